namespace SequencesAsCode.Core.Planning.Parts;

/// <summary>What happens to a part that a file lists and that was deleted in Apollo.</summary>
/// <param name="Action">What happens to it.</param>
/// <param name="Reason">Why.</param>
/// <param name="IsConflict">Whether the file changed it too, so that somebody has to decide.</param>
internal sealed record DeletedPart(PartAction Action, Reason Reason, bool IsConflict = false)
{
    /// <summary>The id that it had.</summary>
    public required string Id { get; init; }

    /// <summary>Whether it is created again.</summary>
    public bool IsMadeAgain => Action == PartAction.Create;
}

/// <summary>The rules and consents by which one sequence is planned.</summary>
internal sealed record PartRules
{
    /// <summary>Decides field by field.</summary>
    public required FieldPlanner Fields { get; init; }

    /// <summary>Whether the lock knows the sequence.</summary>
    public required bool IsLocked { get; init; }

    /// <summary>Whether edits made in Apollo are planned back.</summary>
    public required bool Revert { get; init; }

    /// <summary>Whether the file wins conflicts.</summary>
    public required bool Overwrite { get; init; }

    /// <summary>Whether the command line consents to removals.</summary>
    public required bool AllowRemovals { get; init; }

    /// <summary>The policy for steps and touches that left the file.</summary>
    public required RemovalPolicy Removals { get; init; }

    /// <summary>Whether the sequence is on in Apollo.</summary>
    public required bool IsActive { get; init; }

    /// <summary>Ids that the file lists as removed and that Apollo shows.</summary>
    public required IReadOnlySet<string> Tombstoned { get; init; }

    /// <summary>What the file accepts to lose.</summary>
    public required ImmutableArray<string> AcceptLoss { get; init; }

    /// <summary>Ids that the file lists as removed, that the lock knows, and that Apollo does not show.</summary>
    public required IReadOnlySet<string> LetGo { get; init; }

    /// <summary>Whether no protection keeps the sequence from losing anything.</summary>
    public required bool MayLose { get; init; }

    /// <summary>
    /// Whether people are in the sequence but on none of its steps. Then no step is known to be empty.
    /// </summary>
    public bool HasPeopleOutsideSteps { get; init; }

    /// <summary>Why a part that no file lists is removed; null when it was made in Apollo and is kept.</summary>
    /// <param name="id">The id of the step or touch.</param>
    /// <param name="isInBase">Whether the lock knows it.</param>
    public Reason? RemovalReason(string id, bool isInBase)
    {
        if (Tombstoned.Contains(id))
            return Reason.Tombstone;
        if (!IsLocked || isInBase)
            return Reason.MissingFromFile;
        return Revert || AllowRemovals ? Reason.AddedInService : null;
    }

    /// <summary>Why a part may be removed.</summary>
    /// <param name="id">The id of the step or touch.</param>
    /// <param name="hasLeftFile">Whether an earlier version of the file listed it, and nobody edited it in Apollo since
    /// the last apply.</param>
    /// <param name="people">The people on the step.</param>
    /// <param name="isUnclear">Whether a part of the file may be the same one.</param>
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

    /// <summary>Why an update may leave out a part that the lock knows and Apollo does not show.</summary>
    /// <param name="id">The id of the step or touch.</param>
    /// <param name="hasLeftFile">Whether an earlier version of the file listed it under a key.</param>
    /// <param name="people">The people who may be on it.</param>
    public RemovalGround GroundForUnshown(string id, bool hasLeftFile, People people)
    {
        if (!MayLose || Removals == RemovalPolicy.Deny)
            return RemovalGround.None;
        if (AllowRemovals || LetGo.Contains(id))
            return RemovalGround.Consent;
        return GroundFor(id, hasLeftFile, people);
    }

    /// <summary>Decides for a part that the file lists, the lock knows, and Apollo no longer has.</summary>
    /// <param name="id">The id that it had.</param>
    /// <param name="isAsSent">Whether the file still states what was last sent.</param>
    public DeletedPart Deleted(string id, bool isAsSent) =>
        (isAsSent, Revert, Overwrite) switch
        {
            (true, true, _) => new(PartAction.Create, Reason.DriftReverted) { Id = id },
            (true, false, _) => new(PartAction.None, Reason.DeletedInService) { Id = id },
            (false, _, true) => new(PartAction.Create, Reason.Overwritten) { Id = id },
            (false, _, false) => new(PartAction.Create, Reason.DeletedInService, IsConflict: true) { Id = id },
        };
}
