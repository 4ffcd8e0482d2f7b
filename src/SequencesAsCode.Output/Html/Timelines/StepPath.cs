using System.Globalization;
using SequencesAsCode.Output.Html.Markup;
using SequencesAsCode.Output.Html.Views;

namespace SequencesAsCode.Output.Html.Timelines;

/// <summary>Draws lines from where steps were to where they come, between the two rows of a timeline.</summary>
internal static class StepPath
{
    private const int Height = 34;
    private const int Arrow = 5;

    /// <summary>A row of lines; nothing where no step comes to another place.</summary>
    /// <param name="sequence">The sequence.</param>
    /// <param name="before">The row above.</param>
    /// <param name="after">The row below.</param>
    /// <param name="layout">The columns of both.</param>
    public static HtmlMarkup Row(PreviewSequence sequence, Timeline before, Timeline after, TimelineLayout layout)
    {
        var lines = after
            .Steps.Select(step => step.Handle)
            .Where(handle => Moves(sequence, handle) is not null)
            .Select(handle => Line(Moves(sequence, handle)!, layout, before, after, handle))
            .OfType<HtmlMarkup>()
            .ToList();
        if (lines.Count == 0)
            return default;
        var drawing = HtmlMarkup.Of(
            $"<svg aria-hidden=\"true\" width=\"{layout.Width}\" height=\"{Height}\">{lines}</svg>"
        );
        return HtmlMarkup.Of(
            $"""
            <tr class="paths"><td></td><td colspan="{layout.Columns.Length}">{drawing}</td></tr>

            """
        );
    }

    private static string? Moves(PreviewSequence sequence, string handle) =>
        sequence.Steps.FirstOrDefault(step => step.Handle == handle)?.Action switch
        {
            PartAction.Move => "moved",
            PartAction.None or PartAction.Update => "later",
            _ => null,
        };

    private static HtmlMarkup? Line(string kind, TimelineLayout layout, Timeline before, Timeline after, string handle)
    {
        if (layout.CenterOf(before, handle) is not { } from || layout.CenterOf(after, handle) is not { } to)
            return null;
        if (kind == "later" && DayOf(before, handle) == DayOf(after, handle))
            return null;
        var curve = Coordinates($"M{from} 1C{from} {Height / 2} {to} {Height / 2} {to} {Height - 2}");
        var head = Coordinates($"m-{Arrow}-{Arrow}l{Arrow} {Arrow} {Arrow}-{Arrow}");
        return HtmlMarkup.Of($"<path class=\"{kind}\" d=\"{curve}{head}\"></path>");
    }

    private static (int? Day, DateTimeOffset? At)? DayOf(Timeline timeline, string handle) =>
        timeline.Steps.Where(step => step.Handle == handle).Select(step => (step.Day, step.At)).First();

    private static string Coordinates(FormattableString path) => path.ToString(CultureInfo.InvariantCulture);
}
