namespace SequencesAsCode.Emulator.Measured;

/// <summary>The switches for what happens to texts and waits.</summary>
internal static class MeasuredTexts
{
    public static IEnumerable<string> Of(ImmutableDictionary<string, MeasuredFact> facts)
    {
        if (Sanitizer(facts) is { } sanitizer)
            yield return $"sanitizer={sanitizer}";
        ImmutableArray<string> rewrites =
        [
            .. If("links", Seen(facts, "markup.link").Contains("track", StringComparison.Ordinal)),
            .. If("pixel", Seen(facts, "body.nothing_is_added").Contains("<img", StringComparison.Ordinal)),
            .. If("footer", Seen(facts, "body.nothing_is_added").Contains("nsubscribe", StringComparison.Ordinal)),
            .. If("quotes", Seen(facts, "markup.quotes").Contains('”', StringComparison.Ordinal)),
            .. If("note_paragraphs", Seen(facts, "text.note_lines").Contains("<p>", StringComparison.Ordinal)),
            .. If("units", Seen(facts, "wait.unit_stays").Contains("day", StringComparison.Ordinal)),
            .. If("names", IsNo(facts, "text.subject_spaces")),
            .. If("capitals", IsNo(facts, "text.subject_small_letter")),
        ];
        if (!rewrites.IsEmpty)
            yield return $"rewrites={string.Join(',', rewrites)}";
    }

    private static string? Sanitizer(ImmutableDictionary<string, MeasuredFact> facts)
    {
        if (facts.GetValueOrDefault("markup.script") is not { Outcome: "yes" or "no" } script)
            return null;
        if (Seen(facts, "markup.bold").Contains("<strong", StringComparison.Ordinal))
            return "rewrite";
        return script.Outcome == "yes" ? "off" : "basic";
    }

    private static IEnumerable<string> If(string word, bool isSo) => isSo ? [word] : [];

    private static bool IsNo(ImmutableDictionary<string, MeasuredFact> facts, string name) =>
        facts.GetValueOrDefault(name) is { Outcome: "no" };

    private static string Seen(ImmutableDictionary<string, MeasuredFact> facts, string name) =>
        facts.GetValueOrDefault(name) is { Outcome: "no" } fact ? fact.Seen : "";
}
