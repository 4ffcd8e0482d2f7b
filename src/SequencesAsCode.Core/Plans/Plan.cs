namespace SequencesAsCode.Core.Plans;

/// <summary>
/// A finished plan. Renderers and the applier take it and compute nothing of their own; equal inputs give an equal
/// plan.
/// </summary>
public sealed record Plan
{
    /// <summary>Sorts the changes and counts them.</summary>
    /// <param name="context">What the plan was made for.</param>
    /// <param name="sequences">In any order.</param>
    /// <param name="warnings">Warnings of the files.</param>
    /// <param name="blocks">Guards that stop everything; none when left out.</param>
    public Plan(
        PlanContext context,
        IEnumerable<SequenceChange> sequences,
        IEnumerable<Diagnostic> warnings,
        IEnumerable<Block>? blocks = null
    )
    {
        Context = context;
        Sequences =
        [
            .. sequences
                .OrderBy(change => Rank(change.Action))
                .ThenBy(change => change.Key, StringComparer.Ordinal)
                .ThenBy(change => change.Id, StringComparer.Ordinal),
        ];
        Warnings = [.. warnings];
        Blocks = [.. blocks ?? []];
        Counts = PlanCounts.Of(Sequences);
    }

    /// <summary>What the plan was made for.</summary>
    public PlanContext Context { get; }

    /// <summary>Blocked ones first, then by action and key.</summary>
    public ImmutableArray<SequenceChange> Sequences { get; }

    /// <summary>Warnings of the files.</summary>
    public ImmutableArray<Diagnostic> Warnings { get; }

    /// <summary>
    /// The guards that stop everything: with one of them, apply writes nothing at all, not even the lock.
    /// </summary>
    public ImmutableArray<Block> Blocks { get; }

    /// <summary>How much of what.</summary>
    public PlanCounts Counts { get; }

    /// <summary>Whether every sequence that the files or the lock name was read.</summary>
    public bool IsComplete => Sequences.All(change => change.Action != SequenceAction.NotRead);

    /// <summary>Whether apply would send anything.</summary>
    public bool HasPending => Blocks.IsEmpty && Sequences.Any(change => change.IsPending);

    /// <summary>Whether a guard stops any sequence, or all of them.</summary>
    public bool HasBlocked => !Blocks.IsEmpty || Sequences.Any(change => change.Action == SequenceAction.Blocked);

    /// <summary>Whether anything was edited in Apollo and is kept.</summary>
    public bool HasDrift => Sequences.Any(change => change.HasDrift);

    /// <summary>Whether apply has anything to do, bookkeeping in the lock included.</summary>
    public bool IsApplicable =>
        Blocks.IsEmpty
        && Sequences.Any(change =>
            change.Action
                is SequenceAction.Create
                    or SequenceAction.Update
                    or SequenceAction.Adopt
                    or SequenceAction.Forget
                    or SequenceAction.Archive
        );

    /// <summary>The same plan with the warnings of the files in front of its own.</summary>
    public Plan WithWarnings(IEnumerable<Diagnostic> warnings) =>
        new(Context, Sequences, [.. warnings, .. Warnings], Blocks);

    private static int Rank(SequenceAction action) =>
        action switch
        {
            SequenceAction.Blocked => 0,
            SequenceAction.Create => 1,
            SequenceAction.Update => 2,
            SequenceAction.Archive => 3,
            SequenceAction.Adopt => 4,
            SequenceAction.Forget => 5,
            SequenceAction.None => 6,
            _ => 7,
        };
}

/// <summary>What a plan was made for, and from.</summary>
public sealed record PlanContext
{
    /// <summary>Name of the environment.</summary>
    public required string Environment { get; init; }

    /// <summary>Name of the service behind it: <c>apollo</c> or <c>emulator</c>.</summary>
    public required string Service { get; init; }

    /// <summary>Team id of the account.</summary>
    public required string Account { get; init; }

    /// <summary>Digest of the workspace's files.</summary>
    public required string FilesDigest { get; init; }

    /// <summary>Digest of the lock, empty without one.</summary>
    public required string LockDigest { get; init; }

    /// <summary>The keys the run was limited to; empty for all.</summary>
    public ImmutableArray<string> Targets { get; init; } = [];

    /// <summary>The consents given on the command line.</summary>
    public Consents Consents { get; init; } = Consents.None;

    /// <summary>Whether there is no lock, so that nothing says what was applied before.</summary>
    public bool IsWithoutLock => LockDigest.Length == 0;

    /// <summary>
    /// Whether the plan shows what was edited in Apollo since the last apply, and nothing else: nothing of it can be
    /// carried out.
    /// </summary>
    public bool DriftOnly { get; init; }

    /// <summary>
    /// When the snapshot was taken that the plan was made against; null for one made against the service itself. The
    /// former can be read, and not be carried out.
    /// </summary>
    public string? SnapshotTaken { get; init; }
}

/// <summary>How many sequences of each action, and how many steps and touches of each.</summary>
public sealed record PlanCounts(
    ImmutableSortedDictionary<SequenceAction, int> Sequences,
    ImmutableSortedDictionary<PartAction, int> Steps,
    ImmutableSortedDictionary<PartAction, int> Touches
)
{
    /// <summary>How many sequences have the action.</summary>
    public int this[SequenceAction action] => Sequences.GetValueOrDefault(action);

    internal static PlanCounts Of(ImmutableArray<SequenceChange> changes)
    {
        var steps = changes
            .Where(change => change.IsPending || change.Action == SequenceAction.Blocked)
            .SelectMany(change => change.Steps)
            .ToList();
        return new(
            Count(changes.Select(change => change.Action)),
            Count(steps.Select(step => step.Action)),
            Count(steps.SelectMany(step => step.Touches).Select(touch => touch.Action))
        );
    }

    private static ImmutableSortedDictionary<T, int> Count<T>(IEnumerable<T> values)
        where T : notnull =>
        values.CountBy(value => value).ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value);
}
