using System.Text.RegularExpressions;

namespace SequencesAsCode.Cli.Results;

/// <summary>A command as a person pastes it into a shell.</summary>
internal static partial class CommandText
{
    /// <summary>A command of this program, each word quoted where a shell needs it.</summary>
    /// <param name="folder">The workspace, when the command is not run in it; else null.</param>
    /// <param name="words">The verb and what follows.</param>
    public static string Of(string? folder, params IEnumerable<string> words)
    {
        var rest = words.ToList();
        return string.Join(
            ' ',
            [
                "sequences",
                rest[0],
                .. folder is null ? [] : new[] { "-C", Quoted(folder) },
                .. rest.Skip(1).Select(Quoted),
            ]
        );
    }

    // Double quotes, which every shell knows, as long as nothing in them has a meaning there.
    private static string Quoted(string word) =>
        Plain().IsMatch(word) ? word
        : Meaningful().IsMatch(word) ? $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'"
        : $"\"{word}\"";

    [GeneratedRegex(@"\A[A-Za-z0-9_@%+=:,./\\-]+\z")]
    private static partial Regex Plain();

    [GeneratedRegex("""["$`\\!%]""")]
    private static partial Regex Meaningful();
}
