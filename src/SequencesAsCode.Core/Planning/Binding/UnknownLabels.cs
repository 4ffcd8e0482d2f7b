namespace SequencesAsCode.Core.Planning.Binding;

/// <summary>
/// Finds labels without a known name. Labels are sent to Apollo as names, and an unknown name becomes a new label
/// (documented). So a list with an id that no look-up knows is never sent.
/// </summary>
public static class UnknownLabels
{
    /// <summary>The labels that are ids, because their names are not known.</summary>
    public static IEnumerable<string> In(FieldValue? labels) =>
        (labels as FieldValue.Set)?.Items.Where(ServiceId.IsApollos) ?? [];

    /// <summary>Why the labels of a change must not be sent; nothing when they may, or are not sent.</summary>
    public static IEnumerable<Diagnostic> Mistakes(DesiredSequence desired, ImmutableArray<FieldChange> changes)
    {
        if (changes.FirstOrDefault(change => ReferenceEquals(change.Field, Fields.Labels)) is not { } labels)
            yield break;
        var at = desired.FieldPlaces.GetValueOrDefault(Fields.Labels) ?? desired.At;
        var held = In(labels.Before).ToList();
        if (held.Count > 0)
            yield return Diagnostic.LabelHasNoName(at, held);
        foreach (var id in In(labels.After).Except(held, StringComparer.Ordinal))
            yield return Diagnostic.LabelIsAnId(at, id);
    }
}
