using System.Text.RegularExpressions;

namespace SequencesAsCode.Files.Linting.Text;

/// <summary>Finds the values that other tools read at the top of a text, between two lines of three signs.</summary>
internal static partial class FrontMatter
{
    /// <summary>The line that ends it and how far it reaches; null when the text begins with none.</summary>
    public static (string First, int End)? In(string text) =>
        Matter().Match(text) is { Success: true } matter ? (matter.Groups["first"].Value.Trim(), matter.Length) : null;

    [GeneratedRegex(
        @"\A(---[ \t]*\n(?<first>[A-Za-z_][\w .-]{0,60}:([ \t][^\n]*)?)\n([^\n]*\n){0,60}?(---|\.\.\.)"
            + @"|\+\+\+[ \t]*\n(?<first>[A-Za-z_][\w.-]{0,60}[ \t]*=[^\n]*)\n([^\n]*\n){0,60}?\+\+\+)[ \t]*(\n|\z)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Matter();
}
