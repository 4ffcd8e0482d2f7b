using SequencesAsCode.Output.Html.Markup;
using SequencesAsCode.Output.Html.Pages;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Html.Layout;

/// <summary>Writes what a page without a sequence to show says, and the sequences that do not change.</summary>
internal static class NothingWriter
{
    /// <summary>A friendly line where there is nothing to show; otherwise nothing.</summary>
    public static HtmlMarkup Write(PreviewPage page)
    {
        if (!page.Sequences.IsEmpty)
            return default;
        return page.HasAny ? Same() : None();
    }

    /// <summary>The names of the sequences without anything to show, folded.</summary>
    public static HtmlMarkup Others(PreviewPage page)
    {
        if (page.Others.IsEmpty)
            return default;
        var title = Phrases.Count(page.Others.Length, "unchanged sequence", "unchanged sequences");
        return HtmlMarkup.Of(
            $"""
            <details class="others"><summary>{title}</summary><ul>
            {page.Others.Select(name => HtmlMarkup.Of($"<li>{name}</li>\n"))}</ul></details>

            """
        );
    }

    private static HtmlMarkup None() =>
        HtmlMarkup.Of(
            $"""
            <div class="nothing"><p class="nothing-title">No sequences yet</p>
            <p>Create <code>sequences/my-sequence.yaml</code>, or import what is in Apollo:</p>
            <p><span class="copied"><code>{CommandWords.ImportAll}</code></span></p></div>

            """
        );

    private static HtmlMarkup Same() =>
        HtmlMarkup.Of(
            $"""
            <div class="nothing"><p class="nothing-title">Nothing to review</p></div>

            """
        );
}
