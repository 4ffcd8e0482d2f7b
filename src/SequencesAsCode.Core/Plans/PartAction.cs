namespace SequencesAsCode.Core.Plans;

/// <summary>
/// What happens to a step or a touch. Only steps move; a moved step may have changed fields and touches as well.
/// </summary>
public enum PartAction
{
    /// <summary>It is made.</summary>
    Create,

    /// <summary>It is changed in place.</summary>
    Update,

    /// <summary>It goes to another place in the order, and keeps its id.</summary>
    Move,

    /// <summary>It is removed and another of a different type is made in its place.</summary>
    Replace,

    /// <summary>It is removed, with its statistics.</summary>
    Remove,

    /// <summary>It stays as it is.</summary>
    None,
}
