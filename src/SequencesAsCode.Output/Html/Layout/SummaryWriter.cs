using SequencesAsCode.Core.Json;
using SequencesAsCode.Output.Html.Markup;
using SequencesAsCode.Output.Html.Pages;
using SequencesAsCode.Output.Html.Parts;

namespace SequencesAsCode.Output.Html.Layout;

/// <summary>Writes the summary of a page. The script makes its parts buttons that choose sequences.</summary>
internal static class SummaryWriter
{
    /// <summary>The parts in a row; nothing where there are none.</summary>
    public static HtmlMarkup Write(PreviewPage page)
    {
        if (page.Summary.IsEmpty)
            return default;
        return HtmlMarkup.Of(
            $"""
            <ul class="summary" aria-label="Summary">
            {page.Summary.Select(Part)}</ul>

            """
        );
    }

    private static HtmlMarkup Part(SummaryPart part)
    {
        var badge = part.Mark is { } mark ? IconWriter.Badge(mark) : default;
        return HtmlMarkup.Of(
            $"""
            <li><span class="part" data-filter="{EnumWord.Of(part.Filter)}">{badge}{part.Words}</span></li>

            """
        );
    }
}
