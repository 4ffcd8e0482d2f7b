using System.Collections.Immutable;
using SequencesAsCode.Diagnostics;
using SequencesAsCode.Model;

namespace SequencesAsCode.Files;

/// <summary>The workspace file, read for one environment.</summary>
/// <param name="Workspace">What the other stages need of it.</param>
/// <param name="Environment">The environment in use.</param>
/// <param name="Patterns">Which files are sequences.</param>
/// <param name="Paragraphs">How Markdown paragraphs are set.</param>
internal sealed record WorkspaceFile(
    Workspace Workspace,
    WorkspaceEnvironment Environment,
    ImmutableArray<(string Pattern, SourceLocation At)> Patterns,
    ParagraphStyle Paragraphs)
{
    /// <summary>The levels that the file sets, by the code of the rule.</summary>
    public ImmutableDictionary<string, LintLevel> Lint { get; init; } = ImmutableDictionary<string, LintLevel>.Empty;

    /// <summary>The patterns of all environments: what is not read in this one may be in another.</summary>
    public ImmutableArray<string> AllPatterns { get; init; } = [];

    public ImmutableArray<string> EnvironmentNames { get; } = [.. Workspace.Environments.Select(environment => environment.Name)];

    /// <summary>Whether an id means nothing without saying in which account.</summary>
    public bool HasSeveralAccounts => Workspace.HasSeveralAccounts;
}
