namespace SequencesAsCode.Output.Wording;

/// <summary>Changed fields in a line, in the words that every output uses.</summary>
internal static class FieldPhrases
{
    /// <summary>Whether people read the field as words, so that outputs show a comparison and not two values.</summary>
    public static bool IsCopy(Field field) =>
        field.Kind is FieldKind.Html || field == Fields.Subject || field == Fields.Name;

    /// <summary>Short values, <c>wait 3 days → 5 days; emails per day 50</c>; empty when there are none.</summary>
    public static string Short(IEnumerable<FieldChange> changes) =>
        string.Join("; ", changes.Where(change => !IsCopy(change.Field)).Select(Short));

    /// <summary>What a set lost and gained, <c>-old, +new</c>.</summary>
    public static string Members(FieldValue.Set before, FieldValue.Set after)
    {
        var removed = before.Items.Except(after.Items).Select(item => $"-{item}");
        var added = after.Items.Except(before.Items).Select(item => $"+{item}");
        return string.Join(", ", removed.Concat(added));
    }

    private static string Short(FieldChange change)
    {
        var because = Phrases.Because(change.Reason);
        var label = change.Field.Label;
        if (change.Before is null)
            return $"{New(change.Field, Phrases.Value(change.Field, change.After))}{because}";
        if (change is { Before: FieldValue.Set before, After: FieldValue.Set after })
            return $"{label} {Members(before, after)}{because}";
        return $"{label} {Phrases.Value(change.Field, change.Before)} → "
            + $"{Phrases.Value(change.Field, change.After)}{because}";
    }

    private static string New(Field field, string value)
    {
        if (field == Fields.Wait)
            return $"after {value}";
        return field == Fields.Status ? value : $"{field.Label}: {value}";
    }
}
