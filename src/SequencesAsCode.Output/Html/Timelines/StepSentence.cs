using System.Globalization;
using SequencesAsCode.Output.Html.Emails;
using SequencesAsCode.Output.Html.Views;

namespace SequencesAsCode.Output.Html.Timelines;

/// <summary>A step of a timeline in words: <c>Step 2: email “Quick idea”, day 4, moved (was day 9)</c>.</summary>
internal static class StepSentence
{
    private const int LongestName = 60;

    /// <summary>The words.</summary>
    /// <param name="sequence">The sequence.</param>
    /// <param name="step">The step.</param>
    /// <param name="number">Its number in its version of the sequence.</param>
    /// <param name="before">The old version, of a step of the new one; null where there is nothing to compare.</param>
    /// <param name="mark">What happens to it.</param>
    public static string Of(PreviewSequence sequence, TimelineStep step, int number, Timeline? before, PreviewMark mark)
    {
        var shown = sequence.Steps.FirstOrDefault(shown => shown.Handle == step.Handle);
        var name = shown is null ? "" : NameOf(shown);
        var word = mark.Kind == "none" ? "" : $", {mark.Word}";
        var when = When(step);
        var old = before?.Steps.FirstOrDefault(old => old.Handle == step.Handle);
        var was = old is not null && When(old) != when ? $" (was {When(old)})" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Step {number}: {StepTypes.Label(step.Type)}{name}, {when}{word}{was}"
        );
    }

    private static string NameOf(PreviewStep step)
    {
        var subject = step.Touches.Select(touch => touch.Subject?.After ?? touch.Subject?.Before).FirstOrDefault();
        if (subject is null || subject.First.IsEmpty)
            return step.Key is { } key && key != StepTypes.Label(step.Type) ? $" ({key})" : "";
        var text = string.Concat(subject.First.Select(BodyDiff.TextOf));
        return $" “{(text.Length > LongestName ? $"{text[..LongestName]}…" : text)}”";
    }

    private static string When(TimelineStep step) =>
        step switch
        {
            { Day: { } day } => string.Create(CultureInfo.InvariantCulture, $"day {day}"),
            { At: { } at } => at.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture),
            _ => "day unknown",
        };
}
