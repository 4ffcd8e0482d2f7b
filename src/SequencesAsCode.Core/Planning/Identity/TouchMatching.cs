using SequencesAsCode.Core.Planning.Matching;

namespace SequencesAsCode.Core.Planning.Identity;

/// <summary>Prepares the touches of a step for matching with the lock and with Apollo.</summary>
internal static class TouchMatching
{
    private static readonly LockedParts<DesiredTouch, BaseTouch> Locked = new(
        touch => touch.Key,
        touch => (touch.Key, touch.Id),
        (touch, sent) =>
            SentFields.BothHave(Fields.Body, touch.Fields, sent.Fields)
            && SentFields.AreAsSent(touch.Fields, sent.Fields),
        (touch, sent) => SentFields.ShareText(Fields.Body, touch.Fields, sent.Fields),
        HasText
    );

    /// <summary>Finds the id that the lock has for each touch of a step.</summary>
    /// <param name="desired">The touches of the file.</param>
    /// <param name="known">The touches of the lock.</param>
    /// <param name="isHeld">Whether Apollo still has a touch with this id.</param>
    public static ImmutableArray<string?> LockedIdsOf(
        ImmutableArray<DesiredTouch> desired,
        ImmutableArray<BaseTouch> known,
        Func<string, bool> isHeld
    ) => LockedIds.Find(desired, known, Locked, isHeld);

    /// <summary>Whether a touch has a subject or a body that is not empty.</summary>
    public static bool HasText(DesiredTouch touch) =>
        SentFields.HasText(Fields.Subject, touch.Fields) || SentFields.HasText(Fields.Body, touch.Fields);

    /// <summary>
    /// Matches the touches of a file with those of Apollo. Touches have no order, but a touch left over in the file
    /// and one left over in Apollo are more likely the same one changed than two different ones.
    /// </summary>
    /// <param name="desired">The touches of the file.</param>
    /// <param name="locked">The id that the lock has for each of them.</param>
    /// <param name="current">The step in Apollo.</param>
    /// <param name="known">What the lock has of the step; null if it has nothing.</param>
    /// <param name="tombstoned">Ids that the file lists as removed.</param>
    public static PartMatches Match(
        ImmutableArray<DesiredTouch> desired,
        ImmutableArray<string?> locked,
        CurrentStep current,
        BaseStep? known,
        IReadOnlySet<string> tombstoned
    )
    {
        var formers = (known?.Touches ?? []).ToDictionary(touch => touch.Id, StringComparer.Ordinal);
        var isOnly = desired.Length == 1 && current.Touches.Length == 1;
        return PartMatcher.Match(
            new(
                [.. desired.Select(InFile)],
                [.. current.Touches.Select(InService)],
                tombstoned,
                formers.Keys.ToHashSet(StringComparer.Ordinal),
                IsOrdered: false,
                (index, other) => SentFields.AreHeld(desired[index].Fields, current.Touches[other].Fields)
            )
        );

        DesiredPart InFile(DesiredTouch touch, int index) =>
            new(touch.Key, touch.Id, locked[index], null, () => Traits.Of(touch.Fields));

        CurrentPart InService(CurrentTouch touch, int index)
        {
            var former = formers.GetValueOrDefault(touch.Id);
            var isListed = isOnly || FormerParts.WasListed(former);
            return new(touch.Id, index, isListed, former?.Key, () => Traits.Of(touch.Fields));
        }
    }
}
