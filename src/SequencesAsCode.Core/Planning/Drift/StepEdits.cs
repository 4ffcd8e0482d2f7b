using SequencesAsCode.Core.Planning.Matching;
using SequencesAsCode.Core.Planning.Parts;

namespace SequencesAsCode.Core.Planning.Drift;

/// <summary>The steps of a sequence in Apollo, compared with what the last apply left.</summary>
/// <param name="Steps">The steps in Apollo's order; a deleted one is where it was.</param>
/// <param name="Conflicts">Edited fields that the file changed too.</param>
internal sealed record StepEdits(ImmutableArray<StepChange> Steps, ImmutableArray<FieldDifference> Conflicts)
{
    /// <summary>Compares the steps of a sequence.</summary>
    /// <param name="file">The file's steps; null when no file declares the sequence.</param>
    /// <param name="known">What the last apply left.</param>
    /// <param name="held">The sequence in Apollo.</param>
    /// <param name="planned">A plan that matches the parts of the file with those in Apollo.</param>
    public static StepEdits Find(
        ImmutableArray<DesiredStep>? file,
        BaseSequence known,
        CurrentSequence held,
        SequenceChange? planned
    ) => new StepComparison(file, known, held, planned).Compare();
}

/// <summary>The comparison of the steps of one sequence. An instance is used once.</summary>
internal sealed class StepComparison
{
    private readonly ImmutableArray<DesiredStep>? file;
    private readonly BaseSequence known;
    private readonly CurrentSequence held;
    private readonly Dictionary<string, DesiredStep> byHandle;
    private readonly Dictionary<string, StepChange> changes;
    private readonly Dictionary<string, int> places;
    private readonly HashSet<string> moved;
    private readonly ImmutableArray<FieldDifference>.Builder conflicts =
        ImmutableArray.CreateBuilder<FieldDifference>();
    private readonly List<StepChange> steps = [];

    /// <param name="file">The file's steps; null when no file declares the sequence.</param>
    /// <param name="known">What the last apply left.</param>
    /// <param name="held">The sequence in Apollo.</param>
    /// <param name="planned">A plan that matches the parts of the file with those in Apollo.</param>
    public StepComparison(
        ImmutableArray<DesiredStep>? file,
        BaseSequence known,
        CurrentSequence held,
        SequenceChange? planned
    )
    {
        this.file = file;
        this.known = known;
        this.held = held;
        byHandle = (file ?? [])
            .Index()
            .ToDictionary(
                pair => PartNames.StepHandle(pair.Item.Key, pair.Index),
                pair => pair.Item,
                StringComparer.Ordinal
            );
        changes = (planned?.Steps ?? [])
            .Where(step => step.Id is not null)
            .ToDictionary(step => step.Id!, StringComparer.Ordinal);
        places = known.Steps.Index().ToDictionary(pair => pair.Item.Id, pair => pair.Index, StringComparer.Ordinal);
        moved = IsInFileOrder(planned) ? [] : Moved();
    }

    /// <summary>Makes the comparison.</summary>
    public StepEdits Compare()
    {
        foreach (var (index, step) in held.Steps.Index())
            AddHeld(step, index);
        foreach (var (place, former) in known.Steps.Index().Where(pair => IsGone(pair.Item)))
            AddDeleted(former, place);
        return new([.. steps], conflicts.ToImmutable());
    }

    private HashSet<string> Moved()
    {
        var stayed = held.Steps.Where(step => places.ContainsKey(step.Id)).ToList();
        var silent = LongestRun.Mark(stayed.ConvertAll(step => places[step.Id]));
        return stayed.Where((_, index) => !silent[index]).Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
    }

    // The order is no edit where file and Apollo agree by now.
    private bool IsInFileOrder(SequenceChange? planned)
    {
        var from = (planned?.Steps ?? [])
            .Where(step => step is { From: not null, At: not null })
            .ToDictionary(step => step.Handle, step => step.From!.Value, StringComparer.Ordinal);
        var order = (file ?? [])
            .Select((step, index) => from.GetValueOrDefault(PartNames.StepHandle(step.Key, index)))
            .Where(place => place > 0)
            .ToList();
        return order.Count > 1 && LongestRun.IsAll(order);
    }

    private void AddHeld(CurrentStep step, int index)
    {
        var change = changes.GetValueOrDefault(step.Id);
        var wanted = change is { Action: not PartAction.Replace } ? byHandle.GetValueOrDefault(change.Handle) : null;
        if (!places.TryGetValue(step.Id, out var place))
        {
            if (wanted is null)
                steps.Add(Made(step, index));
            return;
        }

        var former = known.Steps[place];
        var handle = change?.Handle ?? former.Key ?? step.Id;
        var edits = FieldEdits.Find(FieldOwner.Step, former.Fields, wanted?.Fields, step.Fields, handle);
        var touches = TouchEdits.Find(wanted, former, step, change, handle);
        conflicts.AddRange(edits.Conflicts);
        conflicts.AddRange(touches.Conflicts);
        var isMoved = moved.Contains(step.Id);
        steps.Add(
            new()
            {
                Action = PartAction.None,
                Reason = isMoved ? Reason.MovedInService : Reason.NothingChanged,
                Handle = handle,
                Key = former.Key,
                Id = step.Id,
                Type = step.Type,
                MatchedBy = MatchedBy.Lock,
                From = isMoved ? place + 1 : index + 1,
                To = index + 1,
                People = step.People,
                Touches = touches.Touches,
                Drift = edits.Drift,
                At = wanted?.At,
            }
        );
    }

    private bool IsGone(BaseStep former) => held.Steps.All(step => step.Id != former.Id);

    // A step that the file dropped too is gone on both sides.
    private void AddDeleted(BaseStep former, int place)
    {
        if (file is not null && former.Key is { } key && !byHandle.ContainsKey(key))
            return;
        var before = known.Steps.Take(place).Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
        var deleted = Deleted(former, place, byHandle.GetValueOrDefault(former.Key ?? ""));
        steps.Insert(1 + steps.FindLastIndex(step => before.Contains(step.Id!)), deleted);
    }

    private static StepChange Made(CurrentStep step, int index) =>
        new()
        {
            Action = PartAction.None,
            Reason = Reason.AddedInService,
            Handle = step.Id,
            Id = step.Id,
            Type = step.Type,
            From = index + 1,
            To = index + 1,
            People = step.People,
            Touches = [.. step.Touches.Select(touch => TouchEdits.Made(touch, step.Id))],
            Drift = FieldEdits.Made(step.Fields),
        };

    private static StepChange Deleted(BaseStep former, int place, DesiredStep? wanted) =>
        new()
        {
            Action = PartAction.None,
            Reason = Reason.DeletedInService,
            Handle = former.Key ?? former.Id,
            Key = former.Key,
            Id = former.Id,
            Type = former.Type,
            MatchedBy = MatchedBy.Lock,
            From = place + 1,
            People = People.Nobody,
            At = wanted?.At,
        };
}
