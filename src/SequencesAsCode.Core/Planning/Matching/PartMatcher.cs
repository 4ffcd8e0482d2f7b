namespace SequencesAsCode.Core.Planning.Matching;

/// <summary>A step or touch of a file, for matching.</summary>
/// <param name="Key">The key that the file gives it.</param>
/// <param name="Id">The id that the file states.</param>
/// <param name="LockedId">The id that the lock has for it: by key, or without a key for what was sent exactly
/// so.</param>
/// <param name="InsideId">The id that follows from what the file states inside of it; unlike <paramref name="Id"/> it
/// may lead nowhere.</param>
/// <param name="Traits">Computes its traits.</param>
internal sealed record DesiredPart(string? Key, string? Id, string? LockedId, string? InsideId, Func<Traits> Traits);

/// <summary>A step or touch in Apollo, for matching.</summary>
/// <param name="Id">Apollo's id.</param>
/// <param name="Place">Its place among the others: in the lock, or without a lock in the service. Null when the lock
/// does not have it.</param>
/// <param name="IsListed">Whether its place says which part of the file it is.</param>
/// <param name="FormerKey">The key that the lock has for it.</param>
/// <param name="Traits">Computes its traits.</param>
internal sealed record CurrentPart(string Id, int? Place, bool IsListed, string? FormerKey, Func<Traits> Traits);

/// <summary>The parts to match.</summary>
/// <param name="Desired">The parts of the file.</param>
/// <param name="Current">The parts in Apollo.</param>
/// <param name="Tombstoned">Ids that the file lists as removed.</param>
/// <param name="Known">Every id that the lock has here.</param>
/// <param name="IsOrdered">Whether the order of the parts has a meaning.</param>
/// <param name="IsEqual">Whether a desired part and a current one, by index, differ in nothing that is managed.</param>
internal sealed record PartPool(
    ImmutableArray<DesiredPart> Desired,
    ImmutableArray<CurrentPart> Current,
    IReadOnlySet<string> Tombstoned,
    IReadOnlySet<string> Known,
    bool IsOrdered,
    Func<int, int, bool> IsEqual
)
{
    /// <summary>
    /// Whether file and lock have different keys for two parts. A new key takes no id from a key that left the file.
    /// </summary>
    public bool HaveOtherKeys(int desired, int current) =>
        Desired[desired].Key is { } key && Current[current].FormerKey is { } former && key != former;
}

/// <summary>How desired and current parts were paired.</summary>
/// <param name="Partners">For each desired part the index of its current one, or -1.</param>
/// <param name="By">For each desired part what settled it.</param>
/// <param name="UnknownIds">Desired parts whose stated id neither the service has nor the lock knows.</param>
/// <param name="Rivals">For each current part without a partner the desired ones that may be it all the same.</param>
internal sealed record PartMatches(
    ImmutableArray<int> Partners,
    ImmutableArray<MatchedBy> By,
    ImmutableArray<int> UnknownIds,
    ILookup<int, Rival> Rivals
);

/// <summary>
/// Matches steps in a sequence, and touches in a step, in fixed stages: tombstones leave the pool, id in the file,
/// lock, ids inside, content, place. Deterministic.
/// </summary>
internal sealed class PartMatcher
{
    private readonly PartPool pool;
    private readonly int[] partners;
    private readonly MatchedBy[] by;
    private readonly HashSet<string> held;
    private readonly Dictionary<string, int> open;
    private readonly Lazy<Likeness> likeness;

    private PartMatcher(PartPool pool)
    {
        this.pool = pool;
        partners = [.. Enumerable.Repeat(-1, pool.Desired.Length)];
        by = new MatchedBy[pool.Desired.Length];
        held = pool.Current.Select(part => part.Id).ToHashSet(StringComparer.Ordinal);
        open = pool
            .Current.Index()
            .Where(pair => !pool.Tombstoned.Contains(pair.Item.Id))
            .ToDictionary(pair => pair.Item.Id, pair => pair.Index, StringComparer.Ordinal);
        likeness = new(() =>
            new([.. pool.Desired.Select(part => part.Traits())], [.. pool.Current.Select(part => part.Traits())])
        );
    }

