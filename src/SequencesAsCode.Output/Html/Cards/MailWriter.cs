using SequencesAsCode.Output.Html.Emails;
using SequencesAsCode.Output.Html.Heights;
using SequencesAsCode.Output.Html.Markup;
using SequencesAsCode.Output.Html.Texts;
using SequencesAsCode.Output.Html.Views;

namespace SequencesAsCode.Output.Html.Cards;

/// <summary>Writes an email as a card: the line of an inbox, the text, and below it links and length.</summary>
internal static class MailWriter
{
    private static readonly string Initials = string.Concat(SampleContact.Sender.Split(' ').Select(name => name[0]));

    /// <summary>An email with all its versions.</summary>
    public static HtmlMarkup Write(PreviewTouch touch)
    {
        var hasAfter = touch.Body.After is not null;
        var unlisted = touch.Body with { Gone = [], Come = [] };
        return HtmlMarkup.Join([
            .. touch.Lacking.Select(MissingDataWriter.Write),
            PaneWriter.Versions(touch.Action, touch.HasBefore, hasAfter, isAfter => Card(touch, isAfter)),
            touch.Subject is { } subject ? RemarkWriter.Write(subject, "Subject: ", TextSides.Change) : default,
            RemarkWriter.Write(unlisted, "", TextSides.Change),
        ]);
    }

    /// <summary>The text of an email alone.</summary>
    /// <param name="title">The name of the frame.</param>
    /// <param name="body">The text for each contact.</param>
    /// <param name="sides">How changed words are marked.</param>
    public static HtmlMarkup Body(string title, ContactText body, TextSides sides)
    {
        if (body.IsEmpty)
            return HtmlMarkup.Of($"<p class=\"empty\">No text.</p>");
        // Without a script the frame in the noscript is shown; the script makes it when it comes into view.
        return HtmlMarkup.Join(
            body.Versions.Select(version =>
            {
                var shown = body.Versions.Length == 1 ? "" : $" {ContactVersions.ClassesOf(version.Contacts)}";
                return HtmlMarkup.Of(
                    $"<div class=\"frame {EmailHeight.ClassesOf(version.Parts)}{shown}\"><noscript><iframe "
                        + $"sandbox=\"\" loading=\"lazy\" title=\"{title}: text\" "
                        + $"srcdoc=\"{EmailDocument.Of(version.Parts, sides)}\"></iframe></noscript></div>\n"
                );
            })
        );
    }

    private static HtmlMarkup Card(PreviewTouch touch, bool isAfter)
    {
        var body = (isAfter ? touch.Body.After : touch.Body.Before ?? touch.Body.After)!;
        return HtmlMarkup.Of(
            $"""
            <div class="mail"><div class="mail-head">{Avatar()}{People(body)}<div class="inbox">
            {Subject(touch, isAfter)}{Snippet(body)}</div></div>
            {Body(touch.Title, body, TextSides.Change)}{MailFootWriter.Write(touch, isAfter)}</div>

            """
        );
    }

    private static HtmlMarkup Avatar() =>
        HtmlMarkup.Of($"<span class=\"avatar\" aria-hidden=\"true\">{Initials}</span>");

    // Who receives depends on the contact even where the text does not.
    private static HtmlMarkup People(ContactText body)
    {
        var contacts = body.Versions.SelectMany(version => version.Contacts).DistinctBy(contact => contact.Id);
        var recipients = contacts.Select(contact =>
            HtmlMarkup.Of($"<span class=\"variant {contact.Class}\">to {contact.Recipient}</span>")
        );
        return HtmlMarkup.Of($"<p class=\"people\"><b>{SampleContact.Sender}</b> {recipients}</p>");
    }

    private static HtmlMarkup Subject(PreviewTouch touch, bool isAfter)
    {
        var subject = isAfter ? touch.Subject?.After : touch.Subject?.Before ?? touch.Subject?.After;
        if (subject is { IsEmpty: false })
        {
            return ContactVersions.Write(
                subject,
                "p",
                "subject",
                parts => EmailDocument.Content(parts, TextSides.Change)
            );
        }

        var none = touch.IsReply ? "Reply in the same thread, under its subject" : "No subject";
        return HtmlMarkup.Of($"<p class=\"subject none\">{none}</p>\n");
    }

    private static HtmlMarkup Snippet(ContactText body)
    {
        var snippet = body.Select(MailText.Snippet);
        if (snippet.IsEmpty)
            return default;
        return ContactVersions.Write(snippet, "p", "snippet", parts => EmailDocument.Content(parts, TextSides.Change));
    }
}
