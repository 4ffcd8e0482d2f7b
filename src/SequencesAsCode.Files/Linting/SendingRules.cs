using SequencesAsCode.Files.Reading;

namespace SequencesAsCode.Files.Linting;

/// <summary>
/// Whether an active sequence sends. What a file does not manage may be approved in Apollo, so nothing is said of it.
/// </summary>
internal static class SendingRules
{
    public static IEnumerable<Diagnostic> Check(SequenceSource sequence)
    {
        if (sequence.Desired.Fields[Fields.Active] is not FieldValue.Flag { Value: true })
            return [];
        var emails = sequence.Steps.Where(step => StepTypes.IsEmail(step.Desired.Type)).ToList();
        var waiting = emails.Where(WaitsForReview).ToList();
        return waiting.Count > 0 && waiting.Count == emails.Count
            ? [Diagnostic.NothingSends(sequence.Desired.FieldPlaces[Fields.Active])]
            : waiting.Select(step => Diagnostic.StepSendsNothing(step.Touches[0].Node["status"]!.At));
    }

    private static bool WaitsForReview(StepSource step) =>
        !step.Touches.IsEmpty
        && step.Touches.All(touch =>
            touch.Desired.Fields[Fields.Status] is FieldValue.Text { Value: "to_be_reviewed" }
        );
}
