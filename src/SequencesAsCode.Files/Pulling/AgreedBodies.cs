using SequencesAsCode.Files.Editing;

namespace SequencesAsCode.Files.Pulling;

/// <summary>
/// Bodies that were pulled and are not the same on both sides all the same: the file keeps what the service took out.
/// </summary>
internal sealed class AgreedBodies
{
    private readonly HashSet<(string File, string Held)> pairs = [];

    /// <summary>Remembers them.</summary>
    /// <param name="edits">What was edited in.</param>
    public AgreedBodies(ImmutableArray<SequenceEdit> edits)
    {
        foreach (
            var field in edits
                .SelectMany(edit => edit.Pulled.Steps ?? [])
                .SelectMany(step => step.Touches ?? [])
                .SelectMany(touch => touch.Fields)
        )
        {
            if (field is { Value: FieldValue.Html file, Held: FieldValue.Html held })
                pairs.Add((HtmlText.Canonical(file.Markup), held.Markup));
        }
    }

    /// <summary>Whether a file says what it is to say while the service holds this.</summary>
    public bool Hold(FieldValue? file, FieldValue? held) =>
        pairs.Count > 0
        && (file, held) is (FieldValue.Html one, FieldValue.Html other)
        && pairs.Contains((HtmlText.Canonical(one.Markup), other.Markup));
}
