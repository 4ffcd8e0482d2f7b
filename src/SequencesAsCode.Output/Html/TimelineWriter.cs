using System.Globalization;
using SequencesAsCode.Output.Html.Markup;
using SequencesAsCode.Output.Html.Parts;
using SequencesAsCode.Output.Html.Views;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Html;

/// <summary>Writes when steps are due, as a table: days across, the old timeline above the new one.</summary>
internal static class TimelineWriter
{
    /// <summary>The table; nothing where the sequence has no steps.</summary>
    public static HtmlMarkup Write(PreviewSequence sequence)
    {
        if ((sequence.After ?? sequence.Before) is not { } shown)
            return default;
        var old = Differs(sequence) ? sequence.Before : null;
        var columns = TimelineColumns.Of(old, shown);
        var rows = HtmlMarkup.Join(
            old is null ? default : new Row(sequence, old, columns, IsAfter: false).Write("Before"),
            new Row(sequence, shown, columns, IsAfter: sequence.After is not null).Write(LabelOf(sequence, old))
        );
        return HtmlMarkup.Of(
            $"""
            <div class="scroll" role="region" tabindex="0" aria-label="Days of {sequence.Name}">
            <table class="timeline"><caption>{Length(old, shown)}</caption>
            <thead><tr><th scope="col">Day</th>{columns.Select(Head)}</tr></thead>
            <tbody>
            {rows}</tbody></table></div>

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

    private static string Length(Timeline? old, Timeline shown) =>
        (old?.Days, shown.Days) switch
        {
            ({ } before, { } after) when before != after => $"{Days(before)} until now, {Days(after)} afterwards",
            (_, { } after) => Days(after),
            _ => shown.Steps.All(step => step.At is not null) ? "At exact times" : "Not known in full",
        };

    private static string Days(int days) => Phrases.Count(days, "day", "days");

    private static HtmlMarkup Head(TimelineColumn column) =>
        HtmlMarkup.Of(
            $"<th scope=\"col\" class=\"{column.Kind}\" abbr=\"{column.Spoken}\" title=\"{column.Spoken}\">"
                + $"{column.Label}</th>"
        );

    private sealed record Row(
        PreviewSequence Sequence,
        Timeline Timeline,
        ImmutableArray<TimelineColumn> Columns,
        bool IsAfter
    )
    {
        public HtmlMarkup Write(string label) =>
            HtmlMarkup.Of(
                $"""
                <tr><th scope="row">{label}</th>{Columns.Select(Cell)}</tr>

                """
            );

        private HtmlMarkup Cell(TimelineColumn column)
        {
            var steps = Timeline.Steps.Index().Where(pair => column.Holds(pair.Item));
            return HtmlMarkup.Of(
                $"<td class=\"{column.Kind}\">{steps.Select(pair => Step(pair.Item, pair.Index + 1))}</td>"
            );
        }

        private HtmlMarkup Step(TimelineStep step, int number)
        {
            var action = ActionOf(step);
            var mark = PreviewMarks.Of(action);
            var isUntouched = action == PartAction.None;
            var place = number.ToString(CultureInfo.InvariantCulture);
            var said = $"Step {place}, {StepTypes.Label(step.Type)}{(isUntouched ? "" : $", {mark.Word}")}";
            var sign = isUntouched ? default : IconWriter.Sign(mark);
            return HtmlMarkup.Of(
                $"<span class=\"due {PreviewMarks.IconOf(step.Type)} {mark.Kind}\" title=\"{said}\">"
                    + $"{IconWriter.OfType(step.Type)}<span aria-hidden=\"true\">{place}</span>{sign}"
                    + $"<span class=\"vh\">{said}</span></span>"
            );
        }

        // A new step is not in the old timeline and a removed one not in the new timeline, whatever has their handle.
        private PartAction ActionOf(TimelineStep step)
        {
            var shown = Sequence.Steps.FirstOrDefault(shown => shown.Handle == step.Handle);
            var action = shown?.Action ?? PartAction.None;
            var elsewhere = IsAfter ? PartAction.Remove : PartAction.Create;
            return action == elsewhere ? PartAction.None : action;
        }
    }
}
