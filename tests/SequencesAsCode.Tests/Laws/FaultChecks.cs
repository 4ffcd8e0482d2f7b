using System.Text.RegularExpressions;
using SequencesAsCode.Applying.Confirming;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Emulator.Faults;

namespace SequencesAsCode.Tests.Laws;

/// <summary>What has to hold after every run, whatever it met.</summary>
internal sealed partial class FaultChecks(FaultCase drawn, FaultyRun run)
{
    private readonly HashSet<string> vanished = run.Met.Any(fault => fault.Kind == FaultKind.Vanish)
        ?
        [
            .. run
                .After.Where(pair =>
                    pair.Value.IsArchived && run.Before.TryGetValue(pair.Key, out var before) && !before.IsArchived
                )
                .Select(pair => pair.Key),
        ]
        : [];

    private readonly Lazy<Dictionary<string, CurrentSequence>> held = new(() =>
        drawn
            .Read(
                drawn
                    .Lock()
                    .Sequences.Select(known => known.Id)
                    .Concat((run.Report?.Results ?? []).Select(result => result.Id).OfType<string>())
                    .Distinct()
                    .Where(run.After.ContainsKey)
            )
            .ToDictionary(sequence => sequence.Id, StringComparer.Ordinal)
    );

    public IEnumerable<string> Problems() =>
        run.Report is { } report
            ? [.. Reported(report), .. Account(report), .. Locked(report)]
            : Unchanged(run.Before.Keys, "without a report").Concat(Made([]));

    private bool IsChanged(string id) =>
        !vanished.Contains(id) && run.Before.GetValueOrDefault(id)?.Text != run.After.GetValueOrDefault(id)?.Text;

    private IEnumerable<string> Unchanged(IEnumerable<string> ids, string why) =>
        ids.Where(IsChanged).Select(id => $"{why}, and {id} changed");

    private IEnumerable<string> Reported(ApplyReport report)
    {
        var toDo = run.Plan!.Sequences.Where(change =>
                change.Action is not (SequenceAction.None or SequenceAction.NotRead)
            )
            .Select(change => change.Key)
            .ToList();
        if (!toDo.SequenceEqual(report.Results.Select(result => result.Key)))
            yield return "the report is not about the entries of the plan in their order";
        foreach (var result in report.Results)
        {
            var told = $"{result.Key}: {result.Action} {result.Status} (written {result.Written}): {result.Message}";
            if (
                result.Status is not ChangeStatus.Applied and not ChangeStatus.Blocked
                && !Remedy().IsMatch(result.Message ?? "")
            )
                yield return $"no remedy: {told}";
            if (
                result.Status is ChangeStatus.NotAttempted or ChangeStatus.Stale or ChangeStatus.Blocked
                && result.Written
            )
                yield return $"written, it says: {told}";
            if (!result.Written && result.Id is { } id && IsChanged(id))
                yield return $"it was changed: {told}";
            if (!result.Written && result.Action == SequenceAction.Create && NewNamed(result.Name).Any())
                yield return $"it was made: {told}";
            if (
                result.Status == ChangeStatus.Applied
                && !(result.Id is { } target && vanished.Contains(target))
                && IsNotDone(result) is { } why
            )
                yield return $"{why}: {told}";
        }
    }

    private string? IsNotDone(ChangeResult result)
    {
        var change = Change(result);
        switch (change.Action)
        {
            case SequenceAction.Archive:
                return run.After[change.Id!].IsArchived ? null : "it is not archived";
            case SequenceAction.Forget:
                return drawn.Lock().Sequences.Any(known => known.Key == change.Key)
                    ? "the lock did not forget it"
                    : null;
            default:
                if (result.Id is null || !run.After.ContainsKey(result.Id))
                    return "it does not exist";
                // A plan that could not look labels up knows those that no file manages by their ids.
                ImmutableArray<Field> ids =
                    change.Target!.Fields[Fields.Labels] is FieldValue.Set set && set.Items.Any(ServiceId.IsApollos)
                        ? [Fields.Labels]
                        : [];
                var mismatches = ReadBack.Compare(change.Target!, held.Value[result.Id], ids).Mismatches;
                return mismatches.IsEmpty ? null : $"it is not as planned ({string.Join("; ", mismatches)})";
        }
    }

    private SequenceChange Change(ChangeResult result) =>
        run.Plan!.Sequences.Single(change => change.Key == result.Key && change.Action == result.Action);

    private IEnumerable<string> NewNamed(string name) =>
        run.After.Where(pair => !run.Before.ContainsKey(pair.Key) && pair.Value.Name == name).Select(pair => pair.Key);

