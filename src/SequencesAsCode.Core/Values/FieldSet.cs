using System.Collections;

namespace SequencesAsCode.Core.Values;

/// <summary>
/// Values by field, immutable, enumerated in the order of the table. A field that is not in it is not managed (files)
/// or was not returned (service).
/// </summary>
public sealed class FieldSet : IEnumerable<KeyValuePair<Field, FieldValue>>
{
    private readonly ImmutableArray<KeyValuePair<Field, FieldValue>> entries;

    private FieldSet(ImmutableArray<KeyValuePair<Field, FieldValue>> entries) => this.entries = entries;

    /// <summary>No field at all.</summary>
    public static FieldSet Empty { get; } = new([]);

    /// <summary>How many fields have a value.</summary>
    public int Count => entries.Length;

    /// <summary>The value, or null when the field is not in the set.</summary>
    public FieldValue? this[Field field]
    {
        get
        {
            foreach (var entry in entries)
            {
                if (ReferenceEquals(entry.Key, field))
                    return entry.Value;
            }

            return null;
        }
    }

    /// <summary>Collects pairs; of a repeated field the last value counts.</summary>
    public static FieldSet From(IEnumerable<KeyValuePair<Field, FieldValue>> pairs)
    {
        var sorted = new List<KeyValuePair<Field, FieldValue>>();
        foreach (var pair in pairs)
        {
            // nearly always they come in order
            var at = sorted.Count;
            while (at > 0 && sorted[at - 1].Key.Order > pair.Key.Order)
                at--;
            if (at > 0 && sorted[at - 1].Key.Order == pair.Key.Order)
                sorted[at - 1] = pair;
            else
                sorted.Insert(at, pair);
        }

        return sorted.Count == 0 ? Empty : new([.. sorted]);
    }

    /// <summary>Collects pairs; of a repeated field the last value counts.</summary>
    public static FieldSet Of(params IEnumerable<(Field Field, FieldValue Value)> pairs) =>
        From(pairs.Select(pair => KeyValuePair.Create(pair.Field, pair.Value)));

    /// <summary>Whether the field has a value, <see cref="FieldValue.None"/> included.</summary>
    public bool Contains(Field field) => this[field] is not null;

    /// <summary>The same with one value set.</summary>
    public FieldSet With(Field field, FieldValue value) => From(entries.Append(KeyValuePair.Create(field, value)));

    /// <summary>The same with the values of another set on top.</summary>
    public FieldSet With(FieldSet others) => others.Count == 0 ? this : From(entries.Concat(others.entries));

    /// <summary>The same without one field.</summary>
    public FieldSet Without(Field field) =>
        Contains(field) ? new([.. entries.Where(entry => !ReferenceEquals(entry.Key, field))]) : this;

    /// <summary>Only the fields that satisfy a condition.</summary>
    public FieldSet Where(Func<Field, bool> condition) => new([.. entries.Where(entry => condition(entry.Key))]);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<Field, FieldValue>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<Field, FieldValue>>)entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
