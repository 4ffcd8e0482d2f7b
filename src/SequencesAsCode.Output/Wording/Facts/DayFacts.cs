using System.Globalization;

namespace SequencesAsCode.Output.Wording.Facts;

/// <summary>The days on which the steps of a sequence happen, before and after.</summary>
internal sealed class DayFacts
{
    private const int MostSteps = 2;

    private readonly Timeline? before;
    private readonly Timeline? after;
    private readonly Dictionary<string, TimelineStep> old;
    private readonly Dictionary<string, TimelineStep> now;

    /// <summary>Compares the days of a sequence.</summary>
    public DayFacts(SequenceChange sequence)
    {
        before = sequence.Before is { } held ? Timeline.Of(held) : null;
        after = sequence.After is { } wanted ? Timeline.Of(wanted) : null;
        old = ByHandle(before);
        now = ByHandle(after);
    }

    /// <summary>When a step happens afterwards: <c>on day 10</c>; empty when it is unknown.</summary>
    public string On(StepChange step) => now.GetValueOrDefault(step.Handle) is { } at ? $" on {Day(at)}" : "";

    /// <summary><c>from day 14 to day 2</c>; null when the day stays the same or is unknown.</summary>
    public string? FromTo(StepChange step) => Moved(step) is var (was, at) ? $"from {Day(was)} to {Day(at)}" : null;

    /// <summary>How long the sequence takes: <c>over 4 days</c>; null when it is unknown.</summary>
    public string? Over => after?.Days is { } days ? $"over {Phrases.Count(days, "day", "days")}" : null;

    /// <summary>The steps that stay where they are and happen on other days.</summary>
    /// <param name="sequence">The sequence.</param>
    /// <param name="names">The names of its steps.</param>
    public IEnumerable<ChangeFact> OtherDays(SequenceChange sequence, StepNames names)
    {
        var moved = sequence
            .Steps.Where(step => step.Action is PartAction.Update or PartAction.None && Moved(step) is not null)
            .ToList();
        if (moved.Count > MostSteps)
            return [new($"{moved.Count} steps go out on different days{Whole()}")];
        return moved.Select(step => new ChangeFact($"{Phrases.Sentence(names.Of(step))} moves {FromTo(step)}"));
    }

    private static Dictionary<string, TimelineStep> ByHandle(Timeline? timeline) =>
        (timeline?.Steps ?? [])
            .DistinctBy(step => step.Handle, StringComparer.Ordinal)
            .ToDictionary(step => step.Handle, StringComparer.Ordinal);

    private static bool IsKnown(TimelineStep step) => step.Day is not null || step.At is not null;

    /// <summary><c>day 3</c> or an exact time.</summary>
    public static string Day(TimelineStep step) =>
        step switch
        {
            { At: { } at } => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            { Day: { } day } => string.Create(CultureInfo.InvariantCulture, $"day {day}"),
            _ => "an unknown day",
        };

    private (TimelineStep Was, TimelineStep At)? Moved(StepChange step) =>
        old.GetValueOrDefault(step.Handle) is { } was
        && now.GetValueOrDefault(step.Handle) is { } at
        && IsKnown(was)
        && IsKnown(at)
        && was.When != at.When
            ? (was, at)
            : null;

    private string Whole() =>
        before?.Days is { } was && after?.Days is { } then && was != then
            ? string.Create(CultureInfo.InvariantCulture, $"; {was} days → {Phrases.Count(then, "day", "days")} in all")
            : "";
}
