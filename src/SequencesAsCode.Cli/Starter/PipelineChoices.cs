namespace SequencesAsCode.Cli.Starter;

/// <summary>What a new pipeline is for.</summary>
/// <param name="Kind">The host.</param>
/// <param name="Workspace">The folder of the workspace, from the root of its repository.</param>
/// <param name="Environment">The environment of the workspace file.</param>
/// <param name="IsOffline">Whether pull requests are planned against a snapshot, without a key.</param>
/// <param name="LockBranch">The branch that keeps the lock file.</param>
/// <param name="Version">The release of the program.</param>
internal sealed record PipelineChoices(
    PipelineKind Kind,
    string Workspace,
    string Environment,
    bool IsOffline,
    string LockBranch,
    string Version
)
{
    /// <summary>Whether its names have the environment in them, because another pipeline has the usual ones.</summary>
    public bool HasOwnName { get; init; }
}
