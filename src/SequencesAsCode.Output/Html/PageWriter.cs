using SequencesAsCode.Output.Html.Emails;
using SequencesAsCode.Output.Html.Layout;
using SequencesAsCode.Output.Html.Markup;
using SequencesAsCode.Output.Html.Pages;
using SequencesAsCode.Output.Html.Parts;

namespace SequencesAsCode.Output.Html;

/// <summary>Writes a whole page: head, top, switches, the list of sequences, the sequences.</summary>
internal static class PageWriter
{
    private const string AnyCondition = "{{…}}";

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
            <!DOCTYPE html><html lang="en"{ControlsWriter.Defaults}>
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
            {Explanation()}{Marks(page)}{Images()}
            </footer>

            """
        );
    }

    private static HtmlMarkup Explanation() =>
        HtmlMarkup.Of(
            $"<p>Emails are filled in for a made-up contact. "
                + $"<span class=\"merged\">{SampleContact.Complete.Value("first_name")}</span> is the value of a "
                + $"dynamic variable; <span class=\"blank\">no company</span> marks one without a value: Apollo does "
                + $"not send such an email (Not Sent), though for custom fields that is not certain; "
                + $"<span class=\"unknown\">{AnyCondition}</span> is shown as it is written, because what it does is "
                + $"not known.</p>\n"
        );

    private static HtmlMarkup Images() =>
        HtmlMarkup.Of($"<p>Images are not loaded and links do not open; point at a link to see its target.</p>");

    private static HtmlMarkup Marks(PreviewPage page)
    {
        if (!page.Compares)
            return default;
        return HtmlMarkup.Of(
            $"<p><del class=\"mark\">Removed words</del> are struck through, "
                + $"<ins class=\"mark\">added words</ins> underlined.</p>\n"
        );
    }
}
