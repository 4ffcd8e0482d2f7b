namespace SequencesAsCode.Core.Planning.Binding;

/// <summary>
/// Labels go to Apollo as names, and a name that it does not know becomes a new label (documented). An id that no
/// look-up
/// knows is no name, so a list that has one is never sent.
/// </summary>
public static class UnknownLabels
{
    /// <summary>What stands for a label whose name is not known: the form of an id.</summary>
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
