using System.Collections.Immutable;
using SequencesAsCode.Model;
using SequencesAsCode.Planning;

namespace SequencesAsCode.Applying;

/// <summary>
/// What the lock is to remember of a sequence: a pair is recorded only for what was written or found equal, and only when the read-back is
/// explained. A value that a finished write did not take is marked as refused.
/// </summary>
/// <param name="change">What was planned.</param>
/// <param name="isSettled">Which fields of the sequence are written by now, so that another value in the read-back means refused; null when the write was not finished.</param>
internal sealed class LockEntry(SequenceChange change, Func<Field, bool>? isSettled)
{
    private static readonly BasePair StillOff = new("false", "false");

    private readonly HashSet<string> made = change.Steps
        .SelectMany(step => step.Touches.Where(touch => touch.Reason == Reason.AddedInService).Select(touch => touch.Id).Prepend(step.Reason == Reason.AddedInService ? step.Id : null))
        .OfType<string>()
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>A sequence of which no more is known than that the service made it, switched off.</summary>
    public static BaseSequence Begun(SequenceChange change, string id) => new(
        id,
        change.Key,
        change.Name,
        change.Target!.Recorded.Contains(Fields.Active) ? BaseFields.Empty.With(Fields.Active, StillOff) : BaseFields.Empty,
        [])
    { IsProtected = change.Target.IsProtected };

    public BaseSequence Of(CurrentSequence current, ReadBack readBack, BaseSequence? before)
    {
        var target = change.Target!;
        var fields = Pairs(target.Recorded, current.Fields, before?.Fields);
        if (before is null && target.Id is null) fields = WithActivationStillToCome(target, current, fields);
        var steps = (before?.Steps ?? []).ToDictionary(step => step.Id, StringComparer.Ordinal);
        var now = readBack.Steps
            .Select(pair => IsOurs(pair.Target is not null, pair.Current.Id) ? Step(pair, steps.GetValueOrDefault(pair.Current.Id)) : StillThere(pair, steps))
            .OfType<BaseStep>()
            .ToList();
        return new(current.Id, target.Key, current.Name, fields, [.. change.OrderDrift && before is not null ? before.InKnownOrder(WithDeleted(now, before)) : WithDeleted(now, before)]) { IsProtected = target.IsProtected };
    }

    // What was to go and is there all the same stays known as ours, or the next plan would take it for made in Apollo.
    private static BaseStep? StillThere(StepPair pair, Dictionary<string, BaseStep> known) => pair.Target is null ? known.GetValueOrDefault(pair.Current.Id) : null;

    // What the service made by itself in a new step counts as planned; what somebody made in Apollo is not ours, or the next plan would take it for something that left the file.
    private bool IsOurs(bool isPlanned, string id) => isPlanned && !made.Contains(id);

    // Deleted or moved in Apollo and kept so: the lock goes on saying what was, or the next plan would not know it for drift.
    private List<BaseStep> WithDeleted(List<BaseStep> now, BaseSequence? before)
    {
        var deleted = change.Steps.Where(step => step is { Action: PartAction.None, Reason: Reason.DeletedInService }).Select(step => step.Id).ToHashSet();
        return [.. now, .. (before?.Steps ?? []).Where(step => deleted.Contains(step.Id))];
    }

    private BaseStep Step(StepPair pair, BaseStep? before)
    {
        var touches = (before?.Touches ?? []).ToDictionary(touch => touch.Id, StringComparer.Ordinal);
        var now = pair.Touches.Where(touch => IsOurs(touch.Target is not null || pair.Target?.Id is null, touch.Current.Id) && !IsUnmanagedNews(touch, before, touches)).Select(touch => new BaseTouch(
            touch.Current.Id,
            touch.Target?.Key,
            Pairs(touch.Target?.Recorded ?? FieldSet.Empty, touch.Current.Fields, touches.GetValueOrDefault(touch.Current.Id)?.Fields))).ToList();
        var deleted = change.Steps.FirstOrDefault(step => step.Id == pair.Current.Id)?.Touches
            .Where(touch => touch is { Action: PartAction.None, Reason: Reason.DeletedInService })
            .Select(touch => touch.Id).ToHashSet() ?? [];
        now.AddRange((before?.Touches ?? []).Where(touch => deleted.Contains(touch.Id)));
        now.AddRange(pair.Touches.Where(touch => touch.Target is null && pair.Target?.Id is not null).Select(touch => touches.GetValueOrDefault(touch.Current.Id)).OfType<BaseTouch>());
        return new(pair.Current.Id, pair.Target?.Key, pair.Current.Type, Pairs(pair.Target?.Recorded ?? FieldSet.Empty, pair.Current.Fields, before?.Fields), [.. now]);
    }

    // In a step whose touches no file manages, what came since the last apply was made in Apollo.
    private static bool IsUnmanagedNews(TouchPair touch, BaseStep? before, Dictionary<string, BaseTouch> known) =>
        before is not null && !known.ContainsKey(touch.Current.Id) && touch.Target is { Id: not null, Key: null, Recorded.Count: 0 };

    private BaseFields Pairs(FieldSet recorded, FieldSet returned, BaseFields? before)
    {
        var fields = before ?? BaseFields.Empty;
        foreach (var (field, sent) in recorded)
        {
            var back = returned[field];
            var isExplained = FieldComparison.Explained(field, sent, back);

            // Switching on or off is an act, and no value that Apollo could ignore: it is planned again.
            if (!isExplained && (ReferenceEquals(field, Fields.Active) || isSettled?.Invoke(field) != true)) continue;
            fields = fields.With(field, new(FieldToken.Of(field, sent), FieldToken.Of(field, back), (sent as FieldValue.Html)?.SourceDigest, !isExplained));
        }

        return fields;
    }

    // Created switched off: should the run end here, the next one must not take it for a sequence that somebody stopped.
    private static BaseFields WithActivationStillToCome(TargetSequence target, CurrentSequence current, BaseFields fields) =>
        target.Recorded.Contains(Fields.Active) && fields[Fields.Active] is null or { IsRefused: true } && !current.Active ? fields.With(Fields.Active, StillOff) : fields;
}
