using SequencesAsCode.Output.Html.Cards;
using SequencesAsCode.Output.Html.Layout;
using SequencesAsCode.Output.Html.Markup;
using SequencesAsCode.Output.Html.Pages;
using SequencesAsCode.Output.Html.Parts;

namespace SequencesAsCode.Output.Html;

/// <summary>Writes a whole page: head, top, switches, the list of sequences, the sequences.</summary>
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
            <!DOCTYPE html><html lang="en"{ControlsWriter.Defaults(page)}>
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Assets.PagePolicy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <title>{page.Title}</title>
            {HtmlMarkup.Asset("style", Assets.PageStyle)}
            </head>
            <body class="{Classes(page)}" data-page="{page.Title} {page.Account}">
            <a class="skip" href="#sequences">Skip to the sequences</a>
            {IconWriter.Definitions()}{TopWriter.Write(page)}{ControlsWriter.Write(page)}<div class="page">
            {RailWriter.Write(page)}<main id="sequences" tabindex="-1">

            """
        );

    private static string Classes(PreviewPage page) =>
        $"{(page.Compares ? "compares" : "single")}{(page.HasRail ? " has-rail" : "")}";

    private static HtmlMarkup Closing(PreviewPage page) =>
        HtmlMarkup.Of(
            $"""
            {NothingWriter.Write(page)}{NothingWriter.Others(page)}</main>
            </div>
            {Footer(page)}{HtmlMarkup.Asset("script", Assets.Script)}</body></html>

            """
        );

    private static HtmlMarkup Footer(PreviewPage page)
    {
        if (page.Sequences.IsEmpty)
            return default;
        return HtmlMarkup.Of(
            $"""
            <footer>
            {LegendWriter.Write(page)}
            </footer>

            """
        );
    }
}
