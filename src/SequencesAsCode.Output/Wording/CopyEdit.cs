namespace SequencesAsCode.Output.Wording;

/// <summary>A text that people read, before and after.</summary>
/// <param name="Field">The field that holds it.</param>
/// <param name="Before">The old text; null when there is none.</param>
/// <param name="After">The new text; null when there is none.</param>
/// <param name="Because">What to add behind the field's label; empty for nothing.</param>
internal sealed record CopyEdit(Field Field, FieldValue? Before, FieldValue? After, string Because = "")
{
    /// <summary>Whether the text is a single line, such as a subject, and not a body or a note.</summary>
    public bool IsLine => Field.Kind == FieldKind.Text;
}
