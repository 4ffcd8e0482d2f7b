using System.Collections;

namespace SequencesAsCode.Core.Values;

/// <summary>
/// Immutable values by field, enumerated in the order of the table. A field that is missing is not managed (files) or
/// was not returned (service).
/// </summary>
public sealed class FieldSet : IEnumerable<KeyValuePair<Field, FieldValue>>
{
    private readonly ImmutableArray<KeyValuePair<Field, FieldValue>> entries;

    private FieldSet(ImmutableArray<KeyValuePair<Field, FieldValue>> entries) => this.entries = entries;

    /// <summary>The set without fields.</summary>
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

    /// <summary>Creates a set of pairs; the last value of a repeated field counts.</summary>
    public static FieldSet From(IEnumerable<KeyValuePair<Field, FieldValue>> pairs)
    {
        var sorted = new List<KeyValuePair<Field, FieldValue>>();
        foreach (var pair in pairs)
        {
            // pairs nearly always come in order
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

    /// <summary>Creates a set of pairs; the last value of a repeated field counts.</summary>
    public static FieldSet Of(params IEnumerable<(Field Field, FieldValue Value)> pairs) =>
        From(pairs.Select(pair => KeyValuePair.Create(pair.Field, pair.Value)));

    /// <summary>Whether the field has a value, <see cref="FieldValue.None"/> included.</summary>
    public bool Contains(Field field) => this[field] is not null;

    /// <summary>A copy with one value set.</summary>
    public FieldSet With(Field field, FieldValue value) => From(entries.Append(KeyValuePair.Create(field, value)));

    /// <summary>A copy with the values of another set, which win.</summary>
    public FieldSet With(FieldSet others) => others.Count == 0 ? this : From(entries.Concat(others.entries));

    /// <summary>A copy without one field.</summary>
    public FieldSet Without(Field field) =>
        Contains(field) ? new([.. entries.Where(entry => !ReferenceEquals(entry.Key, field))]) : this;

    /// <summary>A copy with only the fields that satisfy a condition.</summary>
    public FieldSet Where(Func<Field, bool> condition) => new([.. entries.Where(entry => condition(entry.Key))]);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<Field, FieldValue>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<Field, FieldValue>>)entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
