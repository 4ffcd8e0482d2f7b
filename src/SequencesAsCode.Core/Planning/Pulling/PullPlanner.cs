using SequencesAsCode.Core.Planning.Binding;
using SequencesAsCode.Core.Planning.Drift;

namespace SequencesAsCode.Core.Planning.Pulling;

/// <summary>
/// Decides which edits made in Apollo go into a sequence's file: what only Apollo moved does, what both moved or no
/// lock settles only when Apollo's side is asked for. Pure.
/// </summary>
public sealed class PullPlanner
{
    private const string BothMoved = "changed in the file and in Apollo";
    private const string NoLock = "no lock says which side moved";
    private const string Rewritten = "sent, and Apollo made something else of it";

    private readonly DesiredSequence desired;
    private readonly SequenceChange change;
    private readonly BaseSequence? known;
    private readonly CurrentSequence current;
    private readonly bool theirs;
    private readonly List<PullNote> taken = [];
    private readonly List<PullNote> left = [];

    private PullPlanner(
        DesiredSequence desired,
        SequenceChange change,
        BaseSequence? known,
        CurrentSequence current,
        bool theirs
    ) => (this.desired, this.change, this.known, this.current, this.theirs) = (desired, change, known, current, theirs);

    /// <summary>The pull of one sequence.</summary>
    /// <param name="desired">What its file says.</param>
    /// <param name="change">Its entry of a plan that keeps drift and gives no consent.</param>
    /// <param name="known">What the lock knows of it.</param>
    /// <param name="current">What Apollo holds.</param>
    /// <param name="theirs">Whether Apollo's side wins where both moved, or where no lock says which did.</param>
    public static Pull Of(
        DesiredSequence desired,
        SequenceChange change,
        BaseSequence? known,
        CurrentSequence current,
        bool theirs
    ) => new PullPlanner(desired, change, known, current, theirs).Pull();

    private Pull Pull()
    {
        var fields = PullFields(
            desired.At,
            null,
            null,
            FieldOwner.Sequence,
            change.Drift,
            change.Fields,
            known?.Fields
        );
        var steps = desired.Steps is { } listed ? Steps(listed) : null;
        return new(desired.Key, desired.Name, new(desired.At, fields, steps), [.. taken], [.. left]);
    }

