namespace SequencesAsCode.Core.Planning.Parts;

/// <summary>Something in Apollo that the plan would remove or replace.</summary>
/// <param name="What">Its name in sentences, for example <c>call 'nudge'</c>.</param>
/// <param name="Id">Apollo's id.</param>
/// <param name="StepId">The id of the step, or of the step of a touch.</param>
/// <param name="People">The people on that step.</param>
/// <param name="Ground">Why it may be removed.</param>
/// <param name="IsEdited">Whether it was edited in Apollo since the last apply.</param>
internal sealed record Removal(
    string What,
    string Id,
    string StepId,
    People People,
    RemovalGround Ground,
    bool IsEdited
)
{
    /// <summary>Parts of the file that may be this one; stating its id there keeps it.</summary>
    public ImmutableArray<Claimant> Claimants { get; init; } = [];
}

/// <summary>A part of a file that may be the same as a part that is about to be removed.</summary>
/// <param name="What">Its name in sentences.</param>
/// <param name="At">Where the file declares it.</param>
internal sealed record Claimant(string What, SourceLocation At);

/// <summary>Why something may be removed.</summary>
internal enum RemovalGround
{
    /// <summary>Nothing allows it yet.</summary>
    None,

    /// <summary>An entry under <c>removed</c> or a flag allows it.</summary>
    Consent,

    /// <summary>It left the file, and the policy allows that.</summary>
    Policy,

    /// <summary>It left the file, its sequence is off, and nobody is on the step.</summary>
    NobodyInIt,
}

/// <summary>Something made in Apollo that is kept.</summary>
/// <param name="What">Its name in sentences.</param>
/// <param name="Id">Apollo's id.</param>
internal sealed record Addition(string What, string Id);
