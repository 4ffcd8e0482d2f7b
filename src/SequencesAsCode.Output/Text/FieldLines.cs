using SequencesAsCode.Core.Json;
using SequencesAsCode.Output.Prose;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text;

/// <summary>Fields on a page: short values in a line, copy as a difference.</summary>
internal static class FieldLines
{
    /// <summary>Short values, <c>wait 3 days → 5 days; emails per day 50</c>; empty when there are none.</summary>
    public static string Short(IEnumerable<FieldChange> changes) =>
        string.Join("; ", changes.Where(change => !IsCopy(change.Field)).Select(Short));

    /// <summary>The copy among the changes, below each other.</summary>
    public static void AddCopy(Page page, IEnumerable<FieldChange> changes, int indent, params Run[] lead)
    {
        foreach (var change in changes.Where(change => IsCopy(change.Field)))
        {
            AddCopy(page, change.Field, change.Before, change.After, Phrases.Because(change.Reason), indent, lead);
        }
    }

    /// <summary>Edits made in Apollo that stay.</summary>
    public static void AddDrift(Page page, IEnumerable<FieldDifference> drift, int indent)
    {
        foreach (var edit in drift)
        {
            var lead = new Run("edited in Apollo, kept: ", Tone.Moved);
            if (IsCopy(edit.Field))
                AddCopy(page, edit.Field, edit.File, edit.Service, " (file → Apollo)", indent, lead);
            else
                page.Text(
                    indent,
                    lead,
                    $"{edit.Field.Label} (file: {Phrases.Value(edit.Field, edit.File)}, Apollo: "
                        + $"{Phrases.Value(edit.Field, edit.Service)})"
                );
        }
    }

    /// <summary>
    /// One value of the file beside Apollo's, behind a lead: copy as a difference, the rest in a line.
    /// </summary>
    public static void AddDifference(
        Page page,
        Field field,
        FieldValue? file,
        FieldValue? service,
        string because,
        int indent,
        params Run[] lead
    )
    {
        if (IsCopy(field))
            AddCopy(page, field, file, service, because, indent, lead);
        else if (file is FieldValue.Set before && service is FieldValue.Set after)
            page.Text(indent, [.. lead, $"{field.Label}{because}: {Members(before, after)}"]);
        else
            page.Text(
                indent,
                [.. lead, $"{field.Label}{because}: {Phrases.Value(field, file)} → {Phrases.Value(field, service)}"]
            );
    }

    /// <summary>
    /// Both sides of a difference: short values in a line, copy as a difference from the file to Apollo.
    /// </summary>
    /// <param name="page">Where to.</param>
    /// <param name="difference">What differs.</param>
    /// <param name="what">Said behind the field's name.</param>
    /// <param name="indent">Of the line.</param>
    public static void AddBothSides(Page page, FieldDifference difference, string what, int indent)
    {
        var (field, file, service) = (difference.Field, difference.File, difference.Service);
        if (IsCopy(field))
            AddCopy(page, field, file, service, file is null ? what : $"{what} (file → Apollo)", indent);
        else
            page.Text(
                indent,
                $"{field.Label}{what}: "
                    + $"{(file is null ? "" : $"file {Phrases.Value(field, file)}, Apollo ")}"
                    + $"{Phrases.Value(field, service)}"
            );
    }

    /// <summary>Whether people read it as words: shown as a difference, not as a value.</summary>
    public static bool IsCopy(Field field) =>
        field.Kind is FieldKind.Html || field == Fields.Subject || field == Fields.Name;

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

    private static string New(Field field, string value) =>
        field == Fields.Wait ? $"after {value}"
        : field == Fields.Status ? value
        : $"{field.Label}: {value}";

    private static string Members(FieldValue.Set before, FieldValue.Set after) =>
        string.Join(
            ", ",
            before
                .Items.Except(after.Items)
                .Select(gone => $"-{gone}")
                .Concat(after.Items.Except(before.Items).Select(come => $"+{come}"))
        );

    private static void AddCopy(
        Page page,
        Field field,
        FieldValue? before,
        FieldValue? after,
        string because,
        int indent,
        params ReadOnlySpan<Run> lead
    )
    {
        if (field.Kind == FieldKind.Text)
        {
            var pieces = CopyLines.Runs(CopyChange.OfLine(before, after));
            page.Add(new(LineRole.Copy, indent, null, [.. lead, $"{field.Label}{because}: ", .. pieces]));
            return;
        }

        var change = CopyChange.Of(before, after);
        var said = change.Kind switch
        {
            CopyKind.Removed => new(" removed", Tone.Removed),
            CopyKind.MarkupOnly => " markup changed, wording identical",
            CopyKind.OtherTargets => " links or images changed, wording identical",
            CopyKind.TooLong => " too long to compare",
            _ => (Run)"",
        };
        page.Text(indent, [.. lead, $"{field.Label}{because}:", said]);
        page.AddRange(CopyLines.Of(change, indent + 2));
    }
}
