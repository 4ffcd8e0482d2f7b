using SequencesAsCode.Output.Html.Cards;
using SequencesAsCode.Output.Html.Emails;
using SequencesAsCode.Output.Html.Markup;
using SequencesAsCode.Output.Html.Texts;
using SequencesAsCode.Output.Html.Views;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Html;

/// <summary>Writes notes, and texts that differ between the file and Apollo: a pane for each version.</summary>
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
    /// <param name="difference">The text.</param>
    /// <param name="title">The title of its frame.</param>
    /// <param name="told">What the head of its part tells already; null for nothing.</param>
    public static HtmlMarkup Difference(PreviewDifference difference, string title, PreviewMark? told)
    {
        var sides = TextSides.Kept;
        var because = difference.Because == told?.Word ? "" : $": {difference.Because}";
        return HtmlMarkup.Of(
            $"""
            <p class="label">{Phrases.Sentence(difference.Label)}{because}</p>
            <div class="{sides.Panes}">
            {Side(difference, title, false)}{Side(difference, title, true)}</div>
            {RemarkWriter.Write(difference.Text, "", sides)}
            """
        );
    }

    private static HtmlMarkup Side(PreviewDifference difference, string title, bool isApollo)
    {
        var sides = TextSides.Kept;
        var label = sides.Label(isApollo);
        var text = (isApollo ? difference.Text.After : difference.Text.Before)!;
        if (!difference.IsEmail)
        {
            return PaneWriter.Pane("pane", label, text.First.IsEmpty ? NoText() : NoteText(text, sides));
        }

        return PaneWriter.Pane(
            "pane",
            label,
            HtmlMarkup.Of(
                $"""
                <div class="mail">
                {MailWriter.Body($"{title}, {label}", text, sides)}</div>
                """
            )
        );
    }

    private static HtmlMarkup NoteText(ContactText text, TextSides sides) =>
        ContactVersions.Write(text, "p", "note-text", parts => EmailDocument.Content(parts, sides));

    private static HtmlMarkup NoText() => HtmlMarkup.Of($"<p class=\"empty\">No text.</p>");
}
