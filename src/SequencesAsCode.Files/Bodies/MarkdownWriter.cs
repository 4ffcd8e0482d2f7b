using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using SequencesAsCode.Core.Markup;

namespace SequencesAsCode.Files.Bodies;

/// <summary>
/// Writes a tree of HTML as Markdown, as far as Markdown has words for it. Whether the result is faithful is for
/// <see cref="MarkdownForm"/> to prove.
/// </summary>
/// <param name="style">How it is rendered.</param>
/// <param name="spelling">How cautiously it is written.</param>
/// <param name="takesAll">Whether tags that Markdown has no words for are written as tags.</param>
internal sealed partial class MarkdownWriter(MarkdownStyle style, MarkdownSpelling spelling, bool takesAll = false)
{
    private const int MaximumDepth = 24;
    private const char LineEnd = '\u0001';
    private static readonly SearchValues<char> NotInTargets = SearchValues.Create(" \t\n()<>\\");

    private readonly MarkdownText text = new(spelling.EscapesAll);
    private readonly string lineBreak = style.LineEnds == LineEndStyle.Break ? "\n" : "\\\n";

    /// <summary>The Markdown of what is in an element; null when it holds something that is not known here.</summary>
    public string? Write(IElement body)
    {
        var (blocks, run, divisions) = (new List<string>(), new List<INode>(), new List<string>());
        foreach (var node in body.ChildNodes)
        {
            if (node is not IElement { LocalName: "p" or "ul" or "ol" or "div" } block)
            {
                run.Add(node);
                continue;
            }

            if (block.LocalName == "div" && style.Paragraphs == ParagraphStyle.Lines)
            {
                if (run.All(IsBlank))
                    run.Clear();
                if (run.Count > 0 || Divided(block) is not { } divided)
                    return null;
                divisions.Add(divided);
                continue;
            }

            End(divisions, blocks);
            if (!Flush(run, blocks) || Block(block) is not { } written)
                return null;
            blocks.Add(written);
        }

        End(divisions, blocks);
        return Flush(run, blocks) ? string.Join("\n\n", blocks) : null;
    }

    // The line of a div; empty where it holds nothing but a line break.
    private string? Divided(IElement division) =>
        division.Attributes.Length > 0 ? null
        : division.ChildNodes.Where(node => !IsBlank(node)).ToList()
            is [IElement { LocalName: "br", Attributes.Length: 0 }]
            ? ""
        : Lines(division.ChildNodes, 0) is { } lines ? string.Join("<br>", lines)
        : null;

    // One empty line keeps two paragraphs apart; every other one is a line of its own.
    private void End(List<string> divisions, List<string> blocks)
    {
        var paragraph = new List<string>();
        for (var place = 0; place < divisions.Count; place++)
        {
            if (divisions[place].Length > 0)
                paragraph.Add(divisions[place]);
            else if (paragraph.Count == 0 || place == divisions.Count - 1)
                paragraph.Add("<br>");
            else
            {
                blocks.Add(Ended(paragraph));
                paragraph.Clear();
            }
        }

        if (paragraph.Count > 0)
            blocks.Add(Ended(paragraph));
        divisions.Clear();
    }

    // Behind a tag for a break a line end alone is none.
    private string Ended(List<string> paragraph) =>
        string.Concat(
            paragraph.Select(
                (line, index) =>
                    index == paragraph.Count - 1 ? line
                    : line.EndsWith("<br>", StringComparison.Ordinal) ? $"{line}\\\n"
                    : line + lineBreak
            )
        );

    private bool Flush(List<INode> run, List<string> blocks)
    {
        if (Lines(run, 0) is not { } lines)
            return false;
        blocks.AddRange(Paragraphs(lines));
        run.Clear();
        return true;
    }

    private string? Block(IElement block) =>
        block.LocalName switch
        {
            "p" when style.Paragraphs != ParagraphStyle.Element || block.Attributes.Length > 0 => null,
            "p" when block.ChildNodes is [IElement { LocalName: "br", Attributes.Length: 0 }] => "<p><br></p>",
            "p" => Lines(block.ChildNodes, 0) is { } lines ? Joined(lines) : null,
            "ul" or "ol" => List(block, 0),
            _ => null,
        };

