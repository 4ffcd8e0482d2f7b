using SequencesAsCode.Core.Facts;

namespace SequencesAsCode.Core.Planning.Measured;

/// <summary>Tells the reviewer of a plan which measured facts decided something in it.</summary>
internal static class FactNotes
{
    private const int MostNamed = 5;

    /// <summary>The facts behind changed fields and behind those that are set by hand.</summary>
    /// <param name="changes">The changed fields of a sequence.</param>
    /// <param name="byHand">The differences of the sequence and its parts that only a person can remove.</param>
    /// <param name="facts">What was measured.</param>
    public static IEnumerable<string> OnFields(
        IEnumerable<FieldChange> changes,
        IEnumerable<FieldDifference> byHand,
        ServiceFacts facts
    )
    {
        var taken = changes
            .Where(change => change.Field.Class == FieldClass.CreateOnly)
            .Select(change => (change.Field, Fact: facts[FactNames.Update(change.Field)]))
            .Where(each => each.Fact is not null)
            .ToList();
        if (taken.Count > 0)
            yield return $"In this account an update changes {Named(taken.Select(each => each.Field))} (measured "
                + $"{taken[0].Fact!.Day}; Apollo documents it only for create).";
        var kept = byHand
            .Where(difference => difference.File is FieldValue.Nothing && facts.KeepsValueOnClear(difference.Field))
            .Select(difference => (difference.Field, Fact: facts[FactNames.Clear(difference.Field)]!))
            .ToList();
        if (kept.Count > 0)
            yield return $"In this account an update does not clear {Named(kept.Select(each => each.Field))} (measured "
                + $"{kept[0].Fact.Day}).";
    }

    /// <summary>The markup in new and changed bodies that this account was seen to remove.</summary>
    public static IEnumerable<string> OnBodies(ImmutableArray<StepChange> steps, ServiceFacts facts)
    {
        var lost = steps
            .SelectMany(step => step.Touches)
            .SelectMany(touch => touch.Fields)
            .Where(change => ReferenceEquals(change.Field, Fields.Body))
            .Select(change => change.After)
            .OfType<FieldValue.Html>()
            .SelectMany(body => MarkupFragments.LostIn(body.Markup, facts))
            .DistinctBy(fragment => fragment.Name, StringComparer.Ordinal)
            .OrderBy(fragment => fragment.Name, StringComparer.Ordinal)
            .ToList();
        if (lost.Count == 0)
            yield break;
        var day = facts[lost[0].Fact]!.Day;
        yield return $"In this account Apollo removes {ShortList.Of(lost.ConvertAll(each => each.Label), MostNamed)} "
            + $"from a body (measured {day}). A changed body contains this.";
    }

    private static string Named(IEnumerable<Field> fields) =>
        ShortList.Of([.. fields.Select(field => field.Label).Distinct(StringComparer.Ordinal)], MostNamed);
}
