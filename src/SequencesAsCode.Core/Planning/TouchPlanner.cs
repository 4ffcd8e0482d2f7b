using SequencesAsCode.Core.Planning.Drift;
using SequencesAsCode.Core.Planning.Matching;

namespace SequencesAsCode.Core.Planning;

/// <summary>Plans the touches of one step: a set, matched and compared one by one.</summary>
internal sealed class TouchPlanner(PartRules rules, Findings findings)
{
    /// <summary>The touches of a step that is made.</summary>
    public static (ImmutableArray<TouchChange> Changes, ImmutableArray<TargetTouch> Target) Create(
        DesiredStep step,
        string stepHandle,
        Reason reason
    )
    {
        var touches = (step.Touches ?? [])
            .Index()
            .Select(pair => Created(pair.Item, Handle(stepHandle, pair.Item.Key, pair.Index), reason))
            .ToImmutableArray();
        return ([.. touches.Select(touch => touch.Change)], [.. touches.Select(touch => touch.Target!)]);
    }

    /// <summary>The touches of a step that stays.</summary>
    public (ImmutableArray<TouchChange> Changes, ImmutableArray<TargetTouch> Target) Plan(
        DesiredStep? step,
        CurrentStep current,
        BaseStep? known,
        string stepHandle,
        string stepName
    )
    {
        var baseById = (known?.Touches ?? []).ToDictionary(touch => touch.Id, StringComparer.Ordinal);
        if (step?.Touches is not { } desired)
            return Keep(current, baseById, stepHandle, stepName);

        // Where one touch of a step is seen, it is the one that a file with one touch can mean.
        var isOnly = !rules.Fields.Can.ShowsAll && desired.Length == 1 && current.Touches.Length == 1;
        ImmutableArray<string?> locked = isOnly
            ? [current.Touches[0].Id]
            : LockedIdsOf(desired, known?.Touches ?? [], id => current.Touches.Any(touch => touch.Id == id));
        var matches = PartMatcher.Match(PoolOf(desired, locked, current, known));
        foreach (var index in matches.UnknownIds)
            findings.Diagnostics.Add(
                Diagnostic.IdNotInService(desired[index].At, "touch in this step", desired[index].Id!)
            );

        var place = new TouchPlace(current, baseById, stepHandle, stepName);
        var deleted = (known?.Touches ?? [])
            .Where(touch => current.Touches.All(other => other.Id != touch.Id))
            .ToDictionary(touch => touch.Id, StringComparer.Ordinal);
        var planned = desired
            .Select(
                (touch, index) =>
                {
                    var handle = Handle(stepHandle, touch.Key, index);
                    if (matches.Partners[index] is >= 0 and var partner)
                    {
                        return Matched(touch, current.Touches[partner], place, matches.By[index], handle);
                    }

                    var former = (touch.Id ?? locked[index]) is { } id ? deleted.GetValueOrDefault(id) : null;
                    return Unmatched(touch, former, handle, stepName);
                }
            )
            .ToList();
        findings.NoteDeleted(deleted.Keys, planned.Select(touch => touch.Change.Id));
        AddUnclaimed(planned, desired, matches, place);

        // The service lists kept touches first; a created one cannot come before them.
        var targets = planned.Select(touch => touch.Target).OfType<TargetTouch>().OrderBy(touch => touch.Id is null);
        return ([.. planned.Select(touch => touch.Change)], [.. targets]);
    }

    private void AddUnclaimed(
        List<PlannedTouch> planned,
        ImmutableArray<DesiredTouch> desired,
        PartMatches matches,
        TouchPlace place
    )
    {
        var taken = planned.Select(touch => touch.Change.Handle).ToHashSet(StringComparer.Ordinal);
        foreach (var (index, touch) in place.Step.Touches.Index().Where(pair => !matches.Partners.Contains(pair.Index)))
        {
            var former = place.Known.GetValueOrDefault(touch.Id);
            var handle = $"{place.StepHandle}/{former?.Key ?? touch.Id}";
            if (taken.Contains(handle))
                handle = $"{place.StepHandle}/{touch.Id}";
            var change = new TouchChange
            {
                Action = PartAction.None,
                Reason = Reason.AddedInService,
                Handle = handle,
                Key = former?.Key,
                Id = touch.Id,
            };
            if (rules.RemovalReason(touch.Id, former is not null) is { } reason)
            {
                NoteRemoval(touch, former, place, [.. matches.Rivals[index]], desired);
                planned.Add(new(change with { Action = PartAction.Remove, Reason = reason }, null));
            }
            else
            {
                findings.KeptAdditions.Add(new($"touch {touch.Id} of {place.StepName}", touch.Id));
                planned.Add(new(change, new(touch.Id, former?.Key, handle, touch.Fields, FieldSet.Empty)));
            }
        }
    }

