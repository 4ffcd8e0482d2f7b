namespace SequencesAsCode.Core.Planning.Matching;

/// <summary>A part of the file that may be the same as a part in Apollo that is about to be removed.</summary>
/// <param name="Desired">Its index in the file.</param>
/// <param name="IsClose">Whether that is so likely that a person has to decide.</param>
internal sealed record Rival(int Desired, bool IsClose);

/// <summary>
/// Looks for parts of a file that may be the same as a part in Apollo without a partner. An instance is used once.
/// </summary>
/// <param name="pool">The parts.</param>
/// <param name="partners">For each part of the file the index of its partner, or -1.</param>
/// <param name="likeness">How alike the parts are; computed only when it is needed.</param>
internal sealed class RivalSearch(PartPool pool, IReadOnlyList<int> partners, Lazy<Likeness> likeness)
{
    // From this likeness on, a part is named in a question that is asked anyway.
    private const double Resembling = 0.2;

    // A pair may be this much less alike than the pair that was made, and is still close.
    private const double Margin = 0.05;

    private readonly Lazy<Gaps> gaps = new(() => Gaps.Between(pool, partners));

    /// <summary>For each part in Apollo the parts of the file that may be the same.</summary>
    /// <param name="by">For each part of the file what identified its partner.</param>
    /// <param name="openDesired">The parts of the file without a partner.</param>
    /// <param name="openCurrent">The parts in Apollo without a partner.</param>
    public ILookup<int, Rival> Find(
        IReadOnlyList<MatchedBy> by,
        ImmutableArray<int> openDesired,
        ImmutableArray<int> openCurrent
    )
    {
        var candidates = Enumerable
            .Range(0, pool.Desired.Length)
            .Where(index => openDesired.Contains(index) || by[index] is MatchedBy.Content or MatchedBy.Place)
            .ToList();
        return openCurrent
            .SelectMany(current => candidates.Select(desired => (Current: current, Desired: desired)))
            .Select(pair => (pair.Current, Rival: RivalOf(pair.Desired, pair.Current, openDesired)))
            .Where(pair => pair.Rival is not null)
            .ToLookup(pair => pair.Current, pair => pair.Rival!);
    }

    // The part of the file as a rival; null when it is none.
    private Rival? RivalOf(int desired, int current, ImmutableArray<int> openDesired)
    {
        if (likeness.Value.TypeOfDesired(desired) != likeness.Value.TypeOfCurrent(current))
            return null;
        if (!openDesired.Contains(desired))
            return IsCloserThanPartner(desired, current) ? new(desired, IsClose: true) : null;

        var words = likeness.Value.OfWords(desired, current);
        var isInPlace = gaps.Value.AreInOne(desired, current);
        var isClose =
            words >= Likeness.Threshold
            || (isInPlace && pool.Current[current].IsListed && !pool.HaveOtherKeys(desired, current));
        return isClose || isInPlace || words >= Resembling ? new(desired, isClose) : null;
    }

    // Whether the part of the file is about as much like this part as like its partner.
    private bool IsCloserThanPartner(int desired, int current)
    {
        var partner = partners[desired];
        if (pool.IsEqual(desired, partner))
            return false;
        var words = likeness.Value.OfWords(desired, current);
        var partnerWords = likeness.Value.OfWords(desired, partner);
        return words >= Likeness.Threshold
            && words + likeness.Value.OfProof(desired, current)
                >= partnerWords + likeness.Value.OfProof(desired, partner) - Margin
            && !pool.HaveOtherKeys(desired, current);
    }
}
