using System.Text.RegularExpressions;

namespace SequencesAsCode.Output.Markdown.Writing;

/// <summary>Finds what people copy from a text (keys, ids, commands) and every word that a host would link.</summary>
internal static partial class CodeRanges
{
    private const int Longest = 120;

    /// <summary>The ranges to format as code: start index to end index.</summary>
    /// <param name="text">One line.</param>
    /// <param name="breaks">Indexes at which a link has to be prevented.</param>
    /// <param name="keys">Keys that the text may contain.</param>
    public static Dictionary<int, int> Of(string text, IReadOnlySet<int> breaks, ReadOnlySpan<string> keys)
    {
        var found = new Dictionary<int, int>();
        var taken = new bool[text.Length];
        foreach (Match match in Commands().Matches(text))
            Add(match.Index, match.Index + match.Length);
        foreach (var key in keys)
        {
            for (var at = Next(text, key, 0); at >= 0; at = Next(text, key, at + key.Length))
                Add(at, at + key.Length);
        }

        foreach (var (start, end) in Ids(text))
            Add(start, end);
        foreach (Match word in Words().Matches(text))
        {
            if (word.Length <= Longest && Enumerable.Range(word.Index + 1, word.Length).Any(breaks.Contains))
                Add(word.Index, word.Index + word.Length);
        }

        return found;

        // A range that overlaps an earlier one is dropped.
        void Add(int start, int end)
        {
            if (taken.AsSpan(start, end - start).Contains(true))
                return;
            found[start] = end;
            taken.AsSpan(start, end - start).Fill(true);
        }
    }

    /// <summary>The ranges of ids, which a host would link as commits.</summary>
    public static Dictionary<int, int> Ids(string text) =>
        IdPattern().Matches(text).ToDictionary(match => match.Index, match => match.Index + match.Length);

    private static int Next(string text, string key, int from)
    {
        for (var at = from; key.Length > 0 && (at = text.IndexOf(key, at, StringComparison.Ordinal)) >= 0; at++)
        {
            if (
                (at == 0 || !IsPartOfKey(text[at - 1]))
                && (at + key.Length == text.Length || !IsPartOfKey(text[at + key.Length]))
            )
                return at;
        }

        return -1;
    }

    private static bool IsPartOfKey(char letter) => char.IsLetterOrDigit(letter) || letter is '-' or '_';

    // Commands and options as this program quotes them: 'sequences pull KEY', '--refresh all'.
    [GeneratedRegex("'(?:sequences |--)[^'<>`]{1,150}'")]
    private static partial Regex Commands();

    // A key, an address, or a reference of a host, without the punctuation that ends a sentence.
    [GeneratedRegex(@":[\w+-]+:|[\w@#!&%~:/+=.?-]*[\w@#!&%~/+=-]")]
    private static partial Regex Words();

    [GeneratedRegex("(?<![0-9a-z])[0-9a-f]{24}(?![0-9a-z])", RegexOptions.IgnoreCase)]
    private static partial Regex IdPattern();
}
