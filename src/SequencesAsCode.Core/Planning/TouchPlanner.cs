using System.Collections.Immutable;
using SequencesAsCode.Core.Diagnostics;
using SequencesAsCode.Core.Planning.Drift;
using SequencesAsCode.Core.Planning.Matching;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.States;
using SequencesAsCode.Core.Values;

namespace SequencesAsCode.Core.Planning;

/// <summary>Plans the touches of one step: a set, matched and compared one by one.</summary>
internal sealed class TouchPlanner(PartRules rules, Findings findings)
{
    /// <summary>The touches of a step that is made.</summary>
    public static (ImmutableArray<TouchChange> Changes, ImmutableArray<TargetTouch> Target) Create(DesiredStep step, string stepHandle, Reason reason)
    {
        var touches = (step.Touches ?? []).Index().Select(pair => Created(pair.Item, Handle(stepHandle, pair.Item.Key, pair.Index), reason)).ToImmutableArray();
        return ([.. touches.Select(touch => touch.Change)], [.. touches.Select(touch => touch.Target)]);
    }

    /// <summary>The touches of a step that stays.</summary>
    public (ImmutableArray<TouchChange> Changes, ImmutableArray<TargetTouch> Target) Plan(DesiredStep? step, CurrentStep current, BaseStep? known, string stepHandle, string stepName)
    {
        var baseById = (known?.Touches ?? []).ToDictionary(touch => touch.Id, StringComparer.Ordinal);
        if (step?.Touches is not { } desired) return Keep(current, baseById, stepHandle, stepName);

        // Where one touch of a step is seen, it is the one that a file with one touch can mean.
        var isOnly = !rules.Fields.Can.ShowsAll && desired.Length == 1 && current.Touches.Length == 1;
        ImmutableArray<string?> locked = isOnly ? [current.Touches[0].Id] : LockedIdsOf(desired, known?.Touches ?? [], id => current.Touches.Any(touch => touch.Id == id));
        var matches = PartMatcher.Match(PoolOf(desired, locked, current, known));
        foreach (var index in matches.UnknownIds) findings.Diagnostics.Add(Diagnostic.IdNotInService(desired[index].At, "touch in this step", desired[index].Id!));

        var deleted = (known?.Touches ?? []).Where(touch => current.Touches.All(other => other.Id != touch.Id)).ToDictionary(touch => touch.Id, StringComparer.Ordinal);
        var changes = ImmutableArray.CreateBuilder<TouchChange>();
        var target = ImmutableArray.CreateBuilder<TargetTouch>();
        foreach (var (index, touch) in desired.Index())
        {
            var handle = Handle(stepHandle, touch.Key, index);
            var (change, kept) = matches.Partners[index] >= 0
                ? Matched(touch, current.Touches[matches.Partners[index]], baseById, matches.By[index], handle, stepName)
                : Unmatched(touch, (touch.Id ?? locked[index]) is { } id ? deleted.GetValueOrDefault(id) : null, handle, stepName);
            changes.Add(change);
            if (kept is not null) target.Add(kept);
        }

        findings.NoteDeleted(deleted.Keys, changes.Select(change => change.Id));
        var taken = changes.Select(change => change.Handle).ToHashSet(StringComparer.Ordinal);
        foreach (var (index, touch) in current.Touches.Index().Where(pair => !matches.Partners.Contains(pair.Index)))
        {
            var former = baseById.GetValueOrDefault(touch.Id);
            var (key, handle) = (former?.Key, $"{stepHandle}/{former?.Key ?? touch.Id}");
            if (taken.Contains(handle)) handle = $"{stepHandle}/{touch.Id}";
            if (rules.RemovalReason(touch.Id, former is not null) is { } reason)
            {
                var rivals = matches.Rivals[index].ToList();
                var ground = rules.GroundFor(touch.Id, FormerParts.IsAsLeft(former, touch), current.People, rivals.Exists(rival => rival.IsClose));
                findings.Removals.Add(new($"touch {(key is null ? touch.Id : $"'{key}'")} of {stepName}", touch.Id, current.Id, current.People, ground, FormerParts.IsEdited(former, touch))
                {
                    Claimants = [.. rivals.Select(rival => new Claimant($"touch {(desired[rival.Desired].Key is { } other ? $"'{other}'" : $"{rival.Desired + 1}")} of {stepName}", desired[rival.Desired].At))],
                });
                changes.Add(new(PartAction.Remove, reason, handle, key, touch.Id, MatchedBy.Nothing, [], [], null));
            }
            else
            {
                findings.KeptAdditions.Add(new($"touch {touch.Id} of {stepName}", touch.Id));
                changes.Add(new(PartAction.None, Reason.AddedInService, handle, key, touch.Id, MatchedBy.Nothing, [], [], null));
                target.Add(new(touch.Id, key, handle, touch.Fields, FieldSet.Empty));
            }
        }

        // The service lists kept touches first; a created one cannot come before them.
        return (changes.ToImmutable(), [.. target.OrderBy(touch => touch.Id is null)]);
    }

    /// <summary>The id that the lock has for each touch of a step; <paramref name="isHeld"/> says which are still there.</summary>
    public static ImmutableArray<string?> LockedIdsOf(ImmutableArray<DesiredTouch> desired, ImmutableArray<BaseTouch> known, Func<string, bool> isHeld) =>
        LockedIds.Of(desired, known, Parts, isHeld);

    private static readonly LockedParts<DesiredTouch, BaseTouch> Parts = new(
        touch => touch.Key,
        touch => (touch.Key, touch.Id),
        (touch, sent) => SaysAsMuch(touch.Fields, sent.Fields, Fields.Body) && AsSent(touch.Fields, sent.Fields),
        (touch, sent) => SharesText(touch.Fields, sent.Fields, Fields.Body),
        touch => HasText(touch.Fields, Fields.Subject) || HasText(touch.Fields, Fields.Body));

