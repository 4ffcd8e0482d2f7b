namespace SequencesAsCode.Core.Planning.Pulling;

/// <summary>
/// Collects what a pull takes into the file and what it leaves, and decides that for steps and touches.
/// </summary>
/// <param name="isLocked">Whether the lock knows the sequence.</param>
/// <param name="theirs">Whether Apollo's side wins where both sides changed, or where no lock tells which did.</param>
internal sealed class PullNotes(bool isLocked, bool theirs)
{
    /// <summary>Why a difference is left: both sides changed.</summary>
    public const string BothMoved = "changed in the file and in Apollo";

    /// <summary>Why a difference is left: nothing tells which side changed.</summary>
    public const string NoLock = "no lock file says which side changed";

    /// <summary>What goes into the file.</summary>
    public List<PullNote> Taken { get; } = [];

    /// <summary>What differs and stays as it is in the file.</summary>
    public List<PullNote> Left { get; } = [];

    /// <summary>Adds that a step or touch as a whole is taken.</summary>
    public void Take(SourceLocation at, string? where, string what) => Taken.Add(Whole(at, where, what));

    /// <summary>Adds that a step or touch as a whole stays as it is until somebody decides.</summary>
    public void LeaveOpen(SourceLocation at, string? where, string what) =>
        Left.Add(Whole(at, where, what) with { IsOpen = true });

    /// <summary>
    /// Whether a part that left the file is not settled by that: it was edited in Apollo too, or no lock tells which
    /// side changed.
    /// </summary>
    public bool IsUnsettled(PartAction action, Reason reason, bool isEdited) =>
        (action, reason) == (PartAction.Remove, Reason.MissingFromFile) && (!isLocked || isEdited);

    /// <summary>Whether the pull drops a step or touch from the file because it was deleted in Apollo.</summary>
    /// <param name="action">What the plan does with it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="at">Where the file declares its list.</param>
    /// <param name="where">The step in sentences.</param>
    /// <param name="what">The step or touch in sentences.</param>
    public bool IsDeleted(PartAction action, Reason reason, SourceLocation at, string where, string what)
    {
        if (reason != Reason.DeletedInService)
            return false;
        if (action == PartAction.None || theirs)
        {
            Take(at, where, $"{what} was deleted in Apollo");
            return true;
        }

        LeaveOpen(at, where, $"{what} was deleted in Apollo, but changed in the file");
        return false;
    }

    /// <summary>Whether the pull adds a step or touch of Apollo to the file.</summary>
    /// <param name="action">What the plan does with it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="isEdited">Whether it was edited in Apollo since the last apply.</param>
    /// <param name="at">Where the file declares its list.</param>
    /// <param name="where">The step in sentences.</param>
    /// <param name="what">The step or touch in sentences.</param>
    public bool IsMade(PartAction action, Reason reason, bool isEdited, SourceLocation at, string where, string what)
    {
        if (IsUnsettled(action, reason, isEdited))
        {
            var why = isLocked
                ? $"{what} was removed from the file, but edited in Apollo"
                : $"{what} is in Apollo but not in the file, and {NoLock}";
            (theirs ? Taken : Left).Add(Whole(at, where, why) with { IsOpen = true });
            return theirs;
        }

        if ((action, reason) != (PartAction.None, Reason.AddedInService))
            return false;
        Take(at, where, $"{what} was created in Apollo");
        return true;
    }

    private static PullNote Whole(SourceLocation at, string? where, string what) =>
        new(at, where, Field: null, File: null, Service: null, what);
}
