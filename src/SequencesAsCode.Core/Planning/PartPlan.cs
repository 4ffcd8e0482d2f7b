using SequencesAsCode.Core.Markup;

namespace SequencesAsCode.Core.Planning;

/// <summary>Something in the service that the plan would remove or replace.</summary>
/// <param name="What">A person's name for it, for example <c>call 'nudge'</c>.</param>
/// <param name="Id">Apollo's id.</param>
/// <param name="StepId">The step, or the step of a touch.</param>
/// <param name="People">Who is in that step.</param>
/// <param name="Ground">Why it may go.</param>
/// <param name="IsEdited">Whether it was edited in Apollo since the last apply.</param>
internal sealed record Removal(
    string What,
    string Id,
    string StepId,
    People People,
    RemovalGround Ground,
    bool IsEdited
)
{
    /// <summary>Parts of the file that may be this one: to state its id there keeps it.</summary>
    public ImmutableArray<Claimant> Claimants { get; init; } = [];
}

/// <summary>A part of a file that may be one of the service which is about to go.</summary>
/// <param name="What">A person's name for it.</param>
/// <param name="At">Where the file declares it.</param>
internal sealed record Claimant(string What, SourceLocation At);

/// <summary>Why something may be removed.</summary>
internal enum RemovalGround
{
    /// <summary>Nothing allows it yet.</summary>
    None,

    /// <summary>A tombstone or flag does.</summary>
    Consent,

    /// <summary>It left the file, and the policy asks no more.</summary>
    Policy,

    /// <summary>It left the file, its sequence is not active, and nobody is in the step.</summary>
    NobodyInIt,
}

/// <summary>Something made in Apollo that is kept.</summary>
internal sealed record Addition(string What, string Id);

/// <summary>Something edited on both sides.</summary>
/// <param name="Where">A person's name for what it is in, or for the thing as a whole.</param>
/// <param name="What">What of it; empty for the whole.</param>
public sealed record ConflictAt(string Where, ImmutableArray<string> What)
{
    public override string ToString() => What.IsEmpty ? Where : $"{string.Join(", ", What)} of {Where}";
}

/// <summary>Something that an update is not known to carry back.</summary>
/// <param name="What">The word for it under <c>accept_loss</c>.</param>
/// <param name="Where">A person's name for the step it is in.</param>
public sealed record Loss(string What, string Where);

/// <summary>
/// What the guards need to know beside the changes themselves, gathered while steps and touches are planned.
/// </summary>
internal sealed class Findings
{
    private const int LongestValue = 80;

    public List<Removal> Removals { get; } = [];

    public List<Addition> KeptAdditions { get; } = [];

    public List<ConflictAt> Conflicts { get; } = [];

    public List<FieldDifference> ConflictingFields { get; } = [];

    public List<Loss> CannotBeKept { get; } = [];

    public List<FieldDifference> SetByHand { get; } = [];

    /// <summary>What the service made of values that it was sent, and nobody accepted.</summary>
    public List<FieldDifference> Rewritten { get; } = [];

    /// <summary>The same, accepted by this plan.</summary>
    public List<FieldDifference> AcceptedRewrites { get; } = [];

    /// <summary>What is written anew and comes back otherwise again, as <c>body of touch 'a' (links)</c>.</summary>
    public List<string> ExpectedRewrites { get; } = [];

    /// <summary>
    /// What is wanted and the service cannot change, as <c>wait of call 'nudge' from '1 day' to '2 days'</c>.
    /// </summary>
    public List<string> Impossible { get; } = [];

    /// <summary>What the service does not show.</summary>
    public List<Field> Unseen { get; } = [];

    /// <summary>Whether the lock says something that neither side says any more.</summary>
    public bool IsBaseOld { get; private set; }

    /// <summary>Whether the order of steps was changed in Apollo and stays so.</summary>
    public bool IsOrderDrift { get; set; }

    /// <summary>What was deleted in Apollo and is gone from the file too leaves the lock.</summary>
    public void NoteDeleted(IEnumerable<string> deleted, IEnumerable<string?> kept) =>
        IsBaseOld |= deleted.Except(kept.OfType<string>(), StringComparer.Ordinal).Any();

    public void NoteOrder() => IsBaseOld = true;

    public List<Core.Diagnostics.Diagnostic> Diagnostics { get; } = [];

    public void Add(string where, string? handle, FieldDecisions fields)
    {
        if (!fields.Conflicts.IsEmpty)
            Conflicts.Add(new(where, [.. fields.Conflicts.Select(conflict => conflict.Field.Label)]));
        ConflictingFields.AddRange(fields.Conflicts.Select(conflict => conflict with { Handle = handle }));
        IsBaseOld |= fields.IsBaseOld;
        Impossible.AddRange(
            fields.Impossible.Select(difference =>
                $"{difference.Field.Label} of {where} from '{Short(difference.Service)}' to '{Short(difference.File)}'"
            )
        );
        Unseen.AddRange(fields.Unseen);
        Rewritten.AddRange(fields.Rewritten.Open.Select(difference => difference with { Handle = handle }));
        AcceptedRewrites.AddRange(fields.Rewritten.Accepted.Select(difference => difference with { Handle = handle }));
        ExpectedRewrites.AddRange(
            fields.Rewritten.Expected.Select(one => $"{one.Field.Label} of {where} ({RewriteKinds.Say(one.Kinds)})")
        );
        SetByHand.AddRange(fields.SetByHand.Select(difference => difference with { Handle = handle }));
    }

