using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using SequencesAsCode.Core.Markup;

namespace SequencesAsCode.Files.Bodies;

/// <summary>Writes the content of a paragraph or list item as lines of Markdown.</summary>
/// <param name="style">How the Markdown is rendered.</param>
/// <param name="spelling">How cautiously it is written.</param>
/// <param name="takesAll">Whether elements without a form in Markdown are written as tags.</param>
internal sealed partial class MarkdownInlines(MarkdownStyle style, MarkdownSpelling spelling, bool takesAll)
{
    /// <summary>The deepest nesting of elements that is written.</summary>
    public const int MaximumDepth = 24;

    private const char LineEnd = '\u0001';

    private readonly MarkdownText text = new(spelling.EscapesAll);

    /// <summary>The lines; null when they hold something that has no form here.</summary>
    public List<string>? Lines(IEnumerable<INode> nodes, int depth)
    {
        var written = new StringBuilder();
        foreach (var node in nodes)
        {
            if (node is IElement { LocalName: "br", Attributes.Length: 0 })
                written.Append(LineEnd);
            else if (!Inline(node, written, depth))
                return null;
        }

        return [.. written.ToString().Split(LineEnd).Select(line => text.AtLineStart(line.Trim(' ', '\t', '\n')))];
    }

    private bool Inline(INode node, StringBuilder written, int depth)
    {
        if (depth > MaximumDepth)
            return false;
        if (node is IText run)
        {
            if (run.Data.Contains(LineEnd, StringComparison.Ordinal))
                return false;
            written.Append(text.Of(style.LineEnds == LineEndStyle.Break ? run.Data.Replace('\n', ' ') : run.Data));
            return true;
        }

        return node is IElement element && Inline(element, written, depth);
    }

    private bool Inline(IElement element, StringBuilder written, int depth)
    {
        if (element.LocalName is "br" or "img")
        {
            written.Append(Tag(element));
            return true;
        }

        if (spelling.Shortens && Address(element) is { } address)
        {
            written.Append('<').Append(address).Append('>');
            return true;
        }

        var inner = new StringBuilder();
        if (
            element.ChildNodes.Any(child => !Inline(child, inner, depth + 1))
            || Around(element, inner.ToString()) is not { } around
        )
            return false;
        written.Append(around.Open).Append(inner).Append(around.Close);
        return true;
    }

    // The address of a link whose text is that address; a mail address is shown without its scheme.
    private static string? Address(IElement element) =>
        element is { LocalName: "a", Attributes.Length: 1 }
        && element.ChildNodes is [IText { Data: var shown }]
        && element.GetAttribute("href") is { } href
        && MarkdownText.CanBeTarget(shown)
        && (shown == href ? Web().IsMatch(shown) : $"mailto:{shown}" == href && Mail().IsMatch(shown))
            ? shown
            : null;

    private (string Open, string Close)? Around(IElement element, string inner)
    {
        var isPlain = element.Attributes.Length == 0;
        var takesMarks = isPlain && !spelling.TagsEmphasis && inner.Length > 0 && inner.Trim() == inner;
        return element.LocalName switch
        {
            "strong" when takesMarks => ("**", "**"),
            "em" when takesMarks => ("*", "*"),
            "a"
                when element.Attributes.Length == 1
                    && element.GetAttribute("href") is { } href
                    && MarkdownText.CanBeTarget(href) => ("[", $"]({href})"),
            "a" => (Tag(element), "</a>"),
            "strong" or "em" or "b" or "i" or "u" or "s" or "sub" or "sup" when isPlain => (
                $"<{element.LocalName}>",
                $"</{element.LocalName}>"
            ),
            var name when takesAll && !MarkupTokens.IsBlock(name) => (Tag(element), $"</{name}>"),
            _ => null,
        };
    }

    private static string Tag(IElement element)
    {
        var tag = new StringBuilder("<").Append(element.LocalName);
        foreach (var attribute in element.Attributes)
            tag.Append(CultureInfo.InvariantCulture, $" {attribute.Name}=\"{Escaped(attribute.Value)}\"");
        return tag.Append('>').ToString();
    }

    private static string Escaped(string value) =>
        value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    [GeneratedRegex(@"\Ahttps?://[^\s<>]+\z", RegexOptions.IgnoreCase)]
    private static partial Regex Web();

    [GeneratedRegex(@"\A[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\z")]
    private static partial Regex Mail();
}
