namespace SequencesAsCode.Core.States;

/// <summary>
/// The form of ids. Ids become parts of URLs, so text that could lead elsewhere is never accepted as an id.
/// </summary>
public static class ServiceId
{
    private const int Longest = 100;

    /// <summary>Whether the text can be an id: ASCII letters, digits, <c>-</c> and <c>_</c>.</summary>
    public static bool IsUsable(string id) =>
        id.Length is > 0 and <= Longest && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    /// <summary>
    /// Whether it has the form of ids of Outreach and Salesloft: a whole number without leading zeros.
    /// </summary>
    public static bool IsNumber(string id) => id.Length is > 0 and < 20 && id[0] != '0' && id.All(char.IsAsciiDigit);

    /// <summary>
    /// Whether a file may state the id. Ids that this program invents for services without ids are not allowed.
    /// </summary>
    public static bool IsStated(string id) => IsApollos(id) || IsNumber(id);

    /// <summary>
    /// Whether it has the form of Apollo's ids, 24 characters of 0-9 and a-f; words with a meaning of their own in URLs
    /// never have it.
    /// </summary>
    public static bool IsApollos(string id) => id.Length == 24 && id.All(char.IsAsciiHexDigitLower);
}
