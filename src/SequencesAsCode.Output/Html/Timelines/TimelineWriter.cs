using SequencesAsCode.Output.Html.Markup;
using SequencesAsCode.Output.Html.Views;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Html.Timelines;

/// <summary>Writes when steps are due, as a table: days across, the old timeline above the new one.</summary>
internal static class TimelineWriter
{
    /// <summary>The table; nothing where the sequence has no steps.</summary>
    public static HtmlMarkup Write(PreviewSequence sequence)
    {
        if ((sequence.After ?? sequence.Before) is not { } shown)
            return default;
        var old = Differs(sequence) ? sequence.Before : null;
        ImmutableArray<Timeline> timelines = old is null ? [shown] : [old, shown];
        var layout = new TimelineLayout(TimelineColumns.Of(timelines), timelines);
        var above = old is null ? null : new TimelineRow(sequence, old, shown, IsAfter: false);
        var below = new TimelineRow(sequence, shown, old, IsAfter: sequence.After is not null);
        var paths = old is null ? default : StepPath.Row(sequence, old, shown, layout);
        var rows = HtmlMarkup.Join(
            above?.Write("Before", layout.Columns) ?? default,
            paths,
            below.Write(LabelOf(sequence, old), layout.Columns)
        );
        var hasPaths = paths.ToString().Length > 0;
        return HtmlMarkup.Of(
            $"""
            <div class="timeline-box">
            <p class="timeline-title">{Length(old, shown)}</p>
            <div class="days"><div class="scroll" role="region" tabindex="0" aria-label="Days of {sequence.Name}">
            <table class="timeline" width="{TimelineLayout.HeadWidth + layout.Width}">{Columns(layout)}
            <thead><tr><th scope="col">Day</th>{layout.Columns.Select(Head)}</tr></thead>
            <tbody>
            {rows}</tbody></table></div></div>
            {TimelineLegend.Write([.. above?.Actions ?? [], .. below.Actions], hasPaths)}</div>

            """
        );
    }

    private static bool Differs(PreviewSequence sequence) =>
        sequence is { Before: { } before, After: { } after }
        && !before.Steps.Select(Seen).SequenceEqual(after.Steps.Select(Seen));

    private static (string Handle, string Type, int? Day, DateTimeOffset? At) Seen(TimelineStep step) =>
        (step.Handle, step.Type, step.Day, step.At);

    private static string LabelOf(PreviewSequence sequence, Timeline? old)
    {
        if (old is not null)
            return "After";
        return sequence.After is null ? "Now" : "Steps";
    }

    private static HtmlMarkup Length(Timeline? old, Timeline shown) =>
        (old?.Days, shown.Days) switch
        {
            ({ } before, { } after) when before != after => HtmlMarkup.Of(
                $"{Days(before)} <span aria-hidden=\"true\">→</span><span class=\"vh\">become</span> {Days(after)}"
            ),
            (_, { } after) => HtmlMarkup.Text(Days(after)),
            _ => HtmlMarkup.Text(
                shown.Steps.All(step => step.At is not null) ? "At exact times" : "Total length unknown"
            ),
        };

    private static string Days(int days) => Phrases.Count(days, "day", "days");

    // The widths are given, so that the lines between the rows meet the steps.
    private static HtmlMarkup Columns(TimelineLayout layout) =>
        HtmlMarkup.Of($"<colgroup>{layout.Widths.Prepend(TimelineLayout.HeadWidth).Select(Column)}</colgroup>");

    private static HtmlMarkup Column(int width) => HtmlMarkup.Of($"<col width=\"{width}\">");

    private static HtmlMarkup Head(TimelineColumn column) =>
        HtmlMarkup.Of($"<th scope=\"col\" class=\"{column.Kind}\" abbr=\"{column.Spoken}\">{column.Label}</th>");
}
