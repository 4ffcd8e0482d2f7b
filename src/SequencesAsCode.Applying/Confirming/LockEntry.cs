using SequencesAsCode.Core.Markup;
using SequencesAsCode.Core.Planning.Matching;

namespace SequencesAsCode.Applying.Confirming;

/// <summary>
/// Makes the lock entry of a sequence. A field gets a pair only when it was written or found equal, and when the
/// read-back is explained. A value that the service did not take in a finished write is marked as refused.
/// </summary>
/// <param name="change">The change of the plan.</param>
/// <param name="readBack">The read-back.</param>
/// <param name="isSettled">
/// Whether a field of the sequence is written by now, so that another value in the read-back means refused; null when
/// the write was not finished.
/// </param>
/// <param name="parts">The known ids of new steps and touches.</param>
internal sealed class LockEntry(SequenceChange change, ReadBack readBack, Func<Field, bool>? isSettled, NewParts parts)
{
    private static readonly BasePair StillOff = new("false", "false");

    private readonly HashSet<string> made = change
        .Steps.SelectMany(step =>
            step.Touches.Where(touch => touch.Reason == Reason.AddedInService)
                .Select(touch => touch.Id)
                .Prepend(step.Reason == Reason.AddedInService ? step.Id : null)
        )
        .OfType<string>()
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Lock entry of a sequence that was just created (inactive) and not read back yet.</summary>
    public static BaseSequence Begun(SequenceChange change, string id) =>
        new(
            id,
            change.Key,
            change.Name,
            change.Target!.Recorded.Contains(Fields.Active)
                ? BaseFields.Empty.With(Fields.Active, StillOff)
                : BaseFields.Empty,
            []
        )
        {
            IsProtected = change.Target.IsProtected,
            Spent = change.Target.Spends,
        };

    public BaseSequence Of(CurrentSequence current, BaseSequence? before)
    {
        var target = change.Target!;
        var fields = Pairs(current.Id, target.Recorded, current.Fields, before?.Fields);
        if (before is null && target.Id is null)
            fields = WithActivationStillToCome(target, current, fields);
        var steps = (before?.Steps ?? []).ToDictionary(step => step.Id, StringComparer.Ordinal);
        var now = readBack
            .Steps.Select(pair =>
                IsOurs(pair.Target is not null, pair.Current.Id)
                    ? Step(pair, steps.GetValueOrDefault(pair.Current.Id))
                    : StillThere(pair, steps)
            )
            .OfType<BaseStep>()
            .ToList();
        now = WithoutTwins([.. WithDeleted(now, before), .. Unshown(target, steps)]);
        var entry = new BaseSequence(current.Id, target.Key, current.Name, fields, [.. InOrder(now, before)])
        {
            IsProtected = target.IsProtected,
            Spent = before?.Spent ?? [],
        };
        return entry.Spending(target.Spends);
    }

    // Parts that the write kept or created, and the read-back does not show. Without an entry the next plan would
    // create them again, even if somebody deleted them.
    private IEnumerable<BaseStep> Unshown(TargetSequence target, Dictionary<string, BaseStep> known)
    {
        var shown = Ids(readBack.Steps.Select(pair => pair.Current.Id));
        foreach (var wanted in target.Steps)
        {
            if (UnshownId(wanted.Id, wanted.Handle, shown) is not { } id)
                continue;
            var former = known.GetValueOrDefault(id);
            yield return isSettled is null && former is not null
                ? former
                : new(
                    id,
                    wanted.Key,
                    wanted.Type,
                    Pairs(id, wanted.Recorded, wanted.Fields, former?.Fields),
                    [.. Unshown(wanted, [], former)]
                );
        }
    }

    private IEnumerable<BaseTouch> Unshown(TargetStep step, IEnumerable<TouchPair> read, BaseStep? before)
    {
        var shown = Ids(read.Select(pair => pair.Current.Id));
        foreach (var wanted in step.Touches)
        {
            if (UnshownId(wanted.Id, wanted.Handle, shown) is not { } id)
                continue;
            var former = before?.Touches.FirstOrDefault(touch => touch.Id == id);
            yield return isSettled is null && former is not null
                ? former
                : new(id, wanted.Key, Pairs(id, wanted.Recorded, wanted.Fields, former?.Fields));
        }
    }

