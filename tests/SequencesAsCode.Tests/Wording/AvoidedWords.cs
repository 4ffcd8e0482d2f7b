using System.Text.RegularExpressions;

namespace SequencesAsCode.Tests.Wording;

/// <summary>
/// Words that a sentence for people does not use: riddles, phrases that read like a translation, and the API's names
/// where Apollo's pages say something else. A word between quotes or backticks is a name that is typed, so it may stay.
/// </summary>
internal static class AvoidedWords
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly Regex[] Patterns =
    [
        // riddles
        new(@"\b(whoever|whom|whatever|what becomes of|what comes of|as the lock knows|of a real account)\b", Options),
        new(@"\b((is|are|was|were|be) (told|taken for)|not told|told by|nobody can tell|cannot tell)\b", Options),
        new(@"\b(stands|stood|goes with its|carried out|in good order|seldom|at the least|letter case)\b", Options),
        new(@"\b(of no use|has no say|have no say|made anew|anew|afterwards|beforehand|thereby|therein)\b", Options),
        // Apollo's pages say variant, dynamic variable, list
        new(@"\b(?<!-)(touch(es)?|merge variables?|labels?)\b", Options),
        // words of the program's inside
        new(@"\b(adopt(s|ed|ion)?|bookkeeping|fingerprints?|funnel|seam)\b", Options),
    ];

    private static readonly Regex Typed = new(@"'[^']*'|`[^`]*`|\{[^{}]*\}|--[\w-]+", RegexOptions.CultureInvariant);

    /// <summary>The avoided words of a message, in the order of the patterns.</summary>
    public static IEnumerable<string> In(string message)
    {
        var text = Typed.Replace(message, "''");
        return Patterns.SelectMany(pattern => pattern.Matches(text)).Select(match => match.Value);
    }
}
