using SequencesAsCode.Files.Reading;

namespace SequencesAsCode.Files.Checks;

/// <summary>Checks that every step states when it runs: by <c>wait</c>, or by <c>at</c> in exact mode.</summary>
internal static class TimingRules
{
    /// <param name="sequence">The file.</param>
    /// <param name="needsWait">Whether a step must state its wait; false where the service may not show one.</param>
    public static IEnumerable<Diagnostic> Check(SequenceSource sequence, bool needsWait) =>
        sequence.Desired.Fields[Fields.ExactDaytime] is FieldValue.Flag { Value: true }
            ? Exact(sequence)
            : sequence.Steps.SelectMany(step => Relative(step, needsWait));

    private static IEnumerable<Diagnostic> Relative(StepSource step, bool needsWait)
    {
        if (needsWait && !step.Desired.Fields.Contains(Fields.Wait))
            yield return Diagnostic.WaitMissing(step.Desired.At);
        if (step.Desired.Fields[Fields.At] is FieldValue.Moment)
            yield return Diagnostic.AtWithoutExactMode(step.Node.PlaceOf("at"));
    }

    private static IEnumerable<Diagnostic> Exact(SequenceSource sequence)
    {
        FieldValue.Moment? before = null;
        foreach (var step in sequence.Steps)
        {
            if (step.Desired.Fields.Contains(Fields.Wait))
                yield return Diagnostic.WaitInExactMode(step.Node.PlaceOf("wait"));
            if (step.Desired.Fields[Fields.At] is not FieldValue.Moment at)
            {
                // A time that no calendar has was reported by the reader.
                if (step.Node["at"] is null || step.Desired.Fields.Contains(Fields.At))
                    yield return Diagnostic.AtMissing(step.Desired.At);
                continue;
            }

            if (before is not null && at.Value <= before.Value)
                yield return Diagnostic.AtNotLater(step.Node["at"]!.At, at.ToString(), before.ToString());
            before = at;
        }
    }
}
