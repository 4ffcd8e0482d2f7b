using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using SequencesAsCode.Core.Text.Simple;

namespace SequencesAsCode.Core.Text;

/// <summary>The content of a body, independent of the way its markup is written.</summary>
public static partial class HtmlText
{
    private static readonly HtmlParser Parser = new();

    /// <summary>
    /// Removes the document wrapper that the service stores around a body:
    /// <c>&lt;html&gt;&lt;head&gt;&lt;/head&gt;&lt;body&gt;…&lt;/body&gt;&lt;/html&gt;</c> (recorded).
    /// </summary>
    public static string Unwrap(string html)
    {
        var match = Wrapper().Match(html);
        return match.Success ? match.Groups["inner"].Value : html;
    }

    /// <summary>
    /// Whether two bodies have the same markup, except for case of tags, quotes, entities, order of attributes and
    /// blanks at the edge of a line.
    /// </summary>
    public static bool SameMarkup(string a, string b) =>
        string.Equals(a, b, StringComparison.Ordinal) || Canonical(a) == Canonical(b);

    /// <summary>
    /// Whether two bodies are the same to a reader: visible text, links, images and merge variables. A body that the
    /// service changed this way counts as accepted (it sanitizes HTML; the allowed list is not published).
    /// </summary>
    public static bool SameToAReader(string a, string b)
    {
        if (string.Equals(a, b, StringComparison.Ordinal))
            return true;
        var one = Read(a);
        var other = Read(b);
        return one.Text == other.Text && one.Targets.SequenceEqual(other.Targets, StringComparer.Ordinal);
    }

    /// <summary>One form for all markup with the same meaning.</summary>
    public static string Canonical(string html) =>
        SimpleMarkup.Read(html) is { } parts ? SimpleText.Canonical(parts) : CanonicalOfTree(html);

    /// <summary>The same by way of a tree, which takes any markup.</summary>
    internal static string CanonicalOfTree(string html)
    {
        var text = new StringBuilder();
        var verbatim = 0;
        Walk(html, Enter, Leave);
        return text.ToString();

        bool Enter(INode node)
        {
            if (node is IElement { LocalName: "pre" or "textarea" })
                verbatim++;
            if (node is not IText run)
                return Write(node, text);
            BodyForm.Write(verbatim > 0 ? run.Data : WithoutEdges(run), text);
            return false;
        }

        void Leave(IElement element)
        {
            if (element.LocalName is "pre" or "textarea")
                verbatim--;
            text.Append("</").Append(element.LocalName).Append('>');
        }
    }

    /// <summary>The text that a recipient reads: one line for each block or <c>br</c>, white space folded.</summary>
    public static string Visible(string html) => Read(html).Text;

    /// <summary>The links and images in order: <c>link URL</c>, <c>image URL alternative text</c>.</summary>
    public static ImmutableArray<string> Targets(string html) => Read(html).Targets;

    /// <summary>The text and the targets by way of a tree, which takes any markup.</summary>
    internal static (string Text, ImmutableArray<string> Targets) ReadTree(string html)
    {
        var text = new StringBuilder();
        var targets = ImmutableArray.CreateBuilder<string>();
        Walk(html, node => Enter(node, text, targets), element => Leave(element, text));
        return (BodyForm.Lines(text), targets.ToImmutable());
    }

    private static (string Text, ImmutableArray<string> Targets) Read(string html) =>
        SimpleMarkup.Read(html) is { } parts ? SimpleText.Read(parts) : ReadTree(html);

    private static bool Enter(INode node, StringBuilder text, ImmutableArray<string>.Builder targets)
    {
        switch (node)
        {
            case IText run:
                text.Append(FoldedSpace.Of(run.Data));
                return false;
            case IElement { LocalName: "script" or "style" or "head" or "title" }:
                return false;
            case IElement { LocalName: "br" }:
                text.Append('\n');
                return false;
            case IElement element:
                if (element.GetAttribute("href") is { } href)
                    targets.Add($"link {href}");
                if (element.LocalName == "img")
                    targets.Add($"image {element.GetAttribute("src")} {element.GetAttribute("alt")}".TrimEnd());
                if (BodyForm.IsBlock(element.LocalName))
                    BodyForm.NewLine(text);
                return true;
            default:
                return false;
        }
    }

    private static void Leave(IElement element, StringBuilder text)
    {
        if (BodyForm.IsBlock(element.LocalName))
            BodyForm.NewLine(text);
        else if (element.LocalName is "td" or "th")
            text.Append(' ');
    }

    // White space at the edge of a line is invisible: renderers put line ends between blocks, editors do not.
    private static string WithoutEdges(IText run)
    {
        var text = run.Data.AsSpan();
        if (IsEdge(run.PreviousSibling, run.Parent))
            text = text.TrimStart(BodyForm.LineSpace);
        if (IsEdge(run.NextSibling, run.Parent))
            text = text.TrimEnd(BodyForm.LineSpace);
        return text.Length == run.Data.Length ? run.Data : text.ToString();
    }

    private static bool IsEdge(INode? neighbour, INode? parent) =>
        neighbour switch
        {
            null => parent is IElement around && (around.LocalName == "body" || BodyForm.IsBlock(around.LocalName)),
            IElement element => element.LocalName == "br" || BodyForm.IsBlock(element.LocalName),
            _ => false,
        };

    private static bool Write(INode node, StringBuilder text)
    {
        switch (node)
        {
            case IComment comment:
                text.Append("<!--").Append(comment.Data).Append("-->");
                return false;
            case IElement element:
                text.Append('<').Append(element.LocalName);
                foreach (
                    var attribute in element.Attributes.OrderBy(attribute => attribute.Name, StringComparer.Ordinal)
                )
                    BodyForm.Write(attribute.Name, attribute.Value, text);
                text.Append('>');
                return true;
            default:
                return false;
        }
    }

    // Not recursive, because a deeply nested body could overflow the thread's stack.
    private static void Walk(string html, Func<INode, bool> enter, Action<IElement> leave)
    {
        var open = new Stack<(IElement Element, INode? Next)>();
        var body = BodyOf(html);
        open.Push((body, body.FirstChild));
        while (open.TryPop(out var top))
        {
            if (top.Next is not { } node)
            {
                if (top.Element != body)
                    leave(top.Element);
                continue;
            }

            open.Push((top.Element, node.NextSibling));
            if (enter(node) && node is IElement element)
                open.Push((element, element.FirstChild));
        }
    }

    // Parsed as content of a body: a document would move a leading style or comment into its head, which is not read.
    private static IElement BodyOf(string html)
    {
        var body = Parser.ParseDocument("").Body!;
        body.InnerHtml = html;
        return body;
    }

    [GeneratedRegex(
        @"\A\s*(<!doctype[^>]*>\s*)?<html[^>]*>\s*((<head\s*/>|<head[^>]*>\s*</head>)\s*)?"
            + @"<body[^>]*>(?<inner>.*)</body>\s*</html>\s*\z",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Wrapper();
}
