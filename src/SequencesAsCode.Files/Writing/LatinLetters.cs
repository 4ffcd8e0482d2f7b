using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Files.Writing;

/// <summary>
/// Transliterates names to the letters a to z by the usage of their languages. Scripts whose spelling does not show how
/// words sound (Chinese, Japanese, Arabic, Hebrew, Thai) are left out.
/// </summary>
internal static partial class LatinLetters
{
    // The program runs without ICU, so letters are folded here.
    private static readonly ImmutableDictionary<char, string> Folded = Table(
        ("a", "àáâãäåāăąаάα"),
        ("ae", "æ"),
        ("b", "б"),
        ("c", "çćĉċčћ"),
        ("ch", "чχ"),
        ("d", "ďđðдδ"),
        ("dj", "ђ"),
        ("dz", "џѕ"),
        ("e", "èéêëēĕėęěеэёέε"),
        ("f", "фφ"),
        ("g", "ĝğġģгґѓγ"),
        ("h", "ĥħһ"),
        ("i", "ìíîïĩīĭįıиіίϊΐιηή"),
        ("j", "ĵј"),
        ("k", "ķкќκ"),
        ("kh", "х"),
        ("l", "ĺļľŀłлλ"),
        ("lj", "љ"),
        ("m", "мμ"),
        ("n", "ñńņňŋнν"),
        ("nj", "њ"),
        ("o", "òóôõöøōŏőоοόωώ"),
        ("oe", "œ"),
        ("p", "пπ"),
        ("ps", "ψ"),
        ("r", "ŕŗřрρ"),
        ("s", "śŝşšșсσς"),
        ("sh", "ш"),
        ("shch", "щ"),
        ("ss", "ß"),
        ("t", "ţťŧțтτ"),
        ("th", "þθ"),
        ("ts", "ц"),
        ("u", "ùúûüũūŭůűųу"),
        ("v", "вβ"),
        ("w", "ŵў"),
        ("x", "ξ"),
        ("y", "ýÿŷыйυύϋΰ"),
        ("ya", "я"),
        ("ye", "є"),
        ("yi", "ї"),
        ("yu", "ю"),
        ("z", "źżžзζ"),
        ("zh", "ж"),
        ("", "ъь")
    );

    private static readonly ImmutableArray<string> Initials =
    [
        "g",
        "kk",
        "n",
        "d",
        "tt",
        "r",
        "m",
        "b",
        "pp",
        "s",
        "ss",
        "",
        "j",
        "jj",
        "ch",
        "k",
        "t",
        "p",
        "h",
    ];

    private static readonly ImmutableArray<string> Vowels =
    [
        "a",
        "ae",
        "ya",
        "yae",
        "eo",
        "e",
        "yeo",
        "ye",
        "o",
        "wa",
        "wae",
        "oe",
        "yo",
        "u",
        "wo",
        "we",
        "wi",
        "yu",
        "eu",
        "ui",
        "i",
    ];

    private static readonly ImmutableArray<string> Finals =
    [
        "",
        "k",
        "k",
        "k",
        "n",
        "n",
        "n",
        "t",
        "l",
        "k",
        "m",
        "l",
        "l",
        "l",
        "p",
        "l",
        "m",
        "p",
        "p",
        "t",
        "t",
        "ng",
        "t",
        "t",
        "k",
        "t",
        "p",
        "t",
    ];

    /// <summary>The text in small letters from a to z, digits and hyphens.</summary>
    public static string Of(string text)
    {
        var composed = text.ToLowerInvariant().Replace('İ', 'i');
        if (IsGerman(composed))
            composed = Umlaut().Replace(composed, match => $"{Folded[match.Value[0]]}e");
        composed = composed.Replace("ου", "ou", StringComparison.Ordinal).Replace("ού", "ou", StringComparison.Ordinal);
        var slug = new StringBuilder();
        foreach (var letter in composed)
        {
            if (char.IsAsciiLetterOrDigit(letter))
                slug.Append(letter);
            else if (Folded.TryGetValue(letter, out var folded))
                slug.Append(folded);
            else if (letter is >= '가' and <= '힣')
                slug.Append(Syllable(letter - '가'));
            else if (!IsWithin(letter) && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        return slug.ToString().TrimEnd('-');
    }

    /// <summary>Whether at least half of the letters of a text have no transliteration.</summary>
    public static bool LoseMostOf(string text)
    {
        var letters = text.Where(char.IsLetter).Select(char.ToLowerInvariant).ToList();
        var lost = letters.Count(letter =>
            !char.IsAsciiLetter(letter) && letter is not (>= '가' and <= '힣' or 'İ') && !Folded.ContainsKey(letter)
        );
        return lost > 0 && lost * 2 >= letters.Count;
    }

    // An apostrophe, or a mark on the letter before it.
    private static bool IsWithin(char letter) =>
        letter is '\'' or '’' || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark;

    private static string Syllable(int place) => Initials[place / 588] + Vowels[place % 588 / 28] + Finals[place % 28];

    // Other languages have these letters for other sounds, so a German word or an ß is needed as evidence.
    private static bool IsGerman(string text) =>
        Umlaut().IsMatch(text)
        && German().IsMatch(text)
        && text.All(letter => letter <= '\u007f' || letter is 'ä' or 'ö' or 'ü' or 'ß' || !char.IsLetter(letter));

    private static ImmutableDictionary<char, string> Table(params IEnumerable<(string To, string From)> rows) =>
        rows.SelectMany(row => row.From.Select(letter => KeyValuePair.Create(letter, row.To))).ToImmutableDictionary();

    [GeneratedRegex("[äöü]")]
    private static partial Regex Umlaut();

    [GeneratedRegex(
        """
            ß
            |\b(für|über|und|oder|mit|der|die|das|den|dem|ein|eine|einen|neue|neuer|von|vom|zum|zur|nach|aus|bei|ohne
            |kein
            |keine|kunden|neukunden|angebot|nachfassen|messe|grüße|gespräch|termin|erstkontakt|frühling|könnte|möchte
            |ärzte|händler|käufer|geschäftsführer|rückruf|rückmeldung|einführung|verkäufer)\b
            |[a-z]{2}(ungen|schaft|heit|keit)\b
            """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex German();
}
