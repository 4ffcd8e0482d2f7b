using System.Text.RegularExpressions;

namespace SequencesAsCode.Rendering;

/// <summary>Words, white space and punctuation, each for itself; a merge variable stays whole.</summary>
internal static partial class WordPieces
{
    public static string[] Of(string text) => [.. Pieces().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{\{[^{}\n]*\}\}|[\p{L}\p{M}\p{N}'’]+|\s+|[\uD800-\uDBFF][\uDC00-\uDFFF]|.", RegexOptions.Singleline)]
    private static partial Regex Pieces();
}
