using SequencesAsCode.Output.Html.Emails;
using SequencesAsCode.Output.Html.Markup;
using SequencesAsCode.Output.Html.Texts;

namespace SequencesAsCode.Output.Html;

/// <summary>Writes what marked words do not show: remarks, changed links and images, the source.</summary>
internal static class RemarkWriter
{
    /// <summary>The remarks on a text.</summary>
    /// <param name="text">Both versions.</param>
    /// <param name="lead">What comes before each remark, such as the name of the text; may be empty.</param>
    /// <param name="sides">The names of the versions.</param>
    public static HtmlMarkup Write(PreviewText text, string lead, TextSides sides) =>
        HtmlMarkup.Join([
            .. text.Remarks.Select(remark => HtmlMarkup.Of($"<p class=\"remark\">{lead}{remark}</p>\n")),
            Targets(text, sides),
            Source(text, lead, sides),
        ]);

    private static HtmlMarkup Targets(PreviewText text, TextSides sides)
    {
        if (text.Gone.IsEmpty && text.Come.IsEmpty)
            return default;
        var isKept = sides == TextSides.Kept;
        var removed = text.Gone.Select(target => Target(isKept ? $"{sides.First}:" : "−", sides.OnlyFirst, target));
        var added = text.Come.Select(target => Target(isKept ? $"{sides.Second}:" : "+", sides.OnlySecond, target));
        return HtmlMarkup.Of(
            $"""
            <ul class="targets">
            {removed}{added}</ul>

            """
        );
    }

    private static HtmlMarkup Target(string lead, string mark, string target)
    {
        var marked = HtmlMarkup.Element(mark, HtmlMarkup.Text(BodyPart.Short(target)));
        return HtmlMarkup.Of($"<li>{lead} {marked}</li>\n");
    }

    private static HtmlMarkup Source(PreviewText text, string lead, TextSides sides)
    {
        if (text.Source is not { } source)
            return default;
        return HtmlMarkup.Of(
            $"""
            <details class="source"><summary>{lead}As it is written</summary><div class="{sides.Panes}">
            {Side(source.Before, sides, false)}{Side(source.After, sides, true)}</div></details>

            """
        );
    }

    private static HtmlMarkup Side(ImmutableArray<BodyPart> parts, TextSides sides, bool isSecond)
    {
        var content = HtmlMarkup.Of($"<pre>{EmailDocument.Content(parts, sides)}</pre>");
        return PaneWriter.Pane(PaneClasses(sides, isSecond), sides.Label(isSecond), content);
    }

    private static string PaneClasses(TextSides sides, bool isSecond)
    {
        if (sides == TextSides.Kept)
            return "pane";
        return isSecond ? "pane after" : "pane before";
    }
}
