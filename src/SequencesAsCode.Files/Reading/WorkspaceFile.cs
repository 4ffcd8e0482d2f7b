using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Reading.Folder;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Reading;

/// <summary>The workspace file, read for one environment.</summary>
/// <param name="Workspace">What the other stages need of it.</param>
/// <param name="Environment">The environment in use.</param>
/// <param name="Patterns">Which files are sequences.</param>
/// <param name="Markdown">How Markdown is rendered where a sequence file says nothing else.</param>
internal sealed record WorkspaceFile(
    Workspace Workspace,
    WorkspaceEnvironment Environment,
    ImmutableArray<(string Pattern, SourceLocation At)> Patterns,
    MarkdownStyle Markdown
)
{
    /// <summary>The patterns of all environments: what is not read in this one may be in another.</summary>
    public ImmutableArray<string> AllPatterns { get; init; } = [];

    public ImmutableArray<string> EnvironmentNames { get; } =
    [.. Workspace.Environments.Select(environment => environment.Name)];

    /// <summary>How the Markdown of a sequence file is rendered: as the file says, else as this one does.</summary>
    public MarkdownStyle MarkdownOf(WorkspaceFiles files, string path) =>
        MarkdownStyle.In(
            YamlTree.LookAt(files, path) is { } root ? EnvironmentValues.Resolve(root, Environment.Name) : null,
            Markdown
        );

    /// <summary>Whether an id means nothing without saying in which account.</summary>
    public bool HasSeveralAccounts => Workspace.HasSeveralAccounts;
}
