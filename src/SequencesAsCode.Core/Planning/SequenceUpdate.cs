using SequencesAsCode.Core.Facts;
using SequencesAsCode.Core.Planning.Allowing;
using SequencesAsCode.Core.Planning.Binding;
using SequencesAsCode.Core.Planning.Crossing;
using SequencesAsCode.Core.Planning.Guarding;
using SequencesAsCode.Core.Planning.Measured;
using SequencesAsCode.Core.Planning.Parts;

namespace SequencesAsCode.Core.Planning;

/// <summary>Plans one sequence that exists. An instance is for one sequence and is used once.</summary>
internal sealed class SequenceUpdate
{
    private readonly SequencePlanner planner;
    private readonly IRequestSource source;
    private readonly DesiredState state;
    private readonly Consents consents;
    private readonly SequenceBinding binding;
    private readonly DesiredSequence desired;
    private readonly ImmutableArray<string> crowded;
    private readonly BaseSequence? known;
    private readonly bool isProtected;
    private readonly bool mayLose;
    private readonly Findings findings = new();
    private readonly UpdateAllowance allowance;

    /// <param name="planner">Completes the change.</param>
    /// <param name="source">Describes what the service can do, and its requests.</param>
    /// <param name="state">The files.</param>
    /// <param name="consents">What the command line allowed.</param>
    /// <param name="binding">The file and the sequence it means.</param>
    public SequenceUpdate(
        SequencePlanner planner,
        IRequestSource source,
        DesiredState state,
        Consents consents,
        SequenceBinding binding
    )
    {
        this.planner = planner;
        this.source = source;
        this.state = state;
        this.consents = consents;
        this.binding = binding;
        (desired, crowded) = ComparableSequence.Of(binding.Desired, source.Capabilities);
        known = CrossedKeySearch.WithoutForeign(desired, binding.Base);
        isProtected = binding.IsProtectedElsewhere || (known?.IsProtected ?? false);
        allowance = new(planner.Judge, binding, Policy.ActivationAllowed || consents.Activation.Contains(desired.Key));
        mayLose = !isProtected && desired.Protect != true;
    }

    private Policy Policy => state.Workspace.Policy;

    private ServiceFacts Facts => source.Capabilities.Facts;

    private bool MayRemove => mayLose && Policy.Removals != RemovalPolicy.Deny;

    private bool MayActivate => allowance.MayActivate;

    /// <summary>The entry by which the file wins conflicts; null without one.</summary>
    public AllowEntry? Overwrites { get; init; }

    /// <summary>After planning, the entry by which the file may win all conflicts; null without one.</summary>
    public AllowEntry? Overwritten => allowance.Overwritten;

    /// <summary>Plans the sequence.</summary>
    /// <param name="read">The sequence as it was read.</param>
    public SequenceChange Plan(CurrentSequence read)
    {
        if (CrossedKeySearch.Find(desired, read, known) is { } crossed)
        {
            return SequencePlanner.Stopped(binding, read, ConflictGuards.KeysAreCrossed(desired, crossed));
        }

        var removed = Tombstones.Resolve(desired, read, known);
        var rules = RulesFor(read, removed);
        var current = StepOrder.Complete(desired, read, known, rules);
        var parts = PartsOf(current, rules);
        if (IsOfSomebodyElse(parts))
        {
            // A sequence that only has the same name is not ours to change, so no change of it is shown.
            return SequencePlanner.Stopped(
                binding,
                current,
                CreationGuards.ExistsWithOtherContent(desired, current.Id, state)
            );
        }

        allowance.Judge(read, findings.Conflicts);
        var change = ChangeOf(current, parts, removed);
        var guards = parts.IsPending ? GuardsFor(parts).Blocks(current, change) : BlocksOfNothing(change);
        change = change with
        {
            Notes =
            [
                .. change.Allowed.Select(AllowNotes.Used),
                .. AllowNotes.Idle(binding, change, guards),
                .. removed.Notes,
                .. NotesOn(current, parts),
            ],
        };
        return planner.Finished(
            change,
            [
                .. ConflictGuards.Mistakes(MistakesIn(current, parts, removed.Shown)),
                .. ServiceLimits.Impossible(desired, findings, crowded, source.Capabilities),
                .. guards.Select(block => allowance.Offered(block, change)),
                .. SendsSteps(parts) ? ConflictGuards.Mistakes(OddWaits.Mistakes(desired, Facts)) : [],
            ]
        );
    }

