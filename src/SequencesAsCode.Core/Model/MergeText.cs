using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Model;

/// <summary>What a part of a text with merge variables is.</summary>
public enum MergeKind
{
    /// <summary>Plain text.</summary>
    Text,

    /// <summary><c>{{name}}</c>.</summary>
    Variable,

    /// <summary><c>{{#if name}}</c>; the name is null where the condition is not a plain name.</summary>
    If,

    /// <summary><c>{{#else}}</c>.</summary>
    Else,

    /// <summary><c>{{#endif}}</c>.</summary>
    EndIf,

    /// <summary>Anything else between braces: Apollo has operators and dates whose spelling is not published.</summary>
    Other,
}

/// <summary>A part of a text with merge variables.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Source">As it is written, braces included.</param>
/// <param name="Word">What stands between the braces, trimmed; empty for plain text.</param>
/// <param name="Name">The variable it names; null when it names none for certain.</param>
/// <param name="Index">Where it begins in the text.</param>
/// <param name="IsClosed">Whether the closing braces are there; plain text is.</param>
public sealed record MergePart(MergeKind Kind, string Source, string Word, string? Name, int Index, bool IsClosed);

/// <summary>Texts with Apollo's merge variables and conditions, <c>{{first_name}}</c> and <c>{{#if x}}…{{#else}}…{{#endif}}</c> (documented).</summary>
public static partial class MergeText
{
    /// <summary>What Apollo's documentation and the code of others name; there is no complete list.</summary>
    public static ImmutableArray<string> BuiltIn { get; } =
        ["first_name", "last_name", "company", "title", "email", "city", "state", "sender_first_name", "sender_name", "sender_email", "personalized_opener"];

    /// <summary>The text in parts: put together again they are the text. Nothing is judged, conditions need not be balanced.</summary>
    public static IEnumerable<MergePart> Parts(string text)
    {
        var next = 0;
        foreach (Match match in Braces().Matches(text))
        {
            if (match.Index > next) yield return Plain(text[next..match.Index], next);
            yield return Of(match);
            next = match.Index + match.Length;
        }

        if (next < text.Length) yield return Plain(text[next..], next);
    }

    /// <summary>The variables that a text names, conditions included, each once, in the order of their first use.</summary>
    public static IEnumerable<string> Variables(string text) => Parts(text).Select(part => part.Name).OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>Finds what stands between braces, closed ones only, whatever it is.</summary>
    [GeneratedRegex(@"\{\{[^{}\n]*\}\}")]
    internal static partial Regex Braced();

    private static MergePart Plain(string text, int index) => new(MergeKind.Text, text, "", null, index, true);

    private static MergePart Of(Match match)
    {
        var word = match.Groups["word"].Value.Trim();
        var (kind, name) = word switch
        {
            "" => (MergeKind.Other, null),
            "#else" => (MergeKind.Else, null),
            "#endif" => (MergeKind.EndIf, null),
            _ when Name().IsMatch(word) => (MergeKind.Variable, word),
            _ when Condition().Match(word) is { Success: true } condition => (MergeKind.If, condition.Groups["name"] is { Success: true } named ? named.Value : null),
            _ => (MergeKind.Other, null),
        };
        return new(kind, match.Value, word, name, match.Index, match.Groups["close"].Success);
    }

    [GeneratedRegex(@"\{\{(?<word>[^{}\n]*)(?<close>\}\})?", RegexOptions.ExplicitCapture)]
    private static partial Regex Braces();

    [GeneratedRegex(@"\A#if(\s+(?<name>[A-Za-z_][A-Za-z0-9_]*))?(\s|\z)", RegexOptions.ExplicitCapture)]
    private static partial Regex Condition();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex Name();
}
