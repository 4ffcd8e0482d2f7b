using SequencesAsCode.Output.Html.Markup;
using SequencesAsCode.Output.Html.Views;
using SequencesAsCode.Output.Wording;
using SequencesAsCode.Output.Wording.Facts;

namespace SequencesAsCode.Output.Html.Parts;

/// <summary>Writes what a person has to decide or can run, for guards and for edits made in Apollo.</summary>
/// <remarks>The script puts a copy button into everything of the class <c>copied</c>.</remarks>
internal static class BlockWriter
{
    /// <summary>Guards, each with the ways out. Nothing where there are none.</summary>
    /// <param name="decisions">The guards.</param>
    /// <param name="title">What is stopped.</param>
    /// <param name="effect">What would happen if it was allowed; null when that is said elsewhere.</param>
    public static HtmlMarkup Write(ImmutableArray<PreviewDecision> decisions, string title, string? effect)
    {
        if (decisions.IsEmpty)
            return default;
        var result = effect is null ? default : HtmlMarkup.Of($"<p class=\"if-allowed\">{effect}.</p>\n");
        return HtmlMarkup.Of(
            $"""
            <section class="decision" aria-label="{title}">
            <p class="panel-title">{IconWriter.Badge(PreviewMarks.Of(SequenceAction.Blocked))}{title}</p>
            {decisions.Select(Guard)}{result}</section>

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

    private static HtmlMarkup Guard(PreviewDecision decision) =>
        HtmlMarkup.Of(
            $"""
            <div class="guard"><p class="message">{decision.Block.Message}</p>
            {Allow(decision)}{Keep(decision.Ways)}</div>

            """
        );

    private static HtmlMarkup Allow(PreviewDecision decision)
    {
        var block = decision.Block;
        var command = block.Consent is { } consent ? CommandWords.ApplyWith(ConsentFlags.FlagOf(consent)) : null;
        if (block.LinesToAdd.IsEmpty)
            return command is null ? default : Command($"{decision.Ways.Allow}, for one run", command);
        var place = Phrases.PlaceOf(block) is { } file ? HtmlMarkup.Of($" to <code>{file}</code>") : default;
        var under = Phrases.ListOf(block) is { } list ? HtmlMarkup.Of($" under <code>{list}</code>") : default;
        return HtmlMarkup.Of(
            $"<p class=\"how\"><b>{decision.Ways.Allow}:</b> add{place}{under}</p><div class=\"copied\"><pre "
                + $"tabindex=\"0\">{string.Join('\n', block.LinesToAdd)}</pre></div>\n"
                + $"{(command is null ? default : Command("Or only for one run", command))}"
        );
    }

    private static HtmlMarkup Keep(DecisionWays ways)
    {
        if (ways.Keep is not { } keep)
            return default;
        var where = ways.File is { } file ? HtmlMarkup.Of($" in <code>{file}</code>") : default;
        return HtmlMarkup.Of($"<p class=\"how\"><b>{keep}:</b> {ways.How}{where}</p>\n");
    }

    private static HtmlMarkup Command(string lead, string command) =>
        HtmlMarkup.Of($"<p class=\"how\">{lead}: <span class=\"copied\"><code>{command}</code></span></p>\n");
}
