using SequencesAsCode.Core.Planning;

namespace SequencesAsCode.Cli.Pipeline;

/// <summary>What plan and apply ask for alike.</summary>
/// <param name="Folder">The workspace's folder.</param>
/// <param name="Environment">Name of the environment; null for the workspace's default.</param>
/// <param name="Options">Targets and consents.</param>
/// <param name="Snapshot">A snapshot to plan against; null for the service itself.</param>
internal sealed record PlanArguments(string Folder, string? Environment, PlanOptions Options, string? Snapshot = null)
{
    /// <summary>Which sequences are to be read, when the command line says so.</summary>
    public Refresh? Refresh { get; init; }

    /// <summary>Whether no other run may write meanwhile.</summary>
    public bool Alone { get; init; }
}
