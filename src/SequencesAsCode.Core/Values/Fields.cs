namespace SequencesAsCode.Core.Values;

/// <summary>
/// The only table of fields. Names, limits and words are those of Apollo's published OpenAPI description; the
/// reference in docs/files.md gives the source for the class of each field (documented, recorded, seen by others).
/// </summary>
public static partial class Fields
{
    private const int MostOfOneOwner = 1_000;

    /// <summary>All rows in their fixed order: sequence, step, touch.</summary>
    public static ImmutableArray<Field> All => Table.All;

    /// <summary>The rows of one kind of object, in order.</summary>
    public static ImmutableArray<Field> Of(FieldOwner owner) =>
        owner switch
        {
            FieldOwner.Sequence => Table.OfSequence,
            FieldOwner.Step => Table.OfStep,
            _ => Table.OfTouch,
        };

    /// <summary>The row named <paramref name="key"/> in YAML, or null.</summary>
    public static Field? Find(FieldOwner owner, string key) => Of(owner).FirstOrDefault(field => field.Key == key);

    // Files are initialized in any order, so the position counts within an owner.
    private static Field Add(Field field)
    {
        var rows = RowsOf(field.Owner);
        var ordered = field with { Order = ((int)field.Owner * MostOfOneOwner) + rows.Count };
        rows.Add(ordered);
        return ordered;
    }

    private static List<Field> RowsOf(FieldOwner owner) =>
        owner switch
        {
            FieldOwner.Sequence => SequenceRows,
            FieldOwner.Step => StepRows,
            _ => TouchRows,
        };

    // A type of its own, because the rows must be complete before it is initialized.
    private static class Table
    {
        public static readonly ImmutableArray<Field> OfSequence = [.. SequenceRows];
        public static readonly ImmutableArray<Field> OfStep = [.. StepRows];
        public static readonly ImmutableArray<Field> OfTouch = [.. TouchRows];
        public static readonly ImmutableArray<Field> All = [.. OfSequence, .. OfStep, .. OfTouch];
    }
}
