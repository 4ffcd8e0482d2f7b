namespace SequencesAsCode.Core.Plans;

/// <summary>How a thing in a file was matched with one in the service.</summary>
public enum MatchedBy
{
    /// <summary>It was not: it is new, or only one side has it.</summary>
    Nothing,

    /// <summary>The file states the id.</summary>
    Id,

    /// <summary>The lock knows the id for the key.</summary>
    Lock,

    /// <summary>Exactly one sequence has the name.</summary>
    Name,

    /// <summary>The content pairs them.</summary>
    Content,

    /// <summary>The lock has it between the same recognised neighbours.</summary>
    Place,
}
