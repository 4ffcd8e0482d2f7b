using SequencesAsCode.Output.Html.Markup;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Html.Emails;

/// <summary>Writes an email as a document for the inside of a frame, and a subject or note as markup.</summary>
internal static class EmailDocument
{
    private const string NotEvaluated = "Not evaluated: this preview does not support it";

    /// <summary>The whole document.</summary>
    /// <param name="parts">The email.</param>
    /// <param name="sides">How changed words are marked.</param>
    public static string Of(ImmutableArray<BodyPart> parts, TextSides sides)
    {
        var content = Content(parts, sides);
        var sheets = EmailSheet.For(content.ToString()).ToList();
        return HtmlMarkup
            .Of(
                $"<!DOCTYPE html><html lang=\"\"><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" "
                    + $"content=\"{EmailSheet.Policy(sheets)}\"><title>Email</title>"
                    + $"{sheets.Select(sheet => HtmlMarkup.Asset("style", sheet.Style))}"
                    + $"<body>{content}</body></html>"
            )
            .ToString();
    }

    /// <summary>The parts alone.</summary>
    /// <param name="parts">The email, or another text.</param>
    /// <param name="sides">How changed words are marked.</param>
    public static HtmlMarkup Content(ImmutableArray<BodyPart> parts, TextSides sides) =>
        HtmlMarkup.Join(parts.Select(part => Part(part, sides)));

    private static HtmlMarkup Part(BodyPart part, TextSides sides) =>
        part switch
        {
            BodyPart.Words words => Words(words, sides),
            BodyPart.Blank blank => Blank(blank, sides),
            BodyPart.Picture picture => Picture(picture),
            BodyPart.Break line => HtmlMarkup.Start(line.Tag),
            BodyPart.Start start => HtmlMarkup.Start(start.Tag, start.Attributes.Select(Attribute)),
            BodyPart.End end => HtmlMarkup.End(end.Tag),
            _ => default,
        };

    private static HtmlAttribute Attribute((string Name, string? Value) attribute) =>
        HtmlAttribute.Of(attribute.Name, attribute.Value);

    private static HtmlMarkup Words(BodyPart.Words words, TextSides sides)
    {
        var text = HtmlMarkup.Text(words.Text);
        var mark = sides.Mark(words.Change);
        return words.Kind switch
        {
            WordsKind.Merged => HtmlMarkup.Element(mark ?? "span", text, HtmlAttribute.Of("class", "merged")),
            WordsKind.Unknown => HtmlMarkup.Element(
                mark ?? "span",
                text,
                HtmlAttribute.Of("class", "unknown"),
                HtmlAttribute.Of("title", NotEvaluated)
            ),
            _ => mark is null ? text : HtmlMarkup.Element(mark, text),
        };
    }

    private static HtmlMarkup Blank(BodyPart.Blank blank, TextSides sides)
    {
        var shown = HtmlMarkup.Of(
            $"<span class=\"blank\" title=\"{VariableNames.Of(blank.Name)} is missing for this contact\">no "
                + $"{VariableNames.Of(blank.Name)}</span>"
        );
        return sides.Mark(blank.Change) is { } mark ? HtmlMarkup.Element(mark, shown) : shown;
    }

    private static HtmlMarkup Picture(BodyPart.Picture picture)
    {
        var address = BodyPart.Short(picture.Address);
        if (picture.IsUnseen)
        {
            return HtmlMarkup.Of($"<span class=\"picture\">Invisible image, not loaded: {address}</span>");
        }

        var name = picture.Alternative.Length == 0 ? "Image" : $"Image: {picture.Alternative}";
        return HtmlMarkup.Of($"<span class=\"picture\"><b>{name}</b> {address}</span>");
    }
}
