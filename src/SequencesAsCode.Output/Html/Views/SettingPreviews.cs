using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Html.Views;

/// <summary>Short fields as a page shows them.</summary>
internal static class SettingPreviews
{
    /// <summary>
    /// Changed fields but for the copy, which is shown as such, and for when a new step is due; and what was edited in
    /// Apollo and stays.
    /// </summary>
    public static ImmutableArray<PreviewSetting> Of(
        IEnumerable<FieldChange> changes,
        IEnumerable<FieldDifference> drift
    ) =>
        [
            .. changes
                .Where(change =>
                    !IsCopy(change.Field)
                    && !(change.Before is null && (change.Field == Fields.Wait || change.Field == Fields.At))
                )
                .Select(Of),
            .. drift.Select(edit => Of(edit, KeptPreviews.Drift)),
        ];

    /// <summary>Every field that a file states but for the copy.</summary>
    public static ImmutableArray<PreviewSetting> Of(FieldSet fields, params ReadOnlySpan<Field> without)
    {
        var hidden = without.ToArray();
        return
        [
            .. fields
                .Where(pair => !IsCopy(pair.Key) && !hidden.Contains(pair.Key))
                .Select(pair => new PreviewSetting(pair.Key.Label, null, Phrases.Value(pair.Key, pair.Value), "")),
        ];
    }

    /// <summary>A difference that stays: both sides, and neither of them as a change.</summary>
    public static PreviewSetting Of(FieldDifference difference, string because) =>
        new(
            difference.Handle is { } handle ? $"{difference.Field.Label} of {handle}" : difference.Field.Label,
            null,
            $"in git: {Phrases.Value(difference.Field, difference.File)} · in Apollo: "
                + $"{Phrases.Value(difference.Field, difference.Service)}",
            because
        );

    private static PreviewSetting Of(FieldChange change) =>
        new(
            change.Field.Label,
            change.Before is null ? null : Phrases.Value(change.Field, change.Before),
            Phrases.Value(change.Field, change.After),
            Phrases.Because(change.Reason).Trim()
        );

    /// <summary>Whether a field is copy, which is shown as such.</summary>
    public static bool IsCopy(Field field) => field.Kind is FieldKind.Html || field == Fields.Subject;
}
