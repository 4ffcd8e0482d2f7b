using SequencesAsCode.Core.Planning.Drift;
using SequencesAsCode.Core.Planning.Matching;

namespace SequencesAsCode.Core.Planning;

/// <summary>Plans the steps of one sequence: matched, compared, put in order with the fewest moves.</summary>
internal sealed class StepPlanner(PartRules rules, Findings findings)
{
    private static readonly LockedParts<DesiredStep, BaseStep> Parts = new(
        step => step.Key,
        step => (step.Key, step.Id),
        (step, sent) => SaysAsMuch(step, sent) && AsSent(step, sent),
        SharesText,
        step =>
            TouchPlanner.HasText(step.Fields, Fields.Note)
            || (step.Touches ?? []).Any(touch =>
                TouchPlanner.HasText(touch.Fields, Fields.Subject) || TouchPlanner.HasText(touch.Fields, Fields.Body)
            )
    );

    private readonly TouchPlanner touchPlanner = new(rules, findings);

    /// <summary>The steps of a sequence that is made.</summary>
    public static (ImmutableArray<StepChange> Changes, ImmutableArray<TargetStep> Target) Create(
        ImmutableArray<DesiredStep> steps
    )
    {
        var made = steps
            .Index()
            .Select(pair => Created(pair.Item, Handle(pair.Item.Key, pair.Index), Reason.NotInService))
            .ToImmutableArray();
        return (
            [.. made.Select((step, index) => step.Change with { To = index + 1 })],
            [.. made.Select(step => step.Target!)]
        );
    }

    /// <summary>The steps of a sequence that exists; when the file does not manage steps, all stay.</summary>
    public (ImmutableArray<StepChange> Changes, ImmutableArray<TargetStep> Target) Plan(
        ImmutableArray<DesiredStep>? desiredSteps,
        CurrentSequence current,
        BaseSequence? known
    )
    {
        var baseById = (known?.Steps ?? []).ToDictionary(step => step.Id, StringComparer.Ordinal);
        if (desiredSteps is not { } desired)
        {
            var kept = current
                .Steps.Select(
                    (step, index) =>
                        KeptAsItIs(
                            step,
                            baseById.GetValueOrDefault(step.Id),
                            Handle(baseById.GetValueOrDefault(step.Id)?.Key, index),
                            index,
                            Reason.NothingChanged
                        )
                )
                .ToImmutableArray();
            return ([.. kept.Select(step => step.Change)], [.. kept.Select(step => step.Target!)]);
        }

        var locked = LockedIdsOf(desired, known?.Steps ?? [], id => current.Steps.Any(step => step.Id == id));
        var matches = PartMatcher.Match(PoolOf(desired, locked, current, known));
        foreach (var index in matches.UnknownIds)
            findings.Diagnostics.Add(
                Diagnostic.IdNotInService(desired[index].At, "step in this sequence", desired[index].Id!)
            );

        var deleted = (known?.Steps ?? [])
            .Where(step => current.Steps.All(other => other.Id != step.Id))
            .ToDictionary(step => step.Id, StringComparer.Ordinal);
        var planned = desired
            .Select(
                (step, index) =>
                    matches.Partners[index] is >= 0 and var partner
                        ? Matched(step, index, current.Steps[partner], partner, baseById, matches.By[index])
                        : Unmatched(
                            step,
                            index,
                            (step.Id ?? locked[index]) is { } id ? deleted.GetValueOrDefault(id) : null
                        )
            )
            .ToList();
        findings.NoteDeleted(deleted.Keys, planned.Select(step => step.Change.Id));
        var moved = known is null ? new HashSet<string>() : new OrderDrift(known, rules, findings).Settle(planned);
        InsertUnclaimed(planned, desired, current, matches, baseById);
        return Ordered(planned, moved);
    }

    /// <summary>
    /// The id that the lock has for each step of a file; <paramref name="isHeld"/> says which are still there.
    /// </summary>
    public static ImmutableArray<string?> LockedIdsOf(
        ImmutableArray<DesiredStep> desired,
        ImmutableArray<BaseStep> known,
        Func<string, bool> isHeld
    ) => LockedIds.Of(desired, known, Parts, isHeld);

