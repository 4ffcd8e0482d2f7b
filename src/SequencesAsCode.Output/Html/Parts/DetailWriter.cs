using SequencesAsCode.Output.Html.Markup;
using SequencesAsCode.Output.Html.Views;

namespace SequencesAsCode.Output.Html.Parts;

/// <summary>Writes what sequences, steps and touches have in common: their marks, facts and short values.</summary>
internal static class DetailWriter
{
    /// <summary>What happens to something: a sign and its word. Nothing where there is no mark.</summary>
    public static HtmlMarkup Mark(PreviewMark? mark)
    {
        if (mark is null)
            return default;
        var sign = string.IsNullOrWhiteSpace(mark.Symbol) ? default : IconWriter.Sign(mark);
        return HtmlMarkup.Of($"<span class=\"mark-chip {mark.Kind}\">{sign}{mark.Word}</span>");
    }

    /// <summary>The key in the file. Nothing where there is none.</summary>
    public static HtmlMarkup Key(string? key) =>
        key is null ? default : HtmlMarkup.Of($"<code class=\"key\">{key}</code>");

    /// <summary>Facts in a row.</summary>
    public static HtmlMarkup Facts(IEnumerable<string> facts) =>
        HtmlMarkup.Of($"<span class=\"facts\">{facts.Select(fact => HtmlMarkup.Of($"<span>{fact}</span>"))}</span>");

    /// <summary>Short values; those that change show the old value too.</summary>
    public static HtmlMarkup Settings(ImmutableArray<PreviewSetting> settings)
    {
        if (settings.IsEmpty)
            return default;
        return HtmlMarkup.Of(
            $"""
            <dl class="settings">
            {settings.Select(Setting)}</dl>

            """
        );
    }

    private static HtmlMarkup Setting(PreviewSetting setting)
    {
        var because = setting.Because.Length == 0 ? default : HtmlMarkup.Of($" <small>{setting.Because}</small>");
        return HtmlMarkup.Of($"<div><dt>{setting.Label}</dt><dd>{Value(setting)}{because}</dd></div>\n");
    }

    private static HtmlMarkup Value(PreviewSetting setting)
    {
        if (setting.Before is not { } before)
            return HtmlMarkup.Text(setting.After);
        return HtmlMarkup.Of(
            $"<del>{before}</del><span class=\"arrow\" aria-hidden=\"true\"> → </span>"
                + $"<span class=\"vh\"> becomes </span><ins>{setting.After}</ins>"
        );
    }
}
