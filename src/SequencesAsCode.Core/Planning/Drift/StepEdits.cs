using System.Collections.Immutable;
using SequencesAsCode.Core.Planning.Matching;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.States;
using SequencesAsCode.Core.Values;

namespace SequencesAsCode.Core.Planning.Drift;

/// <summary>Steps as Apollo has them, laid beside what the last apply left.</summary>
/// <param name="Steps">In Apollo's order; a deleted one stands where it was.</param>
/// <param name="Conflicts">Fields that the files changed too.</param>
internal sealed record StepEdits(ImmutableArray<StepChange> Steps, ImmutableArray<FieldDifference> Conflicts)
{
    /// <summary>Compares the steps of a sequence.</summary>
    /// <param name="file">The file's steps; null when no file declares the sequence.</param>
    /// <param name="known">What the last apply left.</param>
    /// <param name="held">What Apollo has.</param>
    /// <param name="planned">Which part of the file means which part of the service.</param>
    public static StepEdits Of(ImmutableArray<DesiredStep>? file, BaseSequence known, CurrentSequence held, SequenceChange? planned)
    {
        var byHandle = (file ?? []).Index().ToDictionary(pair => StepPlanner.Handle(pair.Item.Key, pair.Index), pair => pair.Item, StringComparer.Ordinal);
        var changes = (planned?.Steps ?? []).Where(step => step.Id is not null).ToDictionary(step => step.Id!, StringComparer.Ordinal);
        var places = known.Steps.Index().ToDictionary(pair => pair.Item.Id, pair => pair.Index, StringComparer.Ordinal);
        var stayed = held.Steps.Where(step => places.ContainsKey(step.Id)).ToList();
        var silent = LongestRun.Of(stayed.ConvertAll(step => places[step.Id]));
        var moved = IsInFileOrder(file, planned) ? [] : stayed.Where((_, index) => !silent[index]).Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
        var conflicts = ImmutableArray.CreateBuilder<FieldDifference>();
        var steps = new List<StepChange>();

        foreach (var (index, step) in held.Steps.Index())
        {
            var change = changes.GetValueOrDefault(step.Id);
            var wanted = change is { Action: not PartAction.Replace } ? byHandle.GetValueOrDefault(change.Handle) : null;
            if (!places.TryGetValue(step.Id, out var place))
            {
                if (wanted is null) steps.Add(Made(step, index));
                continue;
            }

            var (former, handle) = (known.Steps[place], change?.Handle ?? known.Steps[place].Key ?? step.Id);
            var edits = FieldEdits.Of(FieldOwner.Step, former.Fields, wanted?.Fields, step.Fields, handle);
            var touches = TouchEdits.Of(wanted, former, step, change, handle);
            conflicts.AddRange(edits.Conflicts);
            conflicts.AddRange(touches.Conflicts);
            var isMoved = moved.Contains(step.Id);
            steps.Add(new(PartAction.None, isMoved ? Reason.MovedInService : Reason.NothingChanged, handle, former.Key, step.Id, step.Type, null, MatchedBy.Lock, isMoved ? place + 1 : index + 1, index + 1, step.People, [], touches.Touches, edits.Drift, wanted?.At));
        }

        // What the file dropped under its key is gone on both sides.
        foreach (var (place, former) in known.Steps.Index().Where(pair => held.Steps.All(step => step.Id != pair.Item.Id)))
        {
            if (file is not null && former.Key is { } key && !byHandle.ContainsKey(key)) continue;
            var before = known.Steps.Take(place).Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
            steps.Insert(1 + steps.FindLastIndex(step => before.Contains(step.Id!)), Deleted(former, place, byHandle.GetValueOrDefault(former.Key ?? "")));
        }

        return new([.. steps], conflicts.ToImmutable());
    }