    private static string Short(FieldValue? value)
    {
        var text = (
            value is FieldValue.Html html ? HtmlText.Visible(html.Markup) : value?.ToString() ?? ""
        ).ReplaceLineEndings(" ");
        return text.Length > LongestValue ? $"{text[..LongestValue]}…" : text;
    }
}

/// <summary>How one sequence is to be planned: the rules and consents that hold for it.</summary>
internal sealed record PartRules
{
    /// <summary>The field table's decisions.</summary>
    public required FieldPlanner Fields { get; init; }

    /// <summary>Whether the lock knows the sequence.</summary>
    public required bool IsLocked { get; init; }

    /// <summary>Whether drift is planned back.</summary>
    public required bool Revert { get; init; }

    /// <summary>Whether conflicts go to the file's side.</summary>
    public required bool Overwrite { get; init; }

    /// <summary>Whether the command line consents to removals.</summary>
    public required bool AllowRemovals { get; init; }

    /// <summary>The policy for what left the file.</summary>
    public required RemovalPolicy Removals { get; init; }

    /// <summary>Whether the sequence is switched on in the service.</summary>
    public required bool IsActive { get; init; }

    /// <summary>Ids that the file lists as removed.</summary>
    public required IReadOnlySet<string> Tombstoned { get; init; }

    /// <summary>What the file accepts to lose.</summary>
    public required ImmutableArray<string> AcceptLoss { get; init; }

    /// <summary>
    /// Ids that the file lists as removed and that the service does not show, although the lock knows them.
    /// </summary>
    public required IReadOnlySet<string> LetGo { get; init; }

    /// <summary>Whether no protection forbids the sequence to lose anything.</summary>
    public required bool MayLose { get; init; }

    /// <summary>
    /// Whether people are in the sequence and in none of its steps: then no step is known to be empty.
    /// </summary>
    public bool HasPeopleOutsideSteps { get; init; }

    /// <summary>Why something that no file lists is removed, or null when it is drift and kept.</summary>
    public Reason? RemovalReason(string id, bool isInBase)
    {
        if (Tombstoned.Contains(id))
            return Reason.Tombstone;
        if (!IsLocked || isInBase)
            return Reason.MissingFromFile;
        return Revert || AllowRemovals ? Reason.AddedInService : null;
    }

    /// <summary>Why something may be removed.</summary>
    /// <param name="id">Of the step or touch.</param>
    /// <param name="hasLeftFile">Whether a file listed it and does not any more, and nobody edited it in Apollo since
    /// the last apply.</param>
    /// <param name="people">Who is in the step.</param>
    /// <param name="isUnclear">Whether a part of the file may be this one as well.</param>
    public RemovalGround GroundFor(string id, bool hasLeftFile, People people, bool isUnclear = false)
    {
        if (AllowRemovals || Tombstoned.Contains(id))
            return RemovalGround.Consent;
        if (!hasLeftFile || isUnclear)
            return RemovalGround.None;
        if (Removals == RemovalPolicy.Allow)
            return RemovalGround.Policy;
        return !IsActive && people.IsNobody && !HasPeopleOutsideSteps ? RemovalGround.NobodyInIt : RemovalGround.None;
    }

    /// <summary>Why an update may leave out what the lock knows and the service does not show.</summary>
    /// <param name="id">Of the step or touch.</param>
    /// <param name="hasLeftFile">Whether a file listed it under a key, and does not any more.</param>
    /// <param name="people">Who may be in it.</param>
    public RemovalGround GroundForUnshown(string id, bool hasLeftFile, People people)
    {
        if (!MayLose || Removals == RemovalPolicy.Deny)
            return RemovalGround.None;
        if (AllowRemovals || LetGo.Contains(id))
            return RemovalGround.Consent;
        return GroundFor(id, hasLeftFile, people);
    }

    /// <summary>What becomes of something that a file lists, the lock knows, and the service no longer has.</summary>
    public (PartAction Action, Reason Reason, bool IsConflict) Deleted(bool isAsSent) =>
        (isAsSent, Revert, Overwrite) switch
        {
            (true, true, _) => (PartAction.Create, Reason.DriftReverted, false),
            (true, false, _) => (PartAction.None, Reason.DeletedInService, false),
            (false, _, true) => (PartAction.Create, Reason.Overwritten, false),
            (false, _, false) => (PartAction.Create, Reason.DeletedInService, true),
        };
}
