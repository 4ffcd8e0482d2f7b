namespace SequencesAsCode.Core.Plans;

/// <summary>A guard that stops a sequence, or the whole plan.</summary>
/// <param name="Code">Which guard.</param>
/// <param name="Message">One sentence with what would be lost or started, and for how many people.</param>
/// <param name="At">The file to edit; null when no file helps.</param>
/// <param name="LinesToAdd">YAML lines that give consent, ready to paste; empty when none does.</param>
/// <param name="Consent">What lets it through for one run; null when nothing does.</param>
public sealed record Block(
    BlockCode Code,
    string Message,
    SourceLocation? At,
    ImmutableArray<string> LinesToAdd,
    Consent? Consent
)
{
    /// <summary>The mistake in the file that it tells; null for a guard, and in a plan that was saved.</summary>
    internal Diagnostic? Mistake { get; init; }

    /// <summary>
    /// What the service behind this environment cannot do, as it follows the beginning that the service gives such a
    /// sentence; null for any other guard, and in a plan that was saved.
    /// </summary>
    internal string? Impossible { get; init; }

    /// <summary>The merge variables that it is about, as they are written; empty for any other guard.</summary>
    public ImmutableArray<string> Variables { get; init; } = [];
}

/// <summary>The guards.</summary>
public enum BlockCode
{
    /// <summary>A step or touch would be removed or replaced without consent.</summary>
    RemovalNeedsConsent,

    /// <summary>A step or touch of the file may be one that would be removed: its id there keeps it.</summary>
    MayBeSame,

    /// <summary>The workspace's policy forbids removals.</summary>
    RemovalDenied,

    /// <summary>A protected sequence would be archived, or lose a step or touch.</summary>
    Protected,

    /// <summary>A sequence with people in it would start to send.</summary>
    ActivationNeedsConsent,

    /// <summary>A step or touch made in Apollo would be lost.</summary>
    AddedInService,

    /// <summary>
    /// The lock knows a step or touch that the service does not show, and what would be sent leaves it out.
    /// </summary>
    NotShown,

    /// <summary>
    /// What the service answers about the sequence contradicts itself or the list, so a part may be missing.
    /// </summary>
    ContradictoryAnswer,

    /// <summary>File and Apollo both moved since the last apply.</summary>
    Conflict,

    /// <summary>The service holds something that an update is not known to carry back.</summary>
    CannotBeKept,

    /// <summary>It could not be read, and what is to be done needs what only a read shows.</summary>
    NotReadable,

    /// <summary>A sequence of this name exists with other content.</summary>
    ExistsWithOtherContent,

    /// <summary>Several sequences have this name.</summary>
    NameIsAmbiguous,

    /// <summary>The sequence that the lock or the file names is gone or archived.</summary>
    GoneFromService,

    /// <summary>The lock knows it, no file claims it, and nobody said what to do with it.</summary>
    MissingFromFiles,

    /// <summary>
    /// The file names something that the account does not have, or not so: a schedule, an owner, an id of a step.
    /// </summary>
    DoesNotFit,

    /// <summary>
    /// It would be made, and something of the account looks like it: its name reads alike, or nothing says that it was
    /// not made before.
    /// </summary>
    LooksLikeExisting,

    /// <summary>A sequence that sends would get a merge variable that is not known.</summary>
    UnknownVariable,

    /// <summary>A sequence that sends would get a merge variable in braces that Apollo does not read.</summary>
    SingleBraces,

    /// <summary>A difference that only a person can set, under policy <c>create_only: error</c>.</summary>
    SetByHand,

    /// <summary>The service behind this environment cannot do it.</summary>
    NotPossible,

    /// <summary>The plan would change the copy or timing of many live sequences at once; it stops everything.</summary>
    ManyAtOnce,
}
