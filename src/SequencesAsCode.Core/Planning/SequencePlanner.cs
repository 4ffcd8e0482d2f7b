using System.Collections.Immutable;
using SequencesAsCode.Core.Planning.Binding;
using SequencesAsCode.Core.Planning.Drift;
using SequencesAsCode.Core.Planning.Guarding;
using SequencesAsCode.Core.Planning.Matching;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.States;
using SequencesAsCode.Core.Text;
using SequencesAsCode.Core.Values;

namespace SequencesAsCode.Core.Planning;

/// <summary>Plans one sequence.</summary>
/// <param name="source">The service's pure half.</param>
/// <param name="state">The files.</param>
/// <param name="consents">What the command line allowed.</param>
/// <param name="mayHaveMadeThem">Whether what is not found may have been made before, since no lock says otherwise.</param>
internal sealed class SequencePlanner(IRequestSource source, DesiredState state, Consents consents, bool mayHaveMadeThem)
{
    private readonly Policy policy = state.Workspace.Policy;

    /// <summary>A sequence that the service does not have.</summary>
    /// <param name="binding">The file, which no sequence was found for.</param>
    /// <param name="blocks">What speaks against making it.</param>
    public SequenceChange Create(SequenceBinding binding, IEnumerable<Block> blocks)
    {
        var desired = binding.Desired;
        var fields = FieldPlanner.Create(desired.Fields, Reason.NotInService);
        var (steps, targets) = StepPlanner.Create(desired.Steps ?? []);
        var isActive = Effects.SwitchesOn(fields.Changes);
        var change = Blank(desired, SequenceAction.Create, Reason.NotInService) with
        {
            Effect = Effects.OfCreate(isActive),
            Classes = [.. Effects.Classes(fields.Changes, steps).Where(kind => isActive || kind != ChangeClass.Activation)],
            Fields = fields.Changes,
            Steps = steps,
            Target = new(null, desired.Key, desired.Fields, desired.Fields, targets) { IsProtected = desired.Protect ?? false },
            Notes = [.. Protection(desired, false), .. OddWaits.Notes(targets)],
            AcceptsRewrites = ConsentTo(desired.Key),
        };
        return Finished(
            change with { After = SequenceContent.Of(change.Target!) },
            [
                .. blocks,
                .. Guards.Mistakes(binding.Mistakes.Concat((desired.Steps ?? []).SelectMany(StepPlanner.StatedIds))),
                .. Guards.Mistakes(UnknownLabels.Mistakes(desired, fields.Changes)),
                .. source.Capabilities.Create ? Array.Empty<Block>() : [Guards.NotPossible(desired, "making a sequence", source.Capabilities)],
                .. isActive && mayHaveMadeThem && !policy.ActivationAllowed && !consents.Activation.Contains(desired.Key) ? [Guards.StartsWithoutLock(desired)] : Array.Empty<Block>(),
                .. isActive && steps.IsEmpty ? [Guards.NothingToSwitchOn(desired)] : Array.Empty<Block>(),
                .. VariableGuard.Blocks(change with { After = SequenceContent.Of(change.Target!) }, state.Workspace),
            ]);
    }

    /// <summary>A sequence that must not be touched.</summary>
    public static SequenceChange Stopped(SequenceBinding binding, CurrentSequence? current, Block block) =>
        Blank(binding.Desired, SequenceAction.Blocked, Reason.Guarded) with
        {
            Intended = SequenceAction.None,
            Id = binding.Id,
            MatchedBy = binding.By,
            Live = current?.Active ?? false,
            People = current?.People ?? People.Unknown,
            Effect = "nothing is sent: it is blocked",
            Blocks = [block],
            Fingerprint = current?.Fingerprint,
        };

    /// <summary>A sequence of the lock that no file claims, and that must not be touched.</summary>
    public static SequenceChange Stopped(BaseSequence orphan, Block block) => new(
        SequenceAction.Blocked, SequenceAction.None, Reason.Guarded, orphan.Key, orphan.Id, orphan.Name, MatchedBy.Lock,
        false, People.Unknown, "nothing is sent: it is blocked", [], [], [], [], [], [block], [], null, null, [], null, false, false, []);
    /// <summary>A sequence that could not be read for a reason of its own.</summary>
    public static SequenceChange NotRead(SequenceBinding binding, SequenceRow? row, string why) =>
        Stopped(binding, null, Guards.NotRead(binding.Id!, why, binding.Desired.At)) with { Live = row?.Active ?? false };

