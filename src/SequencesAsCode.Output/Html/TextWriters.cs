using System.Collections.Immutable;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Output.Html.Emails;
using SequencesAsCode.Output.Html.Views;
using SequencesAsCode.Output.Prose;
using SequencesAsCode.Output.Text;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Html;

/// <summary>Writes emails and notes: one pane for each side, and in it what either contact gets.</summary>
internal static class TextWriters
{
    /// <summary>The text of a call or task.</summary>
    public static void WriteNote(MarkupWriter writer, PreviewText text, PartAction action, string label)
    {
        WritePanes(writer, action, text.Before is not null, text.After is not null, isAfter =>
        {
            writer.Open("div", ("class", "note")).Element("span", label, ("class", "label"));
            ForEach(writer, (isAfter ? text.After : text.Before)!, "p", "note-text", parts => EmailDocument.Write(writer, parts, TextSides.Change.Mark(isAfter)));
            writer.Close("div");
        });
        WriteRemarks(writer, text, "", TextSides.Change);
    }

    /// <summary>A text of which file and Apollo have different versions, and both stay as they are.</summary>
    public static void WriteDifference(MarkupWriter writer, PreviewDifference difference, string title)
    {
        var (text, sides) = (difference.Text, TextSides.Kept);
        writer.Open("p", ("class", "label")).Text($"{Phrases.Sentence(difference.Label)}: {difference.Because}").Close("p").Line();
        writer.Open("div", ("class", sides.Panes)).Line();
        foreach (var isApollo in new[] { false, true })
        {
            var both = (isApollo ? text.After : text.Before)!;
            OpenPane(writer, "pane", sides.Label(isApollo));
            if (difference.IsEmail)
            {
                writer.Open("div", ("class", "mail")).Line();
                WriteBody(writer, $"{title}, {sides.Label(isApollo)}", both, sides.Mark(isApollo));
                writer.Close("div");
            }
            else if (both.Sample.IsEmpty) writer.Element("p", "No text.", ("class", "empty"));
            else ForEach(writer, both, "p", "note-text", parts => EmailDocument.Write(writer, parts, sides.Mark(isApollo)));
            writer.Close("div").Line();
        }

        writer.Close("div").Line();
        WriteRemarks(writer, text, "", sides);
    }

    /// <summary>An email as a mail client shows it.</summary>
    public static void WriteEmail(MarkupWriter writer, PreviewTouch touch)
    {
        foreach (var line in VariablePhrases.WithoutValue(touch.Needed, "this email")) writer.Element("p", $"{Phrases.Sentence(line)}. {VariablePhrases.Fallback(touch.Needed[0])}", ("class", "not-sent for-missing")).Line();
        WritePanes(writer, touch.Action, touch.HasBefore, touch.Body.After is not null, isAfter =>
        {
            writer.Open("div", ("class", "mail")).Open("div", ("class", "mail-head"));
            writer.Element("span", string.Concat(SampleContact.Sender.Split(' ').Select(name => name[0])), ("class", "avatar"), ("aria-hidden", "true"));
            writer.Open("div", ("class", "people")).Element("b", SampleContact.Sender).Text(" ").Element("span", $"to {SampleContact.Recipient}", ("class", "for-sample")).Element("span", "to a contact without data", ("class", "for-missing")).Close("div");
            WriteSubject(writer, touch, isAfter);
            writer.Close("div").Line();
            WriteBody(writer, touch.Title, (isAfter ? touch.Body.After : touch.Body.Before ?? touch.Body.After)!, TextSides.Change.Mark(isAfter));
            writer.Close("div").Line();
        });
        if (touch.Subject is { } subject) WriteRemarks(writer, subject, "Subject: ", TextSides.Change);
        WriteRemarks(writer, touch.Body, "", TextSides.Change);
    }

