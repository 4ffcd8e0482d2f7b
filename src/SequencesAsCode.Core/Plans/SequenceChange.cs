namespace SequencesAsCode.Core.Plans;

/// <summary>
/// An entry of a plan: everything that happens to one sequence, with everything that renderers and the applier need.
/// </summary>
public sealed record SequenceChange
{
    /// <summary>What apply does with the sequence.</summary>
    public required SequenceAction Action { get; init; }

    /// <summary>What would happen without guards; equals <see cref="Action"/> if no guard stops it.</summary>
    public required SequenceAction Intended { get; init; }

    /// <summary>Why that happens, for the reader of the plan.</summary>
    public required Reason Reason { get; init; }

    /// <summary>Its key in the workspace.</summary>
    public required string Key { get; init; }

    /// <summary>Apollo's id; null when it does not exist yet.</summary>
    public string? Id { get; init; }

    /// <summary>Its name: the desired one, or the current one if it has no file.</summary>
    public required string Name { get; init; }

    /// <summary>How the file was matched with the sequence in the service.</summary>
    public MatchedBy MatchedBy { get; init; }

    /// <summary>Whether the lock has it already; false when that is not known, as in a saved plan.</summary>
    public bool IsInLock { get; init; }

    /// <summary>Whether something about it that is managed already is recorded, and nothing is sent.</summary>
    public bool OnlyRecords =>
        Action == SequenceAction.Adopt && Reason == Reason.NothingChanged && (IsInLock || MatchedBy == MatchedBy.Lock);

    /// <summary>Whether it is turned on in the service now.</summary>
    public bool Live { get; init; }

    /// <summary>How many people are active or paused in it now.</summary>
    public People People { get; init; }

    /// <summary>The effect on recipients.</summary>
    public required Effect Effect { get; init; }

    /// <summary>The classes of its changes, in the order of the enumeration.</summary>
    public ImmutableArray<ChangeClass> Classes { get; init; } = [];

    /// <summary>Changed fields of the sequence itself.</summary>
    public ImmutableArray<FieldChange> Fields { get; init; } = [];

    /// <summary>All its steps in the planned order; a removed step keeps its place.</summary>
    public ImmutableArray<StepChange> Steps { get; init; } = [];

    /// <summary>Fields of the sequence that were edited in Apollo and stay so.</summary>
    public ImmutableArray<FieldDifference> Drift { get; init; } = [];

    /// <summary>Differences that the API is not known to be able to change.</summary>
    public ImmutableArray<FieldDifference> SetByHand { get; init; } = [];

    /// <summary>The guards that stop it; empty unless blocked.</summary>
    public ImmutableArray<Block> Blocks { get; init; } = [];

    /// <summary>Whether consent lifts every guard; otherwise a file or a setting has to be corrected first.</summary>
    public bool MayBeAllowed => Blocks.All(block => block.Consent is not null || !block.LinesToAdd.IsEmpty);

    /// <summary>The entries under <c>allow</c> in its file that this change needs.</summary>
    public ImmutableArray<AllowEntry> Allowed { get; init; } = [];

    /// <summary>Remarks that are no changes, for example about a completed removal.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>
    /// The fingerprint of the sequence as it was read; apply refuses the change when it finds another one. Null when
    /// the sequence does not exist.
    /// </summary>
    public string? Fingerprint { get; init; }

    /// <summary>The sequence after apply; null when nothing is sent and nothing recorded.</summary>
    public TargetSequence? Target { get; init; }

    /// <summary>The requests exactly as they are sent, in order; empty when blocked.</summary>
    public ImmutableArray<PlannedRequest> Requests { get; init; } = [];

    /// <summary>Where the file declares it; null when no file does.</summary>
    public SourceLocation? At { get; init; }

    /// <summary>Whether it starts sending without consent only because it is empty; apply checks that again.</summary>
    public bool OnlyWhileEmpty { get; init; }

    /// <summary>Whether the order of the steps was changed in Apollo and stays so.</summary>
    public bool OrderDrift { get; init; }

    /// <summary>Fields changed on both sides since the last apply; they block the sequence.</summary>
    public ImmutableArray<FieldDifference> Conflicts { get; init; } = [];

    /// <summary>
    /// Ids of the steps that lose something without consent only because they are empty; apply checks that again.
    /// </summary>
    public ImmutableArray<string> EmptySteps { get; init; } = [];

    /// <summary>
    /// Ids of the steps and touches that the lock knows, the service does not show, and the update may leave out.
    /// </summary>
    public ImmutableArray<string> LeftOut { get; init; } = [];

    /// <summary>
    /// Whether the key may not read it, so that only its row in the list is known. Only requests that keep everything
    /// else can be sent, and apply checks the row.
    /// </summary>
    public bool ByRow { get; init; }

    /// <summary>Its content now; null when it does not exist or nothing changes.</summary>
    public SequenceContent? Before { get; init; }

    /// <summary>
    /// Its content afterwards if no guard stopped it; null when it is archived or forgotten, or nothing changes.
    /// </summary>
    public SequenceContent? After { get; init; }

    /// <summary>The merge variables that it uses afterwards but not before, in the order of their first use.</summary>
    public IEnumerable<string> NewVariables =>
        (After?.Variables ?? []).Except(Before?.Variables ?? [], StringComparer.Ordinal);

    /// <summary>The merge variables without a fallback that its emails need afterwards but not before.</summary>
    public IEnumerable<string> NewlyNeeded =>
        (After?.Needed ?? []).Except(Before?.Needed ?? [], StringComparer.Ordinal);

    /// <summary>Fields whose value the service changed after a write, not accepted yet.</summary>
    public ImmutableArray<FieldDifference> Rewritten { get; init; } = [];

    /// <summary>Fields whose value the service changed after a write, accepted by this plan.</summary>
    public ImmutableArray<FieldDifference> AcceptedRewrites { get; init; } = [];

    /// <summary>The changes to sent values that the service may make without asking.</summary>
    public RewriteConsent AcceptsRewrites { get; init; }

    /// <summary>Its importance to a reviewer.</summary>
    public Importance Importance => Importances.Of(this);

    /// <summary>Whether something is sent to the service.</summary>
    public bool IsPending => !Requests.IsEmpty;

    /// <summary>
    /// Whether something is sent although the service does not show a step or touch that the lock knows.
    /// </summary>
    public bool MissesParts => !Requests.IsEmpty && !LeftOut.IsEmpty;

    /// <summary>Whether it was edited in Apollo and stays so, or was archived or deleted there.</summary>
    public bool HasDrift =>
        Reason is Reason.ArchivedInService or Reason.DeletedInService
        || OrderDrift
        || !Drift.IsEmpty
        || Steps.Any(step => step.HasDrift);
}
