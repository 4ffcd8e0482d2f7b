using System.Text;
using AngleSharp.Dom;

namespace SequencesAsCode.Files.Bodies;

/// <summary>
/// Writes a tree of HTML as Markdown, as far as Markdown has a form for it. <see cref="MarkdownForm"/> proves that the
/// result renders to the same markup.
/// </summary>
/// <param name="style">How the Markdown is rendered.</param>
/// <param name="spelling">How cautiously it is written.</param>
/// <param name="takesAll">Whether elements without a form in Markdown are written as tags.</param>
internal sealed class MarkdownWriter(MarkdownStyle style, MarkdownSpelling spelling, bool takesAll = false)
{
    private readonly MarkdownInlines inlines = new(style, spelling, takesAll);
    private readonly string lineBreak = style.LineEnds == LineEndStyle.Break ? "\n" : "\\\n";

    /// <summary>The Markdown of an element's content; null when part of it has no form here.</summary>
    public string? Write(IElement body)
    {
        var blocks = new List<string>();
        var run = new List<INode>();
        var divisions = new List<string>();
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

    // The line of a div; empty for a div that holds only a line break.
    private string? Divided(IElement division)
    {
        if (division.Attributes.Length > 0)
            return null;
        var shown = division.ChildNodes.Where(node => !IsBlank(node)).ToList();
        if (shown is [IElement { LocalName: "br", Attributes.Length: 0 }])
            return "";
        return inlines.Lines(division.ChildNodes, 0) is { } lines ? string.Join("<br>", lines) : null;
    }

    // One empty line separates two paragraphs; each further one is a line of its own.
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

    private string Ended(List<string> paragraph) =>
        string.Concat(paragraph.SkipLast(1).Select(WithLineEnd).Append(paragraph[^1]));

    // After the tag of a break a line end alone is no further break.
    private string WithLineEnd(string line) =>
        line.EndsWith("<br>", StringComparison.Ordinal) ? $"{line}\\\n" : line + lineBreak;

    private bool Flush(List<INode> run, List<string> blocks)
    {
        if (inlines.Lines(run, 0) is not { } lines)
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
            "p" => inlines.Lines(block.ChildNodes, 0) is { } lines ? Joined(lines) : null,
            "ul" or "ol" => List(block, 0),
            _ => null,
        };

    private string? List(IElement list, int depth)
    {
        if (depth > MarkdownInlines.MaximumDepth || list.Attributes.Length > 0)
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
        if (inlines.Lines(words, depth) is not { } lines)
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

    // In a <p> every <br> stays one; elsewhere two of them separate paragraphs.
    private string Joined(IReadOnlyList<string> lines)
    {
        var joined = new StringBuilder(lines[0]);
        foreach (var (line, before) in lines.Skip(1).Zip(lines))
            joined.Append(line.Length > 0 && before.Length > 0 ? lineBreak : "<br>").Append(line);
        return joined.ToString();
    }

    private IEnumerable<string> Paragraphs(IReadOnlyList<string> lines)
    {
        var paragraph = new StringBuilder(lines[0]);
        var breaks = 0;
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

    private static string Breaks(int count) => string.Concat(Enumerable.Repeat("<br>", count));

    private static bool IsBlank(INode node) => node is IText run && string.IsNullOrWhiteSpace(run.Data);
}
