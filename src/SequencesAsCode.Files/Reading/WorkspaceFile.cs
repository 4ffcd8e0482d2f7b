using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Reading.Folder;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Reading;

/// <summary>The workspace file, read for one environment.</summary>
/// <param name="Workspace">The settings that other stages need.</param>
/// <param name="Environment">The environment in use.</param>
/// <param name="Patterns">The patterns of sequence files, each with its place.</param>
/// <param name="Markdown">How Markdown is rendered where a sequence file has no settings of its own.</param>
internal sealed record WorkspaceFile(
    Workspace Workspace,
    WorkspaceEnvironment Environment,
    ImmutableArray<(string Pattern, SourceLocation At)> Patterns,
    MarkdownStyle Markdown
)
{
    /// <summary>The patterns of all environments: another environment may read further files.</summary>
    public ImmutableArray<string> AllPatterns { get; init; } = [];

    /// <summary>The names of all environments.</summary>
    public ImmutableArray<string> EnvironmentNames { get; } =
    [.. Workspace.Environments.Select(environment => environment.Name)];

    /// <summary>How the Markdown of a sequence file is rendered: by its own settings, else by those here.</summary>
    public MarkdownStyle MarkdownOf(WorkspaceFiles files, string path) => MarkdownOf(files.Tree(path));

    /// <summary>How the Markdown of a sequence file is rendered: by its own settings, else by those here.</summary>
    /// <param name="root">The tree of the file, for all environments; null when there is none.</param>
    public MarkdownStyle MarkdownOf(YamlNode? root) =>
        MarkdownStyle.In(root is null ? null : EnvironmentValues.Resolve(root, Environment.Name), Markdown);

    /// <summary>Whether an id needs an environment, because there are several accounts.</summary>
    public bool HasSeveralAccounts => Workspace.HasSeveralAccounts;
}
