using SequencesAsCode.Core.Planning.Binding;
using SequencesAsCode.Core.Planning.Guarding;
using SequencesAsCode.Core.Planning.Guarding.AcrossSequences;

namespace SequencesAsCode.Core.Planning;

/// <summary>
/// Chooses how each sequence is planned: created, updated, by its row, left as it is, or blocked. A problem with one
/// sequence does not affect the others.
/// </summary>
internal sealed class ChangeChoice
{
    private readonly SequencePlanner planner;
    private readonly RowPlanner byRow;
    private readonly NewcomerGuard newcomers;
    private readonly LostCreates lost;
    private readonly CurrentState current;
    private readonly Dictionary<string, SequenceRow> rows;
    private readonly Dictionary<string, RemovedSequence> decisions;
    private readonly ImmutableArray<BaseSequence> undecided;
    private readonly ILookup<string, SequenceBinding> byId;

    /// <param name="planner">Plans sequences that were read.</param>
    /// <param name="byRow">Plans sequences that the key may not read.</param>
    /// <param name="newcomers">Guards the creation of sequences.</param>
    /// <param name="lost">Sequences that an interrupted run may have created.</param>
    /// <param name="bindings">Which sequence each file means.</param>
    /// <param name="current">The state of the account.</param>
    /// <param name="workspace">Has the decisions for sequences without a file.</param>
    public ChangeChoice(
        SequencePlanner planner,
        RowPlanner byRow,
        NewcomerGuard newcomers,
        LostCreates lost,
        SequenceBindings bindings,
        CurrentState current,
        Workspace workspace
    )
    {
        this.planner = planner;
        this.byRow = byRow;
        this.newcomers = newcomers;
        this.lost = lost;
        this.current = current;
        rows = current.Rows.DistinctBy(row => row.Id).ToDictionary(row => row.Id, StringComparer.Ordinal);
        decisions = workspace.Removed.ToDictionary(removed => removed.Key, StringComparer.Ordinal);
        undecided = [.. bindings.Orphans.Where(orphan => !decisions.ContainsKey(orphan.Key))];
        byId = bindings
            .Bindings.Where(binding => binding.Id is not null)
            .ToLookup(binding => binding.Id!, StringComparer.Ordinal);
    }

    /// <summary>Plans a sequence of a file.</summary>
    public SequenceChange Plan(SequenceBinding binding)
    {
        if (binding.Contradiction is { } contradiction)
            return SequencePlanner.Stopped(binding, null, ConflictGuards.Contradiction(binding.Desired, contradiction));
        if (binding.Id is not { } id)
            return PlanUnbound(binding);
        if (byId[id].FirstOrDefault(other => !ReferenceEquals(other, binding)) is { } other)
            return Doubled(binding, id, other);
        if (binding is { By: MatchedBy.Lock, Namesakes.IsEmpty: false })
            return planner.Ambiguous(binding with { Namesakes = binding.Namesakes.Insert(0, id) });
        if (current.Unclear.TryGetValue(id, out var what))
            return Unclear(binding, current.Sequences.GetValueOrDefault(id), what);
        return current.Sequences.GetValueOrDefault(id) is { Archived: false } sequence
            ? planner.Update(binding, sequence)
            : PlanUnread(binding, id);
    }

    // No sequence of the account is known to be the one of the file.
    private SequenceChange PlanUnbound(SequenceBinding binding)
    {
        if (binding.SameName > 1)
            return planner.Ambiguous(binding);
        if (undecided.FirstOrDefault(orphan => Resembles(binding.Desired, orphan)) is { } lookalike)
            return planner.Create(binding, [CreationGuards.Resembles(binding.Desired, lookalike)]);
        return lost.BlockOf(binding.Desired) is { } made
            ? planner.Create(binding, [made])
            : planner.Create(binding, newcomers.Blocks(binding));
    }

