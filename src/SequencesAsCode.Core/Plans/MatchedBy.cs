namespace SequencesAsCode.Core.Plans;

/// <summary>How a part of a file was matched with one in the service.</summary>
public enum MatchedBy
{
    /// <summary>It was not matched: it is new, or only one side has it.</summary>
    Nothing,

    /// <summary>The file states the id.</summary>
    Id,

    /// <summary>The lock has the id for the key.</summary>
    Lock,

    /// <summary>Exactly one sequence has the name.</summary>
    Name,

    /// <summary>The contents are similar.</summary>
    Content,

    /// <summary>The lock has it between the same recognized neighbors.</summary>
    Place,
}
