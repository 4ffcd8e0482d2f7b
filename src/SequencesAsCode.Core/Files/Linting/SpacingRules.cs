using SequencesAsCode.Diagnostics;
using SequencesAsCode.Model;

namespace SequencesAsCode.Files.Linting;

/// <summary>How long after one email the next one goes, over whatever steps are between them.</summary>
internal static class SpacingRules
{
    private static readonly TimeSpan Least = TimeSpan.FromDays(1);

    public static IEnumerable<Diagnostic> Check(SequenceSource sequence)
    {
        (TimeSpan? Since, FieldValue.Moment? Moment) email = default;
        var isFirst = true;
        foreach (var step in sequence.Steps)
        {
            var at = step.Desired.Fields[Fields.At] as FieldValue.Moment;
            email.Since = step.Desired.Fields[Fields.Wait] is FieldValue.Wait wait ? email.Since + TimeSpan.FromSeconds(wait.Seconds) : null;
            if (!StepTypes.IsEmail(step.Desired.Type)) continue;
            if (!isFirst && Gap(email, at) is { } gap && gap >= TimeSpan.Zero && gap < Least) yield return Diagnostic.EmailsTooClose((step.Node["at"] ?? step.Node["wait"] ?? step.Node).At, Words(gap), Corrected(email.Moment, step.Desired, gap));
            (isFirst, email) = (false, (TimeSpan.Zero, at));
        }
    }

    private static TimeSpan? Gap((TimeSpan? Since, FieldValue.Moment? Moment) email, FieldValue.Moment? at) => at is not null ? at.Value - email.Moment?.Value : email.Since;

    // The other steps between the two keep their waits.
    private static string Corrected(FieldValue.Moment? before, DesiredStep step, TimeSpan gap)
    {
        if (step.Fields[Fields.Wait] is not FieldValue.Wait wait) return $"at: {new FieldValue.Moment(before!.Value + Least)}";
        var hours = (long)Math.Ceiling((TimeSpan.FromSeconds(wait.Seconds) + Least - gap).TotalHours);
        return $"wait: {(hours % 24 == 0 ? new FieldValue.Wait(hours / 24, WaitUnit.Day) : new FieldValue.Wait(hours, WaitUnit.Hour))}";
    }

    private static string Words(TimeSpan gap) => (gap switch
    {
        { Ticks: 0 } => new FieldValue.Wait(0, WaitUnit.Minute),
        { Seconds: > 0 } => new FieldValue.Wait((long)gap.TotalSeconds, WaitUnit.Second),
        { Minutes: > 0 } => new FieldValue.Wait((long)gap.TotalMinutes, WaitUnit.Minute),
        _ => new FieldValue.Wait((long)gap.TotalHours, WaitUnit.Hour),
    }).ToString();
}
