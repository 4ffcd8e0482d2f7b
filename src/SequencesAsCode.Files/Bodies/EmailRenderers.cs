using System.Text.RegularExpressions;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SequencesAsCode.Files.Bodies;

/// <summary>Writes a hard line break as <c>br</c>, and a single line end as the style asks.</summary>
internal sealed partial class EmailLineBreaks(LineEndStyle style) : LineBreakInlineRenderer
{
    /// <summary>
    /// Whether recipients see a line end here. After the tag of a break there is no second one.
    /// </summary>
    public static bool IsBreak(LineBreakInline line, LineEndStyle style) =>
        line.IsHard
        || (
            style == LineEndStyle.Break
            && !(line.PreviousSibling is HtmlInline { Tag: var tag } && BreakTag().IsMatch(tag))
        );

    protected override void Write(HtmlRenderer renderer, LineBreakInline obj) =>
        renderer.Write(IsBreak(obj, style) ? "<br>" : " ");

    [GeneratedRegex(@"\A<br\s*/?>\z", RegexOptions.IgnoreCase)]
    private static partial Regex BreakTag();
}

/// <summary>Writes paragraphs without an element of their own, separated by two <c>br</c>.</summary>
internal sealed class JoinedParagraphs : ParagraphRenderer
{
    protected override void Write(HtmlRenderer renderer, ParagraphBlock obj)
    {
        Flow.Separate(renderer, obj);
        renderer.WriteLeafInline(obj);
    }
}

/// <summary>Writes each line of a paragraph in a <c>div</c>, and an empty one between two paragraphs.</summary>
internal sealed class DividedParagraphs : ParagraphRenderer
{
    protected override void Write(HtmlRenderer renderer, ParagraphBlock obj)
    {
        if (renderer.ImplicitParagraph)
        {
            base.Write(renderer, obj);
            return;
        }

        renderer.EnsureLine();
        if (Flow.FollowsText(obj))
            renderer.WriteLine("<div><br></div>");
        renderer.Write("<div>").WriteLeafInline(obj);
        renderer.WriteLine("</div>");
    }
}

/// <summary>Begins a new <c>div</c> at each line break of a paragraph, except within emphasis.</summary>
internal sealed class DividedLineBreaks(LineEndStyle style) : LineBreakInlineRenderer
{
    protected override void Write(HtmlRenderer renderer, LineBreakInline obj)
    {
        var isBreak = EmailLineBreaks.IsBreak(obj, style);
        var divides = isBreak && obj is { Parent.ParentBlock: ParagraphBlock } && !renderer.ImplicitParagraph;
        if (divides)
            renderer.Write("</div>\n<div>");
        else
            renderer.Write(isBreak ? "<br>" : " ");
    }
}

/// <summary>Separates HTML in the flow of text, such as an image, like a paragraph.</summary>
internal sealed class JoinedHtml : HtmlBlockRenderer
{
    protected override void Write(HtmlRenderer renderer, HtmlBlock obj)
    {
        if (Flow.IsText(obj))
            Flow.Separate(renderer, obj);
        if (Flow.IsUnseen(obj))
            renderer.WriteLeafRawLines(obj, writeEndOfLines: !Flow.FollowsText(obj), escape: false);
        else
            base.Write(renderer, obj);
    }
}

/// <summary>
/// Tells which blocks follow each other like paragraphs. Hidden blocks, such as comments and style sheets, make no
/// difference; all other blocks begin and end their lines themselves.
/// </summary>
internal static partial class Flow
{
    /// <summary>Whether recipients see the block as text.</summary>
    public static bool IsText(Block block) =>
        block switch
        {
            ParagraphBlock => true,
            HtmlBlock { Type: HtmlBlockType.NonInterruptingBlock } => true,
            HtmlBlock { Type: not HtmlBlockType.InterruptingBlock } html => Seen(html) is { Length: > 0 } seen
                && !BeginsBlock().IsMatch(seen),
            _ => false,
        };

    /// <summary>Whether the visible block before it is text.</summary>
    public static bool FollowsText(Block block)
    {
        if (block.Parent is not { } parent)
            return false;
        var before = parent.IndexOf(block) - 1;
        while (before >= 0 && IsUnseen(parent[before]))
            before--;
        return before >= 0 && IsText(parent[before]);
    }

    /// <summary>Writes what separates the block from text before it.</summary>
    public static void Separate(HtmlRenderer renderer, Block block)
    {
        if (FollowsText(block))
            renderer.Write("<br><br>");
    }

    /// <summary>Whether recipients see nothing of the block.</summary>
    public static bool IsUnseen(Block block) =>
        block is LinkReferenceDefinitionGroup or LinkReferenceDefinition
        || (block is HtmlBlock { Type: not HtmlBlockType.NonInterruptingBlock } html && Seen(html).Length == 0);

    private static string Seen(HtmlBlock block) => Unseen().Replace(block.Lines.ToString(), "").Trim();

    // A comment that is never closed reaches to the end.
    [GeneratedRegex(
        @"<!--(>|->|.*?(--!?>|\z))|<(?<tag>style|script|title|head|template)\b.*?(</\k<tag>\s*>|\z)"
            + @"|<\?.*?(>|\z)|<!.*?(>|\z)|</?(link|meta|base)\b[^>]*>",
        RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Unseen();

    [GeneratedRegex(
        @"\A</?(address|article|aside|blockquote|center|d[dlt]|div|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre"
            + @"|section|table|t[dhr]|tbody|ul)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex BeginsBlock();
}