    // What marked words do not say.
    private static void WriteRemarks(MarkupWriter writer, PreviewText text, string of, TextSides sides)
    {
        var isKept = sides == TextSides.Kept;
        foreach (var remark in text.Remarks) writer.Element("p", $"{of}{remark}", ("class", "remark")).Line();
        if (!text.Gone.IsEmpty || !text.Come.IsEmpty)
        {
            writer.Open("ul", ("class", "targets")).Line();
            foreach (var target in text.Gone) writer.Open("li").Text(isKept ? $"{sides.First}: " : "− ").Element(sides.OnlyFirst, BodyPart.Short(target)).Close("li").Line();
            foreach (var target in text.Come) writer.Open("li").Text(isKept ? $"{sides.Second}: " : "+ ").Element(sides.OnlySecond, BodyPart.Short(target)).Close("li").Line();
            writer.Close("ul").Line();
        }

        if (text.Source is not { } source) return;
        writer.Open("details", ("class", "source")).Element("summary", $"{of}As it is written").Open("div", ("class", sides.Panes)).Line();
        WriteSource(writer, sides, source.Before, isAfter: false);
        WriteSource(writer, sides, source.After, isAfter: true);
        writer.Close("div").Close("details").Line();
    }

    private static void WriteSource(MarkupWriter writer, TextSides sides, ImmutableArray<BodyPart> parts, bool isAfter)
    {
        OpenPane(writer, sides == TextSides.Kept ? "pane" : isAfter ? "pane after" : "pane before", sides.Label(isAfter));
        writer.Open("pre");
        EmailDocument.Write(writer, parts, sides.Mark(isAfter));
        writer.Close("pre").Close("div").Line();
    }

    private static void OpenPane(MarkupWriter writer, string classes, string label) =>
        writer.Open("div", ("class", classes), ("role", "group"), ("aria-label", label)).Element("span", label, ("class", "side"), ("aria-hidden", "true"));

    private static void WriteSubject(MarkupWriter writer, PreviewTouch touch, bool isAfter)
    {
        var subject = isAfter ? touch.Subject?.After : touch.Subject?.Before ?? touch.Subject?.After;
        if (subject is null || subject.Sample.IsEmpty) writer.Element("p", touch.IsReply ? "Reply in the thread of an earlier step, with its subject" : "No subject", ("class", "subject none"));
        else ForEach(writer, subject, "p", "subject", parts => EmailDocument.Write(writer, parts, TextSides.Change.Mark(isAfter)));
    }

    // The frame stands in a noscript: without the script it is simply there, with it it is made when it comes into view.
    private static void WriteBody(MarkupWriter writer, string title, ForBoth body, string mark)
    {
        if (body.Sample.IsEmpty && body.Missing.IsEmpty) writer.Element("p", "No text.", ("class", "empty"));
        else
        {
            ForEach(writer, body, "div", $"frame {EmailDocument.HeightOf(body.Sample)}", parts => writer
                .Open("noscript")
                .Open("iframe", ("sandbox", ""), ("loading", "lazy"), ("title", $"{title}: text"), ("srcdoc", EmailDocument.Of(parts, mark)))
                .Close("iframe")
                .Close("noscript"));
        }
    }

    private static void ForEach(MarkupWriter writer, ForBoth both, string tag, string kind, Action<ImmutableArray<BodyPart>> write)
    {
        if (both.IsSame)
        {
            One(kind, both.Sample);
            return;
        }

        One($"{kind} for-sample", both.Sample);
        One($"{kind} for-missing", both.Missing);

        void One(string classes, ImmutableArray<BodyPart> parts)
        {
            writer.Open(tag, ("class", classes));
            write(parts);
            writer.Close(tag).Line();
        }
    }

    private static void WritePanes(MarkupWriter writer, PartAction action, bool hasBefore, bool hasAfter, Action<bool> write)
    {
        if (!hasBefore)
        {
            if (hasAfter) Pane(action == PartAction.Create ? "pane after" : "pane same", null, true);
            return;
        }

        writer.Open("div", ("class", hasBefore && hasAfter ? "panes two" : "panes")).Line();
        if (hasBefore) Pane("pane before", "Before", false);
        if (hasAfter) Pane("pane after", "After", true);
        writer.Close("div").Line();

        void Pane(string classes, string? label, bool isAfter)
        {
            if (label is null) writer.Open("div", ("class", classes));
            else OpenPane(writer, classes, label);
            write(isAfter);
            writer.Close("div").Line();
        }
    }

}
