using System.Collections;
using System.Collections.Immutable;

namespace SequencesAsCode.Emulator;

/// <summary>Rows in the order they came, found by id. A change gives a new table, so an older state stays whole.</summary>
internal sealed class Table<T> : IReadOnlyCollection<T>
    where T : class
{
    public static readonly Table<T> Empty = new([], ImmutableDictionary.Create<string, int>(StringComparer.Ordinal));

    private readonly ImmutableList<T> rows;
    private readonly ImmutableDictionary<string, int> places;

    private Table(ImmutableList<T> rows, ImmutableDictionary<string, int> places)
    {
        this.rows = rows;
        this.places = places;
    }

    public int Count => rows.Count;

    public T? Find(string? id) => id is not null && places.TryGetValue(id, out var place) ? rows[place] : null;

    public Table<T> Put(string id, T row) => places.TryGetValue(id, out var place)
        ? new(rows.SetItem(place, row), places)
        : new(rows.Add(row), places.Add(id, rows.Count));

    public IEnumerator<T> GetEnumerator() => rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
