namespace SequencesAsCode.Core.Plans;

/// <summary>A guard that stops a sequence, or the whole plan.</summary>
/// <param name="Code">The guard.</param>
/// <param name="Message">One sentence with the loss or start and the number of people.</param>
/// <param name="At">The file to edit; null when editing a file does not help.</param>
public sealed record Block(BlockCode Code, string Message, SourceLocation? At)
{
    /// <summary>YAML lines that give consent, ready to paste; empty when no lines do.</summary>
    public ImmutableArray<string> LinesToAdd { get; init; } = [];

    /// <summary>The consent that lifts the guard for one run; null when none does.</summary>
    public Consent? Consent { get; init; }

    /// <summary>The mistake in the file behind this block; null for a guard and in a saved plan.</summary>
    internal Diagnostic? Mistake { get; init; }

    /// <summary>
    /// The action that the service cannot do, as the end of a sentence that begins with <see cref="Provider.Refusal"/>;
    /// null for other guards and in a saved plan.
    /// </summary>
    internal string? Impossible { get; init; }

    /// <summary>The merge variables in question, as they are written; empty for other guards.</summary>
    public ImmutableArray<string> Variables { get; init; } = [];
}

/// <summary>The guards.</summary>
public enum BlockCode
{
    /// <summary>A step or touch would be removed or replaced without consent.</summary>
    RemovalNeedsConsent,

    /// <summary>
    /// A step or touch of the file may be one that would be removed; stating its id in the file keeps it.
    /// </summary>
    MayBeSame,

    /// <summary>The workspace's policy forbids removals.</summary>
    RemovalDenied,

    /// <summary>A protected sequence would be archived, or lose a step or touch.</summary>
    Protected,

    /// <summary>A sequence with people in it would start sending.</summary>
    ActivationNeedsConsent,

    /// <summary>A step or touch that was created in Apollo would be lost.</summary>
    AddedInService,

    /// <summary>
    /// The lock knows a step or touch that the service does not show, and the update would leave it out.
    /// </summary>
    NotShown,

    /// <summary>The answers about the sequence contradict each other or the list, so a part may be missing.</summary>
    ContradictoryAnswer,

    /// <summary>File and Apollo both changed since the last apply.</summary>
    Conflict,

    /// <summary>The service has properties that an update is not known to preserve.</summary>
    CannotBeKept,

    /// <summary>The sequence could not be read, and the change needs a full read.</summary>
    NotReadable,

    /// <summary>A sequence with this name but other content exists.</summary>
    ExistsWithOtherContent,

    /// <summary>Several sequences have this name.</summary>
    NameIsAmbiguous,

    /// <summary>The sequence that the lock or the file names was deleted or archived.</summary>
    GoneFromService,

    /// <summary>The lock knows it, but it has no file, and nobody decided what to do with it.</summary>
    MissingFromFiles,

    /// <summary>
    /// The file refers to something that the account does not have in this form: a schedule, an owner, an id of a step.
    /// </summary>
    DoesNotFit,

    /// <summary>
    /// It would be created, but it may exist: a sequence has a similar name, or no lock shows what was created before.
    /// </summary>
    LooksLikeExisting,

    /// <summary>A sequence that sends would get an unknown merge variable.</summary>
    UnknownVariable,

    /// <summary>
    /// A sequence that sends would get a merge variable in single braces, which Apollo does not read.
    /// </summary>
    SingleBraces,

    /// <summary>A difference can only be fixed by hand, and the policy is <c>create_only: error</c>.</summary>
    SetByHand,

    /// <summary>The service behind this environment cannot do it.</summary>
    NotPossible,

    /// <summary>
    /// The plan would change the text or timing of many active sequences at once; it stops everything.
    /// </summary>
    ManyAtOnce,
}