    private void NoteRemoval(
        CurrentTouch touch,
        BaseTouch? former,
        TouchPlace place,
        ImmutableArray<Rival> rivals,
        ImmutableArray<DesiredTouch> desired
    )
    {
        var step = place.Step;
        var name = former?.Key is { } key ? $"'{key}'" : touch.Id;
        var isAsLeft = FormerParts.IsAsLeft(former, touch);
        var ground = rules.GroundFor(touch.Id, isAsLeft, step.People, rivals.Any(rival => rival.IsClose));
        var isEdited = FormerParts.IsEdited(former, touch);
        findings.Removals.Add(
            new($"touch {name} of {place.StepName}", touch.Id, step.Id, step.People, ground, isEdited)
            {
                Claimants =
                [
                    .. rivals.Select(rival => ClaimantOf(desired[rival.Desired], rival.Desired, place.StepName)),
                ],
            }
        );
    }

    private static Claimant ClaimantOf(DesiredTouch touch, int index, string stepName)
    {
        var name = touch.Key is { } key ? $"'{key}'" : $"{index + 1}";
        return new($"touch {name} of {stepName}", touch.At);
    }

    /// <summary>
    /// The id that the lock has for each touch of a step; <paramref name="isHeld"/> says which are still there.
    /// </summary>
    public static ImmutableArray<string?> LockedIdsOf(
        ImmutableArray<DesiredTouch> desired,
        ImmutableArray<BaseTouch> known,
        Func<string, bool> isHeld
    ) => LockedIds.Of(desired, known, Parts, isHeld);

    private static readonly LockedParts<DesiredTouch, BaseTouch> Parts = new(
        touch => touch.Key,
        touch => (touch.Key, touch.Id),
        (touch, sent) => SaysAsMuch(touch.Fields, sent.Fields, Fields.Body) && AsSent(touch.Fields, sent.Fields),
        (touch, sent) => SharesText(touch.Fields, sent.Fields, Fields.Body),
        touch => HasText(touch.Fields, Fields.Subject) || HasText(touch.Fields, Fields.Body)
    );

    // A set has no order, but what is left of both sides is likelier changed than exchanged; of a step with one touch
    // that is its only touch.
    private PartPool PoolOf(
        ImmutableArray<DesiredTouch> desired,
        ImmutableArray<string?> locked,
        CurrentStep current,
        BaseStep? known
    )
    {
        var formers = (known?.Touches ?? []).Index().ToDictionary(pair => pair.Item.Id, StringComparer.Ordinal);
        var isOnly = desired.Length == 1 && current.Touches.Length == 1;
        return new(
            [
                .. desired
                    .Index()
                    .Select(pair => new DesiredPart(
                        pair.Item.Key,
                        pair.Item.Id,
                        locked[pair.Index],
                        null,
                        () => Traits.Of(pair.Item.Fields)
                    )),
            ],
            [.. current.Touches.Select(Part)],
            rules.Tombstoned,
            formers.Keys.ToHashSet(StringComparer.Ordinal),
            IsOrdered: false,
            (index, other) => IsEqual(desired[index].Fields, current.Touches[other].Fields)
        );

        CurrentPart Part(CurrentTouch touch, int index)
        {
            var former = formers.GetValueOrDefault(touch.Id);
            return new(
                touch.Id,
                index,
                isOnly || FormerParts.WasListed(former.Item),
                former.Item?.Key,
                () => Traits.Of(touch.Fields)
            );
        }
    }

    private (ImmutableArray<TouchChange>, ImmutableArray<TargetTouch>) Keep(
        CurrentStep current,
        Dictionary<string, BaseTouch> baseById,
        string stepHandle,
        string stepName
    )
    {
        var kept = current
            .Touches.Index()
            .Select(pair => new TargetTouch(
                pair.Item.Id,
                baseById.GetValueOrDefault(pair.Item.Id)?.Key,
                Handle(stepHandle, null, pair.Index),
                pair.Item.Fields,
                FieldSet.Empty
            ))
            .ToImmutableArray();
        foreach (var touch in current.Touches)
            NoteLoss(touch, stepName);
        return ([.. kept.Select(KeptAsItIs)], kept);
    }

    private static TouchChange KeptAsItIs(TargetTouch touch) =>
        new()
        {
            Action = PartAction.None,
            Reason = Reason.NothingChanged,
            Handle = touch.Handle,
            Key = touch.Key,
            Id = touch.Id,
        };

