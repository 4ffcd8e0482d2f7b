using System.Text.RegularExpressions;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SequencesAsCode.Files.Bodies;

/// <summary>A hard line break is a <c>br</c>; what a single one is, the style says.</summary>
internal sealed partial class EmailLineBreaks(LineEndStyle style) : LineBreakInlineRenderer
{
    /// <summary>Whether a line ends there for the reader. One that ends with a tag for a break has its break.</summary>
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

/// <summary>Paragraphs without an element of their own, kept apart by two <c>br</c>.</summary>
internal sealed class JoinedParagraphs : ParagraphRenderer
{
    protected override void Write(HtmlRenderer renderer, ParagraphBlock obj)
    {
        Flow.Separate(renderer, obj);
        renderer.WriteLeafInline(obj);
    }
}

/// <summary>Each line of a paragraph in a <c>div</c>, and an empty one between two paragraphs.</summary>
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

/// <summary>A line break of a paragraph begins the next <c>div</c>; within emphasis it cannot.</summary>
internal sealed class DividedLineBreaks(LineEndStyle style) : LineBreakInlineRenderer
{
    protected override void Write(HtmlRenderer renderer, LineBreakInline obj)
    {
        var isBreak = EmailLineBreaks.IsBreak(obj, style);
        var divides = isBreak && obj is { Parent.ParentBlock: ParagraphBlock } && !renderer.ImplicitParagraph;
        renderer.Write(
            divides ? "</div>\n<div>"
            : isBreak ? "<br>"
            : " "
        );
    }
}

/// <summary>HTML that stands in the flow of text, such as an image, is kept apart like a paragraph.</summary>
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
/// Which blocks follow each other like paragraphs. What nobody sees, such as a comment or a style sheet, does not part
/// or join them;
/// all others begin and end their lines by themselves.
/// </summary>
internal static partial class Flow
{
    /// <summary>Whether it is a line of text for the reader.</summary>
    public static bool IsText(Block block) =>
        block switch
        {
            ParagraphBlock => true,
            HtmlBlock { Type: HtmlBlockType.NonInterruptingBlock } => true,
            HtmlBlock { Type: not HtmlBlockType.InterruptingBlock } html => Seen(html) is { Length: > 0 } seen
                && !BeginsBlock().IsMatch(seen),
            _ => false,
        };

    /// <summary>Whether what a reader sees before it is such a line.</summary>
    public static bool FollowsText(Block block)
    {
        if (block.Parent is not { } parent)
            return false;
        var before = parent.IndexOf(block) - 1;
        while (before >= 0 && IsUnseen(parent[before]))
            before--;
        return before >= 0 && IsText(parent[before]);
    }

    public static void Separate(HtmlRenderer renderer, Block block)
    {
        if (FollowsText(block))
            renderer.Write("<br><br>");
    }

    /// <summary>Whether nothing of it is shown.</summary>
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
        @"\A</?(address|article|aside|blockquote|center|d[dlt]|div|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table"
            + @"|t[dhr]|tbody|ul)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex BeginsBlock();
}
