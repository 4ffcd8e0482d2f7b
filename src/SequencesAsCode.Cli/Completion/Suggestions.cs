using System.CommandLine;

namespace SequencesAsCode.Cli.Completion;

/// <summary>Answers the script of a shell: one word a line, a tab, and what it means.</summary>
internal static class Suggestions
{
    /// <summary>The first word of a command line that a script asks with. It is no command for people.</summary>
    public const string Command = "__complete";

    // Some shells cannot give a program an empty argument.
    private const string Empty = "\"\"";

    /// <summary>Writes what can come next, and after it <c>:files</c> or <c>:folders</c> when the shell is to suggest
    /// those. A failure is silent, because a person is typing.</summary>
    /// <param name="root">The command line of the program.</param>
    /// <param name="words">The words after the program's name; the last one is being typed.</param>
    /// <param name="workingFolder">The folder that the shell is in.</param>
    /// <param name="output">Where it goes.</param>
    public static void Write(Command root, IEnumerable<string> words, string workingFolder, TextWriter output)
    {
        try
        {
            List<string> typed = [.. words.Select(word => word == Empty ? "" : word)];
            var suggested = new Completer(root, workingFolder).Suggest(typed);
            foreach (var (text, about) in suggested.Words)
                output.Write($"{Printable.Text(text)}\t{Printable.Text(about)}\n");
            if (suggested.Paths != PathKind.None)
                output.Write($":{(suggested.Paths == PathKind.Files ? "files" : "folders")}\n");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException) { }
    }
}
