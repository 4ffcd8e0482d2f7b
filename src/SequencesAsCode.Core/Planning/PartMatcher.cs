using System.Collections.Immutable;
using SequencesAsCode.Model;

namespace SequencesAsCode.Planning;

/// <summary>A step or touch of a file as matching sees it.</summary>
/// <param name="Id">The id that the file states.</param>
/// <param name="LockedId">The id that the lock has for it: by key, or without a key for what was sent exactly so.</param>
/// <param name="InsideId">The id that follows from what the file states inside of it; unlike <paramref name="Id"/> it may lead nowhere.</param>
/// <param name="Traits">Its content.</param>
internal sealed record DesiredPart(string? Id, string? LockedId, string? InsideId, Func<Traits> Traits);

/// <summary>A step or touch of the service as matching sees it.</summary>
internal sealed record CurrentPart(string Id, Func<Traits> Traits);

/// <summary>How desired and current parts were paired.</summary>
/// <param name="Partners">For each desired part the index of its current one, or -1.</param>
/// <param name="By">For each desired part what settled it.</param>
/// <param name="UnknownIds">Desired parts whose stated id the service does not have.</param>
internal sealed record PartMatches(ImmutableArray<int> Partners, ImmutableArray<MatchedBy> By, ImmutableArray<int> UnknownIds);

/// <summary>Matches steps in a sequence, and touches in a step, in fixed stages: tombstones leave the pool, id in the file, lock, ids inside, content. Deterministic.</summary>
internal static class PartMatcher
{
    /// <param name="desired">Of the file.</param>
    /// <param name="current">Of the service.</param>
    /// <param name="tombstoned">Ids that the file lists as removed.</param>
    /// <param name="known">Every id that the lock has here.</param>
    /// <param name="isEqual">Whether a desired part and a current one, by index, differ in nothing that is managed.</param>
    public static PartMatches Match(ImmutableArray<DesiredPart> desired, ImmutableArray<CurrentPart> current, IReadOnlySet<string> tombstoned, IReadOnlySet<string> known, Func<int, int, bool> isEqual)
    {
        var partners = Enumerable.Repeat(-1, desired.Length).ToArray();
        var by = new MatchedBy[desired.Length];
        var indexById = current.Index().Where(pair => !tombstoned.Contains(pair.Item.Id)).ToDictionary(pair => pair.Item.Id, pair => pair.Index, StringComparer.Ordinal);
        var unknown = ImmutableArray.CreateBuilder<int>();

        foreach (var (index, part) in desired.Index())
        {
            if (part.Id is null) continue;
            if (!Take(index, part.Id, MatchedBy.Id)) unknown.Add(index);
        }

        foreach (var (index, part) in desired.Index())
        {
            if (part.Id is null && part.LockedId is not null) Take(index, part.LockedId, MatchedBy.Lock);
        }

        foreach (var (index, part) in desired.Index())
        {
            if (part.Id is null && partners[index] < 0 && part.InsideId is not null) Take(index, part.InsideId, MatchedBy.Id);
        }

        // What the lock knows and the service no longer has was deleted there; something alike that somebody made is not it.
        var held = current.Select(part => part.Id).ToHashSet(StringComparer.Ordinal);
        var openDesired = desired.Index()
            .Where(pair => partners[pair.Index] < 0 && pair.Item.Id is null && (pair.Item.LockedId is null || held.Contains(pair.Item.LockedId)))
            .Select(pair => pair.Index)
            .ToImmutableArray();
        var openCurrent = indexById.Values.Order().ToImmutableArray();
        if (!openDesired.IsEmpty && !openCurrent.IsEmpty)
        {
            var likeness = new Likeness([.. desired.Select(part => part.Traits())], [.. current.Select(part => part.Traits())]);
            foreach (var (i, j) in ContentMatcher.Match(likeness, openDesired, openCurrent)) (partners[i], by[i]) = (j, MatchedBy.Content);
        }

        // Exactly as the file wants it, whatever else it says that no file manages, or made again so in Apollo: taking it for the same one sends nothing.
        foreach (var (index, part) in desired.Index())
        {
            if (partners[index] >= 0 || part.Id is not null) continue;
            var isGone = part.LockedId is { } id && !held.Contains(id);
            var equal = openCurrent.Where(other => !partners.Contains(other) && !(isGone && known.Contains(current[other].Id)) && isEqual(index, other)).ToList();
            if (equal.Count > 0) (partners[index], by[index]) = (equal[0], MatchedBy.Content);
        }

        return new([.. partners], [.. by], unknown.ToImmutable());

        bool Take(int index, string id, MatchedBy how)
        {
            if (!indexById.Remove(id, out var currentIndex)) return false;
            (partners[index], by[index]) = (currentIndex, how);
            return true;
        }
    }
}
