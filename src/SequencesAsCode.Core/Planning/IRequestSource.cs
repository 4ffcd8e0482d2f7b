using SequencesAsCode.Core.Facts;

namespace SequencesAsCode.Core.Planning;

/// <summary>
/// The part of a service that the planner uses: what it can do, and the requests of a change. It calls nothing.
/// </summary>
public interface IRequestSource
{
    /// <summary>What the service can do. A plan blocks everything else.</summary>
    Capabilities Capabilities { get; }

    /// <summary>The requests of a create, update or archive, in order. Equal changes give equal requests.</summary>
    ImmutableArray<PlannedRequest> Describe(SequenceChange change);

    /// <summary>The request with the new ids and values in place of <c>$created</c>.</summary>
    /// <param name="request">A request that refers to parts created by an earlier one.</param>
    /// <param name="created">Those parts.</param>
    /// <exception cref="InvalidOperationException">The request refers to a part that was not created.</exception>
    PlannedRequest Fill(PlannedRequest request, CreatedParts created);
}

/// <summary>The parts that a create request made.</summary>
/// <param name="SequenceId">The new sequence's id.</param>
/// <param name="Steps">Its steps with their ids, and with the values and touches that the service added. Every update
/// must send all of it back.</param>
public sealed record CreatedParts(string SequenceId, ImmutableArray<TargetStep> Steps);

/// <summary>What a service can do.</summary>
/// <param name="Create">Whether it can create a sequence.</param>
/// <param name="Archive">Whether it can archive one.</param>
/// <param name="Activation">Whether it can switch one on or off.</param>
/// <param name="Structure">Whether it can add, move and remove steps and touches.</param>
/// <param name="Writable">The fields of existing sequences, steps and touches that it can change.</param>
public sealed record Capabilities(
    bool Create,
    bool Archive,
    bool Activation,
    bool Structure,
    ImmutableHashSet<Field> Writable
)
{
    /// <summary>
    /// Whether a read shows every field, and every touch of a step with its id. Otherwise only the first touch of a
    /// step is shown, names cannot be looked up, and hidden values are neither compared nor changed.
    /// </summary>
    public bool ShowsAll { get; init; } = true;

    /// <summary>Whether writing a text may approve its touch, although the plan does not ask for that.</summary>
    public bool MayApprove { get; init; }

    /// <summary>
    /// Whether it shows enough of a sequence to write a file: every step, and every text of a step.
    /// </summary>
    public bool FitsFiles { get; init; } = true;

    /// <summary>
    /// Whether several steps may use one template, so that a text written to one of them changes the others.
    /// </summary>
    public bool SharesTemplates { get; init; }

    /// <summary>Whether it can change no existing sequence.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>The fields that are never shown; <c>validate</c> reports them.</summary>
    public ImmutableHashSet<Field> Hidden { get; init; } = [];

    /// <summary>What was measured in this account; guesses for everything else.</summary>
    public ServiceFacts Facts { get; init; } = ServiceFacts.Guesses;

    /// <summary>Whether an update can change a field. One that is documented on create only needs a fact.</summary>
    public bool CanChange(Field field) =>
        field is { Class: FieldClass.CreateOnly } ? ShowsAll && Facts.TakesOnUpdate(field) : Writable.Contains(field);

    /// <summary>Whether an update can give a field a value. That a clear fails needs a fact.</summary>
    public bool CanSet(Field field, FieldValue value) =>
        CanChange(field) && !(value is FieldValue.Nothing && Facts.KeepsValueOnClear(field));

    /// <summary>The name of the system that has the sequences, for sentences.</summary>
    public string Label { get; init; } = "Apollo";

    /// <summary>The start of a sentence about something that it cannot do.</summary>
    public string Refusal { get; init; } = Provider.UsualRefusal;
}