    /// <summary>A sequence whose name several others of the account have.</summary>
    public SequenceChange Ambiguous(SequenceBinding binding) => Stopped(binding, null, Guards.NameIsAmbiguous(binding.Desired, binding.Namesakes, state));

    /// <summary>A sequence that the lock or the file names, and that is archived or not there.</summary>
    public SequenceChange Gone(SequenceBinding binding, CurrentSequence? archived, bool isListed) => Stopped(binding, archived, isListed ? Guards.Vanished(binding.Desired.Name, binding.Id!, binding.Desired.At)
        : archived is null && binding.Base is null ? Guards.UnknownId(binding.Desired, binding.Id!)
        : Guards.Gone(binding.Desired, binding.Id!, archived is not null, state.Workspace));

    /// <summary>A sequence that exists.</summary>
    public SequenceChange Update(SequenceBinding binding, CurrentSequence current)
    {
        var ((desired, crowded), findings) = (Sight.Of(binding.Desired, source.Capabilities), new Findings());
        var known = CrossedKeys.WithoutForeign(desired, binding.Base);
        if (CrossedKeys.Of(desired, current, known) is { } crossed) return Stopped(binding, current, Guards.KeysAreCrossed(desired, crossed));
        var revert = policy.Drift == DriftPolicy.Revert || consents.RevertDrift.Contains(desired.Key);
        var overwrite = consents.Overwrite.Contains(desired.Key);
        var fieldPlanner = new FieldPlanner(revert, overwrite, source.Capabilities, binding.MadeByEarlierRun, binding.IsUnfinished) { Rewrites = ConsentTo(desired.Key) };
        var (tombstoned, letGo, notes) = Tombstones.Of(desired, current, known);
        var isProtected = binding.IsProtectedElsewhere || (known?.IsProtected ?? false);
        var mayLose = !isProtected && desired.Protect != true;
        var rules = new PartRules(fieldPlanner, known is not null, revert, overwrite, consents.Removals.Contains(desired.Key), policy.Removals, current.Active, tombstoned, desired.AcceptLoss)
        {
            LetGo = letGo,
            MayLose = mayLose,
            HasPeopleOutsideSteps = current.HasPeopleOutsideSteps,
        };

        current = StepOrder.Of(desired, current, known, rules);
        var fields = fieldPlanner.Decide(desired.Fields, current.Fields, known?.Fields ?? BaseFields.Empty);
        findings.Add("the sequence", null, fields);
        var (steps, targets) = new StepPlanner(rules, findings).Plan(desired.Steps, current, known);
        var mistakes = binding.Mistakes
            .Concat(binding.FormerNames.Where(name => name.IsGone && fields.Changes.Any(each => each.Field == name.Field)).Select(name => name.AsMistake()))
            .Concat(findings.Diagnostics)
            .Concat(UnknownLabels.Mistakes(desired, fields.Changes))
            .Concat(Tombstones.Mistakes(desired, current, known, tombstoned));

        var isPending = !fields.Changes.IsEmpty || steps.Any(step => step.Action != PartAction.None);
        var unshown = SendsSteps(fields.Changes, steps) ? UnshownParts.Of(desired, known, current, rules) : [];
        notes = [.. notes, .. Protection(desired, isProtected), .. mayLose && policy.Removals != RemovalPolicy.Deny ? RemovalGuards.Reasons(findings.Removals) : [], .. UnshownGuard.Notes(unshown)];
        notes = [.. notes, .. Outside(current, findings), .. SendsSteps(fields.Changes, steps) ? OddWaits.Notes(targets) : []];
        var isUnrecorded = known is null || (desired.Protect ?? isProtected) != known.IsProtected || known.Key != desired.Key || Rekeying.IsIn(steps, known) || findings.IsBaseOld;
        var isAllowed = policy.ActivationAllowed || consents.Activation.Contains(desired.Key);
        var classes = Effects.Classes(fields.Changes, steps);
        var approves = current.Active && !Effects.SwitchesOff(fields.Changes) && Effects.Approves(current, steps, targets);
        var (action, reason) = (isPending, isUnrecorded) switch
        {
            (true, _) => (SequenceAction.Update, binding.MadeByEarlierRun ? Reason.MadeByEarlierRun : Reason.ContentChanged),
            (false, true) => (SequenceAction.Adopt, binding.MadeByEarlierRun ? Reason.MadeByEarlierRun : binding.By == MatchedBy.Name ? Reason.EqualByName : Reason.NothingChanged),
            _ => (SequenceAction.None, Reason.NothingChanged),
        };

        var change = Blank(desired, action, reason) with
        {
            Id = current.Id,
            MatchedBy = binding.By,
            Live = current.Active,
            People = current.People,
            Effect = isPending ? Effects.OfUpdate(current, fields.Changes, approves, classes) : findings.Impossible.Count > 0 || !crowded.IsEmpty ? "nothing is sent: it is blocked" : "nothing to do, nothing is sent",
            Classes = classes,
            Fields = fields.Changes,
            Steps = steps,
            Drift = fields.Drift,
            SetByHand = [.. findings.SetByHand],
            Rewritten = [.. findings.Rewritten],
            AcceptedRewrites = [.. findings.AcceptedRewrites],
            AcceptsRewrites = ConsentTo(desired.Key),
            Conflicts = [.. findings.ConflictingFields],
            Notes = [.. notes, .. KeptDrift(desired, current, fields, findings), .. isPending ? [] : Guards.MayBeOldLock(desired.Key, fields.Drift.Length + DriftOf(steps)), .. ServiceLimits.Notes(source.Capabilities, current, findings, steps), .. Guards.WillBeRewritten(findings.ExpectedRewrites)],
            OrderDrift = findings.IsOrderDrift,
            OnlyWhileEmpty = !isAllowed && current.People.IsNobody && (Effects.SwitchesOn(fields.Changes) || approves),
            Fingerprint = current.Fingerprint,
            EmptySteps = [.. findings.Removals.Where(removal => removal.Ground == RemovalGround.NobodyInIt).Select(removal => removal.StepId).Concat(UnshownGuard.EmptySteps(unshown)).Distinct(StringComparer.Ordinal)],
            LeftOut = [.. unshown.Where(part => part.Ground != RemovalGround.None).Select(part => part.Id)],
            Target = action == SequenceAction.None ? null : new(current.Id, desired.Key, Expected(fields), fields.Recorded, targets) { IsProtected = desired.Protect ?? isProtected, Resent = fields.Rewritten.Resent },
        };
        if (isPending) change = change with { Before = SequenceContent.Of(current, steps), After = SequenceContent.Of(change.Target!) };

        if (isPending && binding.By == MatchedBy.Name && (steps.Any(step => step.Action != PartAction.None) || (desired.Steps is null && !binding.MadeByEarlierRun)))
        {
            // What would happen to somebody else's sequence is nobody's plan, so nothing of it is shown.
            return Stopped(binding, current, Guards.ExistsWithOtherContent(desired, current.Id, state));
        }

        return Finished(change,
        [
            .. Guards.Mistakes(mistakes),
            .. ServiceLimits.Impossible(desired, findings, crowded, source.Capabilities),
            .. isPending ? Blocks(binding, current, change, findings, unshown, mayLose, isAllowed, approves) : [.. Guards.Conflicts(desired, findings.Conflicts), .. Guards.SetByHand(desired, change.SetByHand, policy)],
        ]);
    }

