namespace SequencesAsCode.Applying.Tests.Probing.Strict;

/// <summary>What a strict account does where Apollo's documents disagree or are silent.</summary>
internal sealed record StrictSwitches
{
    /// <summary>Whether an update without steps is accepted and keeps them; if not, it is refused.</summary>
    public bool KeepsOmittedSteps { get; init; }

    /// <summary>Whether an empty list of steps removes them all; if not, it is refused.</summary>
    public bool TakesEmptyList { get; init; }

    /// <summary>The units that a wait may have.</summary>
    public ImmutableHashSet<string> WaitModes { get; init; } = ["minute", "hour", "day"];

    /// <summary>The tags that a body keeps, with their attributes; the text of all others stays.</summary>
    public ImmutableDictionary<string, ImmutableHashSet<string>> Tags { get; init; } =
        ImmutableDictionary<string, ImmutableHashSet<string>>.Empty;

    /// <summary>Fields of the create that an update takes, too.</summary>
    public ImmutableHashSet<string> TakenOnUpdate { get; init; } = [];

    /// <summary>Fields of the create that an update refuses. All others are ignored.</summary>
    public ImmutableHashSet<string> RefusedOnUpdate { get; init; } = [];

    /// <summary>Fields that null does not clear.</summary>
    public ImmutableHashSet<string> NotCleared { get; init; } = [];

    /// <summary>Whether PATCH is routed.</summary>
    public bool HasPatch { get; init; }

    /// <summary>Whether an archived sequence can be read.</summary>
    public bool ShowsArchived { get; init; } = true;

    /// <summary>Whether a reply keeps a subject of its own.</summary>
    public bool KeepsReplySubject { get; init; } = true;

    /// <summary>Whether a step with another type is the same step.</summary>
    public bool ChangesType { get; init; } = true;

    /// <summary>Whether the create takes the owner.</summary>
    public bool TakesOwner { get; init; }
}