    // The id of a part that the write kept or created; null when the read-back shows it.
    private string? UnshownId(string? kept, string handle, HashSet<string> shown)
    {
        var id = kept ?? parts.Answered.FirstOrDefault(pair => pair.Value == handle).Key;
        return id is null || shown.Contains(id) || made.Contains(id) ? null : id;
    }

    // When somebody moved steps after the write, the entry has the order that was sent. With the order that was read,
    // the next plan would move them back.
    private List<BaseStep> InOrder(List<BaseStep> now, BaseSequence? before)
    {
        if (change.OrderDrift && before is not null)
            return before.InKnownOrder(now);
        var wanted = change.Target!.Steps;
        var shown = readBack.Steps.Where(pair => pair.Target is not null).ToList();
        if (LongestRun.IsAll(shown.ConvertAll(pair => wanted.IndexOf(pair.Target!))))
            return now;
        if (before is not null && (isSettled is null || IsAsBefore(shown, before)))
            return before.InKnownOrder(now);
        return BaseSequence.InOrder(
            now,
            [.. shown.OrderBy(pair => wanted.IndexOf(pair.Target!)).Select(pair => pair.Current.Id)]
        );
    }

    // A step that was to be removed and is still there keeps its entry, or the next plan would treat it as made in
    // Apollo.
    private static BaseStep? StillThere(StepPair pair, Dictionary<string, BaseStep> known) =>
        pair.Target is null ? known.GetValueOrDefault(pair.Current.Id) : null;

    // Touches that the service made in a new step count as planned. Parts that somebody made in Apollo get no entry, or
    // the next plan would treat them as removed from the file.
    private bool IsOurs(bool isPlanned, string id) => isPlanned && !made.Contains(id);

    // A step that was deleted in Apollo and stays deleted keeps its entry, or the next plan would not see the drift.
    private List<BaseStep> WithDeleted(List<BaseStep> now, BaseSequence? before)
    {
        var deleted = change
            .Steps.Where(step => step is { Action: PartAction.None, Reason: Reason.DeletedInService })
            .Select(step => step.Id)
            .ToHashSet();
        return [.. now, .. (before?.Steps ?? []).Where(step => deleted.Contains(step.Id))];
    }

    // A step that is not in the plan any more loses its key when another step has that key now.
    private List<BaseStep> WithoutTwins(List<BaseStep> steps)
    {
        var planned = Ids(readBack.Steps.Where(pair => pair.Target is not null).Select(pair => pair.Current.Id));
        var losesKey = LosesKey(steps, planned, step => step.Id, step => step.Key);
        return steps.ConvertAll(step => losesKey(step) ? step with { Key = null } : step);
    }

    private static List<BaseTouch> WithoutTwins(List<BaseTouch> touches, StepPair pair)
    {
        var planned = Ids(pair.Touches.Where(touch => touch.Target is not null).Select(touch => touch.Current.Id));
        var losesKey = LosesKey(touches, planned, touch => touch.Id, touch => touch.Key);
        return touches.ConvertAll(touch => losesKey(touch) ? touch with { Key = null } : touch);
    }

    // True for each part outside the plan whose key belongs to another part by now. It remembers the keys it has seen.
    private static Func<T, bool> LosesKey<T>(
        List<T> parts,
        HashSet<string> planned,
        Func<T, string> idOf,
        Func<T, string?> keyOf
    )
    {
        var taken = Ids(parts.Where(part => planned.Contains(idOf(part))).Select(keyOf).OfType<string>());
        return part => !planned.Contains(idOf(part)) && keyOf(part) is { } key && !taken.Add(key);
    }

    private static HashSet<string> Ids(IEnumerable<string> ids) => ids.ToHashSet(StringComparer.Ordinal);

    // A move that the service ignored is planned again.
    private bool IsAsBefore(List<StepPair> shown, BaseSequence before)
    {
        var places = before
            .Steps.Index()
            .ToDictionary(pair => pair.Item.Id, pair => pair.Index, StringComparer.Ordinal);
        var known = shown.Where(pair => places.ContainsKey(pair.Current.Id)).ToList();
        var isSent = LongestRun.IsAll(known.ConvertAll(pair => change.Target!.Steps.IndexOf(pair.Target!)));
        return !isSent && LongestRun.IsAll(known.ConvertAll(pair => places[pair.Current.Id]));
    }

