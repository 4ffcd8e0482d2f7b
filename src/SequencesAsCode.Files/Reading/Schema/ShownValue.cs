using System.Text.RegularExpressions;

namespace SequencesAsCode.Files.Reading.Schema;

/// <summary>Values of a file as messages may show them: a key must not get into a log.</summary>
internal static partial class ShownValue
{
    /// <summary>The value; only its beginning when it looks like a key.</summary>
    public static string Of(string value) => LooksLikeKey(value) ? Beginning(value) : value;

    /// <summary>The first four characters of a value; none of a short value.</summary>
    public static string Beginning(string value) => value.Length < 12 ? "…" : $"{value[..4]}…";

    // A long mix of letters and digits without blanks that is no id of Apollo.
    private static bool LooksLikeKey(string value) =>
        KeyLetters().IsMatch(value)
        && !ApolloId().IsMatch(value)
        && value.Any(char.IsAsciiDigit)
        && value.Any(char.IsAsciiLetter)
        && Turns(value) > 3;

    private static int Turns(string value) =>
        Enumerable.Range(1, value.Length - 1).Count(index => Class(value[index]) != Class(value[index - 1]));

    private static int Class(char letter)
    {
        if (char.IsAsciiDigit(letter))
            return 0;
        return char.IsAsciiLetterUpper(letter) ? 1 : 2;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_\-+/=]{16,}\z")]
    private static partial Regex KeyLetters();

    [GeneratedRegex(@"\A[0-9a-fA-F]{24}\z")]
    private static partial Regex ApolloId();
}
