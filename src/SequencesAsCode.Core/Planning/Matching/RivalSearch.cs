namespace SequencesAsCode.Core.Planning.Matching;

/// <summary>A part of the file that may be the same as a part in Apollo that is about to be removed.</summary>
/// <param name="Desired">Its index in the file.</param>
/// <param name="IsClose">Whether that is so likely that a person has to decide.</param>
internal sealed record Rival(int Desired, bool IsClose);

/// <summary>Looks for parts of a file that may be the same as a part in Apollo without a partner.</summary>
internal static class RivalSearch
{
    // Alike enough to be named in a question that is asked anyway.
    private const double Resembling = 0.2;

    // How much less alike the other pair may be and still be close.
    private const double Margin = 0.05;

    /// <summary>For each open part in Apollo the parts of the file that may be the same.</summary>
    public static ILookup<int, Rival> Of(
        PartPool pool,
        IReadOnlyList<int> partners,
        IReadOnlyList<MatchedBy> by,
        ImmutableArray<int> openDesired,
        ImmutableArray<int> openCurrent,
        Lazy<Likeness> likeness
    )
    {
        var rivals = new List<(int Current, Rival Rival)>();
        if (openCurrent.IsEmpty)
            return rivals.ToLookup(pair => pair.Current, pair => pair.Rival);
        var candidates = Enumerable
            .Range(0, pool.Desired.Length)
            .Where(index => openDesired.Contains(index) || by[index] is MatchedBy.Content or MatchedBy.Place)
            .ToList();
        var gaps = candidates.Count == 0 ? null : Gaps.Of(pool, partners);
        foreach (var current in openCurrent)
        {
            foreach (
                var desired in candidates.Where(index =>
                    likeness.Value.TypeOfDesired(index) == likeness.Value.TypeOfCurrent(current)
                )
            )
            {
                var isClose =
                    openDesired.Contains(desired) ? IsCloseToOpen(desired, current)
                    : IsCloseToPaired(desired, current) ? true
                    : (bool?)null;
                if (isClose is { } close)
                    rivals.Add((current, new(desired, close)));
            }
        }

        return rivals.ToLookup(pair => pair.Current, pair => pair.Rival);

        bool? IsCloseToOpen(int desired, int current)
        {
            var words = likeness.Value.OfWords(desired, current);
            var isInPlace = gaps!.AreInOne(desired, current);
            if (
                words >= Likeness.Threshold
                || (isInPlace && pool.Current[current].IsListed && !pool.HaveOtherKeys(desired, current))
            )
                return true;
            return words >= Resembling || isInPlace ? false : null;
        }

        bool IsCloseToPaired(int desired, int current)
        {
            if (pool.IsEqual(desired, partners[desired]))
                return false;
            var (words, taken) = (
                likeness.Value.OfWords(desired, current),
                likeness.Value.OfWords(desired, partners[desired])
            );
            return words >= Likeness.Threshold
                && words + likeness.Value.OfProof(desired, current)
                    >= taken + likeness.Value.OfProof(desired, partners[desired]) - Margin
                && !pool.HaveOtherKeys(desired, current);
        }
    }
}
