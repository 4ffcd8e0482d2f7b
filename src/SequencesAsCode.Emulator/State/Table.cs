using System.Collections;

namespace SequencesAsCode.Emulator.State;

/// <summary>
/// Rows in the order they came, found by id. A change gives a new table, so an older state stays whole.
/// </summary>
internal sealed class Table<T> : IReadOnlyCollection<T>
    where T : class
{
    public static readonly Table<T> Empty = new(
        [],
        ImmutableDictionary.Create<string, int>(StringComparer.Ordinal),
        null
    );

    private readonly ImmutableList<T> rows;
    private readonly ImmutableDictionary<string, int> places;

    // the changes up to here, the newest first: what came after an older table is found without a look at every row
    private readonly Change? last;

    private Table(ImmutableList<T> rows, ImmutableDictionary<string, int> places, Change? last)
    {
        this.rows = rows;
        this.places = places;
        this.last = last;
    }

    public int Count => rows.Count;

    public T? Find(string? id) => id is not null && places.TryGetValue(id, out var place) ? rows[place] : null;

    public Table<T> Put(string id, T row) =>
        places.TryGetValue(id, out var place)
            ? new(rows.SetItem(place, row), places, new Change(place, last))
            : new(rows.Add(row), places.Add(id, rows.Count), new Change(rows.Count, last));

    /// <summary>
    /// The rows that were put since an older table that this one came of, as they are now and in their order.
    /// </summary>
    public IEnumerable<T> Since(Table<T> older)
    {
        var changed = new SortedSet<int>();
        for (var change = last; change is not null && !ReferenceEquals(change, older.last); change = change.Before)
            changed.Add(change.Place);
        return changed.Select(place => rows[place]);
    }

    public IEnumerator<T> GetEnumerator() => rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private sealed class Change(int place, Change? before)
    {
        public int Place => place;

        public Change? Before => before;
    }
}