    /// <summary>A sequence of the lock that no file claims.</summary>
    public SequenceChange Unclaimed(BaseSequence orphan, CurrentSequence? current, RemovedSequence? decision, bool isListed, bool isByRow = false)
    {
        var change = new SequenceChange(
            SequenceAction.Forget, SequenceAction.Forget, Reason.MissingFromFiles, orphan.Key, orphan.Id, current?.Name ?? orphan.Name, MatchedBy.Lock,
            current?.Active ?? false, current?.People ?? People.Nobody, "nothing is sent", [], [], [], [], [], [], [], current?.Fingerprint, null, [], decision?.At, false, false, [])
        { ByRow = isByRow };
        var isThere = current is { Archived: false };
        return decision switch
        {
            null when isThere => Finished(change with { Intended = SequenceAction.None }, [Guards.Unclaimed(orphan, current!, state.Workspace)]),
            { Archive: true } when isThere && orphan.IsProtected => Finished(change with { Intended = SequenceAction.Archive, Notes = [$"reason: {decision.Reason}"] }, [RemovalGuards.ProtectedArchive(orphan, decision)]),
            { Archive: true } when isThere => Finished(
                change with
                {
                    Action = SequenceAction.Archive,
                    Intended = SequenceAction.Archive,
                    Effect = Effects.OfArchive(current!),
                    Classes = [ChangeClass.Activation, ChangeClass.Destructive],
                    Before = isByRow ? null : SequenceContent.Of(current!, []),
                    Notes = [$"reason: {decision.Reason}"],
                },
                source.Capabilities.Archive ? [] : [new(BlockCode.NotPossible, $"{source.Capabilities.Refusal}: archiving a sequence.", decision.At, [], null)]),
            null or { Archive: true } when isListed => Finished(change with { Intended = SequenceAction.None }, [Guards.Vanished(orphan.Name, orphan.Id, decision?.At)]),
            null or { Archive: true } => change with { Notes = [isByRow ? "The list does not show it: it is archived in Apollo already, or gone." : current is null ? "It is gone from Apollo already." : "It is archived in Apollo already."] },
            _ => change with { Notes = [$"reason: {decision.Reason}"] },
        };
    }

