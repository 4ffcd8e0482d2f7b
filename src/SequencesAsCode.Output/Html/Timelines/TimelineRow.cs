using System.Globalization;
using SequencesAsCode.Output.Html.Markup;
using SequencesAsCode.Output.Html.Parts;
using SequencesAsCode.Output.Html.Views;

namespace SequencesAsCode.Output.Html.Timelines;

/// <summary>A row of a timeline: the steps of one version of the sequence.</summary>
/// <param name="Sequence">The sequence.</param>
/// <param name="Timeline">The version.</param>
/// <param name="Other">The version in the other row; null where there is one row.</param>
/// <param name="IsAfter">Whether it is the new version.</param>
internal sealed record TimelineRow(PreviewSequence Sequence, Timeline Timeline, Timeline? Other, bool IsAfter)
{
    /// <summary>What happens to the steps of the row, each once.</summary>
    public IEnumerable<PartAction> Actions =>
        Timeline.Steps.Select(ActionOf).Where(action => action != PartAction.None).Distinct();

    /// <summary>The row as markup.</summary>
    /// <param name="label">Its name.</param>
    /// <param name="columns">The columns of the timeline.</param>
    public HtmlMarkup Write(string label, ImmutableArray<TimelineColumn> columns) =>
        HtmlMarkup.Of(
            $"""
            <tr><th scope="row">{label}</th>{columns.Select(Cell)}</tr>

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
        var mark = PreviewMarks.Of(ActionOf(step));
        var place = number.ToString(CultureInfo.InvariantCulture);
        var said = StepSentence.Of(Sequence, step, number, IsAfter ? Other : null, mark);
        var sign = mark.Kind == "none" ? default : IconWriter.Sign(mark);
        return HtmlMarkup.Of(
            $"<span class=\"due {PreviewMarks.IconOf(step.Type)} {mark.Kind}\" tabindex=\"0\" role=\"img\" "
                + $"aria-label=\"{said}\">{IconWriter.OfType(step.Type)}"
                + $"<span aria-hidden=\"true\" class=\"place\">{place}</span>{sign}</span>"
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
