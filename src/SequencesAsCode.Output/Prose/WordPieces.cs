using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Output.Prose;

/// <summary>
/// Cuts a text into the pieces that a word diff compares: words, white space, punctuation, and whole merge variables.
/// A word ends where the script changes. In scripts without spaces each character is a piece.
/// Something that a reader sees as one character (an emoji with its skin tone, a letter with its accents) is never cut.
/// </summary>
internal static partial class WordPieces
{
    // Letters of one script form a word. Joining: digits and apostrophes, which form words with any spaced script.
    private enum Script
    {
        None,
        Joining,
        Spaced,
        Hebrew,
        Arabic,
        Hangul,
        Unspaced,
    }

    /// <summary>The pieces in order. Joined they are the text again.</summary>
    public static string[] Of(string text)
    {
        var pieces = new List<string>();
        for (var at = 0; at < text.Length; )
        {
            var length = LengthAt(text, at);
            pieces.Add(text.Substring(at, length));
            at += length;
        }

        return [.. pieces];
    }

    /// <summary>
    /// What sentences with similar content share, in lower case: their words. In scripts without spaces each pair of
    /// neighboring characters, because any two sentences share single characters.
    /// </summary>
    public static HashSet<string> Shared(string text)
    {
        var shared = new HashSet<string>(StringComparer.Ordinal);
        string? character = null;
        foreach (var piece in Of(text).Where(piece => piece.Any(char.IsLetterOrDigit)))
        {
            if (ScriptAt(piece, 0) != Script.Unspaced)
            {
                shared.Add(piece.ToLowerInvariant());
                character = null;
                continue;
            }

            if (character is not null)
                shared.Add(character + piece);
            character = piece;
        }

        if (shared.Count == 0 && character is not null)
            shared.Add(character);
        return shared;
    }

    private static int LengthAt(string text, int at)
    {
        if (text[at] == '{' && Variable().Match(text, at) is { Success: true } variable)
            return variable.Length;
        if (char.IsWhiteSpace(text[at]))
            return BlankAt(text, at);
        var length = ClusterAt(text, at);
        var script = ScriptAt(text, at);
        if (script is Script.None or Script.Unspaced)
            return length;
        while (at + length < text.Length)
        {
            var next = ScriptAt(text, at + length);
            if (!JoinsWith(script, next))
                break;
            if (script == Script.Joining)
                script = next;
            length += ClusterAt(text, at + length);
        }

        return length;
    }

    private static int BlankAt(string text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsWhiteSpace(text[end]))
            end++;
        return end - at;
    }

    private static int ClusterAt(string text, int at) => StringInfo.GetNextTextElementLength(text.AsSpan(at));

    private static bool JoinsWith(Script script, Script next) =>
        next switch
        {
            Script.None or Script.Unspaced => false,
            Script.Joining => script is not Script.Hangul,
            _ => next == script || (script == Script.Joining && next != Script.Hangul),
        };

    private static Script ScriptAt(string text, int at)
    {
        if (text[at] is '\'' or '’')
            return Script.Joining;
        if (!Rune.TryGetRuneAt(text, at, out var rune))
            return Script.None;
        var category = Rune.GetUnicodeCategory(rune);
        if (Rune.IsDigit(rune) || IsNumber(category))
            return Script.Joining;
        return Rune.IsLetter(rune) || IsMark(category) ? ScriptOf(rune.Value) : Script.None;
    }

    private static bool IsNumber(UnicodeCategory category) =>
        category is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    private static bool IsMark(UnicodeCategory category) =>
        category
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark;

    // By Unicode block. Unspaced: Thai, Lao, Tibetan, Myanmar, Khmer, New Tai Lue, Tai Tham, Bopomofo, kana, Yi, and
    // Han with its radicals, marks, extensions and compatibility forms.
    private static Script ScriptOf(int code) =>
        code switch
        {
            >= 0x0590 and <= 0x05FF or >= 0xFB1D and <= 0xFB4F => Script.Hebrew,
            >= 0x0600 and <= 0x06FF or >= 0x0750 and <= 0x077F or >= 0x08A0 and <= 0x08FF => Script.Arabic,
            >= 0xFB50 and <= 0xFDFF or >= 0xFE70 and <= 0xFEFE => Script.Arabic,
            >= 0x0E00 and <= 0x0FFF or >= 0x1000 and <= 0x109F or >= 0x1780 and <= 0x17FF => Script.Unspaced,
            >= 0x1950 and <= 0x19FF or >= 0x1A20 and <= 0x1AAF => Script.Unspaced,
            >= 0x1100 and <= 0x11FF or >= 0x3130 and <= 0x318F or >= 0xAC00 and <= 0xD7FF => Script.Hangul,
            >= 0x2E80 and <= 0xA4CF or >= 0xF900 and <= 0xFAFF or >= 0xFF66 and <= 0xFF9F => Script.Unspaced,
            >= 0x1AFF0 and <= 0x1B16F or >= 0x20000 and <= 0x3FFFF => Script.Unspaced,
            _ => Script.Spaced,
        };

    [GeneratedRegex(@"\G\{\{[^{}\n]*\}\}")]
    private static partial Regex Variable();
}