    private RewriteConsent ConsentTo(string key) =>
        consents.Rewrites.Contains(key) ? RewriteConsent.All : policy.RewritesAccepted ? RewriteConsent.Form : RewriteConsent.None;

    /// <summary>A sequence of the lock that no file claims, and that could not be read for a reason of its own: it can be let go of.</summary>
    public SequenceChange UnclaimedNotRead(BaseSequence orphan, SequenceRow? row, RemovedSequence? decision, string why)
    {
        var change = Unclaimed(orphan, row?.AsSequence(), decision, row is not null, isByRow: true);
        if (decision is { Archive: false }) return change;
        return Finished(change with { Intended = SequenceAction.None, ByRow = false, Fingerprint = null }, [.. change.Blocks, Guards.NotRead(orphan.Id, why, decision?.At)]);
    }

    private static IEnumerable<string> Protection(DesiredSequence desired, bool isProtected) =>
        (desired.Protect, isProtected) switch
        {
            (true, false) => ["It becomes protected: it cannot be archived, and loses no step or touch, until 'protect: false' is applied on its own."],
            (false, true) => ["It is not protected any more."],
            _ => [],
        };

    private static IEnumerable<string> Outside(CurrentSequence current, Findings findings) =>
        current.HasPeopleOutsideSteps && findings.Removals.Any(removal => removal.Ground == RemovalGround.None)
            ? [$"{current.People} {Guards.Are(current.People)} in this sequence and not all of them in a step, so no step counts as empty."]
            : [];

    private static bool WritesSteps(ImmutableArray<FieldChange> fields, ImmutableArray<StepChange> steps) =>
        steps.Any(step => step.Action != PartAction.None) || fields.Any(field => !ReferenceEquals(field.Field, Fields.Active));

    // A service that does not show all of a sequence is not sent all of it either.
    private bool SendsSteps(ImmutableArray<FieldChange> fields, ImmutableArray<StepChange> steps) => source.Capabilities.ShowsAll && WritesSteps(fields, steps);

    private ImmutableArray<Block> Blocks(SequenceBinding binding, CurrentSequence current, SequenceChange change, Findings findings, ImmutableArray<UnshownPart> unshown, bool mayLose, bool mayActivate, bool approves)
    {
        var desired = binding.Desired;
        var capabilities = source.Capabilities;
        var (on, off) = (Effects.SwitchesOn(change.Fields), Effects.SwitchesOff(change.Fields));
        var isStructural = change.Steps.Any(step => step.Action is not (PartAction.None or PartAction.Update) || step.Touches.Any(touch => touch.Action is not (PartAction.None or PartAction.Update)));
        return
        [
            .. Guards.Conflicts(desired, findings.Conflicts),
            .. IsOverUnknown(binding, current) ? Guards.WithoutBase(desired, current, change) : [],
            .. mayLose ? RemovalGuards.Removals(desired, findings.Removals, policy) : RemovalGuards.Protected(desired, findings.Removals),
            .. RemovalGuards.MayBeSame(findings.Removals, state),
            .. RemovalGuards.Additions(desired, findings.KeptAdditions),
            .. UnshownGuard.Blocks(desired, unshown, mayLose && policy.Removals != RemovalPolicy.Deny),
            .. Guards.Activation(desired, current, binding, on, approves, mayActivate),
            .. VariableGuard.Blocks(change, state.Workspace),
            .. WritesSteps(change.Fields, change.Steps) ? Guards.Losses(desired, findings.CannotBeKept) : [],
            .. Guards.SetByHand(desired, change.SetByHand, policy),
            .. isStructural && !capabilities.Structure ? [Guards.NotPossible(desired, "adding, moving or removing steps and touches", capabilities)] : Array.Empty<Block>(),
            .. ServiceLimits.IsGuessed(current, change.Steps) ? [Guards.NotPossible(desired, "changing a step that its text alone identifies, while the order of the steps is not known; state the ids of the steps in the file", capabilities)] : Array.Empty<Block>(),
            .. change.Target!.Steps.IsEmpty && !current.Steps.IsEmpty ? [Guards.NotPossible(desired, "leaving a sequence without any step, since what Apollo does then is contradictory; keep one step, or archive the sequence")] : Array.Empty<Block>(),
            .. FirstEmail.IsReply(change.Target.Steps.Select(step => (step.Type, step.Touches.Select(touch => touch.Fields)))) && !FirstEmail.IsReply(current.Steps.Select(step => (step.Type, step.Touches.Select(touch => touch.Fields))))
                ? [Guards.NotPossible(desired, "its first email would reply to a thread that no step opened; say 'type: new_thread' on its touches, or put another email first")]
                : Array.Empty<Block>(),
            .. on && change.Target.Steps.IsEmpty ? [Guards.NothingToSwitchOn(desired)] : Array.Empty<Block>(),
            .. capabilities.MayApprove && current.Active && !mayActivate && ServiceLimits.WritesTouch(change.Steps) ? [Guards.MayApprove(desired, current)] : Array.Empty<Block>(),
            .. (on || off) && !capabilities.Activation ? [Guards.NotPossible(desired, "switching a sequence on or off", capabilities)] : Array.Empty<Block>(),
        ];
    }

