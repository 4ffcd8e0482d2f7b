using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using SequencesAsCode.Files.Reading.Folder;

namespace SequencesAsCode.Cli.CommandLine;

/// <summary>A parsed command line. Its paths are relative to the working folder.</summary>
internal sealed class Invocation(
    ParseResult result,
    ProgramCommand program,
    WorkspaceOptions workspace,
    string workingFolder
)
{
    private string? folder;

    /// <summary>The whole command line of the program.</summary>
    public ProgramCommand Program => program;

    /// <summary>The folder that the program runs in.</summary>
    public string WorkingFolder => workingFolder;

    /// <summary>
    /// The full path of the workspace's folder: the one that was named, or else the nearest with a workspace file from
    /// the working folder upwards, or else the working folder. It need not exist.
    /// </summary>
    public string Folder => folder ??= NamedFolder ?? WorkspaceSearch.From(workingFolder) ?? workingFolder;

    /// <summary>The full path of the folder for a new workspace: the one that was named, or the working
    /// folder.</summary>
    public string NewFolder => NamedFolder ?? workingFolder;

    /// <summary>Whether the workspace is above the working folder, and was found by search.</summary>
    public bool IsFoundAbove => NamedFolder is null && Folder != workingFolder;

    /// <summary>The workspace's folder for a suggested command that is run in the same working folder; null when the
    /// workspace is found without its name.</summary>
    public string? FolderInCommands => NamedFolder is { } named && named != workingFolder ? named : null;

    /// <summary>Name of the environment; null for the workspace's default.</summary>
    public string? Environment => result.GetValue(workspace.Environment);

    /// <summary>Whether every request is logged.</summary>
    public bool IsVerbose => result.GetValue(workspace.Verbose);

    private string? NamedFolder => FullPath(result.GetValue(workspace.Folder));

    /// <summary>The value of an option, or its default.</summary>
    public T? Value<T>(Option<T> option) => result.GetValue(option);

    /// <summary>The value of an argument, or its default.</summary>
    public T? Value<T>(Argument<T> argument) => result.GetValue(argument);

    /// <summary>Every value of an option; empty when it was not given.</summary>
    public ImmutableArray<string> Values(Option<string[]> option) => [.. result.GetValue(option) ?? []];

    /// <summary>Every value of an argument; empty when there is none.</summary>
    public ImmutableArray<string> Values(Argument<string[]> argument) => [.. result.GetValue(argument) ?? []];

    /// <summary>Whether an option was given at least once without a value.</summary>
    public bool IsBare(Option option) =>
        result.GetResult(option) is { Implicit: false } given && given.IdentifierTokenCount > given.Tokens.Count;

    /// <summary>Another command line of the program.</summary>
    /// <param name="words">The verb and its options.</param>
    /// <exception cref="Results.CommandException">It cannot be parsed.</exception>
    public Invocation Other(IReadOnlyList<string> words)
    {
        var parsed = program.ParseLine(words);
        return parsed.Errors.Count == 0
            ? new(parsed, program, workspace, workingFolder)
            : throw Mistakes.Of(parsed, program.Help);
    }

    /// <summary>The full path of a file or folder; null for null.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public string? FullPath(string? path) => path is null ? null : Path.GetFullPath(path, workingFolder);
}
