using SequencesAsCode.Output.Html.Markup;
using SequencesAsCode.Output.Html.Views;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Html.Parts;

/// <summary>Writes what a person has to decide or can run, for guards and for edits made in Apollo.</summary>
/// <remarks>The script puts a copy button into everything of the class <c>copied</c>.</remarks>
internal static class BlockWriter
{
    /// <summary>Guards, each with the ways out. Nothing where there are none.</summary>
    /// <param name="blocks">The guards.</param>
    /// <param name="title">What is stopped.</param>
    /// <param name="effect">What would happen if it was allowed; null when that is said elsewhere.</param>
    public static HtmlMarkup Write(ImmutableArray<Block> blocks, string title, string? effect)
    {
        if (blocks.IsEmpty)
            return default;
        var result = effect is null ? default : HtmlMarkup.Of($"<p class=\"if-allowed\">{effect}.</p>\n");
        return HtmlMarkup.Of(
            $"""
            <section class="decision" aria-label="{title}">
            <p class="panel-title">{IconWriter.Badge(PreviewMarks.Of(SequenceAction.Blocked))}{title}</p>
            {blocks.Select(Guard)}{result}</section>

            """
        );
    }

    /// <summary>Who wins where Apollo and the file differ, and the commands for the other outcome.</summary>
    public static HtmlMarkup Write(PreviewAdvice? advice)
    {
        if (advice is null)
            return default;
        return HtmlMarkup.Of(
            $"""
            <section class="advice" aria-label="Edited in Apollo">
            <p class="panel-title">{IconWriter.Badge(PreviewMarks.Edited)}{advice.Sentence}</p>
            {advice.Ways.Select(way => Command(way.Lead, way.Command))}</section>

            """
        );
    }

    private static HtmlMarkup Guard(Block block) =>
        HtmlMarkup.Of(
            $"""
            <div class="guard"><p class="message">{block.Message}</p>
            {Lines(block)}{Flag(block)}</div>

            """
        );

    private static HtmlMarkup Lines(Block block)
    {
        if (block.LinesToAdd.IsEmpty)
            return default;
        var place = Phrases.PlaceOf(block) is { } file ? HtmlMarkup.Of($" to <code>{file}</code>") : default;
        return HtmlMarkup.Of(
            $"<p class=\"how\">{Phrases.ForGood(block)}, add{place}:</p><div class=\"copied\"><pre "
                + $"tabindex=\"0\">{string.Join('\n', block.LinesToAdd)}</pre></div>\n"
        );
    }

    private static HtmlMarkup Flag(Block block) =>
        block.Consent is { } consent
            ? Command(Phrases.ForOneRun(block).TrimEnd(':'), ConsentFlags.FlagOf(consent))
            : default;

    private static HtmlMarkup Command(string lead, string command) =>
        HtmlMarkup.Of($"<p class=\"how\">{lead}: <span class=\"copied\"><code>{command}</code></span></p>\n");
}
