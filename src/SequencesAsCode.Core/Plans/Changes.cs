using System.Collections.Immutable;
using SequencesAsCode.Core.Diagnostics;
using SequencesAsCode.Core.Planning.Drift;
using SequencesAsCode.Core.Planning.Guarding;
using SequencesAsCode.Core.States;
using SequencesAsCode.Core.Values;

namespace SequencesAsCode.Core.Plans;

/// <summary>One entry of a plan: everything that happens to one sequence, and everything a renderer or the applier needs to know of it.</summary>
/// <param name="Action">What happens.</param>
/// <param name="Intended">What would happen if no guard stopped it; equals <paramref name="Action"/> otherwise.</param>
/// <param name="Reason">Why.</param>
/// <param name="Key">Our name for it.</param>
/// <param name="Id">Apollo's id; null when it does not exist yet.</param>
/// <param name="Name">Its name: the desired one, or the current one where no file names it.</param>
/// <param name="MatchedBy">How the file was matched with it.</param>
/// <param name="Live">Whether it is switched on in the service now.</param>
/// <param name="People">How many are active or paused in it now.</param>
/// <param name="Effect">What it means for recipients, in one sentence.</param>
/// <param name="Classes">The kinds of change in it, in the order of the enumeration.</param>
/// <param name="Fields">Changed fields of the sequence itself.</param>
/// <param name="Steps">Every step, in the order they have afterwards; a removed one stands where it was.</param>
/// <param name="Drift">Fields of the sequence edited in Apollo and kept.</param>
/// <param name="SetByHand">Differences that the API is not known to change.</param>
/// <param name="Blocks">The guards that stop it; empty unless blocked.</param>
/// <param name="Notes">What is worth saying without being a change, for example a tombstone that is done.</param>
/// <param name="Fingerprint">Of what was read; apply refuses the sequence when it finds another one. Null when it does not exist.</param>
/// <param name="Target">What it is to be afterwards; null when nothing is written and nothing recorded.</param>
/// <param name="Requests">Exactly what is sent, in order; empty when blocked.</param>
/// <param name="At">Where the file declares it; null when no file does.</param>
/// <param name="OnlyWhileEmpty">Whether it starts to send and goes without consent only because nobody is in it: apply asks again.</param>
/// <param name="OrderDrift">Whether the order of the steps was changed in Apollo and is kept.</param>
/// <param name="Conflicts">Fields changed on both sides since the last apply; they block the sequence.</param>
public sealed record SequenceChange(
    SequenceAction Action,
    SequenceAction Intended,
    Reason Reason,
    string Key,
    string? Id,
    string Name,
    MatchedBy MatchedBy,
    bool Live,
    People People,
    string Effect,
    ImmutableArray<ChangeClass> Classes,
    ImmutableArray<FieldChange> Fields,
    ImmutableArray<StepChange> Steps,
    ImmutableArray<FieldDifference> Drift,
    ImmutableArray<FieldDifference> SetByHand,
    ImmutableArray<Block> Blocks,
    ImmutableArray<string> Notes,
    string? Fingerprint,
    TargetSequence? Target,
    ImmutableArray<PlannedRequest> Requests,
    SourceLocation? At,
    bool OnlyWhileEmpty,
    bool OrderDrift,
    ImmutableArray<FieldDifference> Conflicts)
{
    /// <summary>Ids of the steps that lose something without consent only because nobody is in them: apply asks again.</summary>
    public ImmutableArray<string> EmptySteps { get; init; } = [];

    /// <summary>Ids of the steps and touches that the lock knows and the service does not show, and that what is sent may leave out.</summary>
    public ImmutableArray<string> LeftOut { get; init; } = [];

    /// <summary>Whether the key may not read it, so that no more is known of it than its row of the list: nothing but what keeps all else as it is can be sent, and apply looks at the row.</summary>
    public bool ByRow { get; init; }

    /// <summary>What it holds now; null when it does not exist, and when nothing of it would change.</summary>
    public SequenceContent? Before { get; init; }

    /// <summary>What it would hold afterwards, were no guard to stop it; null when it is archived or forgotten, and when nothing of it would change.</summary>
    public SequenceContent? After { get; init; }

    /// <summary>The merge variables that it uses afterwards and did not use before, in the order of their first use.</summary>
    public IEnumerable<string> NewVariables => (After?.Variables ?? []).Except(Before?.Variables ?? [], StringComparer.Ordinal);

    /// <summary>The merge variables without a fallback that its emails need afterwards and did not need before.</summary>
    public IEnumerable<string> NewlyNeeded => (After?.Needed ?? []).Except(Before?.Needed ?? [], StringComparer.Ordinal);

    /// <summary>Fields of which the service holds something else than it was sent, and nobody accepted it yet.</summary>
    public ImmutableArray<FieldDifference> Rewritten { get; init; } = [];

    /// <summary>Fields of which the service holds something else than it was sent, which this plan accepts.</summary>
    public ImmutableArray<FieldDifference> AcceptedRewrites { get; init; } = [];

    /// <summary>What the service may make of a value that it is sent without anybody being asked.</summary>
    public RewriteConsent AcceptsRewrites { get; init; }

    /// <summary>Whether something is sent to the service.</summary>
    public bool IsPending => !Requests.IsEmpty;

    /// <summary>Whether something is sent although the service does not show a step or touch that the lock knows.</summary>
    public bool MissesParts => !Requests.IsEmpty && !LeftOut.IsEmpty;

    /// <summary>Whether anything in it was edited in Apollo and is kept, or it was archived or deleted there.</summary>
    public bool HasDrift => Reason is Reason.ArchivedInService or Reason.DeletedInService || OrderDrift || !Drift.IsEmpty || Steps.Any(step => step.HasDrift);
}

