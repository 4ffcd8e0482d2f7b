namespace SequencesAsCode.Core.Planning.Matching;

/// <summary>
/// Measures how much each part of a file resembles each part in Apollo: steps of one sequence, or touches of one step.
/// </summary>
public sealed class Likeness
{
    /// <summary>Parts whose words are less alike than this are different parts.</summary>
    public const double Threshold = 1.0 / 3;

    // If neither side has words, nothing speaks against the pair. If only one side has words, any other pair is better.
    private const double Wordless = 0.6;
    private const double WordsOnOneSide = 0.4;

    // Each text counts as two words longer, because one changed word of three proves less than ten of thirty.
    private const double AddedWords = 2;
    private const double AddedLikeness = 0.6;

    private readonly ImmutableArray<Traits> desired;
    private readonly ImmutableArray<Traits> current;

    // The weight of each term, by its number in ordinal order. Numbers are faster to compare than strings.
    private readonly double[] weights;
    private readonly ImmutableArray<ImmutableArray<Numbered>> desiredTexts;
    private readonly ImmutableArray<ImmutableArray<Numbered>> currentTexts;

    /// <param name="desired">All parts of the file, including settled ones: words that many of them share
    /// weigh less.</param>
    /// <param name="current">All parts in Apollo.</param>
    public Likeness(ImmutableArray<Traits> desired, ImmutableArray<Traits> current)
    {
        this.desired = desired;
        this.current = current;
        var most = CountsOf(desired)
            .Concat(CountsOf(current))
            .GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal)
            .OrderBy(counts => counts.Key, StringComparer.Ordinal)
            .Select(counts => (Term: counts.Key, Count: counts.Max()))
            .ToList();
        weights = [.. most.Select(term => (Traits.IsPair(term.Term) ? 0.5 : 1) / term.Count)];
        var numbers = most.Index().ToDictionary(term => term.Item.Term, term => term.Index, StringComparer.Ordinal);
        desiredTexts = TextsOf(desired);
        currentTexts = TextsOf(current);

        ImmutableArray<ImmutableArray<Numbered>> TextsOf(ImmutableArray<Traits> parts) =>
            [.. parts.Select(part => (part.Texts ?? []).Select(Number).ToImmutableArray())];

        Numbered Number(ImmutableArray<string> text)
        {
            int[] terms = [.. text.Select(term => numbers[term])];
            return new(terms, terms.Sum(term => weights[term]));
        }
    }

    /// <summary>
    /// The share of words that two parts have in common: from 0 (none, or other types) to 1 (all).
    /// </summary>
    public double OfWords(int desiredIndex, int currentIndex)
    {
        if (desired[desiredIndex].Type != current[currentIndex].Type)
            return 0;
        var texts = desiredTexts[desiredIndex];
        var others = currentTexts[currentIndex];
        if (texts.IsEmpty || others.IsEmpty)
            return texts.IsEmpty && others.IsEmpty ? Wordless : WordsOnOneSide;
        return Shared(texts, others);
    }

    /// <summary>
    /// How much an equal text proves: from 0 (no text is equal) to 1 (a touch or note is the same word for word).
    /// </summary>
    public double OfProof(int desiredIndex, int currentIndex)
    {
        var one = desired[desiredIndex];
        var other = current[currentIndex];
        return one.Type != other.Type
            ? 0
            : (one.Wordings ?? [])
                .SelectMany(wording => (other.Wordings ?? []).Select(wording.ProofOf))
                .DefaultIfEmpty(0)
                .Max();
    }

    /// <summary>
    /// How alike two parts are in words, wait and place; null where their words make them different parts.
    /// </summary>
    public double? OfAlike(int desiredIndex, int currentIndex) =>
        OfWords(desiredIndex, currentIndex) is >= Threshold and var words
            ? words + OfCircumstances(desiredIndex, currentIndex)
            : null;

    /// <summary>Whether neither of the two has words.</summary>
    public bool AreWordless(int desiredIndex, int currentIndex) =>
        desiredTexts[desiredIndex].IsEmpty && currentTexts[currentIndex].IsEmpty;

    /// <summary>The type of a step of the file; empty for a touch.</summary>
    public string TypeOfDesired(int index) => desired[index].Type;

    /// <summary>The type of a step in Apollo; empty for a touch.</summary>
    public string TypeOfCurrent(int index) => current[index].Type;

    /// <summary>
    /// Decides between parts whose words are equally alike: the same wait counts first, then the same place.
    /// </summary>
    public double OfCircumstances(int desiredIndex, int currentIndex)
    {
        var place = Math.Abs(PlaceOf(desiredIndex, desired.Length) - PlaceOf(currentIndex, current.Length));
        return (HaveSameWait(desiredIndex, currentIndex) ? 0.05 : 0) + (0.02 * (1 - place));
    }

    /// <summary>Whether both have the same wait.</summary>
    public bool HaveSameWait(int desiredIndex, int currentIndex) =>
        desired[desiredIndex].Wait is { } wait && wait == current[currentIndex].Wait;

    // Compares texts in the pairing that shares most. A text without a counterpart counts half, because a step that
    // gains or loses a touch is still the same step.
    private double Shared(ImmutableArray<Numbered> texts, ImmutableArray<Numbered> others)
    {
        var size = Math.Max(texts.Length, others.Length);
        var common = new double[size, size];
        var cost = new double[size, size];
        for (var i = 0; i < texts.Length; i++)
        {
            for (var j = 0; j < others.Length; j++)
            {
                common[i, j] = 2 * Common(texts[i].Terms, others[j].Terms);
                cost[i, j] = -common[i, j] / (texts[i].Weight + others[j].Weight);
            }
        }

        var shared = 2 * AddedWords * AddedLikeness;
        var all = 2 * AddedWords;
        foreach (var (i, j) in Assignment.Solve(cost).Index())
        {
            shared += common[i, j];
            if (i >= texts.Length)
                all += others[j].Weight / 2;
            else if (j >= others.Length)
                all += texts[i].Weight / 2;
            else
                all += texts[i].Weight + others[j].Weight;
        }

        return shared / all;
    }

    // The weight of the common terms of two sorted texts.
    private double Common(int[] text, int[] other)
    {
        var i = 0;
        var j = 0;
        var common = 0.0;
        while (i < text.Length && j < other.Length)
        {
            var order = text[i] - other[j];
            if (order == 0)
                common += weights[text[i]];
            if (order <= 0)
                i++;
            if (order >= 0)
                j++;
        }

        return common;
    }

    // The number of parts in which each term occurs.
    private static IEnumerable<KeyValuePair<string, int>> CountsOf(ImmutableArray<Traits> parts) =>
        parts
            .SelectMany(part => (part.Texts ?? []).SelectMany(text => text).Distinct(StringComparer.Ordinal))
            .CountBy(term => term, StringComparer.Ordinal);

    private static double PlaceOf(int index, int count) => count <= 1 ? 0 : (double)index / (count - 1);

    /// <summary>A text as the numbers of its terms, ascending, and what they weigh together.</summary>
    private sealed record Numbered(int[] Terms, double Weight);
}
