using SequencesAsCode.Output.Html.Markup;
using SequencesAsCode.Output.Html.Texts;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Html.Cards;

/// <summary>Writes what becomes of an email for contacts without some of its data, and how to mend it.</summary>
internal static class MissingDataWriter
{
    private const int MostFallbacks = 4;

    /// <summary>A banner that is shown for these contacts only.</summary>
    public static HtmlMarkup Write(MissingData missing)
    {
        var builtIn = missing.Variables.Where(VariableNames.IsBuiltIn).ToList();
        var custom = missing.Variables.Where(name => !VariableNames.IsBuiltIn(name)).ToList();
        return HtmlMarkup.Of(
            $"""
            <div class="not-sent {ContactVersions.ClassesOf(missing.Contacts)}">{NotSent(builtIn)}{MayBeBlank(custom)}
            {Remedy(missing.Variables)}</div>

            """
        );
    }

    private static HtmlMarkup NotSent(List<string> names)
    {
        if (names.Count == 0)
            return default;
        return HtmlMarkup.Of(
            $"<p><strong>Apollo won’t send this to a contact without {VariableNames.AnyOf(names)}</strong> "
                + $"(it goes to Not Sent).</p>"
        );
    }

    // Apollo's help and what others saw disagree, so neither is told as a fact.
    private static HtmlMarkup MayBeBlank(List<string> names)
    {
        if (names.Count == 0)
            return default;
        return HtmlMarkup.Of(
            $"<p><strong>{Codes(names)} may be left blank.</strong> Apollo’s help says such an email goes to "
                + $"Not Sent. Some users saw it sent with a blank.</p>"
        );
    }

    private static HtmlMarkup Remedy(ImmutableArray<string> names)
    {
        var lead = names.Length == 1 ? "Give it a fallback:" : "Give each a fallback:";
        var fallbacks = names.Take(MostFallbacks).Select(VariableNames.WithFallback).ToList();
        return HtmlMarkup.Of($"<p>{lead} {Codes(fallbacks)}</p>");
    }

    private static HtmlMarkup Codes(List<string> texts) =>
        HtmlMarkup.Join(texts.Select((text, place) => HtmlMarkup.Of($"{(place == 0 ? "" : " ")}<code>{text}</code>")));
}
