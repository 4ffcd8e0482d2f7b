using System.Text.RegularExpressions;
using SequencesAsCode.Core.Variables;

namespace SequencesAsCode.Files.Linting.Text;

/// <summary>Checks whether the address of a link or image leads somewhere from an email.</summary>
internal static partial class AddressCheck
{
    private const string NoPlace = "leads nowhere from an email";
    private const string NotOpened = "has a scheme that mail programs do not open";

    /// <summary>The fault of an address; null when it has none.</summary>
    /// <param name="address">The address, merge variables as they are written; null when there is none.</param>
    /// <param name="what">The element that has it: <c>link</c> or <c>image</c>.</param>
    /// <param name="at">The place of the address.</param>
    public static Diagnostic? Check(string? address, string what, SourceLocation at)
    {
        // Mail programs ignore blanks around an address, and line ends and tabs within it.
        var written = LineEnds().Replace(address ?? "", "").Trim();
        if (written.StartsWith("{{", StringComparison.Ordinal))
            return null;

        // A variable in the middle can stand for any letters.
        var filled = MergeText.Braced().Replace(written, "x");
        if ((FaultOf(written) ?? FaultOf(written, filled, what)) is { } fault)
            return Diagnostic.AddressLeadsNowhere(at, what, written, fault.Why, fault.Corrected);
        return filled.StartsWith("http:", StringComparison.OrdinalIgnoreCase)
            ? Diagnostic.AddressWithoutEncryption(at, what, $"https{written[4..]}")
            : null;
    }

    private static AddressFault? FaultOf(string written)
    {
        if (written.Length == 0)
            return new("is empty");
        if (written.StartsWith('#'))
            return new(NoPlace);
        if (written.StartsWith("//", StringComparison.Ordinal))
            return new("has no scheme, such as 'https:'", $"https:{written}");
        if (Twice().Match(written) is { Success: true } twice)
            return new("has two schemes", written[twice.Groups["second"].Index..]);
        if (Unseen().Match(written) is { Success: true } unseen)
            return new($"has an invisible character (U+{(int)unseen.Value[0]:X4})", Unseen().Replace(written, ""));
        return Mistyped().Match(written) is { Success: true } mistyped
            ? new("is not a whole address", $"https://{mistyped.Groups["rest"].Value}")
            : null;
    }

    private static AddressFault? FaultOf(string written, string filled, string what)
    {
        if (what == "link" && Phone().IsMatch(written))
            return new("has no scheme", $"tel:{Spacing().Replace(written, "")}");
        if (what == "link" && Mailbox().IsMatch(filled))
            return new("has no scheme", $"mailto:{written}");
        if (filled.Any(char.IsWhiteSpace) && !TakesBlanks().IsMatch(filled))
            return new("contains a space", Blanks().Replace(written, Encoded));
        if (Scheme().Match(filled) is { Success: true } scheme)
            return FaultOfScheme(scheme.Value.ToLowerInvariant(), filled, what);
        return Host().IsMatch(filled) && !FileName().IsMatch(filled)
            ? new("has no scheme, such as 'https:'", $"https://{written}")
            : new(NoPlace);
    }

    private static AddressFault? FaultOfScheme(string scheme, string filled, string what) =>
        scheme switch
        {
            "http:" or "https:" => Web().IsMatch(filled) && Uri.TryCreate(filled, UriKind.Absolute, out _)
                ? null
                : new("is not a whole address"),
            "javascript:" or "vbscript:" or "file:" or "about:" or "blob:" => new(NotOpened),
            "data:" when what == "link" => new(NotOpened),
            _ when filled.Length == scheme.Length => new("ends after its scheme"),
            _ => null,
        };

    private static string Encoded(Match blank) => blank.Value.StartsWith('{') ? blank.Value : "%20";

    /// <summary>The host of an address that is only for examples; null for any other.</summary>
    public static string? FromTemplate(string? address) =>
        Example().Match(address ?? "") is { Success: true } example ? example.Groups["host"].Value : null;

    // Reserved names that nobody can own (RFC 2606 and 6761), and names that templates use instead.
    [GeneratedRegex(
        """
            \A\s*(https?:)?//(?<host>([\w-]+\.)*(example\.(com|net|org)
            |(your-?(domain|company|site|website)|my-?domain)\.(com|org|net|io)|[\w-]+\.(example|invalid)|localhost))
            ([:/?\#]|\s*\z)
            """,
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Example();

    // Some scripts need U+200C and U+200D between letters, so those two count only beside an ASCII character.
    [GeneratedRegex(
        "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
            + "|(?<=[!-~])[\u200c\u200d]|[\u200c\u200d](?=[!-~])"
    )]
    private static partial Regex Unseen();

    // A scheme with a missing, extra or misplaced letter or sign.
    [GeneratedRegex(
        """
            \A(((?!https?[:/])(htps?|h?ttps?|ht{3,9}ps?|h{2,9}t{1,9}ps?|httpss{1,9}|httos?|htpts?|httsp?|hptts?)
            (?<marks>:?//|:/))
            |https?(?<marks>;/{0,2}|:;//|//|:/(?!/)|:(?=[A-Za-z0-9])|\.//|:[.,]//))
            (?<rest>([A-Za-z0-9-]+\.)+[A-Za-z]{2,}\S*)\z
            """,
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Mistyped();

    // A scheme has no dot: 'example.com:8080' is a host and a port.
    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9+-]*:")]
    private static partial Regex Scheme();

    // Telephone numbers are written with blanks, and data may be folded. Some programs end the address of a page or a
    // mail at a blank.
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

    // Variables match first, so that the blanks in them stay.
    [GeneratedRegex(@"\{\{[^{}\n]*\}\}|\s+")]
    private static partial Regex Blanks();

    /// <summary>A reason why an address leads nowhere.</summary>
    /// <param name="Why">The reason, as the end of a sentence.</param>
    /// <param name="Corrected">What to write instead; null when that is not known.</param>
    private sealed record AddressFault(string Why, string? Corrected = null);
}
