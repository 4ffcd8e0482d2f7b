using System.Collections.Immutable;
using SequencesAsCode.Model;
using SequencesAsCode.Planning;

namespace SequencesAsCode.Pulling;

/// <summary>What the lock is to remember after a pull: the pair of every field in which file and Apollo agree now. What only the file moved keeps its old pair, and stays pending.</summary>
internal static class SettledBase
{
    /// <param name="before">What the lock knew.</param>
    /// <param name="desired">The file after the pull.</param>
    /// <param name="change">Its entry of a plan made from that file.</param>
    /// <param name="current">What Apollo holds.</param>
    public static BaseSequence Of(BaseSequence before, DesiredSequence desired, SequenceChange change, CurrentSequence current)
    {
        var fields = Settled(desired.Fields, current.Fields, before.Fields);
        if (desired.Steps is not { } listed) return before with { Key = desired.Key, Name = current.Name, Fields = fields };

        var known = before.Steps.ToDictionary(step => step.Id, StringComparer.Ordinal);
        var byId = change.Steps.Where(step => step is { Id: not null, From: not null, At: not null, Action: not PartAction.Replace }).ToDictionary(step => step.Id!, StringComparer.Ordinal);
        var now = current.Steps
            .Select(step => byId.TryGetValue(step.Id, out var one) ? Step(listed.First(wanted => wanted.At == one.At), one, step, known.GetValueOrDefault(step.Id)) : known.GetValueOrDefault(step.Id))
            .OfType<BaseStep>()
            .ToList();

        // Deleted in Apollo and still listed: the lock goes on saying that it was there.
        var deleted = change.Steps.Where(step => step is { Reason: Reason.DeletedInService, At: not null }).Select(step => step.Id).ToHashSet();
        now.AddRange(before.Steps.Where(step => deleted.Contains(step.Id)));
        return before with { Key = desired.Key, Name = current.Name, Fields = fields, Steps = [.. IsInOrder(change) ? now : AsBefore(now, before)] };
    }

    private static BaseStep Step(DesiredStep wanted, StepChange change, CurrentStep current, BaseStep? before)
    {
        var fields = Settled(wanted.Fields, current.Fields, before?.Fields ?? BaseFields.Empty);
        var known = (before?.Touches ?? []).ToDictionary(touch => touch.Id, StringComparer.Ordinal);
        if (wanted.Touches is not { } listed) return new(current.Id, wanted.Key, current.Type, fields, before is null ? [.. current.Touches.Select(touch => new BaseTouch(touch.Id, null, BaseFields.Empty))] : before.Touches);

        var byId = change.Touches.Where(touch => touch is { Id: not null, At: not null } && touch.Reason != Reason.DeletedInService).ToDictionary(touch => touch.Id!, StringComparer.Ordinal);
        var deleted = change.Touches.Where(touch => touch is { Reason: Reason.DeletedInService, At: not null }).Select(touch => touch.Id).ToHashSet();
        return new(
            current.Id,
            wanted.Key,
            current.Type,
            fields,
            [
                .. current.Touches.Select(touch => byId.TryGetValue(touch.Id, out var one) ? Touch(listed.First(candidate => candidate.At == one.At), touch, known.GetValueOrDefault(touch.Id)) : known.GetValueOrDefault(touch.Id)).OfType<BaseTouch>(),
                .. (before?.Touches ?? []).Where(touch => deleted.Contains(touch.Id)),
            ]);
    }

    private static BaseTouch Touch(DesiredTouch wanted, CurrentTouch current, BaseTouch? before) =>
        new(current.Id, wanted.Key, Settled(wanted.Fields, current.Fields, before?.Fields ?? BaseFields.Empty));

    private static BaseFields Settled(FieldSet desired, FieldSet current, BaseFields before) => desired
        .Where(pair => FieldComparison.Same(pair.Key, pair.Value, current[pair.Key]) && !(current[pair.Key] is null && pair.Key.Class == FieldClass.Deprecated))
        .Aggregate(before, (fields, pair) => fields.With(pair.Key, new(FieldToken.Of(pair.Key, pair.Value), FieldToken.Of(pair.Key, current[pair.Key]), (pair.Value as FieldValue.Html)?.SourceDigest)));

    private static bool IsInOrder(SequenceChange change)
    {
        var places = change.Steps.Where(step => step is { From: not null, At: not null }).Select(step => step.From!.Value).ToList();
        return places.Zip(places.Skip(1)).All(pair => pair.First < pair.Second);
    }

    // The file has an order of its own that is still to be applied, so the lock keeps the one it knew; what is new stands behind what it stands behind in Apollo.
    private static List<BaseStep> AsBefore(List<BaseStep> now, BaseSequence before)
    {
        var places = before.Steps.Index().ToDictionary(pair => pair.Item.Id, pair => pair.Index, StringComparer.Ordinal);
        var known = new Queue<BaseStep>(now.Where(step => places.ContainsKey(step.Id)).OrderBy(step => places[step.Id]));
        return now.ConvertAll(step => places.ContainsKey(step.Id) ? known.Dequeue() : step);
    }
}
