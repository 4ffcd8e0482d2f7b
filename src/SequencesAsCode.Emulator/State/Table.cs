using System.Collections;

namespace SequencesAsCode.Emulator.State;

/// <summary>
/// Rows in the order they were added, found by id. A change makes a new table, so an older state stays as it was.
/// </summary>
internal sealed class Table<T> : IReadOnlyCollection<T>
    where T : class
{
    public static readonly Table<T> Empty = new(
        [],
        ImmutableDictionary.Create<string, int>(StringComparer.Ordinal),
        null
    );

    // In blocks: a change copies one block, and reading all rows is as fast as reading an array.
    private const int BlockSize = 256;

    private readonly ImmutableArray<ImmutableArray<T>> blocks;
    private readonly ImmutableDictionary<string, int> places;

    // The changes so far, the newest first, so that the rows added since an older table are found without reading all
    // rows.
    private readonly Change? last;

    private Table(ImmutableArray<ImmutableArray<T>> blocks, ImmutableDictionary<string, int> places, Change? last)
    {
        this.blocks = blocks;
        this.places = places;
        this.last = last;
    }

    public int Count => places.Count;

    public T? Find(string? id) => id is not null && places.TryGetValue(id, out var place) ? At(place) : null;

    public Table<T> Put(string id, T row)
    {
        if (places.TryGetValue(id, out var place))
            return new(
                Set(place / BlockSize, BlockOf(place).SetItem(place % BlockSize, row)),
                places,
                new(place, last)
            );
        var added = Count % BlockSize == 0 ? blocks.Add([row]) : Set(blocks.Length - 1, blocks[^1].Add(row));
        return new(added, places.Add(id, Count), new(Count, last));
    }

    /// <summary>
    /// The rows that were added or replaced since an older version of this table, as they are now and in their order.
    /// </summary>
    public IEnumerable<T> Since(Table<T> older)
    {
        var changed = new SortedSet<int>();
        for (var change = last; change is not null && !ReferenceEquals(change, older.last); change = change.Before)
            changed.Add(change.Place);
        return changed.Select(At);
    }

    public IEnumerator<T> GetEnumerator()
    {
        foreach (var block in blocks)
        {
            foreach (var row in block)
                yield return row;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private T At(int place) => BlockOf(place)[place % BlockSize];

    private ImmutableArray<T> BlockOf(int place) => blocks[place / BlockSize];

    private ImmutableArray<ImmutableArray<T>> Set(int index, ImmutableArray<T> block) => blocks.SetItem(index, block);

    private sealed class Change(int place, Change? before)
    {
        public int Place => place;

        public Change? Before => before;
    }
}
