using SequencesAsCode.Model;
using SequencesAsCode.Planning;

namespace SequencesAsCode.Applying;

/// <summary>What the lock is to remember of a sequence: a pair is recorded only for what was written or found equal, and only when the read-back is explained.</summary>
internal static class LockEntry
{
    public static BaseSequence Of(TargetSequence target, CurrentSequence current, ReadBack readBack, BaseSequence? before)
    {
        var steps = (before?.Steps ?? []).ToDictionary(step => step.Id, StringComparer.Ordinal);
        var fields = Fields(target.Recorded, current.Fields, before?.Fields);
        if (before is null && target.Id is null) fields = WithActivationStillToCome(target, current, fields);
        return new(current.Id, target.Key, current.Name, fields, [.. readBack.Steps.Select(pair => Step(pair, steps.GetValueOrDefault(pair.Current.Id)))]);
    }

    private static BaseStep Step(StepPair pair, BaseStep? before)
    {
        var touches = (before?.Touches ?? []).ToDictionary(touch => touch.Id, StringComparer.Ordinal);
        return new(
            pair.Current.Id,
            pair.Target?.Key,
            pair.Current.Type,
            Fields(pair.Target?.Recorded ?? FieldSet.Empty, pair.Current.Fields, before?.Fields),
            [.. pair.Touches.Select(touch => new BaseTouch(touch.Current.Id, touch.Target?.Key, Fields(touch.Target?.Recorded ?? FieldSet.Empty, touch.Current.Fields, touches.GetValueOrDefault(touch.Current.Id)?.Fields)))]);
    }

    private static BaseFields Fields(FieldSet recorded, FieldSet returned, BaseFields? before)
    {
        var fields = before ?? BaseFields.Empty;
        foreach (var (field, sent) in recorded)
        {
            var back = returned[field];
            if (!FieldComparison.Explained(field, sent, back)) continue;
            fields = fields.With(field, new(FieldToken.Of(field, sent), FieldToken.Of(field, back), (sent as FieldValue.Html)?.SourceDigest));
        }

        return fields;
    }

    // Created switched off: should the run end here, the next one must not take it for a sequence that somebody stopped.
    private static BaseFields WithActivationStillToCome(TargetSequence target, CurrentSequence current, BaseFields fields) =>
        target.Recorded.Contains(Model.Fields.Active) && fields[Model.Fields.Active] is null && !current.Active ? fields.With(Model.Fields.Active, new("false", "false")) : fields;
}