    private ImmutableArray<PulledStep>? Steps(ImmutableArray<DesiredStep> listed)
    {
        if (change.Steps.Select(step => step.At).OfType<SourceLocation>().Distinct().Count() != listed.Length)
            return null;

        var pulled = new List<PulledStep>();
        var isSame = true;
        foreach (var step in InOrder())
        {
            if (step.At is { } at && listed.First(candidate => candidate.At == at) is var wanted)
            {
                if (IsDeleted(step.Action, step.Reason, desired.At, WhereOf(step), "the step"))
                {
                    isSame = false;
                    continue;
                }

                var one = PulledOf(wanted, step);
                isSame &= one.Fields.IsEmpty && one.Touches is null;
                pulled.Add(one);
            }
            else if (
                current.Steps.FirstOrDefault(candidate => candidate.Id == step.Id) is { } held
                && IsMade(
                    step.Action,
                    step.Reason,
                    FormerParts.IsEdited(FormerOf(held.Id), held),
                    desired.At,
                    WhereOf(step),
                    "the step"
                )
            )
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
        var order = PullOrder.Of(change, known, ComesBack, theirs);
        if (order.IsTaken)
            taken.Add(new(desired.At, null, null, null, null, "the order of the steps"));
        if (order.IsConflict)
            left.Add(new(desired.At, null, null, null, null, $"the order of the steps: {BothMoved}") { IsOpen = true });
        return order.Steps;
    }

    private bool ComesBack(StepChange step) =>
        theirs
        && current.Steps.FirstOrDefault(candidate => candidate.Id == step.Id) is { } held
        && IsUnsettled(step.Action, step.Reason, FormerParts.IsEdited(FormerOf(held.Id), held));

    // It left the file, and that is not all: Apollo moved too, or no lock says which side did.
    private bool IsUnsettled(PartAction action, Reason reason, bool isEdited) =>
        (action, reason) == (PartAction.Remove, Reason.MissingFromFile) && (known is null || isEdited);

    private BaseStep? FormerOf(string id) => known?.Steps.FirstOrDefault(former => former.Id == id);

    private PulledStep PulledOf(DesiredStep wanted, StepChange step)
    {
        if (step.Id is null || step.Action is PartAction.Create or PartAction.Replace)
            return PulledStep.Kept(wanted.At);
        var before = FormerOf(step.Id);
        var fields = PullFields(
            wanted.At,
            WhereOf(step),
            step.Handle,
            FieldOwner.Step,
            step.Drift,
            step.Fields,
            before?.Fields
        );
        return new(
            wanted.At,
            null,
            fields,
            wanted.Touches is { } listed ? Touches(wanted.At, listed, step, before) : null
        );
    }

    private ImmutableArray<PulledTouch>? Touches(
        SourceLocation stepAt,
        ImmutableArray<DesiredTouch> listed,
        StepChange step,
        BaseStep? before
    )
    {
        var inService = current.Steps.FirstOrDefault(candidate => candidate.Id == step.Id)?.Touches ?? [];
        var pulled = new List<PulledTouch>();
        var isSame = true;
        foreach (var touch in step.Touches)
        {
            var where = $"touch {touch.Handle}";
            if (touch.At is { } at)
            {
                if (IsDeleted(touch.Action, touch.Reason, stepAt, WhereOf(step), $"the touch {touch.Key ?? touch.Id}"))
                {
                    isSame = false;
                    continue;
                }

                var fields =
                    touch.Action == PartAction.Create
                        ? []
                        : PullFields(
                            at,
                            where,
                            touch.Handle,
                            FieldOwner.Touch,
                            touch.Drift,
                            touch.Fields,
                            before?.Touches.FirstOrDefault(candidate => candidate.Id == touch.Id)?.Fields
                        );
                isSame &= fields.IsEmpty;
                pulled.Add(new(at, null, fields));
            }
            else if (
                inService.FirstOrDefault(candidate => candidate.Id == touch.Id) is { } held
                && IsMade(
                    touch.Action,
                    touch.Reason,
                    FormerParts.IsEdited(before?.Touches.FirstOrDefault(former => former.Id == held.Id), held),
                    stepAt,
                    WhereOf(step),
                    $"the touch {touch.Key ?? touch.Id}"
                )
            )
            {
                isSame = false;
                pulled.Add(new(null, held, []));
            }
        }

        return isSame || pulled.Count(touch => touch.At is not null) > listed.Length ? null : [.. pulled];
    }

    private bool IsDeleted(PartAction action, Reason reason, SourceLocation at, string where, string what)
    {
        if (reason != Reason.DeletedInService)
            return false;
        if (action == PartAction.None || theirs)
        {
            taken.Add(new(at, where, null, null, null, $"{what} was deleted in Apollo"));
            return true;
        }

        left.Add(
            new(at, where, null, null, null, $"{what} was deleted in Apollo, and changed in the file") { IsOpen = true }
        );
        return false;
    }

    private bool IsMade(PartAction action, Reason reason, bool isEdited, SourceLocation at, string where, string what)
    {
        var isOpen = IsUnsettled(action, reason, isEdited);
        if (!isOpen && (action, reason) != (PartAction.None, Reason.AddedInService))
            return false;
        var said =
            !isOpen ? $"{what} was made in Apollo"
            : known is null ? $"{what} is in Apollo and not in the file, and {NoLock}"
            : $"{what} left the file, and was edited in Apollo";
        (isOpen && !theirs ? left : taken).Add(new(at, where, null, null, null, said) { IsOpen = isOpen });
        return !isOpen || theirs;
    }

    private ImmutableArray<PulledField> PullFields(
        SourceLocation at,
        string? where,
        string? handle,
        FieldOwner owner,
        ImmutableArray<FieldDifference> drift,
        ImmutableArray<FieldChange> changes,
        BaseFields? @base
    )
    {
        var byHand = change.SetByHand.Where(one => IsHere(one, handle, owner)).ToLookup(one => VerdictOf(one, @base));
        var both = change.Conflicts.Where(conflict => IsHere(conflict, handle, owner)).Concat(byHand[Side.Both]);
        var unsettled = changes
            .Where(one => one.Reason == Reason.NoBase)
            .Select(one => new FieldDifference(one.Field, one.After, one.Before))
            .Concat(byHand[Side.Unknown]);
        var certain = drift.Concat(byHand[Side.Service]);
        var rewritten = change.Rewritten.Where(one => IsHere(one, handle, owner)).ToList();
        var open = both.Select(one => (Difference: one, Why: BothMoved))
            .Concat(unsettled.Select(one => (Difference: one, Why: $"differs, and {NoLock}")))
            .Concat(rewritten.Select(one => (Difference: one, Why: Rewritten)))
            .ToList();
        if (!theirs)
            left.AddRange(
                open.Select(one => new PullNote(
                    at,
                    where,
                    one.Difference.Field,
                    one.Difference.File,
                    one.Difference.Service,
                    one.Why
                )
                {
                    IsOpen = true,
                })
            );

        var fields = ImmutableArray.CreateBuilder<PulledField>();
        foreach (
            var difference in (theirs ? certain.Concat(open.Select(one => one.Difference)) : certain).OrderBy(one =>
                one.Field.Order
            )
        )
        {
            if (
                IsNothing(difference.Service)
                && !difference.Field.Clearable
                && difference.Field.Kind is not (FieldKind.Set or FieldKind.EmailSet)
            )
            {
                left.Add(
                    new(
                        at,
                        where,
                        difference.Field,
                        difference.File,
                        difference.Service,
                        "Apollo holds no value, which a file cannot say of this field"
                    )
                );
                continue;
            }

            if (ReferenceEquals(difference.Field, Fields.Labels) && UnknownLabels.In(difference.Service).Any())
            {
                const string why = "the list of labels that this key reads does not have all of them";
                left.Add(new(at, where, difference.Field, difference.File, difference.Service, why));
                continue;
            }

            var value = PulledValues.Of(difference, @base?[difference.Field], rewritten.Contains(difference));
            fields.Add(value);
            taken.Add(
                new(
                    at,
                    where,
                    difference.Field,
                    difference.File,
                    value.Held is null ? difference.Service : value.Value,
                    ""
                )
            );
        }

        return fields.ToImmutable();
    }

    private static bool IsHere(FieldDifference difference, string? handle, FieldOwner owner) =>
        difference.Handle == handle && difference.Field.Owner == owner;

    // What the API cannot set has no verdict in the plan, and it was edited in Apollo all the same.
    private static Side VerdictOf(FieldDifference difference, BaseFields? @base)
    {
        if (@base?[difference.Field] is not { } pair)
            return Side.Unknown;
        var isFileMoved = difference.File is { } file && !FieldPlanner.IsAsSent(difference.Field, file, pair);
        var isServiceMoved = FieldToken.Of(difference.Field, difference.Service) != pair.Returned;
        return (isFileMoved, isServiceMoved) switch
        {
            (true, true) => Side.Both,
            (false, true) => Side.Service,
            _ => Side.File,
        };
    }

    private static bool IsNothing(FieldValue? value) =>
        value is null or FieldValue.Nothing or FieldValue.Text { Value: "" } or FieldValue.Html { Markup: "" };

    private static string WhereOf(StepChange step) =>
        $"{StepTypes.Label(step.Type)} {(step.Key is { } key ? $"'{key}'" : $"at step {step.From ?? step.To}")}";

    private enum Side
    {
        File,
        Service,
        Both,
        Unknown,
    }
}
