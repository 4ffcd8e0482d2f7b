using System.Text.RegularExpressions;

namespace SequencesAsCode.Files.Linting.Placeholders;

/// <summary>Finds dynamic variables whose braces a program has percent-encoded in an address.</summary>
internal static partial class EncodedBraces
{
    public static IEnumerable<(int Index, string Written, string Corrected)> In(string text) =>
        text.Contains("7b", StringComparison.OrdinalIgnoreCase)
            ? Encoded()
                .Matches(text)
                .Select(match =>
                    (match.Index, match.Value, $"{{{{{Uri.UnescapeDataString(match.Groups["name"].Value).Trim()}}}}}")
                )
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
