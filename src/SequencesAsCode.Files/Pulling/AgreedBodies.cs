using SequencesAsCode.Files.Editing;

namespace SequencesAsCode.Files.Pulling;

/// <summary>
/// Pulled bodies that still differ on purpose: the file keeps what the service removed.
/// </summary>
internal sealed class AgreedBodies
{
    private readonly HashSet<(string File, string Held)> pairs = [];

    /// <summary>Collects them from the edits of a pull.</summary>
    /// <param name="edits">The edits.</param>
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

    /// <summary>Whether a pair of bodies is one of these.</summary>
    public bool Hold(FieldValue? file, FieldValue? held) =>
        pairs.Count > 0
        && (file, held) is (FieldValue.Html one, FieldValue.Html other)
        && pairs.Contains((HtmlText.Canonical(one.Markup), other.Markup));
}