    // As with fields: where file and Apollo say the same by now, nothing is left to say.
    private static bool IsInFileOrder(ImmutableArray<DesiredStep>? file, SequenceChange? planned)
    {
        var from = (planned?.Steps ?? []).Where(step => step is { From: not null, At: not null }).ToDictionary(step => step.Handle, step => step.From!.Value, StringComparer.Ordinal);
        var places = (file ?? []).Select((step, index) => from.TryGetValue(StepPlanner.Handle(step.Key, index), out var place) ? place : 0).Where(place => place > 0).ToList();
        return places.Count > 1 && LongestRun.IsAll(places);
    }

    private static StepChange Made(CurrentStep step, int index) => new(
        PartAction.None, Reason.AddedInService, step.Id, null, step.Id, step.Type, null, MatchedBy.Nothing, index + 1, index + 1, step.People, [],
        [.. step.Touches.Select(touch => TouchEdits.Made(touch, step.Id))], FieldEdits.Made(step.Fields), null);

    private static StepChange Deleted(BaseStep former, int place, DesiredStep? wanted) => new(
        PartAction.None, Reason.DeletedInService, former.Key ?? former.Id, former.Key, former.Id, former.Type, null, MatchedBy.Lock, place + 1, null, People.Nobody, [], [], [], wanted?.At);
}

/// <summary>Touches of one step as Apollo has them, laid beside what the last apply left.</summary>
/// <param name="Touches">Deleted ones last.</param>
/// <param name="Conflicts">Fields that the files changed too.</param>
internal sealed record TouchEdits(ImmutableArray<TouchChange> Touches, ImmutableArray<FieldDifference> Conflicts)
{
    /// <summary>Compares the touches of a step that is still there.</summary>
    public static TouchEdits Of(DesiredStep? file, BaseStep known, CurrentStep held, StepChange? planned, string stepHandle)
    {
        if (file is null ? !known.Touches.Any(FormerParts.WasListed) : file.Touches is null) return new([], []);
        var byHandle = (file?.Touches ?? []).Index().ToDictionary(pair => TouchPlanner.Handle(stepHandle, pair.Item.Key, pair.Index), pair => pair.Item, StringComparer.Ordinal);
        var changes = (planned?.Touches ?? []).Where(touch => touch.Id is not null).ToDictionary(touch => touch.Id!, StringComparer.Ordinal);
        var conflicts = ImmutableArray.CreateBuilder<FieldDifference>();
        var touches = ImmutableArray.CreateBuilder<TouchChange>();
        foreach (var touch in held.Touches)
        {
            var change = changes.GetValueOrDefault(touch.Id);
            var wanted = change is null ? null : byHandle.GetValueOrDefault(change.Handle);
            if (known.Touches.FirstOrDefault(former => former.Id == touch.Id) is not { } former)
            {
                if (wanted is null) touches.Add(Made(touch, stepHandle));
                continue;
            }

            var handle = change?.Handle ?? $"{stepHandle}/{former.Key ?? touch.Id}";
            var edits = FieldEdits.Of(FieldOwner.Touch, former.Fields, wanted?.Fields, touch.Fields, handle);
            conflicts.AddRange(edits.Conflicts);
            touches.Add(new(PartAction.None, Reason.NothingChanged, handle, former.Key, touch.Id, MatchedBy.Lock, [], edits.Drift, wanted?.At));
        }

        foreach (var former in known.Touches.Where(former => held.Touches.All(touch => touch.Id != former.Id)))
        {
            var handle = $"{stepHandle}/{former.Key ?? former.Id}";
            if (file is not null && former.Key is not null && !byHandle.ContainsKey(handle)) continue;
            touches.Add(new(PartAction.None, Reason.DeletedInService, handle, former.Key, former.Id, MatchedBy.Lock, [], [], byHandle.GetValueOrDefault(handle)?.At));
        }

        return new(touches.ToImmutable(), conflicts.ToImmutable());
    }

    /// <summary>A touch that was made in Apollo, with what it says.</summary>
    public static TouchChange Made(CurrentTouch touch, string stepHandle) =>
        new(PartAction.None, Reason.AddedInService, $"{stepHandle}/{touch.Id}", null, touch.Id, MatchedBy.Nothing, [], FieldEdits.Made(touch.Fields), null);
}
