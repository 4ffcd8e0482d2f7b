namespace SequencesAsCode.Core.Planning;

/// <summary>
/// The part of a service that the planner asks: what it can do, and which requests a change takes. All of it is pure.
/// </summary>
public interface IRequestSource
{
    /// <summary>What the service can do; what it cannot is blocked in the plan and never attempted.</summary>
    Capabilities Capabilities { get; }

    /// <summary>The ordered requests of a create, update or archive. Depends on the change alone.</summary>
    ImmutableArray<PlannedRequest> Describe(SequenceChange change);

    /// <summary>The request with what came to be during the change in the place of <c>$created</c>.</summary>
    /// <exception cref="InvalidOperationException">It refers to something that was not created.</exception>
    PlannedRequest Fill(PlannedRequest request, CreatedParts created);
}

/// <summary>What came to be during a create.</summary>
/// <param name="SequenceId">The new sequence's id.</param>
/// <param name="Steps">Its steps as they are now: with their ids, and with what the service filled in where nothing was
/// said, touches of its own included. All of it must go back with every update.</param>
public sealed record CreatedParts(string SequenceId, ImmutableArray<TargetStep> Steps);

/// <summary>What a service can do.</summary>
/// <param name="Create">Make a sequence.</param>
/// <param name="Archive">Archive one.</param>
/// <param name="Activation">Switch one on or off.</param>
/// <param name="Structure">Add, move and remove steps and touches.</param>
/// <param name="Writable">The fields that can be changed on what exists.</param>
public sealed record Capabilities(
    bool Create,
    bool Archive,
    bool Activation,
    bool Structure,
    ImmutableHashSet<Field> Writable
)
{
    /// <summary>
    /// Whether a read shows everything: each field, and each touch of a step with its id. Where it does not, what it
    /// does not show is neither compared nor changed, names
    /// cannot be looked up, and of the touches of a step the first one alone is seen.
    /// </summary>
    public bool ShowsAll { get; init; } = true;

    /// <summary>Whether a touch whose text is written may come out approved, although that is not asked for.</summary>
    public bool MayApprove { get; init; }

    /// <summary>
    /// Whether what it shows of a sequence can be written into files: each step, and each text of a step.
    /// </summary>
    public bool FitsFiles { get; init; } = true;

    /// <summary>
    /// Whether one template may serve several steps, so that a text written to one of them reaches the others.
    /// </summary>
    public bool SharesTemplates { get; init; }

    /// <summary>Whether nothing of what exists can be changed.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>The fields of which <c>validate</c> says that they are never shown.</summary>
    public ImmutableHashSet<Field> Hidden { get; init; } = [];

    /// <summary>What people call that which holds the sequences.</summary>
    public string Label { get; init; } = "Apollo";

    /// <summary>How a sentence begins that says what cannot be done.</summary>
    public string Refusal { get; init; } = "Not possible through this service";
}