    /// <summary>Matches the parts.</summary>
    public static PartMatches Match(PartPool pool) => new PartMatcher(pool).Match();

    private PartMatches Match()
    {
        var unknown = TakeStated();
        TakeWhere(part => part.LockedId, MatchedBy.Lock);
        TakeWhere(part => part.InsideId, MatchedBy.Id);
        Stage(
            (matcher, desired, current) =>
                matcher.Equal(desired, current).Select(pair => (pair.Desired, pair.Current, MatchedBy.Content))
        );
        Stage(
            (matcher, desired, current) =>
                matcher.VeryLike(desired, current).Select(pair => (pair.Desired, pair.Current, MatchedBy.Content))
        );
        Stage((matcher, desired, current) => matcher.Likely(desired, current));
        Stage(
            (matcher, desired, current) =>
                matcher.Left(desired, current).Select(pair => (pair.Desired, pair.Current, MatchedBy.Place))
        );
        TakeEquals();
        return new(
            [.. partners],
            [.. by],
            unknown,
            RivalSearch.Of(pool, partners, by, OpenDesired(), OpenCurrent(), likeness)
        );
    }

    private ImmutableArray<int> TakeStated() =>
        [
            .. pool
                .Desired.Index()
                .Where(pair =>
                    pair.Item.Id is { } id
                    && !Take(pair.Index, id, MatchedBy.Id)
                    && (!pool.Known.Contains(id) || pool.Tombstoned.Contains(id))
                )
                .Select(pair => pair.Index),
        ];

    private void TakeWhere(Func<DesiredPart, string?> idOf, MatchedBy how)
    {
        foreach (var (index, part) in pool.Desired.Index())
        {
            if (part.Id is null && partners[index] < 0 && idOf(part) is { } id)
                Take(index, id, how);
        }
    }

    private void Stage(
        Func<
            ContentMatcher,
            ImmutableArray<int>,
            ImmutableArray<int>,
            IEnumerable<(int Desired, int Current, MatchedBy By)>
        > match
    )
    {
        if (open.Count == 0 || OpenDesired() is not { IsEmpty: false } desired)
            return;
        foreach (
            var (index, current, how) in match(new(pool, partners, likeness.Value), desired, OpenCurrent()).ToList()
        )
            Take(index, pool.Current[current].Id, how);
    }

    // Exactly as the file wants it, whatever else it says that no file manages, or made again so in Apollo: taking it
    // for the same one sends nothing.
    private void TakeEquals()
    {
        foreach (var (index, part) in pool.Desired.Index())
        {
            if (partners[index] >= 0 || part.Id is not null)
                continue;
            var isGone = part.LockedId is { } id && !held.Contains(id);
            var equal = OpenCurrent()
                .Where(other =>
                    !(isGone && pool.Known.Contains(pool.Current[other].Id))
                    && !pool.HaveOtherKeys(index, other)
                    && pool.IsEqual(index, other)
                )
                .ToList();
            if (equal.Count > 0)
                Take(index, pool.Current[equal[0]].Id, MatchedBy.Content);
        }
    }

    // What the lock knows and the service no longer has was deleted there; something alike that somebody made is not
    // it.
    private ImmutableArray<int> OpenDesired() =>
        [
            .. pool
                .Desired.Index()
                .Where(pair =>
                    partners[pair.Index] < 0
                    && pair.Item.Id is null
                    && (pair.Item.LockedId is null || held.Contains(pair.Item.LockedId))
                )
                .Select(pair => pair.Index),
        ];

    private ImmutableArray<int> OpenCurrent() => [.. open.Values.Order()];

    private bool Take(int index, string id, MatchedBy how)
    {
        if (!open.Remove(id, out var current))
            return false;
        (partners[index], by[index]) = (current, how);
        return true;
    }
}
