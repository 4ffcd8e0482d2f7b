using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SequencesAsCode.Files;

/// <summary>A single line break is a space, as CommonMark shows it; a hard one is a <c>br</c>.</summary>
internal sealed class EmailLineBreaks : LineBreakInlineRenderer
{
    protected override void Write(HtmlRenderer renderer, LineBreakInline obj) => renderer.Write(obj.IsHard ? "<br>" : " ");
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
        if (Flow.FollowsParagraph(obj)) renderer.WriteLine("<div><br></div>");
        renderer.Write("<div>").WriteLeafInline(obj);
        renderer.WriteLine("</div>");
    }
}

/// <summary>A hard line break of a paragraph begins the next <c>div</c>; within emphasis it cannot.</summary>
internal sealed class DividedLineBreaks : LineBreakInlineRenderer
{
    protected override void Write(HtmlRenderer renderer, LineBreakInline obj)
    {
        var divides = obj is { IsHard: true, Parent.ParentBlock: ParagraphBlock } && !renderer.ImplicitParagraph;
        renderer.Write(divides ? "</div>\n<div>" : obj.IsHard ? "<br>" : " ");
    }
}

/// <summary>HTML that stands in the flow of text, such as an image, is kept apart like a paragraph.</summary>
internal sealed class JoinedHtml : HtmlBlockRenderer
{
    protected override void Write(HtmlRenderer renderer, HtmlBlock obj)
    {
        if (obj.Type == HtmlBlockType.NonInterruptingBlock) Flow.Separate(renderer, obj);
        base.Write(renderer, obj);
    }
}

/// <summary>Which blocks follow each other like paragraphs. All others begin and end their lines by themselves.</summary>
internal static class Flow
{
    /// <summary>Writes what keeps a block apart from the paragraph before it.</summary>
    public static void Separate(HtmlRenderer renderer, Block block)
    {
        if (FollowsParagraph(block)) renderer.Write("<br><br>");
    }

    /// <summary>Whether the block before it is a paragraph too, or stands like one.</summary>
    public static bool FollowsParagraph(Block block)
    {
        if (block.Parent is not { } parent) return false;
        var before = parent.IndexOf(block) - 1;
        while (before >= 0 && parent[before] is LinkReferenceDefinitionGroup or LinkReferenceDefinition) before--;
        return before >= 0
            && parent[before] is ParagraphBlock or HtmlBlock { Type: HtmlBlockType.NonInterruptingBlock };
    }
}
