using SequencesAsCode.Core.Planning.Allowing;
using SequencesAsCode.Core.Planning.Binding;
using SequencesAsCode.Core.Planning.Guarding;
using SequencesAsCode.Core.Planning.Guarding.Starting;
using SequencesAsCode.Core.Planning.Parts;

namespace SequencesAsCode.Core.Planning;

/// <summary>
/// Plans a sequence that the key may not read, by its row of the list and the lock. It can be switched on or off, which
/// changes nothing else; any other change needs a read.
/// </summary>
internal sealed class RowPlanner(SequencePlanner planner, IRequestSource source, DesiredState state, Consents consents)
{
    /// <summary>Plans a sequence of a file.</summary>
    /// <param name="binding">The file and the sequence it means.</param>
    /// <param name="row">Its row of the list.</param>
    /// <param name="endpoint">The endpoint that the key's scope lacks.</param>
    public SequenceChange Plan(SequenceBinding binding, SequenceRow row, string endpoint)
    {
        var desired = binding.Desired;
        var fields = Decide(desired, row.AsSequence(), binding.Base);
        var isSettled = IsSettled(binding, row, fields);
        if (isSettled && IsAsWanted(fields))
            return Unread(binding, row);
        var conflicts = ConflictGuards.Conflicts(desired, ConflictsIn(fields));
        var change = ChangeOf(binding, row, fields, isSettled);
        if (!isSettled)
            return planner.Finished(change, [.. conflicts, AbsenceGuards.NotReadable(desired, endpoint)]);
        var byHand = ConflictGuards.SetByHand(desired, fields.SetByHand, state.Workspace.Policy);
        return planner.Finished(change, [.. conflicts, .. Switching(binding, row, change), .. byHand]);
    }

    private SequenceChange ChangeOf(SequenceBinding binding, SequenceRow row, FieldDecisions fields, bool isSettled)
    {
        var desired = binding.Desired;
        var isPending = !fields.Changes.IsEmpty;
        var classes = Effects.Classes(fields.Changes, []);
        var effect = EffectOn(row, fields, isSettled, classes);
        var blank = isPending
            ? SequencePlanner.Blank(desired, SequenceAction.Update, Reason.ContentChanged, effect)
            : SequencePlanner.Blank(desired, SequenceAction.None, Reason.NotReadable, effect);
        return blank with
        {
            Id = row.Id,
            MatchedBy = binding.By,
            Live = row.Active,
            Classes = classes,
            Fields = fields.Changes,
            Drift = fields.Drift,
            SetByHand = fields.SetByHand,
            Conflicts = fields.Conflicts,
            Fingerprint = row.Fingerprint,
            Target =
                isPending && isSettled
                    ? Target(desired, row.AsSequence(), fields) with
                    {
                        Spends = state.SpentBy(desired),
                    }
                    : null,
            ByRow = true,
        };
    }

    private static SequenceChange Unread(SequenceBinding binding, SequenceRow row) =>
        Planner.NotRead(binding, Reason.NotReadable) with
        {
            Id = row.Id,
            Live = row.Active,
            Fingerprint = row.Fingerprint,
            ByRow = true,
        };

    private static Effect EffectOn(
        SequenceRow row,
        FieldDecisions fields,
        bool isSettled,
        ImmutableArray<ChangeClass> classes
    )
    {
        if (!isSettled)
            return new(EffectKind.Blocked);
        return fields.Changes.IsEmpty
            ? new(EffectKind.NothingToDo)
            : Effects.OfUpdate(row.Active, row.People, fields.Changes, approves: false, classes);
    }

    private static bool IsAsWanted(FieldDecisions fields) =>
        fields is { Changes.IsEmpty: true, Drift.IsEmpty: true, Conflicts.IsEmpty: true, SetByHand.IsEmpty: true };

    private static ImmutableArray<ConflictAt> ConflictsIn(FieldDecisions fields) =>
        fields.Conflicts.IsEmpty ? [] : [ConflictAt.Of("the sequence", "", fields.Conflicts)];

    // Fields that the row does not show are not compared.
    private FieldDecisions Decide(DesiredSequence desired, CurrentSequence current, BaseSequence? known)
    {
        var revert = state.Workspace.Policy.Drift == DriftPolicy.Revert || consents.RevertDrift.Contains(desired.Key);
        var rules = new FieldPlanner(revert, consents.Overwrite.Contains(desired.Key), source.Capabilities);
        return rules.Decide(
            desired.Fields.Where(current.Fields.Contains),
            current.Fields,
            known?.Fields ?? BaseFields.Empty
        );
    }

    // Whether the file can ask for nothing but switching it on or off: by lock and row, or because the row shows all
    // that the file manages.
    private bool IsSettled(SequenceBinding binding, SequenceRow row, FieldDecisions fields)
    {
        if (
            binding is { MadeByEarlierRun: true } or { IsUnfinished: true }
            || (binding.By == MatchedBy.Name && !fields.Changes.IsEmpty)
        )
            return false;
        var others = binding.Desired with { Fields = binding.Desired.Fields.Without(Fields.Active), Allow = [] };
        if (binding.Base is { } known)
            return known.Id == row.Id
                && LockAgreement.WithFile(others, known)
                && LockAgreement.WithRow(row, others, known);
        return others is { Steps: null, Removed.IsEmpty: true, Protect: null }
            && others.Fields.All(pair => IsByHand(pair.Key, pair.Value) || fields.Recorded.Contains(pair.Key))
            && fields.Changes.All(change => ReferenceEquals(change.Field, Fields.Active));
    }

    private bool IsByHand(Field field, FieldValue value) =>
        field.Class == FieldClass.CreateOnly && !source.Capabilities.CanSet(field, value);

    private IEnumerable<Block> Switching(SequenceBinding binding, SequenceRow row, SequenceChange change)
    {
        var on = Effects.SwitchesOn(change.Fields);
        var isAllowed = state.Workspace.Policy.ActivationAllowed || consents.Activation.Contains(change.Key);
        var current = row.AsSequence();
        var start = StartOfSending.OfSequence(current, binding, planner.Judge.IsOutdated(binding));
        if (on && !isAllowed)
        {
            foreach (var block in ActivationGuards.Activation(binding.Desired, current, start))
                yield return AllowJudge.Unread(binding.Desired).Offered(block);
        }

        if (on && row.Steps == 0)
            yield return ActivationGuards.NothingToSwitchOn(binding.Desired);
        if (!change.Fields.IsEmpty && !source.Capabilities.Activation)
            yield return ImpossibleGuards.NotPossible(
                binding.Desired,
                ImpossibleGuards.TurningOnOrOff,
                source.Capabilities
            );
    }

    private static TargetSequence Target(DesiredSequence desired, CurrentSequence current, FieldDecisions fields) =>
        new(
            current.Id,
            desired.Key,
            fields.Target,
            fields.Recorded.Where(field => ReferenceEquals(field, Fields.Active)),
            [
                .. current.Steps.Select(step => new TargetStep
                {
                    Id = step.Id,
                    Handle = step.Id,
                    Type = step.Type,
                    Fields = step.Fields,
                }),
            ]
        );
}
