using SequencesAsCode.Core.Facts;
using SequencesAsCode.Files.Reading;

namespace SequencesAsCode.Files.Linting;

/// <summary>
/// Finds waits that Apollo may not accept, and emails that follow each other too soon, whatever steps are between them.
/// </summary>
internal static class SpacingRules
{
    private const int Least = 86_400;

    public static IEnumerable<Diagnostic> Check(SequenceSource sequence)
    {
        (Int128? Since, DateTimeOffset? Moment) email = default;
        var isFirst = true;
        foreach (var step in sequence.Steps)
        {
            if (step.Desired.Fields[Fields.Wait] is FieldValue.Wait { IsOdd: true } odd)
            {
                var place = (step.Node["wait"] ?? step.Node).At;
                foreach (var finding in OddWait(place, odd, sequence.Facts().Seconds))
                    yield return finding;
            }

            var at = (step.Desired.Fields[Fields.At] as FieldValue.Moment)?.Value;
            email.Since = step.Desired.Fields[Fields.Wait] is FieldValue.Wait wait ? email.Since + wait.Seconds : null;
            if (!StepTypes.IsEmail(step.Desired.Type))
                continue;
            if (!isFirst && Gap(email, at) is { } gap && gap >= 0 && gap < Least)
                yield return Diagnostic.EmailsTooClose(
                    (step.Node["at"] ?? step.Node["wait"] ?? step.Node).At,
                    Words((int)gap).ToString(),
                    Corrected(email.Moment, step.Desired, (int)gap)
                );
            isFirst = false;
            email = (0, at);
        }
    }

    // Apollo is reported to refuse seconds. A measurement of this account replaces the report.
    private static IEnumerable<Diagnostic> OddWait(SourceLocation place, FieldValue.Wait odd, Fact? measured) =>
        measured is { Outcome: FactOutcome.Yes }
            ? []
            : [Diagnostic.WaitInSeconds(place, odd.ToString(), odd.InMinutes().ToString(), measured?.Day)];

    private static Int128? Gap((Int128? Since, DateTimeOffset? Moment) email, DateTimeOffset? at) =>
        at is not null ? (Int128?)(long?)(at - email.Moment)?.TotalSeconds : email.Since;

    // The other steps between the two keep their waits.
    private static string Corrected(DateTimeOffset? before, DesiredStep step, int gap)
    {
        if (step.Fields[Fields.Wait] is not FieldValue.Wait wait)
        {
            return before <= DateTimeOffset.MaxValue.AddSeconds(-Least)
                ? $"at: {new FieldValue.Moment(before.Value.AddSeconds(Least))}"
                : "at: a day later";
        }

        var hours = (wait.Seconds + Least - gap + 3_599) / 3_600;
        var corrected =
            hours % 24 == 0 ? new FieldValue.Wait(hours / 24, WaitUnit.Day) : new FieldValue.Wait(hours, WaitUnit.Hour);
        return $"wait: {corrected}";
    }

    private static FieldValue.Wait Words(int gap) =>
        gap switch
        {
            0 => new(0, WaitUnit.Minute),
            _ when gap % 60 > 0 => new(gap, WaitUnit.Second),
            _ when gap % 3_600 > 0 => new(gap / 60, WaitUnit.Minute),
            _ => new(gap / 3_600, WaitUnit.Hour),
        };
}
