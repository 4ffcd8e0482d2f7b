using System.CommandLine;
using System.Diagnostics.CodeAnalysis;

namespace SequencesAsCode.Cli.CommandLine;

/// <summary>A parsed command line. Its paths are relative to the working folder.</summary>
internal sealed class Invocation(ParseResult result, WorkspaceOptions workspace, string workingFolder)
{
    /// <summary>The folder that the program runs in.</summary>
    public string WorkingFolder => workingFolder;

    /// <summary>The full path of the workspace's folder. The folder need not exist.</summary>
    public string Folder => FullPath(result.GetValue(workspace.Folder)!);

    /// <summary>The workspace's folder for a suggested command that is run in the same working folder; null when the
    /// workspace is the working folder.</summary>
    public string? FolderInCommands => Folder == workingFolder ? null : Folder;

    /// <summary>Name of the environment; null for the workspace's default.</summary>
    public string? Environment => result.GetValue(workspace.Environment);

    /// <summary>Whether every request is logged.</summary>
    public bool IsVerbose => result.GetValue(workspace.Verbose);

    /// <summary>The value of an option, or its default.</summary>
    public T? Value<T>(Option<T> option) => result.GetValue(option);

    /// <summary>The value of an argument, or its default.</summary>
    public T? Value<T>(Argument<T> argument) => result.GetValue(argument);

    /// <summary>Every value of an option; empty when it was not given.</summary>
    public ImmutableArray<string> Values(Option<string[]> option) => [.. result.GetValue(option) ?? []];

    /// <summary>Every value of an argument; empty when there is none.</summary>
    public ImmutableArray<string> Values(Argument<string[]> argument) => [.. result.GetValue(argument) ?? []];

    /// <summary>The full path of a file or folder; null for null.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public string? FullPath(string? path) => path is null ? null : Path.GetFullPath(path, workingFolder);
}
