using System.Buffers;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Files.Linting.Placeholders;

/// <summary>A dynamic variable with percent-encoded braces.</summary>
/// <param name="Index">Index of its first character.</param>
/// <param name="Written">The text as it is written.</param>
/// <param name="Corrected">The text with plain braces.</param>
internal sealed record EncodedBrace(int Index, string Written, string Corrected);

/// <summary>Finds dynamic variables in addresses whose braces a program has percent-encoded.</summary>
internal static partial class EncodedBraces
{
    private static readonly SearchValues<string> Sign = SearchValues.Create(["7b"], StringComparison.OrdinalIgnoreCase);

    public static IEnumerable<EncodedBrace> In(string text) =>
        text.AsSpan().ContainsAny(Sign)
            ? Encoded()
                .Matches(text)
                .Select(match => new EncodedBrace(
                    match.Index,
                    match.Value,
                    $"{{{{{Uri.UnescapeDataString(match.Groups["name"].Value).Trim()}}}}}"
                ))
            : [];

    [GeneratedRegex(
        """
            %(25)?7B%(25)?7B(%(25)?20|\+)*
            (?<name>(%(25)?23)?[A-Za-z_][A-Za-z0-9_.\-]*?((%20|\+)[A-Za-z0-9_.\-]+){0,4})
            (%(25)?20|\+)*%(25)?7D%(25)?7D
            """,
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Encoded();
}
