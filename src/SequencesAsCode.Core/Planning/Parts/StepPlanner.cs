using SequencesAsCode.Core.Planning.Identity;

namespace SequencesAsCode.Core.Planning.Parts;

/// <summary>
/// Plans the steps of one sequence: matches and compares them, and orders them with the fewest moves.
/// </summary>
internal sealed class StepPlanner(PartRules rules, Findings findings)
{
    private const string StepKind = "This sequence has no step";

    private readonly TouchPlanner touchPlanner = new(rules, findings);
    private readonly UnlistedSteps unlisted = new(rules, findings);

    /// <summary>Plans the steps of a sequence that is created.</summary>
    public static (ImmutableArray<StepChange> Changes, ImmutableArray<TargetStep> Target) Create(
        ImmutableArray<DesiredStep> steps
    )
    {
        var made = steps
            .Select((step, index) => (Step: step, Handle: PartNames.StepHandle(step.Key, index)))
            .Select(pair => StepChanges.Created(pair.Step, pair.Handle, Reason.NotInService))
            .ToImmutableArray();
        return (
            [.. made.Select((step, index) => step.Change with { To = index + 1 })],
            [.. made.Select(step => step.Target!)]
        );
    }

    /// <summary>Plans the steps of a sequence that exists.</summary>
    /// <param name="desiredSteps">The steps of the file; null when it does not manage them, and all stay.</param>
    /// <param name="current">The sequence in Apollo.</param>
    /// <param name="known">What the lock has of the sequence; null if it has nothing.</param>
    public (ImmutableArray<StepChange> Changes, ImmutableArray<TargetStep> Target) Plan(
        ImmutableArray<DesiredStep>? desiredSteps,
        CurrentSequence current,
        BaseSequence? known
    )
    {
        var knownById = (known?.Steps ?? []).ToDictionary(step => step.Id, StringComparer.Ordinal);
        if (desiredSteps is not { } desired)
        {
            var kept = unlisted.KeepAll(current, knownById);
            return ([.. kept.Select(step => step.Change)], [.. kept.Select(step => step.Target!)]);
        }

        var held = current.Steps.Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
        var locked = StepMatching.LockedIdsOf(desired, known?.Steps ?? [], held.Contains);
        var matches = StepMatching.Match(desired, locked, current, known, rules.Tombstoned);
        findings.Diagnostics.AddRange(
            matches.UnknownIds.Select(index =>
                Diagnostic.IdNotInService(desired[index].At, StepKind, desired[index].Id!)
            )
        );

        var deleted = knownById
            .Values.Where(step => !held.Contains(step.Id))
            .ToDictionary(step => step.Id, StringComparer.Ordinal);
        var planned = desired.Select((step, index) => Planned(step, index)).ToList();
        findings.NoteForgotten(deleted.Keys, planned.Select(step => step.Change.Id));
        var moved = known is null ? new HashSet<string>() : new OrderDrift(known, rules, findings).Settle(planned);
        unlisted.InsertInto(planned, desired, current, matches, knownById);
        return PlannedOrder.Number(planned, moved);

        PlannedStep Planned(DesiredStep step, int index)
        {
            if (matches.Partners[index] is < 0)
                return Unmatched(step, index, deleted.GetValueOrDefault(step.Id ?? locked[index] ?? ""));
            var partner = matches.Partners[index];
            var handle = PartNames.StepHandle(step.Key, index);
            return Matched(step, handle, partner, current.Steps[partner], knownById, matches.By[index]);
        }
    }

    private PlannedStep Matched(
        DesiredStep step,
        string handle,
        int position,
        CurrentStep current,
        Dictionary<string, BaseStep> knownById,
        MatchedBy by
    )
    {
        var name = PartNames.StepName(current.Type, step.Key, position);
        var known = knownById.GetValueOrDefault(current.Id);
        if (step.Type != current.Type)
        {
            NoteReplacement(step, current, known, name);
            return StepChanges.Replaced(StepChanges.Created(step, handle, Reason.TypeChanged), current, position, by);
        }

        var fields = rules.Fields.Decide(step.Fields, current.Fields, known?.Fields ?? BaseFields.Empty);
        findings.Add(name, handle, fields);
        var (touches, touchTargets) = touchPlanner.Plan(step, current, known, handle, name);
        var isChanged = !fields.Changes.IsEmpty || touches.Any(touch => touch.Action != PartAction.None);
        var action = isChanged ? PartAction.Update : PartAction.None;
        var reason = isChanged ? Reason.FieldChanged : Reason.NothingChanged;
        var change = StepChanges.Listed(step, handle, action, reason) with
        {
            Id = current.Id,
            MatchedBy = by,
            From = position + 1,
            People = current.People,
            Fields = fields.Changes,
            Touches = touches,
            Drift = fields.Drift,
        };
        var target = StepChanges.TargetOf(step, handle, fields);
        return new(change, target with { Id = current.Id, Touches = touchTargets });
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

    private PlannedStep Unmatched(DesiredStep step, int index, BaseStep? known)
    {
        var handle = PartNames.StepHandle(step.Key, index);
        if (known is null)
        {
            findings.Diagnostics.AddRange((step.Touches ?? []).SelectMany(TouchPlanner.StatedId));
            return StepChanges.Created(step, handle, Reason.NotInService);
        }

        var deleted = rules.Deleted(known.Id, StepMatching.IsAsSent(step, known));
        findings.NoteDeleted(deleted, PartNames.StepName(step.Type, step.Key, index), StatedIds(step));
        return deleted.IsMadeAgain
            ? StepChanges.Created(step, handle, deleted.Reason)
            : new(StepChanges.Listed(step, handle, deleted.Action, deleted.Reason) with { Id = known.Id }, null);
    }

    /// <summary>
    /// The mistakes of ids that are stated in a step which is created: an existing part cannot be stated in another
    /// step.
    /// </summary>
    public static IEnumerable<Diagnostic> StatedIds(DesiredStep step)
    {
        if (step.Id is { } id)
            yield return Diagnostic.IdNotInService(step.At, StepKind, id);
        foreach (var touch in (step.Touches ?? []).SelectMany(TouchPlanner.StatedId))
            yield return touch;
    }
}
