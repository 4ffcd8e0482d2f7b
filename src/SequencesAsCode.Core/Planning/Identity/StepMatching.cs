using SequencesAsCode.Core.Planning.Matching;

namespace SequencesAsCode.Core.Planning.Identity;

/// <summary>Prepares the steps of a file for matching with the lock and with Apollo.</summary>
internal static class StepMatching
{
    private static readonly LockedParts<DesiredStep, BaseStep> Locked = new(
        step => step.Key,
        step => (step.Key, step.Id),
        (step, sent) => HasAsMuch(step, sent) && IsAsSent(step, sent),
        SharesText,
        HasText
    );

    /// <summary>Finds the id that the lock has for each step of a file.</summary>
    /// <param name="desired">The steps of the file.</param>
    /// <param name="known">The steps of the lock.</param>
    /// <param name="isHeld">Whether Apollo still has a step with this id.</param>
    public static ImmutableArray<string?> LockedIdsOf(
        ImmutableArray<DesiredStep> desired,
        ImmutableArray<BaseStep> known,
        Func<string, bool> isHeld
    ) => LockedIds.Find(desired, known, Locked, isHeld);

    /// <summary>Matches the steps of a file with those of Apollo.</summary>
    /// <param name="desired">The steps of the file.</param>
    /// <param name="locked">The id that the lock has for each of them.</param>
    /// <param name="current">The sequence in Apollo.</param>
    /// <param name="known">What the lock has of the sequence; null if it has nothing.</param>
    /// <param name="tombstoned">Ids that the file lists as removed.</param>
    public static PartMatches Match(
        ImmutableArray<DesiredStep> desired,
        ImmutableArray<string?> locked,
        CurrentSequence current,
        BaseSequence? known,
        IReadOnlySet<string> tombstoned
    )
    {
        var formers = (known?.Steps ?? []).Index().ToDictionary(pair => pair.Item.Id, StringComparer.Ordinal);
        return PartMatcher.Match(
            new(
                [.. desired.Select((step, index) => InFile(step, locked[index], current))],
                [.. current.Steps.Select(InService)],
                tombstoned,
                formers.Keys.ToHashSet(StringComparer.Ordinal),
                IsOrdered: true,
                (index, other) => IsHeld(desired[index], current.Steps[other])
            )
        );

        CurrentPart InService(CurrentStep step, int index)
        {
            if (known is null)
                return new(step.Id, index, false, null, () => Traits.Of(step));
            return formers.TryGetValue(step.Id, out var former)
                ? new(step.Id, former.Index, FormerParts.WasListed(former.Item), former.Item.Key, () => Traits.Of(step))
                : new(step.Id, null, false, null, () => Traits.Of(step));
        }
    }

    private static DesiredPart InFile(DesiredStep step, string? lockedId, CurrentSequence current) =>
        new(step.Key, step.Id, lockedId, IdByTouch(step, current), () => Traits.Of(step));

    // Touches with stated ids decide which step is meant, if all of them are in one step.
    private static string? IdByTouch(DesiredStep step, CurrentSequence current)
    {
        var ids = (step.Touches ?? []).Select(touch => touch.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (ids.Count == 0)
            return null;
        var steps = current.Steps.Where(candidate => candidate.Touches.Any(touch => ids.Contains(touch.Id))).ToList();
        return steps is [var only] ? only.Id : null;
    }

    /// <summary>Whether everything that the file states of a step is what was last sent.</summary>
    public static bool IsAsSent(DesiredStep step, BaseStep known) =>
        known.Type == step.Type
        && SentFields.AreAsSent(step.Fields, known.Fields)
        && (step.Touches ?? []).All(touch =>
            known.Touches.Any(sent => SentFields.AreAsSent(touch.Fields, sent.Fields))
        );

    private static bool IsHeld(DesiredStep step, CurrentStep held) =>
        step.Type == held.Type
        && SentFields.AreHeld(step.Fields, held.Fields)
        && (step.Touches is not { } touches || AreHeld(touches, held.Touches));

    private static bool AreHeld(ImmutableArray<DesiredTouch> touches, ImmutableArray<CurrentTouch> held) =>
        touches.Length == held.Length
        && touches.All(touch => held.Any(other => SentFields.AreHeld(touch.Fields, other.Fields)));

    private static bool HasAsMuch(DesiredStep step, BaseStep known) =>
        SentFields.BothHave(Fields.Note, step.Fields, known.Fields)
        && (
            step.Touches is { } touches
                ? touches.Length == known.Touches.Length
                : !known.Touches.Any(FormerParts.WasListed)
        );

    private static bool SharesText(DesiredStep step, BaseStep known) =>
        known.Type == step.Type
        && (
            SentFields.ShareText(Fields.Note, step.Fields, known.Fields)
            || (step.Touches ?? []).Any(touch =>
                known.Touches.Any(sent => SentFields.ShareText(Fields.Body, touch.Fields, sent.Fields))
            )
        );

    private static bool HasText(DesiredStep step) =>
        SentFields.HasText(Fields.Note, step.Fields) || (step.Touches ?? []).Any(TouchMatching.HasText);
}
