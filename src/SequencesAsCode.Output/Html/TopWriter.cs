using SequencesAsCode.Output.Html.Markup;
using SequencesAsCode.Output.Html.Views;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Html;

/// <summary>Writes the top of a page: what it means, what needs a decision, what to know before reading.</summary>
internal static class TopWriter
{
    public static HtmlMarkup Write(PreviewPage page) =>
        HtmlMarkup.Of(
            $"""
            <header class="top">
            <p class="kicker">Sequences as code</p><h1>{page.Title}</h1>
            <p class="meaning">{page.Meaning}</p>
            {Alarms(page.Alarms)}{Effects(page.Effects)}{Remarks(page)}</header>

            """
        );

    private static HtmlMarkup Alarms(ImmutableArray<PreviewAlarm> alarms)
    {
        if (alarms.IsEmpty)
            return default;
        return HtmlMarkup.Of(
            $"""
            <section class="alarms" aria-labelledby="alarms-title">
            <h2 id="alarms-title">Blocked until somebody decides</h2>
            {alarms.Select(Alarm)}</section>

            """
        );
    }

    private static HtmlMarkup Alarm(PreviewAlarm alarm) =>
        HtmlMarkup.Of(
            $"""
            <article class="alarm"><h3>{Subject(alarm)}</h3><p>{alarm.Block.Message}</p>
            {Lines(alarm.Block)}{Flag(alarm.Block)}</article>

            """
        );

    private static HtmlMarkup Subject(PreviewAlarm alarm) =>
        alarm is { Name: { } name, Anchor: { } anchor }
            ? HtmlMarkup.Of($"<a href=\"#{anchor}\">{name}</a>")
            : HtmlMarkup.Of($"Every sequence");

    private static HtmlMarkup Lines(Block block)
    {
        if (block.LinesToAdd.IsEmpty)
            return default;
        var place = Phrases.PlaceOf(block) is { } file ? $" to {file}" : "";
        return HtmlMarkup.Of(
            $"<p class=\"how\">{Phrases.ForGood(block)}, add{place}:</p><pre "
                + $"tabindex=\"0\">{string.Join('\n', block.LinesToAdd)}</pre>\n"
        );
    }

    private static HtmlMarkup Flag(Block block)
    {
        if (block.Consent is not { } consent)
            return default;
        var flag = ConsentFlags.FlagOf(consent);
        var lead = block.LinesToAdd.IsEmpty ? "To allow it for one run:" : "Or allow it for one run:";
        return HtmlMarkup.Of($"<p class=\"how\">{lead} <code>{flag}</code></p>\n");
    }

    private static HtmlMarkup Effects(ImmutableArray<PreviewEffect> effects)
    {
        if (effects.IsEmpty)
            return default;
        return HtmlMarkup.Of(
            $"""
            <ul class="effects">
            {effects.Select(Effect)}</ul>

            """
        );
    }

    private static HtmlMarkup Effect(PreviewEffect effect)
    {
        var kind = effect.IsAlarm ? "reaches" : "quiet";
        return HtmlMarkup.Of(
            $"""
            <li class="{kind}"><strong>{effect.Sentence}</strong> <span>{effect.Names}</span></li>

            """
        );
    }

    private static HtmlMarkup Remarks(PreviewPage page)
    {
        if (page.Consents.IsEmpty && page.Warnings.IsEmpty && page.Remarks.IsEmpty)
            return default;
        var consents = Remarks("remark allowed", page.Consents);
        var warnings = Remarks("remark warning", page.Warnings);
        return HtmlMarkup.Of(
            $"""
            <div class="remarks">
            {consents}{warnings}{Remarks("remark", page.Remarks)}</div>

            """
        );
    }

    private static IEnumerable<HtmlMarkup> Remarks(string classes, ImmutableArray<string> remarks) =>
        remarks.Select(remark => HtmlMarkup.Of($"<p class=\"{classes}\">{remark}</p>\n"));
}
