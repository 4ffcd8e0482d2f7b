using System.Globalization;
using System.Text;

namespace SequencesAsCode.Core.Values;

/// <summary>
/// The form of a name for comparing as readers do: without letter case, Unicode form, kind and number of blanks, and
/// invisible characters.
/// </summary>
internal static class ComparableName
{
    private const int FirstSyllable = 0xAC00;
    private const int LastSyllable = 0xD7A3;

    // The program runs without the system's Unicode tables, so string.Normalize changes nothing.
    private static readonly Lazy<Dictionary<int, Rune[]>> Parts = new(ReadParts);

    private static readonly (int From, int To)[] Unseen =
    [
        (0x034F, 0x034F),
        (0x115F, 0x1160),
        (0x17B4, 0x17B5),
        (0x180B, 0x180F),
        (0x3164, 0x3164),
        (0xFE00, 0xFE0F),
        (0xFFA0, 0xFFA0),
        (0xE0000, 0xE0FFF),
    ];

    /// <summary>The common form of names that read alike. It is for comparing, not for showing.</summary>
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var runes = Ascii.IsValid(name)
            ? name.EnumerateRunes().Where(rune => !IsUnseen(rune))
            : Ordered(name.EnumerateRunes().Where(rune => !IsUnseen(rune)).SelectMany(PartsOf));
        var result = new StringBuilder(name.Length);
        foreach (var rune in runes)
        {
            if (!Rune.IsWhiteSpace(rune))
                result.Append(Folded(rune));
            else if (result.Length > 0 && result[^1] != ' ')
                result.Append(' ');
        }

        return result.ToString().TrimEnd(' ');
    }

    // Upper case first, because two lower-case letters may share one, like both forms of the Greek sigma.
    private static string Folded(Rune rune) =>
        rune.Value is 'ß' or 'ẞ' ? "ss" : Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune)).ToString();

    private static bool IsUnseen(Rune rune) =>
        Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Format => true,
            UnicodeCategory.Control => !Rune.IsWhiteSpace(rune),
            _ => rune.Value > 0x7F && Unseen.Any(range => rune.Value >= range.From && rune.Value <= range.To),
        };

    private static IEnumerable<Rune> PartsOf(Rune rune)
    {
        if (rune.Value is >= FirstSyllable and <= LastSyllable)
            return Jamo(rune.Value - FirstSyllable);
        return Parts.Value.TryGetValue(rune.Value, out var parts) ? parts : [rune];
    }

    private static IEnumerable<Rune> Jamo(int syllable)
    {
        yield return new(0x1100 + (syllable / 588));
        yield return new(0x1161 + (syllable % 588 / 28));
        if (syllable % 28 > 0)
            yield return new(0x11A7 + (syllable % 28));
    }

    // Several marks on one letter may be in any order.
    private static IEnumerable<Rune> Ordered(IEnumerable<Rune> runes)
    {
        var marks = new List<Rune>();
        foreach (var rune in runes)
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark)
            {
                marks.Add(rune);
                continue;
            }

            foreach (var mark in marks.Order())
                yield return mark;
            marks.Clear();
            yield return rune;
        }

        foreach (var mark in marks.Order())
            yield return mark;
    }

    private static Dictionary<int, Rune[]> ReadParts()
    {
        using var stream = typeof(ComparableName).Assembly.GetManifestResourceStream("decompositions.txt")!;
        using var reader = new StreamReader(stream);
        var parts = new Dictionary<int, Rune[]>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || line.Length == 0)
                continue;
            var runes = line.Split(' ')
                .Select(hex => new Rune(int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture)))
                .ToArray();
            parts[runes[0].Value] = runes[1..];
        }

        return parts;
    }
}
