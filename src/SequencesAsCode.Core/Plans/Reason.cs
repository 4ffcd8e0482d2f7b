namespace SequencesAsCode.Core.Plans;

/// <summary>
/// Why: a machine word for each action, in snake case in outputs. For display only, it never decides what apply does.
/// </summary>
public enum Reason
{
    /// <summary>Nothing differs.</summary>
    NothingChanged,

    /// <summary>The service does not have it.</summary>
    NotInService,

    /// <summary>At least one managed field, step or touch differs.</summary>
    ContentChanged,

    /// <summary>A field differs from the file.</summary>
    FieldChanged,

    /// <summary>A field differs and no lock says which side moved.</summary>
    NoBase,

    /// <summary>The order in the file is another one.</summary>
    OrderChanged,

    /// <summary>The bound step has another type, which cannot be changed in place.</summary>
    TypeChanged,

    /// <summary>The file does not list it.</summary>
    MissingFromFile,

    /// <summary>The file lists it under <c>removed</c>.</summary>
    Tombstone,

    /// <summary>It was edited in Apollo and is planned back.</summary>
    DriftReverted,

    /// <summary>Both sides moved, and the file's side was asked for.</summary>
    Overwritten,

    /// <summary>It was made in Apollo and no file lists it.</summary>
    AddedInService,

    /// <summary>It was deleted in Apollo; the file may still list it.</summary>
    DeletedInService,

    /// <summary>It was moved in Apollo and stays there.</summary>
    MovedInService,

    /// <summary>It was archived in Apollo.</summary>
    ArchivedInService,

    /// <summary>A sequence of exactly this name and content exists.</summary>
    EqualByName,

    /// <summary>The journal shows that an earlier run made it.</summary>
    MadeByEarlierRun,

    /// <summary>The lock knows it and no file claims it any more.</summary>
    MissingFromFiles,

    /// <summary>A guard stops it.</summary>
    Guarded,

    /// <summary>It was not part of this run.</summary>
    NotTargeted,

    /// <summary>
    /// File and list are as the lock knows them, so it was not read; what was edited in Apollo beyond the list would
    /// not show.
    /// </summary>
    AsLocked,

    /// <summary>The key may not read it; as far as file, lock and list show, nothing differs.</summary>
    NotReadable,
}
