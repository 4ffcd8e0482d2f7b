using SequencesAsCode.Output.Prose;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text;

/// <summary>Lines about fields: short values in one line, text as a comparison.</summary>
internal static class FieldLines
{
    private const int LongestShown = 60;
    private const int LongestPair = 50;

    /// <summary>Adds the texts among the changes, one below the other.</summary>
    public static void AddCopy(
        TextDocument document,
        IEnumerable<FieldChange> changes,
        int indent,
        params ReadOnlySpan<Run> lead
    )
    {
        foreach (var change in changes.Where(change => FieldPhrases.IsCopy(change.Field)))
        {
            var edit = new CopyEdit(change.Field, change.Before, change.After, Phrases.Because(change.Reason));
            AddText(document, edit, indent, lead);
        }
    }

    /// <summary>Adds edits that were made in Apollo and that an apply keeps.</summary>
    public static void AddDrift(TextDocument document, IEnumerable<FieldDifference> drift, int indent)
    {
        foreach (var edit in drift)
        {
            var lead = new Run("edited in Apollo, kept: ", Tone.Moved);
            if (FieldPhrases.IsCopy(edit.Field))
                SideLines.Add(document, edit, "", indent, lead);
            else
                document.Text(indent, lead, Phrases.FileAndApollo(edit, ""));
        }
    }

    /// <summary>Adds one field from its old value to its new one: text as a comparison, other values in one
    /// line.</summary>
    /// <param name="document">Takes the lines.</param>
    /// <param name="edit">The field and its two values.</param>
    /// <param name="indent">Columns before each line.</param>
    /// <param name="lead">What comes before the label.</param>
    public static void AddDifference(TextDocument document, CopyEdit edit, int indent, params ReadOnlySpan<Run> lead)
    {
        if (FieldPhrases.IsCopy(edit.Field))
        {
            AddText(document, edit, indent, lead);
            return;
        }
        var values = edit is { Before: FieldValue.Set before, After: FieldValue.Set after }
            ? FieldPhrases.Members(before, after)
            : $"{Phrases.Value(edit.Field, edit.Before)} → {Phrases.Value(edit.Field, edit.After)}";
        document.Text(indent, [.. lead, $"{edit.Field.Label}{edit.Because}: {values}"]);
    }

    /// <summary>
    /// Adds both sides of a difference: text as a comparison of the file with Apollo, other values in one line.
    /// </summary>
    /// <param name="document">Takes the lines.</param>
    /// <param name="difference">The field with both values.</param>
    /// <param name="what">Text behind the field's label.</param>
    /// <param name="indent">Columns before each line.</param>
    public static void AddBothSides(TextDocument document, FieldDifference difference, string what, int indent)
    {
        var field = difference.Field;
        var isOnlyInApollo = difference.File is null;
        if (FieldPhrases.IsCopy(field) && isOnlyInApollo)
        {
            AddText(document, new(field, null, difference.Service, what), indent);
            return;
        }
        if (FieldPhrases.IsCopy(field))
        {
            SideLines.Add(document, difference, what, indent);
            return;
        }
        var file = isOnlyInApollo ? "" : $"{Phrases.Value(field, difference.File)} in git, ";
        var inApollo = isOnlyInApollo ? "" : " in Apollo";
        document.Text(indent, $"{field.Label}{what}: {file}{Phrases.Value(field, difference.Service)}{inApollo}");
    }

    private static void AddText(TextDocument document, CopyEdit edit, int indent, params ReadOnlySpan<Run> lead)
    {
        var label = $"{edit.Field.Label}{edit.Because}";
        if (edit.IsLine)
        {
            AddLine(document, edit, indent, [.. lead, $"{label}: "]);
            return;
        }
        var change = CopyChange.Of(edit.Before, edit.After);
        var tone = change.Kind == CopyKind.Removed ? Tone.Removed : Tone.Plain;
        var words = change.Kind.Words() is { } known ? $" {known}" : "";
        document.Text(indent, [.. lead, $"{label}:", new Run(words, tone)]);
        document.AddRange(CopyLines.Of(change, indent + 2));
    }

    // The marks of single words make a short text hard to read.
    private static void AddLine(TextDocument document, CopyEdit edit, int indent, ImmutableArray<Run> lead)
    {
        var before = edit.Before is null ? "" : Phrases.Value(edit.Field, edit.Before);
        var after = Phrases.Value(edit.Field, edit.After);
        if (before.Length is 0 or > LongestShown || after.Length > LongestShown)
        {
            var pieces = CopyLines.Runs(CopyChange.OfLine(edit.Before, edit.After));
            document.Add(new(LineRole.Copy, indent, null, [.. lead, .. pieces]));
            return;
        }

        var (old, now) = (new Run(before, Tone.Removed), new Run(after, Tone.Added));
        if (before.Length + after.Length <= LongestPair)
        {
            document.Text(indent, [.. lead, old, " → ", now]);
            return;
        }

        document.Text(indent, [.. lead, old]);
        document.Text(indent + 2, "→ ", now);
    }
}
