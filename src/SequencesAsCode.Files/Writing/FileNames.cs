using System.Text.RegularExpressions;

namespace SequencesAsCode.Files.Writing;

/// <summary>Names of files and folders that every system can hold.</summary>
internal static partial class FileNames
{
    /// <summary>
    /// The name, or one that says the same where Windows has the name for itself, whatever its extension, or would
    /// drop its end.
    /// </summary>
    /// <param name="name">Without extension.</param>
    /// <param name="kind">What it is the name of; goes before a name that is taken.</param>
    public static string CanStand(string name, string kind)
    {
        var kept = name.TrimEnd('.', ' ');
        if (kept.Length == 0)
            return kind;
        return Devices().IsMatch(kept) ? $"{kind}-{kept}" : kept;
    }

    [GeneratedRegex(
        """
            \A(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])[ ]*(\.|\z)
            """,
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Devices();
}