    private BaseStep Step(StepPair pair, BaseStep? before) =>
        new(
            pair.Current.Id,
            pair.Target?.Key,
            pair.Current.Type,
            Pairs(pair.Current.Id, pair.Target?.Recorded ?? FieldSet.Empty, pair.Current.Fields, before?.Fields),
            [.. WithoutTwins([.. Touches(pair, before)], pair)]
        );

    private IEnumerable<BaseTouch> Touches(StepPair pair, BaseStep? before)
    {
        var known = (before?.Touches ?? []).ToDictionary(touch => touch.Id, StringComparer.Ordinal);
        var ours = pair
            .Touches.Where(touch =>
                IsOurs(touch.Target is not null || pair.Target?.Id is null, touch.Current.Id)
                && !IsUnmanagedNews(touch, before, known)
            )
            .Select(touch => Touch(touch, known.GetValueOrDefault(touch.Current.Id)));
        var unshown = pair.Target is { } target ? Unshown(target, pair.Touches, before) : [];
        var stillThere = pair
            .Touches.Where(touch => touch.Target is null && pair.Target?.Id is not null)
            .Select(touch => known.GetValueOrDefault(touch.Current.Id))
            .OfType<BaseTouch>();
        return [.. ours, .. DeletedTouches(pair, before), .. unshown, .. stillThere];
    }

    private BaseTouch Touch(TouchPair touch, BaseTouch? before) =>
        new(
            touch.Current.Id,
            touch.Target?.Key,
            Pairs(touch.Current.Id, touch.Target?.Recorded ?? FieldSet.Empty, touch.Current.Fields, before?.Fields)
        );

    // A touch that was deleted in Apollo and stays deleted keeps its entry, or the next plan would not see the drift.
    private IEnumerable<BaseTouch> DeletedTouches(StepPair pair, BaseStep? before)
    {
        var step = change.Steps.FirstOrDefault(step => step.Id == pair.Current.Id);
        var deleted = (step?.Touches ?? [])
            .Where(touch => touch is { Action: PartAction.None, Reason: Reason.DeletedInService })
            .Select(touch => touch.Id)
            .ToHashSet();
        return (before?.Touches ?? []).Where(touch => deleted.Contains(touch.Id));
    }

    // In a step whose touches no file manages, touches that are new since the last apply were made in Apollo.
    private static bool IsUnmanagedNews(TouchPair touch, BaseStep? before, Dictionary<string, BaseTouch> known) =>
        before is not null
        && !known.ContainsKey(touch.Current.Id)
        && touch.Target is { Id: not null, Key: null, Recorded.Count: 0 };

    private BaseFields Pairs(string id, FieldSet recorded, FieldSet returned, BaseFields? before)
    {
        var fields = before ?? BaseFields.Empty;
        foreach (var (field, sent) in recorded)
        {
            var back = returned[field];
            var isExplained = FieldComparison.Explained(field, sent, back);
            var verdict = isExplained ? null : readBack.Verdicts.GetValueOrDefault((id, field));
            var earlier = fields[field] is { IsRefused: false, Rewrite: { } accepted } ? accepted : null;

            // Apollo does not ignore the switch like a value, so a switch that did not happen is planned again. After
            // an unfinished write, a different value may simply not have been sent yet.
            var isVerdict = verdict is not null && (isSettled is not null || change.Action == SequenceAction.Adopt);
            if (
                !isExplained
                && !isVerdict
                && (ReferenceEquals(field, Fields.Active) || isSettled?.Invoke(field) != true)
            )
                continue;
            var isRefused = !isExplained && verdict is not { IsAccepted: true };
            fields = fields.With(
                field,
                BasePair.Of(field, sent, back) with
                {
                    IsRefused = isRefused,
                    Rewrite = RewriteKinds.Together(isRefused ? null : earlier, verdict?.Kinds),
                }
            );
        }

        return fields;
    }

    // A new sequence is inactive first. If the run ends here, the next one must not think that somebody switched it
    // off.
    private static BaseFields WithActivationStillToCome(
        TargetSequence target,
        CurrentSequence current,
        BaseFields fields
    ) =>
        target.Recorded.Contains(Fields.Active)
        && fields[Fields.Active] is null or { IsRefused: true }
        && !current.Active
            ? fields.With(Fields.Active, StillOff)
            : fields;
}
