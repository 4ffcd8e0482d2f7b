using SequencesAsCode.Core.Planning.Identity;

namespace SequencesAsCode.Core.Planning.Pulling;

/// <summary>
/// Decides which edits made in Apollo go into a sequence's file. Edits on Apollo's side alone do. Where both sides
/// changed, or no lock tells which did, they do only when Apollo's side is asked for. It reads and writes nothing.
/// </summary>
public sealed class PullPlanner
{
    private readonly DesiredSequence desired;
    private readonly SequenceChange change;
    private readonly BaseSequence? known;
    private readonly CurrentSequence current;
    private readonly bool theirs;
    private readonly PullNotes notes;
    private readonly FieldPull fieldPull;
    private readonly TouchPull touchPull;

    private PullPlanner(
        DesiredSequence desired,
        SequenceChange change,
        BaseSequence? known,
        CurrentSequence current,
        bool theirs
    )
    {
        this.desired = desired;
        this.change = change;
        this.known = known;
        this.current = current;
        this.theirs = theirs;
        notes = new(known is not null, theirs);
        fieldPull = new(change, notes, theirs);
        touchPull = new(notes, fieldPull);
    }

    /// <summary>Plans the pull of one sequence.</summary>
    /// <param name="desired">Its file.</param>
    /// <param name="change">Its entry of a plan that keeps edits made in Apollo and gives no consent.</param>
    /// <param name="known">What the lock has of it; null if it has nothing.</param>
    /// <param name="current">The sequence in Apollo.</param>
    /// <param name="theirs">Whether Apollo's side wins where both sides changed, or where no lock tells which
    /// did.</param>
    public static Pull Plan(
        DesiredSequence desired,
        SequenceChange change,
        BaseSequence? known,
        CurrentSequence current,
        bool theirs
    ) => new PullPlanner(desired, change, known, current, theirs).Pull();

    private Pull Pull()
    {
        var place = new PullPlace(desired.At, Where: null, Handle: null, FieldOwner.Sequence);
        var fields = fieldPull.Take(place, change.Drift, change.Fields, known?.Fields);
        var steps = desired.Steps is { } listed ? Steps(listed) : null;
        return new(desired.Key, desired.Name, new(desired.At, fields, steps), [.. notes.Taken], [.. notes.Left]);
    }

    private ImmutableArray<PulledStep>? Steps(ImmutableArray<DesiredStep> listed)
    {
        if (change.Steps.Select(step => step.At).OfType<SourceLocation>().Distinct().Count() != listed.Length)
            return null;

        var pulled = new List<PulledStep>();
        var isSame = true;
        foreach (var step in InOrder())
        {
            if (step.At is { } at)
            {
                var kept = Kept(listed.First(candidate => candidate.At == at), step);
                isSame &= kept is { Fields.IsEmpty: true, Touches: null };
                if (kept is not null)
                    pulled.Add(kept);
            }
            else if (HeldBy(step) is { } held && IsMade(step, held))
            {
                isSame = false;
                pulled.Add(new(null, held, [], null));
            }
        }

        var places = pulled.Select(one => one.At).OfType<SourceLocation>().ToList();
        isSame &= places.SequenceEqual(listed.Select(step => step.At).Where(places.Contains));
        return isSame ? null : [.. pulled];
    }

    private ImmutableArray<StepChange> InOrder()
    {
        const string what = "the order of the steps";
        var order = PullOrder.Decide(change, known, ComesBack, theirs);
        if (order.IsTaken)
            notes.Take(desired.At, where: null, what);
        if (order.IsConflict)
            notes.LeaveOpen(desired.At, where: null, $"{what}: {PullNotes.BothMoved}");
        return order.Steps;
    }

    private bool ComesBack(StepChange step) =>
        theirs
        && HeldBy(step) is { } held
        && notes.IsUnsettled(step.Action, step.Reason, FormerParts.IsEdited(FormerOf(held.Id), held));

    private CurrentStep? HeldBy(StepChange step) => current.Steps.FirstOrDefault(candidate => candidate.Id == step.Id);

    private BaseStep? FormerOf(string id) => known?.Steps.FirstOrDefault(former => former.Id == id);

    private bool IsMade(StepChange step, CurrentStep held)
    {
        var isEdited = FormerParts.IsEdited(FormerOf(held.Id), held);
        return notes.IsMade(step.Action, step.Reason, isEdited, desired.At, WhereOf(step), "the step");
    }

    private PulledStep? Kept(DesiredStep listed, StepChange step)
    {
        if (notes.IsDeleted(step.Action, step.Reason, desired.At, WhereOf(step), "the step"))
            return null;
        if (step.Id is null || step.Action is PartAction.Create or PartAction.Replace)
            return PulledStep.Kept(listed.At);
        var before = FormerOf(step.Id);
        var place = new PullPlace(listed.At, WhereOf(step), step.Handle, FieldOwner.Step);
        var fields = fieldPull.Take(place, step.Drift, step.Fields, before?.Fields);
        var touches = listed.Touches is null ? null : touchPull.Take(listed, step, before, HeldBy(step)?.Touches ?? []);
        return new(listed.At, null, fields, touches);
    }

    /// <summary>The name of a step in the notes of a pull.</summary>
    internal static string WhereOf(StepChange step) =>
        $"{StepTypes.Label(step.Type)} {(step.Key is { } key ? $"'{key}'" : $"at step {step.From ?? step.To}")}";
}
