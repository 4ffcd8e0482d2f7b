namespace SequencesAsCode.Core.States;

/// <summary>
/// The form of an id of the service. Ids become parts of addresses, so whatever could lead elsewhere is none, wherever
/// it was read.
/// </summary>
public static class ServiceId
{
    private const int Longest = 100;

    /// <summary>
    /// Whether the text can be an id: letters, digits, <c>-</c> and <c>_</c> of ASCII. Apollo's have 24 characters of
    /// 0-9 and a-f.
    /// </summary>
    public static bool IsUsable(string id) =>
        id.Length is > 0 and <= Longest && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    /// <summary>
    /// Whether it is of the form that the ids of Outreach and Salesloft have: a whole number, written in one way.
    /// </summary>
    public static bool IsNumber(string id) => id.Length is > 0 and < 20 && id[0] != '0' && id.All(char.IsAsciiDigit);

    /// <summary>
    /// Whether a file may state it. What this program made up itself, where a service has no id, no file states.
    /// </summary>
    public static bool IsStated(string id) => IsApollos(id) || IsNumber(id);

    /// <summary>
    /// Whether it is of the form that Apollo's ids have, so that no word that is an address of its own is taken for
    /// one.
    /// </summary>
    public static bool IsApollos(string id) => id.Length == 24 && id.All(char.IsAsciiHexDigitLower);
}