    private IEnumerable<string> Account(ApplyReport report)
    {
        var written = report.Results.Where(result => result.Written).ToList();
        foreach (
            var problem in Unchanged(
                run.Before.Keys.Except(written.Select(result => result.Id).OfType<string>()),
                "not written"
            )
        )
            yield return problem;
        foreach (
            var problem in Made(
                written.Where(result => result.Action == SequenceAction.Create).Select(result => result.Name)
            )
        )
            yield return problem;
        foreach (var name in drawn.Desired.Sequences.Select(file => file.Name))
        {
            if (run.After.Values.Count(sequence => sequence.Name == name && !sequence.IsArchived) > 1)
                yield return $"there are several named '{name}'";
        }

        var mayGo = run.Plan!.Sequences.Where(change => change.Requests.Length > 0)
            .SelectMany(Going)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (id, before) in run.Before)
        {
            var left = run.After.TryGetValue(id, out var after) ? after.Parts.ToHashSet(StringComparer.Ordinal) : [];
            foreach (var lost in before.Parts.Where(part => !left.Contains(part) && !mayGo.Contains(part)))
                yield return $"{id} lost {lost}, which no plan wanted";
        }
    }

    private IEnumerable<string> Made(IEnumerable<string> names)
    {
        var mayBe = names.ToHashSet(StringComparer.Ordinal);
        return run
            .After.Where(pair => !run.Before.ContainsKey(pair.Key) && !mayBe.Contains(pair.Value.Name))
            .Select(pair => $"{pair.Key} was made, and no report says so");
    }

    private static IEnumerable<string> Going(SequenceChange change) =>
        change.Steps.SelectMany(step =>
            step.Action is PartAction.Remove or PartAction.Replace
                ? step
                    .Touches.Select(touch => touch.Id)
                    .Append(step.Id)
                    .OfType<string>()
                    .Concat(
                        change
                            .Before?.Steps.Where(held => held.Handle == step.Handle)
                            .SelectMany(held => held.Touches)
                            .Select(touch => touch.Handle)
                            ?? []
                    )
                : step
                    .Touches.Where(touch => touch.Action is PartAction.Remove or PartAction.Replace)
                    .Select(touch => touch.Id)
                    .OfType<string>()
        );

    private IEnumerable<string> Locked(ApplyReport report)
    {
        var now = drawn.Lock();
        var ended = report.Results.ToDictionary(result => result.Key, result => result.Status, StringComparer.Ordinal);
        foreach (var known in now.Sequences)
        {
            if (!run.After.TryGetValue(known.Id, out var there))
            {
                yield return $"the lock has {known.Key} as {known.Id}, which does not exist";
                continue;
            }

            var before = run.Locked.Sequences.FirstOrDefault(former => former.Id == known.Id);
            var parts = there.Parts.ToHashSet(StringComparer.Ordinal);
            var news = known
                .Steps.SelectMany(step => step.Touches.Select(touch => touch.Id).Prepend(step.Id))
                .Except(
                    before?.Steps.SelectMany(step => step.Touches.Select(touch => touch.Id).Prepend(step.Id)) ?? []
                );
            foreach (var stranger in news.Where(id => !parts.Contains(id)))
                yield return $"the lock of {known.Key} has {stranger}, which does not exist";
            if (vanished.Contains(known.Id))
                continue;
            var current = held.Value[known.Id];

            // Noted when it was made, switched off; what came of switching it on may not be known.
            var isUnfinished = ended.GetValueOrDefault(known.Key, ChangeStatus.Failed) != ChangeStatus.Applied;
            var noted = isUnfinished
                ? known.Fields with
                {
                    Pairs = known.Fields.Pairs.Remove(Fields.Active.Key),
                }
                : known.Fields;
            foreach (var problem in Pairs(FieldOwner.Sequence, known.Key, noted, before?.Fields, current.Fields))
                yield return problem;
            foreach (var step in known.Steps.Where(step => current.Steps.Any(other => other.Id == step.Id)))
            {
                var (stepBefore, stepNow) = (
                    before?.Steps.FirstOrDefault(other => other.Id == step.Id),
                    current.Steps.Single(other => other.Id == step.Id)
                );
                foreach (
                    var problem in Pairs(
                        FieldOwner.Step,
                        $"{known.Key} {step.Id}",
                        step.Fields,
                        stepBefore?.Fields,
                        stepNow.Fields
                    )
                )
                    yield return problem;
                foreach (var touch in step.Touches.Where(touch => stepNow.Touches.Any(other => other.Id == touch.Id)))
                {
                    var touchBefore = stepBefore?.Touches.FirstOrDefault(other => other.Id == touch.Id)?.Fields;
                    foreach (
                        var problem in Pairs(
                            FieldOwner.Touch,
                            $"{known.Key} {touch.Id}",
                            touch.Fields,
                            touchBefore,
                            stepNow.Touches.Single(other => other.Id == touch.Id).Fields
                        )
                    )
                        yield return problem;
                }
            }

            if (
                ended.GetValueOrDefault(known.Key, ChangeStatus.Failed) == ChangeStatus.Applied
                && known.Steps.FirstOrDefault(step => !parts.Contains(step.Id)) is { } gone
            )
                yield return $"{known.Key} is applied, and the lock has the step {gone.Id}, which does not exist";
        }
    }

    // What was noted in this run is what the service holds; nothing here ever refuses a value.
    private static IEnumerable<string> Pairs(
        FieldOwner owner,
        string of,
        BaseFields now,
        BaseFields? before,
        FieldSet current
    )
    {
        foreach (var (name, pair) in now.Pairs.Where(pair => before?.Pairs.GetValueOrDefault(pair.Key) != pair.Value))
        {
            var field = Fields.Of(owner).Single(field => field.Key == name);
            if (pair.IsRefused)
                yield return $"the lock of {of} says that {name} was refused";
            else if (pair.Returned != FieldToken.Of(field, current[field]))
                yield return $"the lock of {of} says that {name} is {pair.Returned}, and it is "
                    + $"{FieldToken.Of(field, current[field])}";
        }
    }

    [GeneratedRegex(
        "again|next run|next apply|Check the key|Ask an Apollo admin|Check it|Check the sequence|--on-error|scope"
    )]
    private static partial Regex Remedy();
}
