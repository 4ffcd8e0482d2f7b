using SequencesAsCode.Core.Facts;

namespace SequencesAsCode.Core.Planning;

/// <summary>The options of a plan.</summary>
/// <param name="Service">Name of the service behind the environment.</param>
/// <param name="Targets">Keys the run is limited to; empty for all.</param>
/// <param name="Consents">What the command line allowed.</param>
public sealed record PlanOptions(string Service, ImmutableArray<string> Targets, Consents Consents)
{
    /// <summary>
    /// Whether the plan shows only what was edited in Apollo since the last apply. Such a plan cannot be applied.
    /// </summary>
    public bool DriftOnly { get; init; }

    /// <summary>Which sequences are read completely.</summary>
    public Refresh Refresh { get; init; }

    /// <summary>Ids of sequences that are always read, because a later lock differs about them.</summary>
    public ImmutableHashSet<string> AlsoRead { get; init; } = [];

    /// <summary>
    /// Ids of sequences about which a later lock differs, so that no entry under <c>allow</c> consents for them.
    /// </summary>
    public ImmutableHashSet<string> Outdated { get; init; } = [];

    /// <summary>The time of the snapshot that replaces the service; null when the service itself is read.</summary>
    public string? SnapshotTaken { get; init; }

    /// <summary>What was measured in the account.</summary>
    public ServiceFacts Facts { get; init; } = ServiceFacts.Guesses;

    /// <summary>Options for every sequence, without consents.</summary>
    public static PlanOptions For(string service) => new(service, [], Consents.None);
}
