namespace SequencesAsCode.Core.Planning;

/// <summary>What a run asks of the planner, beside the files.</summary>
/// <param name="Service">Name of the service behind the environment.</param>
/// <param name="Targets">Keys the run is limited to; empty for all.</param>
/// <param name="Consents">What the command line allowed.</param>
public sealed record PlanOptions(string Service, ImmutableArray<string> Targets, Consents Consents)
{
    /// <summary>
    /// Whether the plan shows what was edited in Apollo since the last apply, and nothing else: nothing of it can be
    /// carried out.
    /// </summary>
    public bool DriftOnly { get; init; }

    /// <summary>Which sequences are read whole.</summary>
    public Refresh Refresh { get; init; }

    /// <summary>Ids that are read whatever lock and list say: a later lock says something else of them.</summary>
    public ImmutableHashSet<string> AlsoRead { get; init; } = [];

    /// <summary>When the snapshot was taken that stands for the service; null for the service itself.</summary>
    public string? SnapshotTaken { get; init; }

    /// <summary>Every sequence, no consent.</summary>
    public static PlanOptions For(string service) => new(service, [], Consents.None);
}