/// <summary>What happens to one step.</summary>
/// <param name="Action">What happens.</param>
/// <param name="Reason">Why.</param>
/// <param name="Handle">Unique in the sequence: the key, or <c>#3</c> for the third step; the id of one that no file lists; what <c>$created</c> refers to.</param>
/// <param name="Key">Our name for it; null when it has none.</param>
/// <param name="Id">Apollo's id; null when it does not exist yet; of one that was deleted in Apollo the id it had.</param>
/// <param name="Type">Its type, afterwards.</param>
/// <param name="FormerType">The type it had, of a replaced step; null otherwise.</param>
/// <param name="MatchedBy">How it was matched.</param>
/// <param name="From">1-based position now; null when it does not exist. Of one that was moved or deleted in Apollo, in a plan of drift only, where it was.</param>
/// <param name="To">1-based position afterwards; null when it is removed.</param>
/// <param name="People">How many are active or paused in it now.</param>
/// <param name="Fields">Changed fields; of a new step all its fields.</param>
/// <param name="Touches">Every touch of it, removed ones last.</param>
/// <param name="Drift">Fields edited in Apollo and kept.</param>
/// <param name="At">Where the file declares it; null when no file does.</param>
public sealed record StepChange(
    PartAction Action,
    Reason Reason,
    string Handle,
    string? Key,
    string? Id,
    string Type,
    string? FormerType,
    MatchedBy MatchedBy,
    int? From,
    int? To,
    People People,
    ImmutableArray<FieldChange> Fields,
    ImmutableArray<TouchChange> Touches,
    ImmutableArray<FieldDifference> Drift,
    SourceLocation? At)
{
    /// <summary>Whether the step, or a field or touch of it, was edited in Apollo and is kept.</summary>
    public bool HasDrift => !Drift.IsEmpty || IsDrift(Action, Reason) || Touches.Any(touch => touch.HasDrift);

    internal static bool IsDrift(PartAction action, Reason reason) => action == PartAction.None && reason is (Reason.AddedInService or Reason.DeletedInService or Reason.MovedInService);
}

/// <summary>What happens to one touch.</summary>
/// <param name="Action">What happens; never a move, touches are a set.</param>
/// <param name="Reason">Why.</param>
/// <param name="Handle">Unique in the sequence: <c>step/touch</c> with keys, or <c>#n</c> where there is no key; the id of one that no file lists.</param>
/// <param name="Key">Our name for it; null when it has none.</param>
/// <param name="Id">Apollo's id; null when it does not exist yet; of one that was deleted in Apollo the id it had.</param>
/// <param name="MatchedBy">How it was matched.</param>
/// <param name="Fields">Changed fields; of a new touch all its fields.</param>
/// <param name="Drift">Fields edited in Apollo and kept.</param>
/// <param name="At">Where the file declares it; null when no file does.</param>
public sealed record TouchChange(
    PartAction Action,
    Reason Reason,
    string Handle,
    string? Key,
    string? Id,
    MatchedBy MatchedBy,
    ImmutableArray<FieldChange> Fields,
    ImmutableArray<FieldDifference> Drift,
    SourceLocation? At)
{
    /// <summary>Whether the touch or a field of it was edited in Apollo and is kept.</summary>
    public bool HasDrift => !Drift.IsEmpty || StepChange.IsDrift(Action, Reason);
}

