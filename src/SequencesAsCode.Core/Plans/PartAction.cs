namespace SequencesAsCode.Core.Plans;

/// <summary>
/// What happens to a step or a touch. Only steps move; a moved step may also have changed fields and touches.
/// </summary>
public enum PartAction
{
    /// <summary>It is created.</summary>
    Create,

    /// <summary>It is changed in place.</summary>
    Update,

    /// <summary>It gets another position and keeps its id.</summary>
    Move,

    /// <summary>It is removed, and a step of another type is created in its place.</summary>
    Replace,

    /// <summary>It is removed together with its statistics.</summary>
    Remove,

    /// <summary>It stays unchanged.</summary>
    None,
}
