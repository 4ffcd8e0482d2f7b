namespace SequencesAsCode.Core.Plans;

/// <summary>What happens to a sequence.</summary>
public enum SequenceAction
{
    /// <summary>It is made.</summary>
    Create,

    /// <summary>It is changed.</summary>
    Update,

    /// <summary>It exists and becomes managed as it is; nothing is sent.</summary>
    Adopt,

    /// <summary>It stays as it is and is managed no more; nothing is sent.</summary>
    Forget,

    /// <summary>It is archived, the only removal Apollo's API is known to have.</summary>
    Archive,

    /// <summary>It was looked at and nothing is to be done.</summary>
    None,

    /// <summary>A guard stops it: none of its requests is sent.</summary>
    Blocked,

    /// <summary>It was not looked at.</summary>
    NotRead,
}
