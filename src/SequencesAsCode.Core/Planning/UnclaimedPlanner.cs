using SequencesAsCode.Core.Planning.Guarding;

namespace SequencesAsCode.Core.Planning;

/// <summary>Plans sequences of the lock that no file claims.</summary>
/// <param name="planner">Completes the changes that are planned here.</param>
/// <param name="can">What the service can do.</param>
/// <param name="workspace">Has the decisions for such sequences.</param>
internal sealed class UnclaimedPlanner(SequencePlanner planner, Capabilities can, Workspace workspace)
{
    /// <summary>Plans a sequence that was looked up.</summary>
    /// <param name="orphan">The sequence in the lock.</param>
    /// <param name="current">The sequence; null when it was not found.</param>
    /// <param name="decision">What a person decided; null when nothing is decided yet.</param>
    /// <param name="isListed">Whether the list shows it.</param>
    /// <param name="isByRow">Whether <paramref name="current"/> is its row of the list, and no more is known.</param>
    public SequenceChange Plan(
        BaseSequence orphan,
        CurrentSequence? current,
        RemovedSequence? decision,
        bool isListed,
        bool isByRow
    )
    {
        var change = Forgotten(orphan, current, decision, isByRow);
        if (decision is { Archive: false })
            return WithReason(change, decision);
        if (current is { Archived: false })
            return OfPresent(orphan, current, decision, change);
        if (isListed)
        {
            var vanished = AbsenceGuards.Vanished(orphan.Name, orphan.Id, decision?.At);
            return planner.Finished(change with { Intended = SequenceAction.None }, [vanished]);
        }

        return change with
        {
            Notes = [WhyGone(current, isByRow)],
        };
    }

    /// <summary>Plans a sequence that could not be read, while others could; it can still be forgotten.</summary>
    /// <param name="orphan">The sequence in the lock.</param>
    /// <param name="row">Its row of the list; null when the list does not show it.</param>
    /// <param name="decision">What a person decided; null when nothing is decided yet.</param>
    /// <param name="why">Why it could not be read.</param>
    public SequenceChange PlanUnread(BaseSequence orphan, SequenceRow? row, RemovedSequence? decision, string why)
    {
        var change = Plan(orphan, row?.AsSequence(), decision, row is not null, isByRow: true);
        if (decision is { Archive: false })
            return change;
        return planner.Finished(
            change with
            {
                Intended = SequenceAction.None,
                ByRow = false,
                Fingerprint = null,
            },
            [.. change.Blocks, AbsenceGuards.NotRead(orphan.Id, why, decision?.At)]
        );
    }

    private SequenceChange OfPresent(
        BaseSequence orphan,
        CurrentSequence current,
        RemovedSequence? decision,
        SequenceChange change
    )
    {
        if (decision is null)
        {
            var unclaimed = AbsenceGuards.Unclaimed(orphan, current, workspace);
            return planner.Finished(change with { Intended = SequenceAction.None }, [unclaimed]);
        }

        var wanted = WithReason(change, decision) with { Intended = SequenceAction.Archive };
        if (orphan.IsProtected)
            return planner.Finished(wanted, [RemovalGuards.ProtectedArchive(orphan, decision)]);
        var archived = wanted with
        {
            Action = SequenceAction.Archive,
            Effect = Effects.OfArchive(current.Active, current.People),
            Classes = [ChangeClass.Activation, ChangeClass.Destructive],
            Before = change.ByRow ? null : SequenceContent.Of(current, []),
        };
        return planner.Finished(archived, can.Archive ? [] : [ImpossibleGuards.NoArchive(decision, can)]);
    }

    private static SequenceChange WithReason(SequenceChange change, RemovedSequence decision) =>
        change with
        {
            Notes = [$"reason: {decision.Reason}"],
        };

    private string WhyGone(CurrentSequence? current, bool isByRow)
    {
        if (isByRow || (current is null && can.Facts.ArchivedUnread is not null))
            return "Apollo's list does not show it: it is already archived, or gone.";
        return current is null ? "It no longer exists in Apollo." : "It is already archived in Apollo.";
    }

    private static SequenceChange Forgotten(
        BaseSequence orphan,
        CurrentSequence? current,
        RemovedSequence? decision,
        bool isByRow
    ) =>
        new()
        {
            Action = SequenceAction.Forget,
            Intended = SequenceAction.Forget,
            Reason = Reason.MissingFromFiles,
            Key = orphan.Key,
            Id = orphan.Id,
            Name = current?.Name ?? orphan.Name,
            MatchedBy = MatchedBy.Lock,
            Live = current?.Active ?? false,
            People = current?.People ?? People.Nobody,
            Effect = new(EffectKind.NothingSent),
            Fingerprint = current?.Fingerprint,
            At = decision?.At,
            ByRow = isByRow,
        };
}