    private PartRules RulesFor(CurrentSequence current, RemovedParts removed)
    {
        var revert = Policy.Drift == DriftPolicy.Revert || consents.RevertDrift.Contains(desired.Key);
        var fileWins = consents.Overwrite.Contains(desired.Key);
        var overwrites = fileWins || Overwrites is not null;
        return new()
        {
            Fields = new(revert, overwrites, source.Capabilities, binding.MadeByEarlierRun, binding.IsUnfinished)
            {
                SendsRewritten = fileWins,
                Rewrites = planner.ConsentTo(desired.Key),
            },
            IsLocked = known is not null,
            Revert = revert,
            Overwrite = overwrites,
            AllowRemovals = consents.Removals.Contains(desired.Key),
            Removals = Policy.Removals,
            IsActive = current.Active,
            Tombstoned = removed.Shown,
            AcceptLoss = desired.AcceptLoss,
            LetGo = removed.LetGo,
            MayLose = mayLose,
            HasPeopleOutsideSteps = current.HasPeopleOutsideSteps,
        };
    }

    private UpdatedParts PartsOf(CurrentSequence current, PartRules rules)
    {
        var fields = rules.Fields.Decide(desired.Fields, current.Fields, known?.Fields ?? BaseFields.Empty);
        findings.Add("the sequence", null, fields);
        var (steps, targets) = new StepPlanner(rules, findings).Plan(desired.Steps, current, known);
        var parts = new UpdatedParts(fields, steps, targets)
        {
            Approves =
                current.Active && !Effects.SwitchesOff(fields.Changes) && Effects.Approves(current, steps, targets),
        };
        return SendsSteps(parts) ? parts with { Unshown = UnshownParts.Find(desired, known, current, rules) } : parts;
    }

    // Whether an update sends the steps: a service that does not show all of a sequence is not sent all of it.
    private bool SendsSteps(UpdatedParts parts) => source.Capabilities.ShowsAll && parts.WritesSteps;

    private bool IsOfSomebodyElse(UpdatedParts parts) =>
        parts.IsPending
        && binding.By == MatchedBy.Name
        && (parts.ChangesSteps || (desired.Steps is null && !binding.MadeByEarlierRun));

    private IEnumerable<Diagnostic> MistakesIn(
        CurrentSequence current,
        UpdatedParts parts,
        ImmutableHashSet<string> tombstoned
    )
    {
        var changes = parts.Fields.Changes;
        var formerNames = binding
            .FormerNames.Where(name => name.IsGone && changes.Any(change => change.Field == name.Field))
            .Select(name => name.AsMistake());
        return binding
            .Mistakes.Concat(formerNames)
            .Concat(findings.Diagnostics)
            .Concat(UnknownLabels.Mistakes(desired, changes))
            .Concat(Tombstones.Mistakes(desired, current, known, tombstoned));
    }

    private SequenceChange ChangeOf(CurrentSequence current, UpdatedParts parts, RemovedParts removed)
    {
        var fields = parts.Fields;
        var steps = parts.Steps;
        var outcome = new UpdateOutcome(binding, desired, findings, known, isProtected);
        var action = outcome.ActionFor(parts);
        var classes = Effects.Classes(fields.Changes, steps);
        var target = TargetOf(current, parts);
        var startsUnasked = !MayActivate && (Effects.SwitchesOn(fields.Changes) || parts.Approves);
        return SequencePlanner.Blank(desired, action, outcome.ReasonFor(action), EffectOn(current, parts, classes)) with
        {
            Id = current.Id,
            MatchedBy = binding.By,
            IsInLock = known is not null,
            Live = current.Active,
            People = current.People,
            Classes = classes,
            Fields = fields.Changes,
            Steps = steps,
            Drift = fields.Drift,
            SetByHand = [.. findings.SetByHand],
            Rewritten = [.. findings.Rewritten],
            AcceptedRewrites = [.. findings.AcceptedRewrites],
            AcceptsRewrites = planner.ConsentTo(desired.Key),
            Conflicts = [.. findings.ConflictingFields],
            OrderDrift = findings.IsOrderDrift,
            OnlyWhileEmpty = startsUnasked && current.People.IsNobody,
            Allowed =
            [
                .. allowance.In(fields.Changes, Overwrites),
                .. removed.For(findings.Removals.Select(removal => removal.Id)),
            ],
            Fingerprint = current.Fingerprint,
            EmptySteps = EmptySteps(parts),
            LeftOut = [.. parts.Unshown.Where(part => part.Ground != RemovalGround.None).Select(part => part.Id)],
            Target = action == SequenceAction.None ? null : target,
            Before = parts.IsPending ? SequenceContent.Of(current, steps) : null,
            After = parts.IsPending ? SequenceContent.Of(target) : null,
        };
    }

