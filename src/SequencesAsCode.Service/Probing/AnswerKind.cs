namespace SequencesAsCode.Service.Probing;

/// <summary>What an answer answers; the names are those of facts.</summary>
internal enum AnswerKind
{
    /// <summary>The create.</summary>
    Create,

    /// <summary>An update.</summary>
    Update,

    /// <summary>The read of one sequence.</summary>
    Read,

    /// <summary>The list of sequences.</summary>
    Search,

    /// <summary>The archiving.</summary>
    Archive,

    /// <summary>The list of schedules.</summary>
    Schedules,
}
