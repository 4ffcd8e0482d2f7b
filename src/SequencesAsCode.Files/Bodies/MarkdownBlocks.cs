using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using SequencesAsCode.Core.Markup;

namespace SequencesAsCode.Files.Bodies;

/// <summary>
/// Writes HTML as blocks of Markdown. A block without a form in Markdown stays HTML. The caller proves that the result
/// renders to the same markup.
/// </summary>
internal sealed class MarkdownBlocks(MarkdownStyle style, MarkdownSpelling spelling)
{
    private static readonly HtmlParser Parser = new();

    private readonly IDocument document = Parser.ParseDocument("");

    /// <summary>The blocks; null when one of them cannot be written.</summary>
    public List<string>? Of(string html)
    {
        var body = document.CreateElement("div");
        body.InnerHtml = html;
        return Of(body);
    }

    private List<string>? Of(IElement parent)
    {
        var blocks = new List<string>();
        var run = new List<INode>();
        foreach (var node in parent.ChildNodes.ToList())
        {
            if (IsInline(node))
            {
                run.Add(node);
                continue;
            }

            if (!Flush(run, blocks) || Block(node) is not { } written)
                return null;
            blocks.AddRange(written);
        }

        return Flush(run, blocks) ? blocks : null;
    }

    private static bool IsInline(INode node) =>
        node is IElement element
            ? element.LocalName == "br" || !MarkupTokens.IsBlock(element.LocalName)
            : node is not IComment;

    private bool Flush(List<INode> run, List<string> blocks)
    {
        if (run.TrueForAll(node => node is IText text && string.IsNullOrWhiteSpace(text.Data)))
        {
            run.Clear();
            return true;
        }

        var around = document.CreateElement("div");
        around.Append([.. run]);
        run.Clear();
        if (Text(around) is { } written)
            blocks.AddRange(written.Split("\n\n"));
        else if (around.InnerHtml.Trim() is ['<', ..] raw && !raw.Contains("\n\n", StringComparison.Ordinal))
            blocks.Add(raw);
        else
            return false;
        return true;
    }

    private IEnumerable<string>? Block(INode node)
    {
        if (node is not IElement element)
            return Raw(node);
        if (element.Attributes.Length > 0)
            return Raw(element);
        return element.LocalName switch
        {
            "hr" => ["---"],
            "h1"
            or "h2"
            or "h3"
            or "h4"
            or "h5"
            or "h6" when Text(element) is { } text && !text.Contains('\n', StringComparison.Ordinal) =>
            [
                $"{new string('#', element.LocalName[1] - '0')} {text}",
            ],
            "blockquote" when Of(element) is { } inner =>
            [
                $"> {string.Join("\n\n", inner).Replace("\n", "\n> ", StringComparison.Ordinal)}",
            ],
            "p" or "ul" or "ol" when Alone(element) is { } written => [written],
            _ => Raw(element),
        };
    }

    private string? Alone(IElement element)
    {
        var around = document.CreateElement("div");
        around.Append(element.Clone());
        return Text(around);
    }

    private string? Text(IElement parent) =>
        new MarkdownWriter(style, spelling, takesAll: true).Write(parent) is { Length: > 0 } written ? written : null;

    // A blank line ends a block of HTML, except in comments and preformatted text.
    private static IEnumerable<string>? Raw(INode node)
    {
        var raw = node is IElement element ? element.OuterHtml : $"<!--{((IComment)node).Data}-->";
        return node is IComment or IElement { LocalName: "pre" } || !raw.Contains("\n\n", StringComparison.Ordinal)
            ? [raw]
            : null;
    }
}