    private PartPool PoolOf(
        ImmutableArray<DesiredStep> desired,
        ImmutableArray<string?> locked,
        CurrentSequence current,
        BaseSequence? known
    )
    {
        var formers = (known?.Steps ?? []).Index().ToDictionary(pair => pair.Item.Id, StringComparer.Ordinal);
        return new(
            [
                .. desired
                    .Index()
                    .Select(pair => new DesiredPart(
                        pair.Item.Key,
                        pair.Item.Id,
                        locked[pair.Index],
                        IdByTouch(pair.Item, current),
                        () => Traits.Of(pair.Item)
                    )),
            ],
            [.. current.Steps.Select(Part)],
            rules.Tombstoned,
            formers.Keys.ToHashSet(StringComparer.Ordinal),
            IsOrdered: true,
            (index, other) => IsEqual(desired[index], current.Steps[other])
        );

        CurrentPart Part(CurrentStep step, int index)
        {
            if (known is null)
                return new(step.Id, index, false, null, () => Traits.Of(step));
            return formers.TryGetValue(step.Id, out var former)
                ? new(step.Id, former.Index, FormerParts.WasListed(former.Item), former.Item.Key, () => Traits.Of(step))
                : new(step.Id, null, false, null, () => Traits.Of(step));
        }
    }

