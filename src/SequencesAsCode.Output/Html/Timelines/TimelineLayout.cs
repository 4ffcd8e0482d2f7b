namespace SequencesAsCode.Output.Html.Timelines;

/// <summary>The widths of a timeline's columns, and where a step stands in them, in pixels.</summary>
/// <param name="columns">The columns in order.</param>
/// <param name="timelines">The timelines that share them.</param>
internal sealed class TimelineLayout(ImmutableArray<TimelineColumn> columns, ImmutableArray<Timeline> timelines)
{
    /// <summary>The width of the column with the names of the rows.</summary>
    public const int HeadWidth = 72;

    // What a step needs, its margins included; the style sheet says the same.
    private const int StepWidth = 58;
    private const int IdleWidth = 22;
    private const int StretchWidth = 40;
    private const int ExactWidth = 148;

    /// <summary>The columns in order.</summary>
    public ImmutableArray<TimelineColumn> Columns => columns;

    /// <summary>The width of each column.</summary>
    public ImmutableArray<int> Widths { get; } = [.. columns.Select(column => WidthOf(column, timelines))];

    /// <summary>The width of all columns but for the names of the rows.</summary>
    public int Width => Widths.Sum();

    /// <summary>The middle of a step; null where the timeline does not have it.</summary>
    public double? CenterOf(Timeline timeline, string handle)
    {
        var left = 0;
        foreach (var (column, width) in columns.Zip(Widths))
        {
            ImmutableArray<TimelineStep> steps = [.. timeline.Steps.Where(column.Holds)];
            var place = steps.Select(step => step.Handle).ToList().IndexOf(handle);
            if (place >= 0)
                return left + (width / 2.0) + ((place - ((steps.Length - 1) / 2.0)) * StepWidth);
            left += width;
        }

        return null;
    }

    private static int WidthOf(TimelineColumn column, ImmutableArray<Timeline> timelines)
    {
        var most = timelines.Select(timeline => timeline.Steps.Count(column.Holds)).DefaultIfEmpty().Max();
        var least = column.Kind switch
        {
            "idle" => IdleWidth,
            "stretch" => StretchWidth,
            "exact" => ExactWidth,
            _ => StepWidth,
        };
        return Math.Max(least, most * StepWidth);
    }
}