    private string? List(IElement list, int depth)
    {
        if (depth > MaximumDepth || list.Attributes.Length > 0)
            return null;
        var items = new List<string>();
        foreach (var node in list.ChildNodes.Where(node => !IsBlank(node)))
        {
            if (node is not IElement { LocalName: "li", Attributes.Length: 0 } item)
                return null;
            var marker = list.LocalName == "ul" ? "- " : $"{items.Count + 1}. ";
            if (Item(item, depth) is not { } written)
                return null;
            items.Add(marker + written.Replace("\n", "\n" + new string(' ', marker.Length), StringComparison.Ordinal));
        }

        return items.Count == 0 ? null : string.Join('\n', items);
    }

    private string? Item(IElement item, int depth)
    {
        var words = item.ChildNodes.TakeWhile(node => node is not IElement { LocalName: "ul" or "ol" }).ToList();
        if (Lines(words, depth) is not { } lines)
            return null;
        var written = Joined(lines);
        foreach (var node in item.ChildNodes.Skip(words.Count).Where(node => !IsBlank(node)))
        {
            if (node is not IElement { LocalName: "ul" or "ol" } inner || List(inner, depth + 1) is not { } nested)
                return null;
            written += $"\n{nested}";
        }

        return written;
    }

    // In a paragraph of its own element every br is one; elsewhere two of them are what keeps paragraphs apart.
    private string Joined(IReadOnlyList<string> lines)
    {
        var joined = new StringBuilder(lines[0]);
        foreach (var (line, before) in lines.Skip(1).Zip(lines))
            joined.Append(line.Length > 0 && before.Length > 0 ? lineBreak : "<br>").Append(line);
        return joined.ToString();
    }

    private IEnumerable<string> Paragraphs(IReadOnlyList<string> lines)
    {
        var (paragraph, breaks) = (new StringBuilder(lines[0]), 0);
        foreach (var line in lines.Skip(1))
        {
            breaks++;
            if (line.Length == 0)
                continue;
            if (breaks == 1 && paragraph.Length > 0)
            {
                paragraph.Append(lineBreak);
            }
            else if (breaks > 1 && paragraph.Length > 0)
            {
                yield return paragraph.ToString();
                paragraph.Clear().Append(Breaks(breaks - 2));
            }
            else
            {
                paragraph.Append(Breaks(breaks));
            }

            paragraph.Append(line);
            breaks = 0;
        }

        paragraph.Append(Breaks(breaks));
        if (paragraph.Length > 0)
            yield return paragraph.ToString();
    }

    private List<string>? Lines(IEnumerable<INode> nodes, int depth)
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

        if (node is not IElement element)
            return false;
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

    // A link whose text is its address; that of an email has no scheme in its text.
    private static string? Address(IElement element) =>
        element is { LocalName: "a", Attributes.Length: 1 }
        && element.ChildNodes is [IText { Data: var shown }]
        && element.GetAttribute("href") is { } href
        && !shown.AsSpan().ContainsAny(NotInTargets)
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
                    && !href.AsSpan().ContainsAny(NotInTargets) => ("[", $"]({href})"),
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
        {
            tag.Append(' ')
                .Append(attribute.Name)
                .Append("=\"")
                .Append(
                    attribute
                        .Value.Replace("&", "&amp;", StringComparison.Ordinal)
                        .Replace("\"", "&quot;", StringComparison.Ordinal)
                )
                .Append('"');
        }

        return tag.Append('>').ToString();
    }

    [GeneratedRegex(@"\Ahttps?://[^\s<>]+\z", RegexOptions.IgnoreCase)]
    private static partial Regex Web();

    [GeneratedRegex(@"\A[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\z")]
    private static partial Regex Mail();

    private static string Breaks(int count) => string.Concat(Enumerable.Repeat("<br>", count));

    private static bool IsBlank(INode node) => node is IText run && string.IsNullOrWhiteSpace(run.Data);
}
