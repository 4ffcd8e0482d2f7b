using System.Text.RegularExpressions;

namespace SequencesAsCode.Tests.Wording;

/// <summary>The sentences and words of a text as a reader meets them: without tags and computed parts.</summary>
internal static partial class MessageWords
{
    /// <summary>Whether the text holds words in a row, which names, styles and patterns do not.</summary>
    public static bool AreIn(string text) =>
        !StyleOrScript().IsMatch(text) && !ListOfNames().IsMatch(text) && WordsInARow().IsMatch(Bare(text));

    /// <summary>The sentences of a text; a line break ends one too.</summary>
    public static IEnumerable<string> Sentences(string text) =>
        SentenceEnd().Split(Bare(text)).Select(sentence => sentence.Trim()).Where(sentence => sentence.Length > 0);

    /// <summary>How many words a sentence has; a computed part counts as one.</summary>
    public static int Count(string sentence) => Word().Count(sentence);

    private static string Bare(string text) => Tag().Replace(text, " ");

    [GeneratedRegex(@"[A-Za-z]{2,}[,;:]? [A-Za-z'{(]", RegexOptions.CultureInvariant)]
    private static partial Regex WordsInARow();

    // names of tags or of fields one after the other, also after 'company:': many words, no stop and no capital letter
    [GeneratedRegex(@"^(\w+: )?[^A-Z.,;:?!{}]{80,}$", RegexOptions.CultureInvariant)]
    private static partial Regex ListOfNames();

    [GeneratedRegex(@"</?[a-z][^<>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\{[^{}]*\}|[\w'/.-]*\w[\w'/.-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<=[.!?:])\s+|\n+", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(
        @"\{[^{}]*:[^{}]*;|\(\?[<:=!]|^(<[^>]*>)*[a-z-]+='|\b(allow|sandbox|default-src)\b.*'none'",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex StyleOrScript();
}
