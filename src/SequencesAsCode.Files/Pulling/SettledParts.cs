namespace SequencesAsCode.Files.Pulling;

/// <summary>Rules for the lock file after a pull that hold for steps and touches alike.</summary>
internal static class SettledParts
{
    /// <summary>The pairs of the fields in which file and Apollo agree, and the old pairs of all others.</summary>
    public static BaseFields Fields(FieldSet desired, FieldSet current, BaseFields before, TakenParts taken)
    {
        var fields = before;
        foreach (var (field, value) in desired)
        {
            var held = current[field];
            if (held is null && field.Class == FieldClass.Deprecated)
                continue;
            if (FieldComparison.Same(field, value, held))
                fields = fields.With(field, BasePair.Of(field, value, held));
            else if (taken.Bodies.Hold(value, held))
                fields = fields.With(field, Rewritten(BasePair.Of(field, value, held), before[field]));
        }

        return fields;
    }

    /// <summary>The known touches that Apollo still has.</summary>
    public static ImmutableArray<BaseTouch> Held(ImmutableArray<BaseTouch> known, CurrentStep current) =>
        [.. known.Where(touch => current.Touches.Any(held => held.Id == touch.Id))];

    /// <summary>
    /// The key to record. A key that the file gave up is kept while work is pending, so that no other part is matched
    /// to it.
    /// </summary>
    public static string? KeyOf(string? wanted, string? known, IEnumerable<string?> inFile) =>
        wanted ?? (inFile.Contains(known) ? null : known);

    /// <summary>Drops a recorded key that the file now uses for another part.</summary>
    public static IEnumerable<T> WithoutTakenKeys<T>(
        IReadOnlyList<T> parts,
        Func<T, string?> keyOf,
        Func<T, bool> isListed,
        Func<T, T> without
    )
    {
        var taken = parts.Where(isListed).Select(keyOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return parts.Select(part =>
            !isListed(part) && keyOf(part) is { } key && taken.Contains(key) ? without(part) : part
        );
    }

    private static BasePair Rewritten(BasePair pair, BasePair? before) =>
        pair with
        {
            Rewrite = before is { IsRefused: false } ? before.Rewrite : null,
        };
}
