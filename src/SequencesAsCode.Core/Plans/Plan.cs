namespace SequencesAsCode.Core.Plans;

/// <summary>
/// A finished plan. Renderers and the applier use it without computing anything themselves; equal inputs give equal
/// plans.
/// </summary>
public sealed record Plan
{
    /// <summary>Sorts and counts the changes.</summary>
    /// <param name="context">The purpose of the plan.</param>
    /// <param name="sequences">The changes in any order.</param>
    /// <param name="warnings">Warnings of the files.</param>
    /// <param name="blocks">The guards that stop everything; null for none.</param>
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

    /// <summary>The purpose of the plan.</summary>
    public PlanContext Context { get; }

    /// <summary>The changes: blocked ones first, then by action and key.</summary>
    public ImmutableArray<SequenceChange> Sequences { get; }

    /// <summary>Warnings of the files.</summary>
    public ImmutableArray<Diagnostic> Warnings { get; }

    /// <summary>
    /// The guards that stop everything: with any of them, apply writes nothing at all, not even the lock.
    /// </summary>
    public ImmutableArray<Block> Blocks { get; }

    /// <summary>The number of changes by action.</summary>
    public PlanCounts Counts { get; }

    /// <summary>The body files of each sequence by its key. A saved plan does not have them.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> BodyFiles { get; init; } =
        ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Whether all sequences that the files or the lock name were read.</summary>
    public bool IsComplete => Sequences.All(change => change.Action != SequenceAction.NotRead);

    /// <summary>Whether apply would send anything.</summary>
    public bool HasPending => Blocks.IsEmpty && Sequences.Any(change => change.IsPending);

    /// <summary>Whether a guard stops any sequence, or all of them.</summary>
    public bool HasBlocked => !Blocks.IsEmpty || Sequences.Any(change => change.Action == SequenceAction.Blocked);

    /// <summary>Whether anything was edited in Apollo and is kept.</summary>
    public bool HasDrift => Sequences.Any(change => change.HasDrift);

    /// <summary>Whether apply has anything to do, including changes to the lock only.</summary>
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

    /// <summary>A copy with the warnings of the files before its own.</summary>
    public Plan WithWarnings(IEnumerable<Diagnostic> warnings) =>
        new(Context, Sequences, [.. warnings, .. Warnings], Blocks) { BodyFiles = BodyFiles };

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

/// <summary>The purpose of a plan and what it was made from.</summary>
public sealed record PlanContext
{
    /// <summary>Name of the environment.</summary>
    public required string Environment { get; init; }

    /// <summary>Name of its service: <c>apollo</c>, <c>emulator</c> or <c>supaglue</c>.</summary>
    public required string Service { get; init; }

    /// <summary>Team id of the account.</summary>
    public required string Account { get; init; }

    /// <summary>Digest of the workspace's files.</summary>
    public required string FilesDigest { get; init; }

    /// <summary>Digest of the lock; empty without a lock.</summary>
    public required string LockDigest { get; init; }

    /// <summary>The keys that the run was limited to; empty for all.</summary>
    public ImmutableArray<string> Targets { get; init; } = [];

    /// <summary>The consents given on the command line.</summary>
    public Consents Consents { get; init; } = Consents.None;

    /// <summary>The entries under <c>allow</c> of the workspace file that the plan needs.</summary>
    public ImmutableArray<AllowEntry> Allowed { get; init; } = [];

    /// <summary>Whether there is no lock, so that nothing tells what was applied before.</summary>
    public bool IsWithoutLock => LockDigest.Length == 0;

    /// <summary>
    /// Whether the plan only shows edits made in Apollo since the last apply; such a plan cannot be applied.
    /// </summary>
    public bool DriftOnly { get; init; }

    /// <summary>
    /// When the snapshot was taken that the plan is based on; null for a plan based on the service itself. Plans based
    /// on a snapshot cannot be applied.
    /// </summary>
    public string? SnapshotTaken { get; init; }

    /// <summary>The workspace's contacts to preview emails with.</summary>
    public ImmutableArray<DeclaredContact> SampleContacts { get; init; } = [];
}

/// <summary>The number of sequences, steps and touches by action.</summary>
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
