using SequencesAsCode.Core.Planning.Binding;
using SequencesAsCode.Core.Planning.Guarding;
using SequencesAsCode.Core.Planning.Identity;

namespace SequencesAsCode.Core.Planning.Drift;

/// <summary>
/// Plans that show only what was edited in Apollo since the last apply, independent of later edits in the files.
/// </summary>
/// <param name="planner">Matches the parts of a file with those in Apollo; its changes are not used.</param>
/// <param name="current">The state of the account.</param>
internal sealed class DriftPlanner(SequencePlanner planner, CurrentState current)
{
    /// <summary>Plans a sequence of a file; null when no apply left anything to compare with.</summary>
    public SequenceChange? Plan(SequenceBinding binding)
    {
        if (binding.Base is not { } known)
            return null;
        if (current.Unclear.TryGetValue(known.Id, out var what))
            return SequencePlanner.Stopped(binding, null, AbsenceGuards.Contradictory(what, binding.Desired.At));
        if (current.Failures.TryGetValue(known.Id, out var why))
            return NotRead(binding.Desired, known, why);
        var (held, lost) = Find(known);
        if (held is null)
            return Blank(binding.Desired, known, lost);
        var planned = planner.Update(binding, held);
        return Compare(binding.Desired, known, held, planned) with { Notes = [.. Obstacles(planned)] };
    }

    // A pull does not edit a file with mistakes in view of the account.
    private static IEnumerable<string> Obstacles(SequenceChange planned) =>
        planned
            .Blocks.Where(block => block.Code == BlockCode.DoesNotFit)
            .Select(block => $"Correct the file before you pull these edits: {block.Message}");

    /// <summary>Plans a sequence of the lock that no file claims.</summary>
    public SequenceChange Plan(BaseSequence orphan)
    {
        if (current.Unclear.TryGetValue(orphan.Id, out var what))
            return SequencePlanner.Stopped(orphan, AbsenceGuards.Contradictory(what, null));
        if (current.Failures.TryGetValue(orphan.Id, out var why))
            return NotRead(null, orphan, why);
        var (held, lost) = Find(orphan);
        return held is null ? Blank(null, orphan, lost) : Compare(file: null, orphan, held, planned: null);
    }

    private (CurrentSequence? Held, Reason Lost) Find(BaseSequence known)
    {
        if (current.Sequences.TryGetValue(known.Id, out var held))
            return held.Archived ? (null, Reason.ArchivedInService) : (held, Reason.NothingChanged);
        return current.Absent.Contains(known.Id)
            ? (null, Reason.DeletedInService)
            : throw new InvalidOperationException($"The sequence {known.Id} was not read.");
    }

    private static SequenceChange Compare(
        DesiredSequence? file,
        BaseSequence known,
        CurrentSequence held,
        SequenceChange? planned
    )
    {
        var edits = FieldEdits.Find(FieldOwner.Sequence, known.Fields, file?.Fields, held.Fields, null);
        var isManaged = file is null ? known.Steps.Any(FormerParts.WasListed) : file.Steps is not null;
        var steps = isManaged ? StepEdits.Find(file?.Steps, known, held, planned) : new([], []);
        return Blank(file, known, Reason.NothingChanged) with
        {
            Live = held.Active,
            People = held.People,
            Steps = steps.Steps,
            Drift = edits.Drift,
            OrderDrift = steps.Steps.Any(step => step.Reason == Reason.MovedInService),
            Conflicts = [.. edits.Conflicts, .. steps.Conflicts],
            Fingerprint = held.Fingerprint,
        };
    }

    private static SequenceChange NotRead(DesiredSequence? file, BaseSequence known, string why) =>
        Blank(file, known, Reason.Guarded) with
        {
            Action = SequenceAction.Blocked,
            Effect = new(EffectKind.NotLookedAt),
            Blocks = [AbsenceGuards.NotRead(known.Id, why, file?.At)],
        };

    private static SequenceChange Blank(DesiredSequence? file, BaseSequence known, Reason reason) =>
        new()
        {
            Action = SequenceAction.None,
            Intended = SequenceAction.None,
            Reason = reason,
            Key = file?.Key ?? known.Key,
            Id = known.Id,
            Name = file?.Name ?? known.Name,
            MatchedBy = MatchedBy.Lock,
            Effect = new(EffectKind.NothingSent),
            At = file?.At,
        };
}
