namespace SequencesAsCode.Core.Plans;

/// <summary>
/// One entry of a plan: everything that happens to one sequence, and everything a renderer or the applier needs to know
/// of it.
/// </summary>
public sealed record SequenceChange
{
    /// <summary>What happens.</summary>
    public required SequenceAction Action { get; init; }

    /// <summary>What would happen if no guard stopped it; equals <see cref="Action"/> otherwise.</summary>
    public required SequenceAction Intended { get; init; }

    /// <summary>Why.</summary>
    public required Reason Reason { get; init; }

    /// <summary>Our name for it.</summary>
    public required string Key { get; init; }

    /// <summary>Apollo's id; null when it does not exist yet.</summary>
    public string? Id { get; init; }

    /// <summary>Its name: the desired one, or the current one where no file names it.</summary>
    public required string Name { get; init; }

    /// <summary>How the file was matched with it.</summary>
    public MatchedBy MatchedBy { get; init; }

    /// <summary>Whether it is switched on in the service now.</summary>
    public bool Live { get; init; }

    /// <summary>How many are active or paused in it now.</summary>
    public People People { get; init; }

    /// <summary>What it means for recipients.</summary>
    public required Effect Effect { get; init; }

    /// <summary>The kinds of change in it, in the order of the enumeration.</summary>
    public ImmutableArray<ChangeClass> Classes { get; init; } = [];

    /// <summary>Changed fields of the sequence itself.</summary>
    public ImmutableArray<FieldChange> Fields { get; init; } = [];

    /// <summary>Every step, in the order they have afterwards; a removed one stands where it was.</summary>
    public ImmutableArray<StepChange> Steps { get; init; } = [];

    /// <summary>Fields of the sequence edited in Apollo and kept.</summary>
    public ImmutableArray<FieldDifference> Drift { get; init; } = [];

    /// <summary>Differences that the API is not known to change.</summary>
    public ImmutableArray<FieldDifference> SetByHand { get; init; } = [];

    /// <summary>The guards that stop it; empty unless blocked.</summary>
    public ImmutableArray<Block> Blocks { get; init; } = [];

    /// <summary>What is worth saying without being a change, for example a tombstone that is done.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>
    /// Of what was read; apply refuses the sequence when it finds another one. Null when it does not exist.
    /// </summary>
    public string? Fingerprint { get; init; }

    /// <summary>What it is to be afterwards; null when nothing is written and nothing recorded.</summary>
    public TargetSequence? Target { get; init; }

    /// <summary>Exactly what is sent, in order; empty when blocked.</summary>
    public ImmutableArray<PlannedRequest> Requests { get; init; } = [];

    /// <summary>Where the file declares it; null when no file does.</summary>
    public SourceLocation? At { get; init; }

    /// <summary>
    /// Whether it starts to send and goes without consent only because nobody is in it: apply asks again.
    /// </summary>
    public bool OnlyWhileEmpty { get; init; }

    /// <summary>Whether the order of the steps was changed in Apollo and is kept.</summary>
    public bool OrderDrift { get; init; }

    /// <summary>Fields changed on both sides since the last apply; they block the sequence.</summary>
    public ImmutableArray<FieldDifference> Conflicts { get; init; } = [];

    /// <summary>
    /// Ids of the steps that lose something without consent only because nobody is in them: apply asks again.
    /// </summary>
    public ImmutableArray<string> EmptySteps { get; init; } = [];

    /// <summary>
    /// Ids of the steps and touches that the lock knows and the service does not show, and that what is sent may leave
    /// out.
    /// </summary>
    public ImmutableArray<string> LeftOut { get; init; } = [];

    /// <summary>
    /// Whether the key may not read it, so that no more is known of it than its row of the list: nothing but what keeps
    /// all
    /// else as it is can be sent, and apply looks at the row.
    /// </summary>
    public bool ByRow { get; init; }

    /// <summary>What it holds now; null when it does not exist, and when nothing of it would change.</summary>
    public SequenceContent? Before { get; init; }

    /// <summary>
    /// What it would hold afterwards, were no guard to stop it; null when it is archived or forgotten, and when nothing
    /// of
    /// it would change.
    /// </summary>
    public SequenceContent? After { get; init; }

    /// <summary>
    /// The merge variables that it uses afterwards and did not use before, in the order of their first use.
    /// </summary>
    public IEnumerable<string> NewVariables =>
        (After?.Variables ?? []).Except(Before?.Variables ?? [], StringComparer.Ordinal);

    /// <summary>
    /// The merge variables without a fallback that its emails need afterwards and did not need before.
    /// </summary>
    public IEnumerable<string> NewlyNeeded =>
        (After?.Needed ?? []).Except(Before?.Needed ?? [], StringComparer.Ordinal);

    /// <summary>
    /// Fields of which the service holds something else than it was sent, and nobody accepted it yet.
    /// </summary>
    public ImmutableArray<FieldDifference> Rewritten { get; init; } = [];

    /// <summary>Fields of which the service holds something else than it was sent, which this plan accepts.</summary>
    public ImmutableArray<FieldDifference> AcceptedRewrites { get; init; } = [];

    /// <summary>What the service may make of a value that it is sent without anybody being asked.</summary>
    public RewriteConsent AcceptsRewrites { get; init; }

    /// <summary>How much it matters to a reviewer.</summary>
    public Importance Importance => Importances.Of(this);

    /// <summary>Whether something is sent to the service.</summary>
    public bool IsPending => !Requests.IsEmpty;

    /// <summary>
    /// Whether something is sent although the service does not show a step or touch that the lock knows.
    /// </summary>
    public bool MissesParts => !Requests.IsEmpty && !LeftOut.IsEmpty;

    /// <summary>Whether anything in it was edited in Apollo and is kept, or it was archived or deleted there.</summary>
    public bool HasDrift =>
        Reason is Reason.ArchivedInService or Reason.DeletedInService
        || OrderDrift
        || !Drift.IsEmpty
        || Steps.Any(step => step.HasDrift);
}