    // Two files mean this sequence: by id and by lock, or by the same former key.
    private static SequenceChange Doubled(SequenceBinding binding, string id, SequenceBinding other)
    {
        var mistake = Diagnostic.DuplicateOverFiles(binding.Desired.At, "id", id, other.Desired.At);
        return SequencePlanner.Stopped(binding, null, ConflictGuards.Mistakes([mistake]).Single());
    }

    // The sequence is archived, or it was not read completely.
    private SequenceChange PlanUnread(SequenceBinding binding, string id)
    {
        var archived = current.Sequences.GetValueOrDefault(id);
        var row = rows.GetValueOrDefault(id);
        if (current.Failures.TryGetValue(id, out var why))
            return SequencePlanner.NotRead(binding, row, why);
        if (archived is not null)
            return planner.Gone(binding, archived, row is not null);
        if (current.AsLocked.Contains(id))
            return AsLocked(binding, rows[id]);
        if (current.Unreadable is { } unreadable && unreadable.Ids.Contains(id))
            return PlanUnreadable(binding, id, row, unreadable.Endpoint);
        return current.Absent.Contains(id)
            ? planner.Gone(binding, archived, row is not null)
            : throw new InvalidOperationException($"The sequence {id} was not read.");
    }

    private SequenceChange PlanUnreadable(SequenceBinding binding, string id, SequenceRow? row, string endpoint) =>
        row is not null
            ? byRow.Plan(binding, row, endpoint)
            : SequencePlanner.Stopped(binding, null, AbsenceGuards.NotListed(binding.Desired, id, endpoint));

    /// <summary>Plans a sequence of the lock that no file claims.</summary>
    public SequenceChange Plan(BaseSequence orphan)
    {
        var isByRow = current.Unreadable?.Ids.Contains(orphan.Id) == true;
        var row = rows.GetValueOrDefault(orphan.Id);
        var decision = decisions.GetValueOrDefault(orphan.Key);
        if (
            decision is not { Archive: false }
            && !current.Sequences.ContainsKey(orphan.Id)
            && current.Unclear.TryGetValue(orphan.Id, out var what)
        )
        {
            return SequencePlanner.Stopped(orphan, AbsenceGuards.Contradictory(what, decision?.At));
        }

        return current.Failures.TryGetValue(orphan.Id, out var why)
            ? planner.Unclaimed.PlanUnread(orphan, row, decision, why)
            : planner.Unclaimed.Plan(
                orphan,
                isByRow ? row?.AsSequence() : current.Sequences.GetValueOrDefault(orphan.Id),
                decision,
                row is not null,
                isByRow
            );
    }

    // If the part that was read needs no change, nothing is sent, so an outdated list does not stop the sequence.
    private SequenceChange Unclear(SequenceBinding binding, CurrentSequence? held, string what)
    {
        var change = held is null ? null : planner.Update(binding, held);
        return change is { Action: SequenceAction.None, HasDrift: false }
            ? change
            : SequencePlanner.Stopped(binding, held, AbsenceGuards.Contradictory(what, binding.Desired.At));
    }

    // Whether name or any body is the same, so that only the key, or key and name, may have changed.
    private static bool Resembles(DesiredSequence desired, BaseSequence orphan)
    {
        if (ComparableName.Of(desired.Name) == ComparableName.Of(orphan.Name))
            return true;
        var sent = orphan
            .Steps.SelectMany(step => step.Touches)
            .Select(touch => touch.Fields[Fields.Body])
            .OfType<BasePair>()
            .ToList();
        return (desired.Steps ?? [])
            .SelectMany(step => step.Touches ?? [])
            .Select(touch => touch.Fields[Fields.Body])
            .OfType<FieldValue.Html>()
            .Any(body => body.Markup.Length > 0 && sent.Any(pair => FieldPlanner.IsAsSent(Fields.Body, body, pair)));
    }

    private static SequenceChange AsLocked(SequenceBinding binding, SequenceRow row) =>
        Planner.NotRead(binding, Reason.AsLocked) with
        {
            Live = row.Active,
        };
}
