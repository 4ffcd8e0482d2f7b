namespace SequencesAsCode.Core.Plans;

/// <summary>
/// The reason for an action, in snake case in outputs. It is only shown and never decides what apply does.
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

    /// <summary>A field differs, and no lock shows which side changed.</summary>
    NoBase,

    /// <summary>The file has another order.</summary>
    OrderChanged,

    /// <summary>The matched step has another type, which cannot be changed in place.</summary>
    TypeChanged,

    /// <summary>The file does not list it.</summary>
    MissingFromFile,

    /// <summary>The file lists it under <c>removed</c>.</summary>
    Tombstone,

    /// <summary>It was edited in Apollo, and the plan reverts that.</summary>
    DriftReverted,

    /// <summary>Both sides changed, and the file's side was requested.</summary>
    Overwritten,

    /// <summary>It was created in Apollo, and no file lists it.</summary>
    AddedInService,

    /// <summary>It was deleted in Apollo; the file may still list it.</summary>
    DeletedInService,

    /// <summary>It was moved in Apollo and stays there.</summary>
    MovedInService,

    /// <summary>It was archived in Apollo.</summary>
    ArchivedInService,

    /// <summary>A sequence with the same name and content exists.</summary>
    EqualByName,

    /// <summary>The journal shows that an earlier run created it.</summary>
    MadeByEarlierRun,

    /// <summary>The lock knows it, but it no longer has a file.</summary>
    MissingFromFiles,

    /// <summary>A guard stops it.</summary>
    Guarded,

    /// <summary>It was not part of this run.</summary>
    NotTargeted,

    /// <summary>
    /// File and list equal the lock, so it was not read; edits in Apollo that the list does not show are not noticed.
    /// </summary>
    AsLocked,

    /// <summary>The key may not read it; as far as file, lock and list show, nothing differs.</summary>
    NotReadable,
}
