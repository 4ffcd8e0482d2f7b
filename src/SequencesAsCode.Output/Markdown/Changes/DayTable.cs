using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Wording.Facts;

namespace SequencesAsCode.Output.Markdown.Changes;

/// <summary>The days of the steps before and after, in two rows under the names of the steps.</summary>
internal static class DayTable
{
    // More columns than this do not fit a desk.
    private const int MostSteps = 12;

    /// <summary>The table; null when no step happens on another day, or there are too many steps.</summary>
    public static MarkdownText? Of(SequenceChange sequence)
    {
        if (sequence.Before is not { } before || sequence.After is not { } after)
            return null;
        var old = Timeline.Of(before);
        var now = Timeline.Of(after);
        if (old.HasSameDays(now))
            return null;
        var columns = Columns(new(sequence), old.Steps, now.Steps);
        if (columns.Count is 0 or > MostSteps)
            return null;
        var was = old.Steps.ToLookup(step => step.Handle, StringComparer.Ordinal);
        var then = now.Steps.ToLookup(step => step.Handle, StringComparer.Ordinal);
        return MarkdownText.Join(
            "\n",
            [
                Row(MarkdownText.Of($" "), columns.Select(column => MarkdownText.Of($"{column.Name}"))),
                MarkdownText.Of($"|---{MarkdownText.Join("", columns.Select(_ => MarkdownText.Of($"|---")))}|"),
                Row(MarkdownText.Of($"now"), columns.Select(column => Day(was[column.Handle].FirstOrDefault()))),
                Row(
                    MarkdownText.Of($"after"),
                    columns.Select(column =>
                        Changed(was[column.Handle].FirstOrDefault(), then[column.Handle].FirstOrDefault())
                    )
                ),
            ]
        );
    }

    // The steps afterwards, and those that go where they were.
    private static List<(string Handle, string Name)> Columns(
        StepNames names,
        ImmutableArray<TimelineStep> old,
        ImmutableArray<TimelineStep> now
    )
    {
        var columns = now.Select(step => (step.Handle, Name: names.Short(step.Type, step.Handle))).ToList();
        foreach (var (i, step) in old.Index().Where(pair => now.All(other => other.Handle != pair.Item.Handle)))
            columns.Insert(Math.Min(i, columns.Count), (step.Handle, names.Short(step.Type, step.Handle)));
        return columns;
    }

    private static MarkdownText Row(MarkdownText head, IEnumerable<MarkdownText> cells) =>
        MarkdownText.Of($"| {MarkdownText.Join(" | ", cells.Prepend(head))} |");

    private static MarkdownText Day(TimelineStep? step) =>
        step is null ? MarkdownText.Of($"–") : MarkdownText.Of($"{DayFacts.Day(step)}");

    private static MarkdownText Changed(TimelineStep? was, TimelineStep? now) =>
        now is null || (was is not null && was.When == now.When) ? Day(now) : MarkdownText.Of($"<b>{Day(now)}</b>");
}