    private PlannedTouch Matched(
        DesiredTouch touch,
        CurrentTouch current,
        TouchPlace place,
        MatchedBy by,
        string handle
    )
    {
        var known = place.Known.GetValueOrDefault(current.Id)?.Fields ?? BaseFields.Empty;
        var fields = rules.Fields.Decide(touch.Fields, current.Fields, known);
        findings.Add($"touch {handle}", handle, fields);
        NoteLoss(current, place.StepName);
        var isChanged = !fields.Changes.IsEmpty;
        var change = new TouchChange
        {
            Action = isChanged ? PartAction.Update : PartAction.None,
            Reason = isChanged ? Reason.FieldChanged : Reason.NothingChanged,
            Handle = handle,
            Key = touch.Key,
            Id = current.Id,
            MatchedBy = by,
            Fields = fields.Changes,
            Drift = fields.Drift,
            At = touch.At,
        };
        TargetTouch target = new(current.Id, touch.Key, handle, fields.Target, fields.Recorded)
        {
            Resent = fields.Rewritten.Resent,
        };
        return new(change, target);
    }

    private PlannedTouch Unmatched(DesiredTouch touch, BaseTouch? known, string handle, string stepName)
    {
        if (known is null)
            return Created(touch, handle, Reason.NotInService);
        var (action, reason, isConflict) = rules.Deleted(AsSent(touch.Fields, known.Fields));
        if (action == PartAction.Create && !isConflict && touch.Id is { } id)
            findings.Diagnostics.Add(Diagnostic.IdNotInService(touch.At, "touch in this step", id));
        if (isConflict)
            findings.Conflicts.Add(new($"touch '{touch.Key}' of {stepName}, which was deleted in Apollo", []));
        if (action == PartAction.Create)
            return Created(touch, handle, reason);
        var change = new TouchChange
        {
            Action = action,
            Reason = reason,
            Handle = handle,
            Key = touch.Key,
            Id = known.Id,
            At = touch.At,
        };
        return new(change, null);
    }

    internal static bool IsEqual(FieldSet desired, FieldSet held) =>
        desired.All(pair => FieldComparison.Same(pair.Key, pair.Value, held[pair.Key]));

    // What has no key and says less than what was sent may be something else.
    internal static bool SaysAsMuch(FieldSet desired, BaseFields known, Field text) =>
        desired.Contains(text) == known[text] is not null;

    internal static bool AsSent(FieldSet desired, BaseFields known) =>
        desired.All(pair => known[pair.Key] is { } sent && FieldPlanner.IsAsSent(pair.Key, pair.Value, sent));

    /// <summary>Whether a text has words and is the one that was sent.</summary>
    internal static bool SharesText(FieldSet desired, BaseFields known, Field text) =>
        HasText(desired, text) && known[text] is { } sent && FieldPlanner.IsAsSent(text, desired[text]!, sent);

    internal static bool HasText(FieldSet desired, Field text) =>
        desired[text]
            is not (null or FieldValue.Nothing or FieldValue.Text { Value: "" } or FieldValue.Html { Markup: "" });

    private static PlannedTouch Created(DesiredTouch touch, string handle, Reason reason)
    {
        var fields = FieldPlanner.Create(touch.Fields, reason);
        var change = new TouchChange
        {
            Action = PartAction.Create,
            Reason = reason,
            Handle = handle,
            Key = touch.Key,
            Fields = fields.Changes,
            At = touch.At,
        };
        return new(change, new(null, touch.Key, handle, fields.Target, fields.Recorded));
    }

    private void NoteLoss(CurrentTouch touch, string stepName) =>
        findings.CannotBeKept.AddRange(
            touch.CannotBeKept.Except(rules.AcceptLoss, StringComparer.Ordinal).Select(what => new Loss(what, stepName))
        );

    internal static string Handle(string stepHandle, string? key, int index) =>
        key is null ? $"{stepHandle}/#{index + 1}" : $"{stepHandle}/{key}";
}

/// <summary>A touch while its step is planned.</summary>
/// <param name="Change">What happens to it.</param>
/// <param name="Target">What it is to be; null when nothing of it is left afterwards.</param>
internal sealed record PlannedTouch(TouchChange Change, TargetTouch? Target);

/// <summary>The step whose touches are planned.</summary>
/// <param name="Step">As the service holds it.</param>
/// <param name="Known">What the last apply left of its touches, by id.</param>
/// <param name="StepHandle">What the plan calls it.</param>
/// <param name="StepName">What people call it.</param>
internal sealed record TouchPlace(
    CurrentStep Step,
    Dictionary<string, BaseTouch> Known,
    string StepHandle,
    string StepName
);