    // An id in the file says which sequence it is, and not which side was edited last.
    private bool IsOverUnknown(SequenceBinding binding, CurrentSequence current) =>
        binding is { Base: null, By: MatchedBy.Id, MadeByEarlierRun: false, IsUnfinished: false }
        && (current.Active || !current.People.IsNobody)
        && policy.Drift != DriftPolicy.Revert
        && !binding.Desired.WinsWithoutLock
        && !consents.RevertDrift.Contains(binding.Desired.Key)
        && !consents.Overwrite.Contains(binding.Desired.Key);

    /// <summary>Blocked, or with its requests.</summary>
    public SequenceChange Finished(SequenceChange change, ImmutableArray<Block> blocks)
    {
        if (!blocks.IsEmpty) return change with { Action = SequenceAction.Blocked, Reason = Reason.Guarded, Blocks = ServiceLimits.InOneSentence(blocks, source.Capabilities), Target = null };
        if (change.Action is not (SequenceAction.Create or SequenceAction.Update or SequenceAction.Archive)) return change;

        var requests = source.Describe(change);
        var isTwoCalls = change.Action == SequenceAction.Create && requests.Any(request => request.Kind == RequestKind.Update);
        return change with
        {
            Requests = requests,
            Notes = isTwoCalls ? change.Notes.Add("Made in two calls: the second sends the new steps back as the service made them, with what it filled in.") : change.Notes,
        };
    }

    // What the drift itself does not say.
    private static IEnumerable<string> KeptDrift(DesiredSequence desired, CurrentSequence current, FieldDecisions fields, Findings findings)
    {
        if (findings.IsOrderDrift)
        {
            yield return "The order of the steps was changed in Apollo and stays so; "
                + $"'{CommandWords.Pull(desired.Key)}' takes it into the file, {OptionNames.RevertDrift} sets it back.";
        }

        if (!fields.Drift.Any(drift => ReferenceEquals(drift.Field, Fields.Active))) yield break;
        var said = current.StatusReason is { } reason ? $" (Apollo says '{reason}')" : "";
        if (current.AutoPaused) yield return $"Apollo itself switched it off{said}.";
        else if (said.Length > 0) yield return $"It was switched {(current.Active ? "on" : "off")} in Apollo{said}.";
    }

    private static int DriftOf(ImmutableArray<StepChange> steps) => steps.Sum(step =>
        step.Drift.Length + (StepChange.IsDrift(step.Action, step.Reason) ? 1 : 0) + step.Touches.Sum(touch => touch.Drift.Length + (StepChange.IsDrift(touch.Action, touch.Reason) ? 1 : 0)));

    // Documented: changing the visibility makes Apollo reset the access type; what is not managed then is what Apollo makes of it.
    private static FieldSet Expected(FieldDecisions fields) =>
        fields.Changes.Any(change => ReferenceEquals(change.Field, Fields.Visibility)) && !fields.Recorded.Contains(Fields.AccessType) ? fields.Target.Without(Fields.AccessType) : fields.Target;

    /// <summary>A change of which no more is known yet than what is meant.</summary>
    public static SequenceChange Blank(DesiredSequence desired, SequenceAction action, Reason reason) => new(
        action, action, reason, desired.Key, null, desired.Name, MatchedBy.Nothing, false, People.Nobody, "", [], [], [], [], [], [], [], null, null, [], desired.At, false, false, []);
}
