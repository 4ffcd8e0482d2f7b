using System.Text.RegularExpressions;

namespace SequencesAsCode.Cli.Results;

/// <summary>A command as a person pastes it into a shell.</summary>
internal static partial class CommandText
{
    /// <summary>A command of this program, each word quoted where a shell needs it.</summary>
    /// <param name="folder">The workspace; null when it is the current folder.</param>
    /// <param name="words">The verb and its arguments.</param>
    public static string Format(string? folder, params IEnumerable<string> words)
    {
        var rest = words.ToList();
        string[] workspace = folder is null ? [] : ["-C", Quoted(folder)];
        return string.Join(' ', ["sequences", rest[0], .. workspace, .. rest.Skip(1).Select(Quoted)]);
    }

    // Double quotes work in every shell, unless the word has a character that is special in them.
    private static string Quoted(string word)
    {
        if (Plain().IsMatch(word))
            return word;
        return Meaningful().IsMatch(word) ? $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'" : $"\"{word}\"";
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_@%+=:,./\\-]+\z")]
    private static partial Regex Plain();

    [GeneratedRegex("""["$`\\!%]""")]
    private static partial Regex Meaningful();
}