    // Touches that are stated by id settle the step they are in, when it is one step.
    private static string? IdByTouch(DesiredStep step, CurrentSequence current)
    {
        var ids = (step.Touches ?? []).Select(touch => touch.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return
            ids.Count > 0
            && current.Steps.Where(candidate => candidate.Touches.Any(touch => ids.Contains(touch.Id))).ToList()
                is [var only]
            ? only.Id
            : null;
    }

    private void InsertUnclaimed(
        List<PlannedStep> planned,
        ImmutableArray<DesiredStep> desired,
        CurrentSequence current,
        PartMatches matches,
        Dictionary<string, BaseStep> baseById
    )
    {
        // A place says nothing of what no file lists: the step that a file wants there has it already.
        var taken = planned.Select(step => step.Change.Handle).ToHashSet(StringComparer.Ordinal);
        foreach (var (index, step) in current.Steps.Index().Where(pair => !matches.Partners.Contains(pair.Index)))
        {
            var known = baseById.GetValueOrDefault(step.Id);
            var handle = known?.Key is { } key && !taken.Contains(key) ? key : step.Id;
            var place = 1 + planned.FindLastIndex(other => other.Change.From == NearestBefore(planned, index + 1));
            if (rules.RemovalReason(step.Id, known is not null) is { } reason)
            {
                NoteRemoval(step, known, index, [.. matches.Rivals[index]], desired);
                planned.Insert(place, new(Removed(step, known, index, handle, reason), null));
            }
            else
            {
                findings.KeptAdditions.Add(new(NameOf(step.Type, null, index), step.Id));
                planned.Insert(place, KeptAsItIs(step, null, handle, index, Reason.AddedInService));
            }
        }
    }

    private void NoteRemoval(
        CurrentStep step,
        BaseStep? known,
        int index,
        ImmutableArray<Rival> rivals,
        ImmutableArray<DesiredStep> desired
    )
    {
        var name = NameOf(step.Type, known?.Key, index);
        var isAsLeft = FormerParts.IsAsLeft(known, step);
        var ground = rules.GroundFor(step.Id, isAsLeft, step.People, rivals.Any(rival => rival.IsClose));
        findings.Removals.Add(
            new(name, step.Id, step.Id, step.People, ground, FormerParts.IsEdited(known, step))
            {
                Claimants = [.. rivals.Select(rival => ClaimantOf(desired[rival.Desired], rival.Desired))],
            }
        );
    }

    private static Claimant ClaimantOf(DesiredStep step, int index) => new(NameOf(step.Type, step.Key, index), step.At);

    private static StepChange Removed(CurrentStep step, BaseStep? known, int index, string handle, Reason reason) =>
        new()
        {
            Action = PartAction.Remove,
            Reason = reason,
            Handle = handle,
            Key = known?.Key,
            Id = step.Id,
            Type = step.Type,
            From = index + 1,
            People = step.People,
        };

    // What no file lists stands behind the step it stands behind now.
    private static int NearestBefore(List<PlannedStep> planned, int position) =>
        planned.Select(step => step.Change.From ?? 0).Where(from => from < position).DefaultIfEmpty(-1).Max()
            is > 0
                and var nearest
            ? nearest
            : -1;

    private PlannedStep Matched(
        DesiredStep step,
        int index,
        CurrentStep current,
        int position,
        Dictionary<string, BaseStep> baseById,
        MatchedBy by
    )
    {
        var handle = Handle(step.Key, index);
        var name = NameOf(current.Type, step.Key, position);
        var known = baseById.GetValueOrDefault(current.Id);
        if (step.Type != current.Type)
        {
            NoteReplacement(step, current, known, name);
            return Replaced(Created(step, handle, Reason.TypeChanged), current, position, by);
        }

        var fields = rules.Fields.Decide(step.Fields, current.Fields, known?.Fields ?? BaseFields.Empty);
        findings.Add(name, handle, fields);
        var (touches, touchTargets) = touchPlanner.Plan(step, current, known, handle, name);
        var isChanged = !fields.Changes.IsEmpty || touches.Any(touch => touch.Action != PartAction.None);
        var change = new StepChange
        {
            Action = isChanged ? PartAction.Update : PartAction.None,
            Reason = isChanged ? Reason.FieldChanged : Reason.NothingChanged,
            Handle = handle,
            Key = step.Key,
            Id = current.Id,
            Type = step.Type,
            MatchedBy = by,
            From = position + 1,
            People = current.People,
            Fields = fields.Changes,
            Touches = touches,
            Drift = fields.Drift,
            At = step.At,
        };
        return new(change, TargetOf(step, handle, fields) with { Id = current.Id, Touches = touchTargets });
    }

    private void NoteReplacement(DesiredStep step, CurrentStep current, BaseStep? known, string name)
    {
        if (step.Id is { } id)
        {
            findings.Diagnostics.Add(Diagnostic.TypeOfIdDiffers(step.At, id, current.Type, step.Type));
        }

        var ground = rules.GroundFor(current.Id, FormerParts.IsAsLeft(known, current), current.People);
        var isEdited = FormerParts.IsEdited(known, current);
        findings.Removals.Add(new(name, current.Id, current.Id, current.People, ground, isEdited));
    }

    private static PlannedStep Replaced(PlannedStep made, CurrentStep current, int position, MatchedBy by) =>
        made with
        {
            Change = made.Change with
            {
                Action = PartAction.Replace,
                Id = current.Id,
                FormerType = current.Type,
                From = position + 1,
                People = current.People,
                MatchedBy = by,
            },
        };

    private static TargetStep TargetOf(DesiredStep step, string handle, FieldDecisions fields) =>
        new()
        {
            Key = step.Key,
            Handle = handle,
            Type = step.Type,
            Fields = fields.Target,
            Recorded = fields.Recorded,
            Resent = fields.Rewritten.Resent,
        };

    /// <summary>
    /// Ids in something that is made lead nowhere: what exists in one step cannot be stated in another.
    /// </summary>
    public static IEnumerable<Diagnostic> StatedIds(DesiredStep step)
    {
        if (step.Id is { } id)
            yield return Diagnostic.IdNotInService(step.At, "step in this sequence", id);
        foreach (var touch in StatedTouches(step))
            yield return touch;
    }

    private static IEnumerable<Diagnostic> StatedTouches(DesiredStep step) =>
        (step.Touches ?? [])
            .Where(touch => touch.Id is not null)
            .Select(touch => Diagnostic.IdNotInService(touch.At, "touch in this step", touch.Id!));

    private static bool IsEqual(DesiredStep step, CurrentStep held) =>
        step.Type == held.Type
        && TouchPlanner.IsEqual(step.Fields, held.Fields)
        && (
            step.Touches is not { } touches
            || (
                touches.Length == held.Touches.Length
                && touches.All(touch => held.Touches.Any(other => TouchPlanner.IsEqual(touch.Fields, other.Fields)))
            )
        );

    private static bool SaysAsMuch(DesiredStep step, BaseStep known) =>
        TouchPlanner.SaysAsMuch(step.Fields, known.Fields, Fields.Note)
        && (
            step.Touches is { } touches
                ? touches.Length == known.Touches.Length
                : !known.Touches.Any(FormerParts.WasListed)
        );

    private static bool AsSent(DesiredStep step, BaseStep known) =>
        known.Type == step.Type
        && TouchPlanner.AsSent(step.Fields, known.Fields)
        && (step.Touches ?? []).All(touch => known.Touches.Any(sent => TouchPlanner.AsSent(touch.Fields, sent.Fields)));

    private static bool SharesText(DesiredStep step, BaseStep known) =>
        known.Type == step.Type
        && (
            TouchPlanner.SharesText(step.Fields, known.Fields, Fields.Note)
            || (step.Touches ?? []).Any(touch =>
                known.Touches.Any(sent => TouchPlanner.SharesText(touch.Fields, sent.Fields, Fields.Body))
            )
        );

    private PlannedStep Unmatched(DesiredStep step, int index, BaseStep? known)
    {
        var handle = Handle(step.Key, index);
        if (known is null)
        {
            findings.Diagnostics.AddRange(StatedTouches(step));
            return Created(step, handle, Reason.NotInService);
        }

        var (action, reason, isConflict) = rules.Deleted(AsSent(step, known));

        // Made again it gets another id than the file states.
        if (action == PartAction.Create && !isConflict)
            findings.Diagnostics.AddRange(StatedIds(step));
        if (isConflict)
            findings.Conflicts.Add(new($"{NameOf(step.Type, step.Key, index)}, which was deleted in Apollo", []));
        if (action == PartAction.Create)
            return Created(step, handle, reason);
        var change = new StepChange
        {
            Action = action,
            Reason = reason,
            Handle = handle,
            Key = step.Key,
            Id = known.Id,
            Type = step.Type,
            People = People.Nobody,
            At = step.At,
        };
        return new(change, null);
    }

    private PlannedStep KeptAsItIs(CurrentStep step, BaseStep? known, string handle, int index, Reason reason)
    {
        var (touches, touchTargets) = touchPlanner.Plan(
            null,
            step,
            known,
            handle,
            NameOf(step.Type, known?.Key, index)
        );
        var change = new StepChange
        {
            Action = PartAction.None,
            Reason = reason,
            Handle = handle,
            Key = known?.Key,
            Id = step.Id,
            Type = step.Type,
            From = index + 1,
            People = step.People,
            Touches = touches,
        };
        var target = new TargetStep
        {
            Id = step.Id,
            Key = known?.Key,
            Handle = handle,
            Type = step.Type,
            Fields = step.Fields,
            Touches = touchTargets,
        };
        return new(change, target);
    }

    // Among the steps that stay, the longest increasing run stays silent; each other one is one move.
    private static (ImmutableArray<StepChange>, ImmutableArray<TargetStep>) Ordered(
        List<PlannedStep> planned,
        IReadOnlySet<string> movedInService
    )
    {
        var staying = planned.Where(step => step.Target?.Id is not null).ToList();
        var silent = LongestRun.Of([.. staying.Select(step => step.Change.From!.Value)]);
        var moved = staying.Where((_, index) => !silent[index]).ToHashSet(ReferenceEqualityComparer.Instance);

        var position = 0;
        var changes = planned.Select(step =>
        {
            if (step.Target is null)
                return step.Change;
            var change = step.Change with { To = ++position };
            if (moved.Contains(step))
                return change with { Action = PartAction.Move, Reason = Reason.OrderChanged };
            return change.Action == PartAction.None && movedInService.Contains(step.Target.Id ?? "")
                ? change with
                {
                    Reason = Reason.MovedInService,
                }
                : change;
        });
        return ([.. changes], [.. planned.Select(step => step.Target).OfType<TargetStep>()]);
    }

    private static PlannedStep Created(DesiredStep step, string handle, Reason reason)
    {
        var fields = FieldPlanner.Create(step.Fields, reason);
        var (touches, touchTargets) = TouchPlanner.Create(step, handle, reason);
        var change = new StepChange
        {
            Action = PartAction.Create,
            Reason = reason,
            Handle = handle,
            Key = step.Key,
            Type = step.Type,
            People = People.Nobody,
            Fields = fields.Changes,
            Touches = touches,
            At = step.At,
        };
        return new(change, TargetOf(step, handle, fields) with { Touches = touchTargets });
    }

    internal static string Handle(string? key, int index) => key ?? $"#{index + 1}";

    internal static string NameOf(string type, string? key, int index) =>
        key is null ? $"{StepTypes.Label(type)} at step {index + 1}" : $"{StepTypes.Label(type)} '{key}'";
}

/// <summary>A step while its sequence is planned.</summary>
/// <param name="Change">What happens to it; positions afterwards are not settled yet.</param>
/// <param name="Target">What it is to be; null when nothing of it is left afterwards.</param>
internal sealed record PlannedStep(StepChange Change, TargetStep? Target);
