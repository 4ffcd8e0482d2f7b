using System.Text.RegularExpressions;
using SequencesAsCode.Core.Variables;

namespace SequencesAsCode.Files.Linting.Text;

/// <summary>Whether an address of a link or image leads anywhere from within an email.</summary>
internal static partial class AddressCheck
{
    private const string NoPlace = "leads nowhere in an email, which has no page around it";

    /// <summary>What is wrong with an address; null when nothing is.</summary>
    /// <param name="address">The address, merge variables as they are written; null when there is none.</param>
    /// <param name="what">What has it: link or image.</param>
    /// <param name="at">Where it stands.</param>
    public static Diagnostic? Check(string? address, string what, SourceLocation at)
    {
        // Mail programs pass over blanks around it, and over line ends and tabs in it.
        var written = LineEnds().Replace(address ?? "", "").Trim();
        if (written.StartsWith("{{", StringComparison.Ordinal))
            return null;
        if (written.Length == 0)
            return Nowhere("is empty");
        if (written.StartsWith('#'))
            return Nowhere(NoPlace);
        if (written.StartsWith("//", StringComparison.Ordinal))
            return Nowhere("has no scheme, and an email has none to lend", $"https:{written}");
        if (Twice().Match(written) is { Success: true } twice)
            return Nowhere("has two schemes", written[twice.Groups["second"].Index..]);

        if (Unseen().Match(written) is { Success: true } unseen)
            return Nowhere($"has an invisible character (U+{(int)unseen.Value[0]:X4})", Unseen().Replace(written, ""));
        if (Mistyped().Match(written) is { Success: true } mistyped)
            return Nowhere("is not a whole address", $"https://{mistyped.Groups["rest"].Value}");

        // A variable in the middle can stand for any letters.
        var filled = MergeText.Braced().Replace(written, "x");
        if (what == "link" && Phone().IsMatch(written))
            return Nowhere("has no scheme", $"tel:{Spacing().Replace(written, "")}");
        if (what == "link" && Mailbox().IsMatch(filled))
            return Nowhere("has no scheme", $"mailto:{written}");
        if (filled.Any(char.IsWhiteSpace) && !TakesBlanks().IsMatch(filled))
            return Nowhere(
                "has a blank in it",
                Blanks().Replace(written, match => match.Value.StartsWith('{') ? match.Value : "%20")
            );
        if (Scheme().Match(filled) is not { Success: true } scheme)
            return Host().IsMatch(filled) && !FileName().IsMatch(filled)
                ? Nowhere("has no scheme, so it is taken for a page beside the one that is read", $"https://{written}")
                : Nowhere(NoPlace);
        return scheme.Value.ToLowerInvariant() switch
        {
            "http:" or "https:" when !Web().IsMatch(filled) || !Uri.TryCreate(filled, UriKind.Absolute, out _) =>
                Nowhere("is not a whole address"),
            "http:" => Diagnostic.AddressWithoutEncryption(at, what, $"https{written[4..]}"),
            "javascript:" or "vbscript:" or "file:" or "about:" or "blob:" => Nowhere(
                "is one that mail programs do not open"
            ),
            "data:" when what == "link" => Nowhere("is one that mail programs do not open"),
            _ when filled.Length == scheme.Length => Nowhere("ends after its scheme"),
            _ => null,
        };

        Diagnostic Nowhere(string why, string? corrected = null) =>
            Diagnostic.AddressLeadsNowhere(at, what, written, why, corrected);
    }

    /// <summary>The host of an address that is only for examples; null for any other.</summary>
    public static string? FromTemplate(string? address) =>
        Example().Match(address ?? "") is { Success: true } example ? example.Groups["host"].Value : null;

    // Names that nobody can have (RFC 2606 and 6761), and those that templates put in their place.
    [GeneratedRegex(
        """
            \A\s*(https?:)?//(?<host>([\w-]+\.)*(example\.(com|net|org)
            |(your-?(domain|company|site|website)|my-?domain)\.(com|org|net|io)|[\w-]+\.(example|invalid)|localhost))
            ([:/?\#]|\s*\z)
            """,
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Example();

    // Letters of some scripts are joined or kept apart by two of these, so they count beside a sign of ASCII only.
    [GeneratedRegex(
        "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|(?<=[!-~])[\u200c\u200d]|[\u200c\u200d](?=[!-~])"
    )]
    private static partial Regex Unseen();

    // A letter or a sign too few, too many or in another place.
    [GeneratedRegex(
        """
            \A(((?!https?[:/])(htps?|h?ttps?|ht{3,9}ps?|h{2,9}t{1,9}ps?|httpss{1,9}|httos?|htpts?|httsp?|hptts?)(?<marks>:?//|:/))
            |https?(?<marks>;/{0,2}|:;//|//|:/(?!/)|:(?=[A-Za-z0-9])|\.//|:[.,]//))
            (?<rest>([A-Za-z0-9-]+\.)+[A-Za-z]{2,}\S*)\z
            """,
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Mistyped();

    // No dot in it: 'example.com:8080' is a host and a port.
    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9+-]*:")]
    private static partial Regex Scheme();

    // A telephone number is written with blanks, and data may be folded; in a link to a page or a mail a blank ends the
    // address for some.
    [GeneratedRegex(@"\A(?!https?:|mailto:)[A-Za-z][A-Za-z0-9+-]*:", RegexOptions.IgnoreCase)]
    private static partial Regex TakesBlanks();

    [GeneratedRegex(@"\A\+?\(?[0-9](?:[ ().\u00a0/-]{0,3}[0-9]){5,17}\z")]
    private static partial Regex Phone();

    [GeneratedRegex(@"[^+0-9]+")]
    private static partial Regex Spacing();

    [GeneratedRegex(@"\A[A-Za-z0-9._%+-]+@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}(\?\S*)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Mailbox();

    [GeneratedRegex(@"[\r\n\t]+")]
    private static partial Regex LineEnds();

    [GeneratedRegex(@"\Ahttps?://(?<second>https?:?//)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Twice();

    [GeneratedRegex(
        @"\A([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}(:[0-9]+)?([/?#]|\z)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Host();

    [GeneratedRegex(
        @"\A[^/]+\.(html?|php|aspx?|jsp|pdf|png|jpe?g|gif|svg|webp|md|txt|docx?|pptx?|xlsx?)\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex FileName();

    [GeneratedRegex(@"\Ahttps?://[^/?#\s]", RegexOptions.IgnoreCase)]
    private static partial Regex Web();

    // A variable is taken first, so that the blanks in it stay.
    [GeneratedRegex(@"\{\{[^{}\n]*\}\}|\s+")]
    private static partial Regex Blanks();
}
