using SequencesAsCode.Output.Html.Cards;
using SequencesAsCode.Output.Html.Markup;
using SequencesAsCode.Output.Html.Views;

namespace SequencesAsCode.Output.Html;

/// <summary>Writes a whole page: head, what it means, what needs a decision, the controls, the sequences.</summary>
internal static class PageWriter
{
    /// <summary>Writes the page, one sequence at a time: a page may hold thousands of emails.</summary>
    public static void Write(PreviewPage page, TextWriter output)
    {
        output.Write(Opening(page).ToString());
        foreach (var sequence in page.Sequences)
            output.Write(SequenceWriter.Write(sequence).ToString());
        output.Write(Closing(page).ToString());
    }

    private static HtmlMarkup Opening(PreviewPage page) =>
        HtmlMarkup.Of(
            $"""
            <!DOCTYPE html><html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Assets.PagePolicy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <title>{page.Title}</title>
            {HtmlMarkup.Asset("style", Assets.PageStyle)}
            </head>
            <body class="{(page.Compares ? "compares" : "single")}">
            <a class="skip" href="#sequences">Skip to the sequences</a>
            {IconWriter.Definitions()}{TopWriter.Write(page)}{ControlsWriter.Write(
                page
            )}<main id="sequences" tabindex="-1">

            """
        );

    private static HtmlMarkup Closing(PreviewPage page) =>
        HtmlMarkup.Of(
            $"""
            {Nothing(page)}{Others(page)}</main>
            <footer>
            {LegendWriter.Write(page)}
            </footer>
            {HtmlMarkup.Asset("script", Assets.Script)}</body></html>

            """
        );

    private static HtmlMarkup Nothing(PreviewPage page)
    {
        if (!page.Sequences.IsEmpty || !page.Others.IsEmpty)
            return default;
        return HtmlMarkup.Of($"<p class=\"nothing\">There is no sequence to show.</p>\n");
    }

    private static HtmlMarkup Others(PreviewPage page)
    {
        if (page.Others.IsEmpty)
            return default;
        return HtmlMarkup.Of(
            $"""
            <details class="others"><summary>{page.Others.Length} unchanged</summary><ul>
            {page.Others.Select(name => HtmlMarkup.Of($"<li>{name}</li>\n"))}</ul></details>

            """
        );
    }
}
