using SequencesAsCode.Output.Html.Emails;
using SequencesAsCode.Output.Html.Markup;
using SequencesAsCode.Output.Html.Views;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Html;

/// <summary>Writes emails and notes: a pane for each version, and in it what each of the two contacts gets.</summary>
internal static class TextWriters
{
    /// <summary>The text of a call or task.</summary>
    public static HtmlMarkup Note(PreviewText text, PartAction action, string label)
    {
        var panes = PaneWriter.Versions(
            action,
            text.Before is not null,
            text.After is not null,
            isAfter =>
            {
                var shown = (isAfter ? text.After : text.Before)!;
                return HtmlMarkup.Of(
                    $"<div class=\"note\"><span class=\"label\">{label}</span>{NoteText(shown, TextSides.Change)}</div>"
                );
            }
        );
        return HtmlMarkup.Join(panes, RemarkWriter.Write(text, "", TextSides.Change));
    }

    /// <summary>A text that differs between the file and Apollo, and stays as it is on both sides.</summary>
    public static HtmlMarkup Difference(PreviewDifference difference, string title)
    {
        var sides = TextSides.Kept;
        return HtmlMarkup.Of(
            $"""
            <p class="label">{Phrases.Sentence(difference.Label)}: {difference.Because}</p>
            <div class="{sides.Panes}">
            {Side(difference, title, false)}{Side(difference, title, true)}</div>
            {RemarkWriter.Write(difference.Text, "", sides)}
            """
        );
    }

    /// <summary>An email as a mail client shows it.</summary>
    public static HtmlMarkup Email(PreviewTouch touch)
    {
        var notSent = VariablePhrases.WithoutValue(touch.Needed, "this email");
        var hasAfter = touch.Body.After is not null;
        return HtmlMarkup.Join([
            .. notSent.Select(line => NotSent(line, touch.Needed[0])),
            PaneWriter.Versions(touch.Action, touch.HasBefore, hasAfter, isAfter => Mail(touch, isAfter)),
            touch.Subject is { } subject ? RemarkWriter.Write(subject, "Subject: ", TextSides.Change) : default,
            RemarkWriter.Write(touch.Body, "", TextSides.Change),
        ]);
    }

    private static HtmlMarkup Side(PreviewDifference difference, string title, bool isApollo)
    {
        var sides = TextSides.Kept;
        var label = sides.Label(isApollo);
        var text = (isApollo ? difference.Text.After : difference.Text.Before)!;
        if (!difference.IsEmail)
        {
            return PaneWriter.Pane("pane", label, text.Sample.IsEmpty ? NoText() : NoteText(text, sides));
        }

        return PaneWriter.Pane(
            "pane",
            label,
            HtmlMarkup.Of(
                $"""
                <div class="mail">
                {Body($"{title}, {label}", text, sides)}</div>
                """
            )
        );
    }

    private static HtmlMarkup NoteText(ForBoth text, TextSides sides) =>
        ForContacts(text, "p", "note-text", parts => EmailDocument.Content(parts, sides));

    private static HtmlMarkup NotSent(string line, string variable)
    {
        var fallback = VariablePhrases.Fallback(variable);
        return HtmlMarkup.Of($"<p class=\"not-sent for-missing\">{Phrases.Sentence(line)}. {fallback}</p>\n");
    }

    private static HtmlMarkup Mail(PreviewTouch touch, bool isAfter)
    {
        var body = (isAfter ? touch.Body.After : touch.Body.Before ?? touch.Body.After)!;
        return HtmlMarkup.Of(
            $"""
            <div class="mail"><div class="mail-head">{People()}{Subject(touch, isAfter)}</div>
            {Body(touch.Title, body, TextSides.Change)}</div>

            """
        );
    }

    private static HtmlMarkup People()
    {
        var initials = string.Concat(SampleContact.Sender.Split(' ').Select(name => name[0]));
        return HtmlMarkup.Of(
            $"<span class=\"avatar\" aria-hidden=\"true\">{initials}</span><div class=\"people\">"
                + $"<b>{SampleContact.Sender}</b> <span class=\"for-sample\">to {SampleContact.Recipient}</span>"
                + $"<span class=\"for-missing\">to a contact without data</span></div>"
        );
    }

    private static HtmlMarkup Subject(PreviewTouch touch, bool isAfter)
    {
        var subject = isAfter ? touch.Subject?.After : touch.Subject?.Before ?? touch.Subject?.After;
        if (subject is { Sample.IsEmpty: false })
        {
            return ForContacts(subject, "p", "subject", parts => EmailDocument.Content(parts, TextSides.Change));
        }

        var none = touch.IsReply ? "Reply in the thread of an earlier step, with its subject" : "No subject";
        return HtmlMarkup.Of($"<p class=\"subject none\">{none}</p>");
    }

    // Without a script the frame in the noscript is shown; the script makes it when it comes into view.
    private static HtmlMarkup Body(string title, ForBoth body, TextSides sides)
    {
        if (body.Sample.IsEmpty && body.Missing.IsEmpty)
            return NoText();
        return ForContacts(
            body,
            "div",
            $"frame {EmailHeight.ClassesOf(body.Sample)}",
            parts =>
                HtmlMarkup.Of(
                    $"<noscript><iframe sandbox=\"\" loading=\"lazy\" title=\"{title}: text\" "
                        + $"srcdoc=\"{EmailDocument.Of(parts, sides)}\"></iframe></noscript>"
                )
        );
    }

    private static HtmlMarkup NoText() => HtmlMarkup.Of($"<p class=\"empty\">No text.</p>");

    private static HtmlMarkup ForContacts(
        ForBoth text,
        string tag,
        string classes,
        Func<ImmutableArray<BodyPart>, HtmlMarkup> content
    )
    {
        if (text.IsSame)
            return Element(classes, text.Sample);
        return HtmlMarkup.Join(
            Element($"{classes} for-sample", text.Sample),
            Element($"{classes} for-missing", text.Missing)
        );

        HtmlMarkup Element(string all, ImmutableArray<BodyPart> parts) =>
            HtmlMarkup.Of($"{HtmlMarkup.Element(tag, content(parts), HtmlAttribute.Of("class", all))}\n");
    }
}
