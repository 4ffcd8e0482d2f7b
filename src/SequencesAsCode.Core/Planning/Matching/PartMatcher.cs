namespace SequencesAsCode.Core.Planning.Matching;

/// <summary>A step or touch of a file, for matching.</summary>
/// <param name="Key">The key that the file gives it.</param>
/// <param name="Id">The id that the file states.</param>
/// <param name="LockedId">The id that the lock has for it: by key, or without a key if exactly this content was
/// sent.</param>
/// <param name="InsideId">The id of the step in Apollo that has the touches whose ids the file states; null for a
/// touch, and when no such step exists.</param>
/// <param name="Traits">Computes its traits.</param>
internal sealed record DesiredPart(string? Key, string? Id, string? LockedId, string? InsideId, Func<Traits> Traits);

/// <summary>A step or touch in Apollo, for matching.</summary>
/// <param name="Id">Apollo's id.</param>
/// <param name="Place">Its place among the others: in the lock, or without a lock in Apollo. Null when the lock does
/// not have it.</param>
/// <param name="IsListed">Whether its place can tell which part of the file it is.</param>
/// <param name="FormerKey">The key that the lock has for it.</param>
/// <param name="Traits">Computes its traits.</param>
internal sealed record CurrentPart(string Id, int? Place, bool IsListed, string? FormerKey, Func<Traits> Traits);

/// <summary>The parts to match.</summary>
/// <param name="Desired">The parts of the file.</param>
/// <param name="Current">The parts in Apollo.</param>
/// <param name="Tombstoned">Ids that the file lists as removed.</param>
/// <param name="Known">Every id that the lock has for these parts.</param>
/// <param name="IsOrdered">Whether the order of the parts has a meaning.</param>
/// <param name="IsEqual">Whether a part of the file and one in Apollo, by index, have the same managed values.</param>
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
    /// Whether file and lock have different keys for two parts. A new key never gets the id of a key that left the
    /// file.
    /// </summary>
    public bool HaveOtherKeys(int desired, int current) =>
        Desired[desired].Key is { } key && Current[current].FormerKey is { } former && key != former;
}

/// <summary>How the parts of the file and those in Apollo were paired.</summary>
/// <param name="Partners">For each part of the file the index of its partner in Apollo, or -1.</param>
/// <param name="By">For each part of the file what identified its partner.</param>
/// <param name="UnknownIds">Parts of the file whose stated id neither Apollo nor the lock has.</param>
/// <param name="Rivals">For each part in Apollo without a partner the parts of the file that may be the same.</param>
internal sealed record PartMatches(
    ImmutableArray<int> Partners,
    ImmutableArray<MatchedBy> By,
    ImmutableArray<int> UnknownIds,
    ILookup<int, Rival> Rivals
);

/// <summary>
/// Matches the steps of a sequence, or the touches of a step. Removed parts are left out. The others are identified by
/// the id in the file, then by the lock, the ids of touches, the content, and the place. Equal inputs give equal
/// matches.
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
        TakeAllInOrder();
        TakeMatched((matcher, desired, current) => matcher.FindEqual(desired, current));
        TakeMatched((matcher, desired, current) => matcher.FindVeryLike(desired, current));
        TakeMatched((matcher, desired, current) => matcher.FindLikely(desired, current));
        TakeMatched((matcher, desired, current) => matcher.FindLeft(desired, current));
        TakeEquals();
        var rivals = new RivalSearch(pool, partners, likeness).Find(by, OpenDesired(), OpenCurrent());
        return new([.. partners], [.. by], unknown, rivals);
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

    // Where the lock knows nothing, as when a sequence is taken over, and each part that is left equals the one at its
    // place, any other pairs would be worse. Words need not be compared then.
    private void TakeAllInOrder()
    {
        if (pool.Known.Count > 0 || OpenDesired() is not { IsEmpty: false } desired || desired.Length != open.Count)
            return;
        var pairs = desired.Zip(OpenCurrent()).ToList();
        if (!pairs.TrueForAll(pair => pool.IsEqual(pair.First, pair.Second)))
            return;
        foreach (var (index, current) in pairs)
            Take(index, pool.Current[current].Id, MatchedBy.Content);
    }

    private void TakeMatched(
        Func<ContentMatcher, ImmutableArray<int>, ImmutableArray<int>, IEnumerable<MatchedPair>> find
    )
    {
        if (open.Count == 0 || OpenDesired() is not { IsEmpty: false } desired)
            return;
        var pairs = find(new(pool, partners, likeness.Value), desired, OpenCurrent()).ToList();
        foreach (var pair in pairs)
            Take(pair.Desired, pool.Current[pair.Current].Id, pair.By);
    }

    // A part that has every value of the file is taken as the same one, because then nothing needs to be sent. It may
    // have been made again in Apollo, or have other values that the file does not manage.
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

    // A part that the lock knows and Apollo no longer has was deleted there. A similar part in Apollo is another one.
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
        partners[index] = current;
        by[index] = how;
        return true;
    }
}
