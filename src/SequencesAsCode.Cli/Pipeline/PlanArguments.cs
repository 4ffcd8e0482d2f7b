using SequencesAsCode.Core.Planning;

namespace SequencesAsCode.Cli.Pipeline;

/// <summary>The arguments of a plan.</summary>
/// <param name="Folder">The workspace's folder.</param>
/// <param name="Environment">Name of the environment; null for the workspace's default.</param>
/// <param name="Options">Targets and consents.</param>
/// <param name="Snapshot">A snapshot to plan against; null for the service itself.</param>
internal sealed record PlanArguments(string Folder, string? Environment, PlanOptions Options, string? Snapshot = null)
{
    /// <summary>Which sequences are read; null when the command line does not choose.</summary>
    public Refresh? Refresh { get; init; }

    /// <summary>Whether to keep other runs from writing until this run ends.</summary>
    public bool Alone { get; init; }
}
