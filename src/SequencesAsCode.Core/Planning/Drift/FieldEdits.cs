namespace SequencesAsCode.Core.Planning.Drift;

/// <summary>Fields of one object that were edited in Apollo since the last apply.</summary>
/// <param name="Drift">All edits; the file's value is missing for a field that the file no longer manages.</param>
/// <param name="Conflicts">The edits of fields that the file changed too, with the object's handle.</param>
internal sealed record FieldEdits(ImmutableArray<FieldDifference> Drift, ImmutableArray<FieldDifference> Conflicts)
{
    /// <summary>
    /// Compares with what the last apply left. A field is no edit where file and Apollo agree by now.
    /// </summary>
    public static FieldEdits Find(FieldOwner owner, BaseFields known, FieldSet? file, FieldSet held, string? handle)
    {
        var drift = ImmutableArray.CreateBuilder<FieldDifference>();
        var conflicts = ImmutableArray.CreateBuilder<FieldDifference>();
        foreach (var field in Fields.Of(owner))
        {
            var now = held[field];
            var wanted = file?[field];
            if (known[field] is not { } pair || FieldToken.Of(field, now) == pair.Returned)
                continue;
            if (now is null && field.Class == FieldClass.Deprecated)
                continue;
            if (wanted is not null && FieldComparison.Same(field, wanted, now))
                continue;
            drift.Add(new(field, wanted, now));
            if (wanted is not null && !FieldPlanner.IsAsSent(field, wanted, pair))
                conflicts.Add(new(field, wanted, now, handle));
        }

        return new(drift.ToImmutable(), conflicts.ToImmutable());
    }

    private static bool IsTelling(Field field) =>
        field.Change is ChangeClass.Copy or ChangeClass.Timing || ReferenceEquals(field, Fields.Status);

    /// <summary>The texts and times of something made in Apollo, for a reader who has never seen it.</summary>
    public static ImmutableArray<FieldDifference> Made(FieldSet held) =>
        [
            .. held.Where(pair =>
                    IsTelling(pair.Key)
                    && pair.Value
                        is not (
                            FieldValue.Nothing
                            or FieldValue.Text { Value: "" }
                            or FieldValue.Html { Markup: "" }
                            or FieldValue.Set { Items.IsEmpty: true }
                        )
                )
                .Select(pair => new FieldDifference(pair.Key, null, pair.Value)),
        ];
}