    private Effect EffectOn(CurrentSequence current, UpdatedParts parts, ImmutableArray<ChangeClass> classes)
    {
        if (parts.IsPending)
        {
            return Effects.OfUpdate(current.Active, current.People, parts.Fields.Changes, parts.Approves, classes);
        }

        var isImpossible = findings.Impossible.Count > 0 || !crowded.IsEmpty;
        return new(isImpossible ? EffectKind.Blocked : EffectKind.NothingToDo);
    }

    private TargetSequence TargetOf(CurrentSequence current, UpdatedParts parts) =>
        new(current.Id, desired.Key, Expected(parts.Fields), parts.Fields.Recorded, parts.Targets)
        {
            IsProtected = desired.Protect ?? isProtected,
            Spends = state.SpentBy(desired),
            Resent = parts.Fields.Rewritten.Resent,
        };

    // Documented: changing the visibility makes Apollo reset the access type, so an unmanaged access type is not known.
    private static FieldSet Expected(FieldDecisions fields)
    {
        var setsVisibility = fields.Changes.Any(change => ReferenceEquals(change.Field, Fields.Visibility));
        return setsVisibility && !fields.Recorded.Contains(Fields.AccessType)
            ? fields.Target.Without(Fields.AccessType)
            : fields.Target;
    }

    private ImmutableArray<string> EmptySteps(UpdatedParts parts)
    {
        var removed = findings
            .Removals.Where(removal => removal.Ground == RemovalGround.NobodyInIt)
            .Select(removal => removal.StepId);
        return [.. removed.Concat(UnshownGuard.EmptySteps(parts.Unshown)).Distinct(StringComparer.Ordinal)];
    }

    private IEnumerable<string> NotesOn(CurrentSequence current, UpdatedParts parts)
    {
        var notes = SequencePlanner.Protection(desired, isProtected);
        if (MayRemove)
            notes = notes.Concat(RemovalGuards.Reasons(findings.Removals));
        notes = notes.Concat(UnshownGuard.Notes(parts.Unshown)).Concat(Outside(current));
        if (SendsSteps(parts))
            notes = notes.Concat(OddWaits.Notes(parts.Targets, Facts));
        notes = notes
            .Concat(FactNotes.OnFields(parts.Fields.Changes, findings.SetByHand, Facts))
            .Concat(FactNotes.OnBodies(parts.Steps, Facts));
        notes = notes.Concat(SequencePlanner.KeptDrift(desired, current, parts.Fields, findings));
        var edits = parts.Fields.Drift.Length + ConflictGuards.EditsIn(parts.Steps);
        if (!parts.IsPending)
            notes = notes.Concat(ConflictGuards.MayBeOldLock(desired.Key, edits));

        return notes
            .Concat(ServiceLimits.Notes(source.Capabilities, current, findings, parts.Steps))
            .Concat(Guards.WillBeRewritten(findings.ExpectedRewrites));
    }

    private IEnumerable<string> Outside(CurrentSequence current)
    {
        var isAsked = findings.Removals.Any(removal => removal.Ground == RemovalGround.None);
        if (!current.HasPeopleOutsideSteps || !isAsked)
            yield break;
        yield return $"{Guards.AreThere(current.People)} in this sequence, but not all of them are on a step. So "
            + "no step counts as empty.";
    }

    private UpdateGuards GuardsFor(UpdatedParts parts) =>
        new(source.Capabilities, state, consents, binding, desired)
        {
            Findings = findings,
            Parts = parts,
            MayLose = mayLose,
            MayRemove = MayRemove,
            MayActivate = MayActivate,
            IsOutdated = planner.Judge.IsOutdated(binding),
        };

    private ImmutableArray<Block> BlocksOfNothing(SequenceChange change) =>
        [
            .. ConflictGuards.Conflicts(desired, findings.Conflicts),
            .. ConflictGuards.SetByHand(desired, change.SetByHand, Policy),
        ];
}
