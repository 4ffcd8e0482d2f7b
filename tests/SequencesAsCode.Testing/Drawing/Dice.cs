namespace SequencesAsCode.Testing.Drawing;

/// <summary>Draws values from a seed.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random random = new(seed);

    public int Number(int least, int most) => random.Next(least, most + 1);

    public bool Chance(double share) => random.NextDouble() < share;

    public T Of<T>(params IReadOnlyList<T> items) => items[random.Next(items.Count)];

    public T? Maybe<T>(double share, Func<T> draw)
        where T : class => Chance(share) ? draw() : null;

    public IEnumerable<T> Many<T>(int least, int most, Func<int, T> draw) =>
        Enumerable.Range(0, Number(least, most)).Select(draw).ToList();

    public List<T> Shuffled<T>(IEnumerable<T> items)
    {
        var shuffled = items.ToArray();
        random.Shuffle(shuffled);
        return [.. shuffled];
    }
}
