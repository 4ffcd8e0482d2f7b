using System.Collections.Immutable;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.States;
using SequencesAsCode.Core.Text;

namespace SequencesAsCode.Output.Html.Emails;

/// <summary>An email as a document of its own, for the inside of a frame, and as the inline markup of its subject.</summary>
internal static class EmailDocument
{
    // Between the characters of a line and its width, at the size of text in a frame; on the careful side.
    private const int DesktopColumns = 62;
    private const int PhoneColumns = 36;

    // On a screen an email beyond 64 lines scrolls in its frame; on paper it cannot.
    private static readonly ImmutableArray<int> Heights = [3, 4, 6, 8, 10, 13, 16, 20, 25, 32, 40, 50, 64, 128, 256];

    /// <summary>The whole document.</summary>
    /// <param name="parts">The email.</param>
    /// <param name="mark">The element for changed words: <c>del</c> or <c>ins</c>.</param>
    public static string Of(ImmutableArray<BodyPart> parts, string mark)
    {
        using var output = new StringWriter();
        var writer = new MarkupWriter(output);
        writer.Open("!DOCTYPE html");
        writer.Open("html", ("lang", "")).Open("meta", ("charset", "utf-8")).Open("meta", ("http-equiv", "Content-Security-Policy"), ("content", Assets.EmailPolicy));
        writer.Element("title", "Email").Asset("style", Assets.EmailStyle);
        if (parts.Any(HasGroundClass)) writer.Asset("style", GroundClass.Style);
        writer.Open("body");
        Write(writer, parts, mark);
        writer.Close("body").Close("html");
        return output.ToString();
    }

    /// <summary>The parts as markup.</summary>
    public static void Write(MarkupWriter writer, ImmutableArray<BodyPart> parts, string mark)
    {
        foreach (var part in parts) Write(writer, part, mark);
    }

    /// <summary>The classes that give a frame its height: one where there is room, one on a phone. A frame cannot be asked how high it is.</summary>
    public static string HeightOf(ImmutableArray<BodyPart> parts) => $"d{Bucket(Lines(parts, DesktopColumns))} p{Bucket(Lines(parts, PhoneColumns))}";

    private static bool HasGroundClass(BodyPart part) =>
        part is BodyPart.Start start && start.Attributes.Any(attribute => attribute is ("class", ['g', ..]));

    private static void Write(MarkupWriter writer, BodyPart part, string mark)
    {
        switch (part)
        {
            case BodyPart.Words words:
                var (tag, kind) = (words.Changed ? mark : words.Kind == WordsKind.Written ? null : "span", words.Kind switch { WordsKind.Merged => "merged", WordsKind.Unknown => "unknown", _ => null });
                if (tag is null) writer.Text(words.Text);
                else writer.Element(tag, words.Text, kind is null ? default : ("class", kind), words.Kind == WordsKind.Unknown ? ("title", "Not evaluated: this preview does not know what it does") : default);
                break;
            case BodyPart.Blank blank:
                if (blank.Changed) writer.Open(mark);
                writer.Element("span", $"no {blank.Name}", ("class", "blank"), ("title", $"{blank.Name} is missing for this contact"));
                if (blank.Changed) writer.Close(mark);
                break;
            case BodyPart.Picture { IsUnseen: true } picture:
                writer.Element("span", $"Unseen image, not loaded: {BodyPart.Short(picture.Address)}", ("class", "picture"));
                break;
            case BodyPart.Picture picture:
                writer.Open("span", ("class", "picture")).Element("b", picture.Alternative.Length == 0 ? "Image" : $"Image: {picture.Alternative}").Text($" {BodyPart.Short(picture.Address)}").Close("span");
                break;
            case BodyPart.Break line:
                writer.Open(line.Tag);
                break;
            case BodyPart.Start start:
                writer.Open(start.Tag, [.. start.Attributes]);
                break;
            case BodyPart.End end:
                writer.Close(end.Tag);
                break;
        }
    }

    private static int Bucket(int lines)
    {
        foreach (var height in Heights)
        {
            if (lines <= height) return height;
        }

        return Heights[^1];
    }

    private static int Lines(ImmutableArray<BodyPart> parts, int columns)
    {
        var (lines, column) = (1, 0);
        foreach (var part in parts)
        {
            column += part switch
            {
                BodyPart.Words words when column > 0 || !string.IsNullOrWhiteSpace(words.Text) => TextWidth.Of(words.Text),
                BodyPart.Blank blank => TextWidth.Of(blank.Name) + 4,
                BodyPart.Picture picture => columns + TextWidth.Of(BodyPart.Short(picture.Address)) + TextWidth.Of(picture.Alternative),
                _ => 0,
            };
            var isEnd = part is BodyPart.Break || (part is BodyPart.Start { Tag: var begun } && column > 0 && AllowedMarkup.IsBlock(begun));
            if (part is BodyPart.End { Tag: "p" or "ul" or "ol" or "blockquote" or "pre" or "table" or "h1" or "h2" or "h3" }) (lines, isEnd) = (lines + 1, column > 0);
            else if (part is BodyPart.End { Tag: var ended } && column > 0 && AllowedMarkup.IsBlock(ended)) isEnd = true;
            lines += column / columns;
            column %= columns;
            if (!isEnd) continue;
            lines++;
            column = 0;
        }

        return lines;
    }
}
