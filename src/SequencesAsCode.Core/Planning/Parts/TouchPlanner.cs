using SequencesAsCode.Core.Planning.Identity;

namespace SequencesAsCode.Core.Planning.Parts;

/// <summary>A touch while its step is planned.</summary>
/// <param name="Change">What happens to it.</param>
/// <param name="Target">The touch after the change; null when it is gone then.</param>
internal sealed record PlannedTouch(TouchChange Change, TargetTouch? Target);

/// <summary>The step whose touches are planned.</summary>
/// <param name="Step">The step in Apollo.</param>
/// <param name="Known">The touches that the lock has of the step, by id.</param>
/// <param name="StepHandle">The handle of the step.</param>
/// <param name="StepName">The name of the step in sentences.</param>
internal sealed record TouchPlace(
    CurrentStep Step,
    Dictionary<string, BaseTouch> Known,
    string StepHandle,
    string StepName
);

/// <summary>Plans the touches of one step: a set, matched and compared one by one.</summary>
internal sealed class TouchPlanner(PartRules rules, Findings findings)
{
    private const string TouchKind = "This step has no variant";

    private readonly UnlistedTouches unlisted = new(rules, findings);

    /// <summary>Plans the touches of a step that is created.</summary>
    public static (ImmutableArray<TouchChange> Changes, ImmutableArray<TargetTouch> Target) Create(
        DesiredStep step,
        string stepHandle,
        Reason reason
    )
    {
        var touches = (step.Touches ?? [])
            .Select((touch, index) => (Touch: touch, Handle: PartNames.TouchHandle(stepHandle, touch.Key, index)))
            .Select(pair => Created(pair.Touch, pair.Handle, reason))
            .ToImmutableArray();
        return ([.. touches.Select(touch => touch.Change)], [.. touches.Select(touch => touch.Target!)]);
    }

    /// <summary>Plans the touches of a step that stays.</summary>
    /// <param name="step">The step of the file; null when no file lists it.</param>
    /// <param name="current">The step in Apollo.</param>
    /// <param name="known">What the lock has of the step; null if it has nothing.</param>
    /// <param name="stepHandle">The handle of the step.</param>
    /// <param name="stepName">The name of the step in sentences.</param>
    public (ImmutableArray<TouchChange> Changes, ImmutableArray<TargetTouch> Target) Plan(
        DesiredStep? step,
        CurrentStep current,
        BaseStep? known,
        string stepHandle,
        string stepName
    )
    {
        var knownById = (known?.Touches ?? []).ToDictionary(touch => touch.Id, StringComparer.Ordinal);
        var place = new TouchPlace(current, knownById, stepHandle, stepName);
        if (step?.Touches is not { } desired)
            return unlisted.KeepAll(place);

        var locked = LockedIdsOf(desired, current, known);
        var matches = TouchMatching.Match(desired, locked, current, known, rules.Tombstoned);
        findings.Diagnostics.AddRange(matches.UnknownIds.SelectMany(index => StatedId(desired[index])));
        var deleted = knownById
            .Values.Where(touch => current.Touches.All(other => other.Id != touch.Id))
            .ToDictionary(touch => touch.Id, StringComparer.Ordinal);
        var planned = desired.Select((touch, index) => Planned(touch, index)).ToList();
        findings.NoteForgotten(deleted.Keys, planned.Select(touch => touch.Change.Id));
        unlisted.AddTo(planned, desired, matches, place);

        // Apollo lists kept touches first; a created one cannot come before them.
        var targets = planned.Select(touch => touch.Target).OfType<TargetTouch>().OrderBy(touch => touch.Id is null);
        return ([.. planned.Select(touch => touch.Change)], [.. targets]);

        PlannedTouch Planned(DesiredTouch touch, int index)
        {
            var handle = PartNames.TouchHandle(stepHandle, touch.Key, index);
            if (matches.Partners[index] is >= 0 and var partner)
                return Matched(touch, current.Touches[partner], place, matches.By[index], handle);
            return Unmatched(touch, deleted.GetValueOrDefault(touch.Id ?? locked[index] ?? ""), handle, stepName);
        }
    }

    // A service that shows only one touch of a step shows the one that a file with one touch means.
    private ImmutableArray<string?> LockedIdsOf(
        ImmutableArray<DesiredTouch> desired,
        CurrentStep current,
        BaseStep? known
    )
    {
        var isOnly = !rules.Fields.Can.ShowsAll && desired.Length == 1 && current.Touches.Length == 1;
        return isOnly
            ? [current.Touches[0].Id]
            : TouchMatching.LockedIdsOf(
                desired,
                known?.Touches ?? [],
                id => current.Touches.Any(touch => touch.Id == id)
            );
    }

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
        findings.Add($"variant {handle}", handle, fields);
        findings.NoteLoss(current, place.StepName, rules.AcceptLoss);
        var isChanged = !fields.Changes.IsEmpty;
        var action = isChanged ? PartAction.Update : PartAction.None;
        var reason = isChanged ? Reason.FieldChanged : Reason.NothingChanged;
        var change = Listed(touch, handle, action, reason) with
        {
            Id = current.Id,
            MatchedBy = by,
            Fields = fields.Changes,
            Drift = fields.Drift,
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
        var deleted = rules.Deleted(known.Id, SentFields.AreAsSent(touch.Fields, known.Fields));
        findings.NoteDeleted(deleted, $"variant '{touch.Key}' of {stepName}", StatedId(touch));
        return deleted.IsMadeAgain
            ? Created(touch, handle, deleted.Reason)
            : new(Listed(touch, handle, deleted.Action, deleted.Reason) with { Id = known.Id }, null);
    }

    private static PlannedTouch Created(DesiredTouch touch, string handle, Reason reason)
    {
        var fields = FieldPlanner.Create(touch.Fields, reason);
        var change = Listed(touch, handle, PartAction.Create, reason) with { Fields = fields.Changes };
        return new(change, new(null, touch.Key, handle, fields.Target, fields.Recorded));
    }

    private static TouchChange Listed(DesiredTouch touch, string handle, PartAction action, Reason reason) =>
        new()
        {
            Action = action,
            Reason = reason,
            Handle = handle,
            Key = touch.Key,
            At = touch.At,
        };

    /// <summary>The mistake of an id that is stated for a touch which is created; nothing without an id.</summary>
    public static IEnumerable<Diagnostic> StatedId(DesiredTouch touch)
    {
        if (touch.Id is { } id)
            yield return Diagnostic.IdNotInService(touch.At, TouchKind, id);
    }
}