    // A set has no order, but what is left of both sides is likelier changed than exchanged; of a step with one touch that is its only touch.
    private PartPool PoolOf(ImmutableArray<DesiredTouch> desired, ImmutableArray<string?> locked, CurrentStep current, BaseStep? known)
    {
        var formers = (known?.Touches ?? []).Index().ToDictionary(pair => pair.Item.Id, StringComparer.Ordinal);
        var isOnly = desired.Length == 1 && current.Touches.Length == 1;
        return new(
            [.. desired.Index().Select(pair => new DesiredPart(pair.Item.Key, pair.Item.Id, locked[pair.Index], null, () => Traits.Of(pair.Item.Fields)))],
            [.. current.Touches.Select(Part)],
            rules.Tombstoned,
            formers.Keys.ToHashSet(StringComparer.Ordinal),
            IsOrdered: false,
            (index, other) => IsEqual(desired[index].Fields, current.Touches[other].Fields));

        CurrentPart Part(CurrentTouch touch, int index)
        {
            var former = formers.GetValueOrDefault(touch.Id);
            return new(touch.Id, index, isOnly || FormerParts.WasListed(former.Item), former.Item?.Key, () => Traits.Of(touch.Fields));
        }
    }

    private (ImmutableArray<TouchChange>, ImmutableArray<TargetTouch>) Keep(CurrentStep current, Dictionary<string, BaseTouch> baseById, string stepHandle, string stepName)
    {
        var kept = current.Touches.Index().Select(pair => new TargetTouch(pair.Item.Id, baseById.GetValueOrDefault(pair.Item.Id)?.Key, Handle(stepHandle, null, pair.Index), pair.Item.Fields, FieldSet.Empty)).ToImmutableArray();
        foreach (var touch in current.Touches) NoteLoss(touch, stepName);
        return ([.. kept.Select(touch => new TouchChange(PartAction.None, Reason.NothingChanged, touch.Handle, touch.Key, touch.Id, MatchedBy.Nothing, [], [], null))], kept);
    }

    private (TouchChange, TargetTouch?) Matched(DesiredTouch touch, CurrentTouch current, Dictionary<string, BaseTouch> baseById, MatchedBy by, string handle, string stepName)
    {
        var fields = rules.Fields.Decide(touch.Fields, current.Fields, baseById.GetValueOrDefault(current.Id)?.Fields ?? BaseFields.Empty);
        findings.Add($"touch {handle}", handle, fields);
        NoteLoss(current, stepName);
        var (action, reason) = fields.Changes.IsEmpty ? (PartAction.None, Reason.NothingChanged) : (PartAction.Update, Reason.FieldChanged);
        return (new(action, reason, handle, touch.Key, current.Id, by, fields.Changes, fields.Drift, touch.At), new(current.Id, touch.Key, handle, fields.Target, fields.Recorded) { Resent = fields.Rewritten.Resent });
    }

    private (TouchChange, TargetTouch?) Unmatched(DesiredTouch touch, BaseTouch? known, string handle, string stepName)
    {
        if (known is null) return Created(touch, handle, Reason.NotInService);
        var (action, reason, isConflict) = rules.Deleted(AsSent(touch.Fields, known.Fields));
        if (action == PartAction.Create && !isConflict && touch.Id is { } id) findings.Diagnostics.Add(Diagnostic.IdNotInService(touch.At, "touch in this step", id));
        if (isConflict) findings.Conflicts.Add(new($"touch '{touch.Key}' of {stepName}, which was deleted in Apollo", []));
        return action == PartAction.Create
            ? Created(touch, handle, reason)
            : (new(action, reason, handle, touch.Key, known.Id, MatchedBy.Nothing, [], [], touch.At), null);
    }

    internal static bool IsEqual(FieldSet desired, FieldSet held) => desired.All(pair => FieldComparison.Same(pair.Key, pair.Value, held[pair.Key]));

    // What has no key and says less than what was sent may be something else.
    internal static bool SaysAsMuch(FieldSet desired, BaseFields known, Field text) => desired.Contains(text) == known[text] is not null;

    internal static bool AsSent(FieldSet desired, BaseFields known) =>
        desired.All(pair => known[pair.Key] is { } sent && FieldPlanner.IsAsSent(pair.Key, pair.Value, sent));

    /// <summary>Whether a text has words and is the one that was sent.</summary>
    internal static bool SharesText(FieldSet desired, BaseFields known, Field text) => HasText(desired, text) && known[text] is { } sent && FieldPlanner.IsAsSent(text, desired[text]!, sent);

    internal static bool HasText(FieldSet desired, Field text) => desired[text] is not (null or FieldValue.Nothing or FieldValue.Text { Value: "" } or FieldValue.Html { Markup: "" });

    private static (TouchChange Change, TargetTouch Target) Created(DesiredTouch touch, string handle, Reason reason)
    {
        var fields = FieldPlanner.Create(touch.Fields, reason);
        return (new(PartAction.Create, reason, handle, touch.Key, null, MatchedBy.Nothing, fields.Changes, [], touch.At), new(null, touch.Key, handle, fields.Target, fields.Recorded));
    }

    private void NoteLoss(CurrentTouch touch, string stepName) =>
        findings.CannotBeKept.AddRange(touch.CannotBeKept.Except(rules.AcceptLoss, StringComparer.Ordinal).Select(what => new Loss(what, stepName)));

    internal static string Handle(string stepHandle, string? key, int index) => key is null ? $"{stepHandle}/#{index + 1}" : $"{stepHandle}/{key}";
}
