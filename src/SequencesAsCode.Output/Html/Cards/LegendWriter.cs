using SequencesAsCode.Output.Html.Emails;
using SequencesAsCode.Output.Html.Markup;
using SequencesAsCode.Output.Html.Pages;

namespace SequencesAsCode.Output.Html.Cards;

/// <summary>Writes what the marks in emails mean, once on a page.</summary>
internal static class LegendWriter
{
    private const string AnyCondition = "{{…}}";

    public static HtmlMarkup Write(PreviewPage page) => HtmlMarkup.Join(Changes(page), Contacts(), Images());

    private static HtmlMarkup Changes(PreviewPage page)
    {
        if (!page.Compares)
            return default;
        return HtmlMarkup.Of(
            $"<p><del class=\"mark\">Removed words</del> are struck through, "
                + $"<ins class=\"mark\">added words</ins> underlined.</p>\n"
        );
    }

    private static HtmlMarkup Contacts() =>
        HtmlMarkup.Of(
            $"<p>No contact on this page is real. "
                + $"<span class=\"merged\">{SampleContact.Complete.Value("first_name")}</span> is the value of a "
                + $"dynamic variable. <span class=\"blank\">no company</span> marks a value that the contact lacks. "
                + $"<span class=\"unknown\">{AnyCondition}</span> is shown as written, because this page cannot "
                + $"evaluate it.</p>\n"
        );

    private static HtmlMarkup Images() =>
        HtmlMarkup.Of($"<p>Images are not loaded, and links do not open. Each email lists where its links lead.</p>");
}
