namespace SequencesAsCode.Core.Plans;

/// <summary>What happens to a sequence.</summary>
public enum SequenceAction
{
    /// <summary>It is created.</summary>
    Create,

    /// <summary>It is changed.</summary>
    Update,

    /// <summary>It exists and becomes managed unchanged; nothing is sent.</summary>
    Adopt,

    /// <summary>It stays unchanged and is no longer managed; nothing is sent.</summary>
    Forget,

    /// <summary>It is archived, the only removal known in Apollo's API.</summary>
    Archive,

    /// <summary>It was read, and there is nothing to do.</summary>
    None,

    /// <summary>A guard stops it, so none of its requests is sent.</summary>
    Blocked,

    /// <summary>It was not read.</summary>
    NotRead,
}
