using System.Collections.Immutable;

namespace SequencesAsCode.Planning;

/// <summary>How like each part of a file is to each one of the service, steps of one sequence or touches of one step.</summary>
internal sealed class Likeness
{
    /// <summary>Words under this are not those of one part.</summary>
    public const double Threshold = 1.0 / 3;

    // No words on either side: nothing speaks against it. On one side only: something was added or taken away, and all else goes before.
    private const double Wordless = 0.6;
    private const double WordsOnOneSide = 0.4;

    // Each text counts as two words longer, a little alike: one changed word of three says less than ten of thirty.
    private const double AddedWords = 2;
    private const double AddedLikeness = 0.6;

    private readonly ImmutableArray<Traits> desired;
    private readonly ImmutableArray<Traits> current;
    private readonly Dictionary<string, double> weights;

    /// <param name="desired">All parts of the file, also settled ones: what they have in common tells none of them apart.</param>
    /// <param name="current">All parts of the service.</param>
    public Likeness(ImmutableArray<Traits> desired, ImmutableArray<Traits> current)
    {
        (this.desired, this.current) = (desired, current);
        weights = CountsOf(desired).Concat(CountsOf(current))
            .GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal)
            .ToDictionary(counts => counts.Key, counts => (Traits.IsPair(counts.Key) ? 0.5 : 1) / counts.Max(), StringComparer.Ordinal);
    }

    /// <summary>How much of their words two parts share: from 0, nothing, or not of one type, to 1, everything.</summary>
    public double OfWords(int desiredIndex, int currentIndex)
    {
        var (one, other) = (desired[desiredIndex], current[currentIndex]);
        if (one.Type != other.Type) return 0;
        var (texts, others) = (one.Texts ?? [], other.Texts ?? []);
        if (texts.IsEmpty || others.IsEmpty) return texts.IsEmpty && others.IsEmpty ? Wordless : WordsOnOneSide;
        return Shared(texts, others);
    }

    /// <summary>What tips the scales between parts whose words are as like: the same wait, then the same place.</summary>
    public double OfCircumstances(int desiredIndex, int currentIndex)
    {
        var (wait, other) = (desired[desiredIndex].Wait, current[currentIndex].Wait);
        var place = Math.Abs(PlaceOf(desiredIndex, desired.Length) - PlaceOf(currentIndex, current.Length));
        return (wait == other && wait is not null ? 0.05 : 0) + (0.02 * (1 - place));
    }

    // Texts are compared by twos, in the pairing that shares most; one without a counterpart counts half, for a touch that comes or goes is no other step.
    private double Shared(ImmutableArray<ImmutableArray<string>> texts, ImmutableArray<ImmutableArray<string>> others)
    {
        var size = Math.Max(texts.Length, others.Length);
        var common = new double[size, size];
        var cost = new double[size, size];
        var (weight, otherWeight) = (texts.Select(WeightOf).ToArray(), others.Select(WeightOf).ToArray());
        for (var i = 0; i < texts.Length; i++)
        {
            for (var j = 0; j < others.Length; j++)
            {
                common[i, j] = 2 * Common(texts[i], others[j]);
                cost[i, j] = -common[i, j] / (weight[i] + otherWeight[j]);
            }
        }

        var (shared, all) = (2 * AddedWords * AddedLikeness, 2 * AddedWords);
        foreach (var (i, j) in Assignment.Of(cost).Index())
        {
            shared += common[i, j];
            all += i >= texts.Length ? otherWeight[j] / 2 : j >= others.Length ? weight[i] / 2 : weight[i] + otherWeight[j];
        }

        return shared / all;
    }

    private double WeightOf(ImmutableArray<string> text) => text.Sum(term => weights[term]);

    // Both are sorted.
    private double Common(ImmutableArray<string> text, ImmutableArray<string> other)
    {
        var (i, j, common) = (0, 0, 0.0);
        while (i < text.Length && j < other.Length)
        {
            var order = string.CompareOrdinal(text[i], other[j]);
            if (order == 0) common += weights[text[i]];
            if (order <= 0) i++;
            if (order >= 0) j++;
        }

        return common;
    }

    // In how many parts a term occurs.
    private static IEnumerable<KeyValuePair<string, int>> CountsOf(ImmutableArray<Traits> parts) =>
        parts.SelectMany(part => (part.Texts ?? []).SelectMany(text => text).Distinct(StringComparer.Ordinal)).CountBy(term => term, StringComparer.Ordinal);

    private static double PlaceOf(int index, int count) => count <= 1 ? 0 : (double)index / (count - 1);
}
