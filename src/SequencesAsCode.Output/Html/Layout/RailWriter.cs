using SequencesAsCode.Output.Html.Markup;
using SequencesAsCode.Output.Html.Pages;
using SequencesAsCode.Output.Html.Parts;
using SequencesAsCode.Output.Html.Views;

namespace SequencesAsCode.Output.Html.Layout;

/// <summary>
/// Writes the list of sequences beside them: links, so that it works without a script. The script adds the search and
/// the ticks of what was viewed.
/// </summary>
internal static class RailWriter
{
    /// <summary>The list; nothing for a page with one sequence.</summary>
    public static HtmlMarkup Write(PreviewPage page)
    {
        if (!page.HasRail)
            return default;
        return HtmlMarkup.Of(
            $"""
            <nav class="rail" aria-label="Sequences">
            {Find()}            <p class="progress" id="progress" role="status" hidden></p>
            <ol>
            {page.Sequences.Select(Row)}</ol>
            {Keys()}            </nav>

            """
        );
    }

    private static HtmlMarkup Find() =>
        HtmlMarkup.Of(
            $"<div class=\"find\" hidden><input type=\"search\" id=\"find\" placeholder=\"Search sequences\" "
                + $"aria-label=\"Search sequences\" autocomplete=\"off\"><kbd aria-hidden=\"true\">/</kbd></div>\n"
        );

    private static HtmlMarkup Keys() =>
        HtmlMarkup.Of(
            $"<p class=\"keys\" hidden><span><kbd>j</kbd> <kbd>k</kbd> next, previous</span> "
                + $"<span><kbd>v</kbd> viewed</span></p>\n"
        );

    private static HtmlMarkup Row(PreviewSequence sequence)
    {
        var badge = sequence.Mark is { } mark ? IconWriter.Badge(mark) : default;
        return HtmlMarkup.Of(
            $"""
            <li><a href="#{sequence.Anchor}">{badge}<span class="rail-name">{sequence.Name}</span>{DetailWriter.Facts(
                sequence.Facts
            )}</a></li>

            """
        );
    }
}