/// <summary>One changed field.</summary>
/// <param name="Field">Which.</param>
/// <param name="Before">The value in the service; null when the object does not exist yet.</param>
/// <param name="After">The value afterwards.</param>
/// <param name="Reason">Why: changed, no base, drift reverted or overwritten.</param>
public sealed record FieldChange(Field Field, FieldValue? Before, FieldValue After, Reason Reason);

/// <summary>A difference between file and service that is not planned away.</summary>
/// <param name="Field">Which.</param>
/// <param name="File">What the file says.</param>
/// <param name="Service">What the service holds.</param>
/// <param name="Handle">The step or touch it is in; null for the object that lists it.</param>
public sealed record FieldDifference(Field Field, FieldValue? File, FieldValue? Service, string? Handle = null);

/// <summary>A guard that stops a sequence, or the whole plan.</summary>
/// <param name="Code">Which guard.</param>
/// <param name="Message">One sentence with what would be lost or started, and for how many people.</param>
/// <param name="At">The file to edit; null when no file helps.</param>
/// <param name="LinesToAdd">YAML lines that give consent, ready to paste; empty when none does.</param>
/// <param name="Consent">What lets it through for one run; null when nothing does.</param>
public sealed record Block(
    BlockCode Code, string Message, SourceLocation? At, ImmutableArray<string> LinesToAdd, Consent? Consent)
{
    /// <summary>The mistake in the file that it tells; null for a guard, and in a plan that was saved.</summary>
    internal Diagnostic? Mistake { get; init; }

    /// <summary>The merge variables that it is about, as they are written; empty for any other guard.</summary>
    public ImmutableArray<string> Variables { get; init; } = [];
}

/// <summary>The guards.</summary>
public enum BlockCode
{
    /// <summary>A step or touch would be removed or replaced without consent.</summary>
    RemovalNeedsConsent,

    /// <summary>A step or touch of the file may be one that would be removed: its id there keeps it.</summary>
    MayBeSame,

    /// <summary>The workspace's policy forbids removals.</summary>
    RemovalDenied,

    /// <summary>A protected sequence would be archived, or lose a step or touch.</summary>
    Protected,

    /// <summary>A sequence with people in it would start to send.</summary>
    ActivationNeedsConsent,

    /// <summary>A step or touch made in Apollo would be lost.</summary>
    AddedInService,

    /// <summary>The lock knows a step or touch that the service does not show, and what would be sent leaves it out.</summary>
    NotShown,

    /// <summary>What the service answers about the sequence contradicts itself or the list, so a part may be missing.</summary>
    ContradictoryAnswer,

    /// <summary>File and Apollo both moved since the last apply.</summary>
    Conflict,

    /// <summary>The service holds something that an update is not known to carry back.</summary>
    CannotBeKept,

    /// <summary>It could not be read, and what is to be done needs what only a read shows.</summary>
    NotReadable,

    /// <summary>A sequence of this name exists with other content.</summary>
    ExistsWithOtherContent,

    /// <summary>Several sequences have this name.</summary>
    NameIsAmbiguous,

    /// <summary>The sequence that the lock or the file names is gone or archived.</summary>
    GoneFromService,

    /// <summary>The lock knows it, no file claims it, and nobody said what to do with it.</summary>
    MissingFromFiles,

    /// <summary>The file names something that the account does not have, or not so: a schedule, an owner, an id of a step.</summary>
    DoesNotFit,

    /// <summary>It would be made, and something of the account looks like it: its name reads alike, or nothing says that it was not made before.</summary>
    LooksLikeExisting,

    /// <summary>A sequence that sends would get a merge variable that is not known.</summary>
    UnknownVariable,

    /// <summary>A sequence that sends would get a merge variable in braces that Apollo does not read.</summary>
    SingleBraces,

    /// <summary>A difference that only a person can set, under policy <c>create_only: error</c>.</summary>
    SetByHand,

    /// <summary>The service behind this environment cannot do it.</summary>
    NotPossible,

    /// <summary>The plan would change the copy or timing of many live sequences at once; it stops everything.</summary>
    ManyAtOnce,
}
