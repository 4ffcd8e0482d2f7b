using SequencesAsCode.Core.Facts;
using SequencesAsCode.Core.Planning.Allowing;
using SequencesAsCode.Core.Planning.Binding;
using SequencesAsCode.Core.Planning.Guarding;
using SequencesAsCode.Core.Planning.Measured;
using SequencesAsCode.Core.Planning.Parts;

namespace SequencesAsCode.Core.Planning;

/// <summary>Plans one sequence.</summary>
/// <param name="source">Describes what the service can do, and its requests.</param>
/// <param name="state">The files.</param>
/// <param name="consents">What the command line allowed.</param>
/// <param name="mayHaveMadeThem">Whether a sequence that is not found may exist, because there is no lock.</param>
/// <param name="judge">Judges the entries under <c>allow</c>.</param>
internal sealed class SequencePlanner(
    IRequestSource source,
    DesiredState state,
    Consents consents,
    bool mayHaveMadeThem,
    AllowJudge judge
)
{
    private readonly Policy policy = state.Workspace.Policy;

    private ServiceFacts Facts => source.Capabilities.Facts;

    /// <summary>Plans a sequence that is created.</summary>
    /// <param name="binding">The file, for which no sequence was found.</param>
    /// <param name="blocks">What stops the creation.</param>
    public SequenceChange Create(SequenceBinding binding, IEnumerable<Block> blocks)
    {
        var desired = binding.Desired;
        var fields = FieldPlanner.Create(desired.Fields, Reason.NotInService);
        var (steps, targets) = StepPlanner.Create(desired.Steps ?? []);
        var isActive = Effects.SwitchesOn(fields.Changes);
        var classes = Effects.Classes(fields.Changes, steps);
        TargetSequence target = new(null, desired.Key, desired.Fields, desired.Fields, targets)
        {
            IsProtected = desired.Protect ?? false,
            Spends = state.SpentBy(desired),
        };
        var change = Blank(desired, SequenceAction.Create, Reason.NotInService, Effects.OfCreate(isActive)) with
        {
            People = People.Nobody,
            Classes = [.. classes.Where(kind => isActive || kind != ChangeClass.Activation)],
            Fields = fields.Changes,
            Steps = steps,
            Target = target,
            After = SequenceContent.Of(target),
            Notes =
            [
                .. Protection(desired, false),
                .. OddWaits.Notes(targets, Facts),
                .. FactNotes.OnBodies(steps, Facts),
            ],
            AcceptsRewrites = ConsentTo(desired.Key),
        };
        return Finished(change, [.. blocks, .. BlocksOfNew(binding, change)]);
    }

    private IEnumerable<Block> BlocksOfNew(SequenceBinding binding, SequenceChange change)
    {
        var desired = binding.Desired;
        var isActive = Effects.SwitchesOn(change.Fields);
        var stated = (desired.Steps ?? []).SelectMany(StepPlanner.StatedIds);
        foreach (var block in ConflictGuards.Mistakes(binding.Mistakes.Concat(stated)))
            yield return block;
        foreach (var block in ConflictGuards.Mistakes(UnknownLabels.Mistakes(desired, change.Fields)))
            yield return block;
        if (!source.Capabilities.Create)
        {
            yield return ImpossibleGuards.NotPossible(desired, "creating a sequence", source.Capabilities);
        }

        foreach (var block in ConflictGuards.Mistakes(OddWaits.Mistakes(desired, Facts)))
            yield return block;
        var mayActivate = policy.ActivationAllowed || consents.Activation.Contains(desired.Key);
        if (isActive && mayHaveMadeThem && !mayActivate)
            yield return ActivationGuards.StartsWithoutLock(desired);
        if (isActive && change.Steps.IsEmpty)
            yield return ActivationGuards.NothingToSwitchOn(desired);
        foreach (var block in VariableGuard.Blocks(change, state.Workspace))
            yield return block;
    }

    /// <summary>A sequence that is stopped by one guard.</summary>
    public static SequenceChange Stopped(SequenceBinding binding, CurrentSequence? current, Block block) =>
        Blank(binding.Desired, SequenceAction.Blocked, Reason.Guarded, new(EffectKind.Blocked)) with
        {
            Intended = SequenceAction.None,
            Id = binding.Id,
            MatchedBy = binding.By,
            Live = current?.Active ?? false,
            People = current?.People ?? People.Unknown,
            Blocks = [block],
            Fingerprint = current?.Fingerprint,
        };

    /// <summary>A sequence of the lock that no file claims, stopped by one guard.</summary>
    public static SequenceChange Stopped(BaseSequence orphan, Block block) =>
        Blank(orphan, SequenceAction.Blocked, Reason.Guarded, new(EffectKind.Blocked)) with
        {
            Intended = SequenceAction.None,
            MatchedBy = MatchedBy.Lock,
            Blocks = [block],
        };

    /// <summary>A sequence that could not be read, while others could.</summary>
    public static SequenceChange NotRead(SequenceBinding binding, SequenceRow? row, string why) =>
        Stopped(binding, null, AbsenceGuards.NotRead(binding.Id!, why, binding.Desired.At)) with
        {
            Live = row?.Active ?? false,
        };

    /// <summary>A sequence whose name several others in Apollo have.</summary>
    public SequenceChange Ambiguous(SequenceBinding binding) =>
        Stopped(binding, null, CreationGuards.NameIsAmbiguous(binding.Desired, binding.Namesakes, state));

    /// <summary>A sequence of the lock or file that is archived or missing in Apollo.</summary>
    public SequenceChange Gone(SequenceBinding binding, CurrentSequence? archived, bool isListed) =>
        Stopped(binding, archived, WhyGone(binding, archived, isListed));

    private Block WhyGone(SequenceBinding binding, CurrentSequence? archived, bool isListed)
    {
        var desired = binding.Desired;
        var id = binding.Id!;
        if (isListed)
            return AbsenceGuards.Vanished(desired.Name, id, desired.At);
        if (archived is null && binding.Base is null)
            return AbsenceGuards.UnknownId(desired, id);
        return archived is null && Facts.ArchivedUnread is { } fact
            ? AbsenceGuards.GoneOrArchived(desired, id, fact, state.Workspace)
            : AbsenceGuards.Gone(desired, id, archived is not null, state.Workspace);
    }

    /// <summary>Judges the entries under <c>allow</c>.</summary>
    public AllowJudge Judge => judge;

    /// <summary>Plans a sequence that exists.</summary>
    public SequenceChange Update(SequenceBinding binding, CurrentSequence current)
    {
        var update = new SequenceUpdate(this, source, state, consents, binding);
        var change = update.Plan(current);
        return update.Overwritten is { } entry
            ? new SequenceUpdate(this, source, state, consents, binding) { Overwrites = entry }.Plan(current)
            : change;
    }

    /// <summary>Plans sequences of the lock that no file claims.</summary>
    public UnclaimedPlanner Unclaimed => new(this, source.Capabilities, state.Workspace);

    /// <summary>How much of what Apollo rewrites is accepted for a sequence.</summary>
    public RewriteConsent ConsentTo(string key)
    {
        if (consents.Rewrites.Contains(key))
            return RewriteConsent.All;
        return policy.RewritesAccepted ? RewriteConsent.Form : RewriteConsent.None;
    }

    /// <summary>Notes for the reviewer on a protection that is added or lifted.</summary>
    public static IEnumerable<string> Protection(DesiredSequence desired, bool isProtected) =>
        (desired.Protect, isProtected) switch
        {
            (true, false) =>
            [
                "It becomes protected: it cannot be archived, and loses no step or variant, until 'protect: "
                    + "false' is applied on its own.",
            ],
            (false, true) => ["It is no longer protected."],
            _ => [],
        };

    /// <summary>Completes a change: blocked, or with its requests.</summary>
    public SequenceChange Finished(SequenceChange change, ImmutableArray<Block> blocks)
    {
        if (!blocks.IsEmpty)
        {
            return change with
            {
                Action = SequenceAction.Blocked,
                Reason = Reason.Guarded,
                Blocks = ServiceLimits.InOneSentence(blocks, source.Capabilities),
                Target = null,
            };
        }

        if (change.Action is not (SequenceAction.Create or SequenceAction.Update or SequenceAction.Archive))
            return change;

        var requests = source.Describe(change);
        var isTwoCalls =
            change.Action == SequenceAction.Create && requests.Any(request => request.Kind == RequestKind.Update);
        return change with
        {
            Requests = requests,
            Notes = isTwoCalls
                ? change.Notes.Add(
                    "Created in two calls. The second sets what a create cannot set, and sends the new steps again as "
                        + "Apollo returned them."
                )
                : change.Notes,
        };
    }

    /// <summary>Notes on kept edits that the list of edits does not show.</summary>
    public static IEnumerable<string> KeptDrift(
        DesiredSequence desired,
        CurrentSequence current,
        FieldDecisions fields,
        Findings findings
    )
    {
        if (findings.IsOrderDrift)
        {
            yield return $"The order of the steps was changed in Apollo and stays. '{CommandWords.Pull(desired.Key)}' "
                + $"copies it to the file, '{OptionNames.RevertDrift}' undoes it.";
        }

        if (!fields.Drift.Any(drift => ReferenceEquals(drift.Field, Fields.Active)))
            yield break;
        var said = current.StatusReason is { } reason ? $" (Apollo says '{reason}')" : "";
        if (current.AutoPaused)
            yield return $"Apollo itself turned it off{said}.";
        else if (said.Length > 0)
            yield return $"It was turned {(current.Active ? "on" : "off")} in Apollo{said}.";
    }

    /// <summary>The start of an entry for a sequence of the lock that no file claims.</summary>
    public static SequenceChange Blank(BaseSequence orphan, SequenceAction action, Reason reason, Effect effect) =>
        new()
        {
            Action = action,
            Intended = action,
            Reason = reason,
            Key = orphan.Key,
            Id = orphan.Id,
            Name = orphan.Name,
            Effect = effect,
        };

    /// <summary>The start of an entry for a sequence of a file.</summary>
    public static SequenceChange Blank(DesiredSequence desired, SequenceAction action, Reason reason, Effect effect) =>
        new()
        {
            Action = action,
            Intended = action,
            Reason = reason,
            Key = desired.Key,
            Name = desired.Name,
            Effect = effect,
            At = desired.At,
        };
}
