using SequencesAsCode.Core.Plans;

namespace SequencesAsCode.Files.Importing;

/// <summary>
/// What can be written of some sequences: each was planned as if its files stood there, and nothing was left to send.
/// </summary>
/// <param name="Sequences">Those that can be written, in the order they were asked for.</param>
/// <param name="Refused">The others.</param>
/// <param name="Variables">Dynamic variables in them that are neither built in nor listed in the workspace.</param>
/// <param name="Context">What the plan was made for; null when there is nothing to write.</param>
public sealed record ImportBatch(
    ImmutableArray<ImportedSequence> Sequences,
    ImmutableArray<RefusedSequence> Refused,
    FoundVariables Variables,
    PlanContext? Context
);

/// <summary>Dynamic variables in imported sequences that the workspace does not list.</summary>
/// <param name="Added">Names that the new workspace file lists.</param>
/// <param name="NotAdded">Names that it cannot take.</param>
/// <param name="File">The new workspace file; null when nothing is added.</param>
public sealed record FoundVariables(ImmutableArray<string> Added, ImmutableArray<string> NotAdded, DraftFile? File)
{
    /// <summary>No variable was found.</summary>
    public static FoundVariables None { get; } = new([], [], null);

    /// <summary>
    /// Names that are not added, because they are misspelled; each with the built-in name that was meant.
    /// </summary>
    public ImmutableArray<(string Name, string Meant)> Misspelled { get; init; } = [];
}

/// <summary>A sequence that is ready to be written.</summary>
public sealed record ImportedSequence
{
    /// <summary>Its name in Apollo.</summary>
    public required string Name { get; init; }

    /// <summary>Its file.</summary>
    public required string Path { get; init; }

    /// <summary>Everything to write: bodies first, the sequence last.</summary>
    public required ImmutableArray<DraftFile> Files { get; init; }

    /// <summary>Taking it over: what the lock is to record.</summary>
    public required SequenceChange Change { get; init; }

    /// <summary>What was read of it.</summary>
    public required CurrentSequence Current { get; init; }

    /// <summary>Values that the files cannot say, as sentences.</summary>
    public ImmutableArray<string> LeftOut { get; init; } = [];

    /// <summary>What a minimal import left to Apollo.</summary>
    public ImmutableArray<string> Unmanaged { get; init; } = [];

    /// <summary>Fields that are not written because they have Apollo's default.</summary>
    public ImmutableArray<string> AtDefault { get; init; } = [];

    /// <summary>Whether its file stood there before.</summary>
    public required bool IsRewritten { get; init; }

    /// <summary>Bodies of the former file that nothing names any more.</summary>
    public ImmutableArray<string> Unused { get; init; } = [];
}

/// <summary>A sequence that is not written, and why.</summary>
public sealed record RefusedSequence(string Id, string Name, string Why);
