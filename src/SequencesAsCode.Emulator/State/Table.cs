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

    private readonly ImmutableList<T> rows;
    private readonly ImmutableDictionary<string, int> places;

    // The changes so far, the newest first, so that the rows added since an older table are found without reading all
    // rows.
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
    /// The rows that were added or replaced since an older version of this table, as they are now and in their order.
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
