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
    public static void Separate(HtmlRenderer renderer, Block block)
    {
        if (block.Parent is not { } parent) return;
        var before = parent.IndexOf(block) - 1;
        while (before >= 0 && parent[before] is LinkReferenceDefinitionGroup or LinkReferenceDefinition) before--;
        if (before >= 0 && parent[before] is ParagraphBlock or HtmlBlock { Type: HtmlBlockType.NonInterruptingBlock }) renderer.Write("<br><br>");
    }
}
