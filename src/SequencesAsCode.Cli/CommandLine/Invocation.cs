using System.CommandLine;
using System.Diagnostics.CodeAnalysis;

namespace SequencesAsCode.Cli.CommandLine;

/// <summary>A command line that was parsed. Paths are relative to the folder that the program runs in.</summary>
internal sealed class Invocation(ParseResult result, WorkspaceOptions workspace, string workingFolder)
{
    /// <summary>Where the program runs.</summary>
    public string WorkingFolder => workingFolder;

    /// <summary>The full path of the workspace's folder, which need not be there.</summary>
    public string Folder => FullPath(result.GetValue(workspace.Folder)!);

    /// <summary>The same, for a command that is to be run where this one is; null when the workspace is the current
    /// folder.</summary>
    public string? FolderToName => Folder == workingFolder ? null : Folder;

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

    /// <summary>The full path of a file or folder that was named; null for null.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public string? FullPath(string? path) => path is null ? null : Path.GetFullPath(path, workingFolder);
}
