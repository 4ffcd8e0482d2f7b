namespace SequencesAsCode.Core.Planning.Allowing;

/// <summary>
/// The right of a sequence with nobody in it, and of its variants, to start without asking. It is lost when a lock went
/// back to a version that does not know what was on since: then nobody knows what was stopped. A lost right is one of
/// the spent entries in the lock, and comes back once the lock knows the start.
/// </summary>
public static class FreeStart
{
    private const string On = "true";
    private const string Approved = "approved";

    private static readonly ImmutableArray<string> All = [OfSequence, OfVariants];

    /// <summary>The right to turn the sequence on, as a spent entry.</summary>
    public static string OfSequence => EntryOf("the sequence, without asking");

    /// <summary>The right to approve variants, as a spent entry.</summary>
    public static string OfVariants => EntryOf("its variants, without asking");

    /// <summary>Whether a spent entry is a lost right, and no entry of a file.</summary>
    public static bool Contains(string entry) => All.Contains(entry);

    /// <summary>The row without the rights that it must not have, because a later lock knows of a start.</summary>
    /// <param name="row">A row of the lock.</param>
    /// <param name="later">The same sequence in a later lock.</param>
    public static BaseSequence Lost(BaseSequence row, BaseSequence later)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(later);
        var lost = new List<string>();
        if (!IsOn(row) && (IsOn(later) || later.Spent.Contains(OfSequence)))
            lost.Add(OfSequence);
        if (ApprovedIn(later).Except(ApprovedIn(row), StringComparer.Ordinal).Any() || later.Spent.Contains(OfVariants))
            lost.Add(OfVariants);
        return lost.TrueForAll(row.Spent.Contains) ? row : row.Spending(lost);
    }

    /// <summary>The row of an apply, with the rights back whose start it knows.</summary>
    /// <param name="row">What the apply records.</param>
    public static BaseSequence Given(BaseSequence row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (!row.Spent.Any(Contains))
            return row;
        var areApproved = row.Steps.SelectMany(step => step.Touches).All(IsApproved);
        return row with
        {
            Spent =
            [
                .. row.Spent.Where(entry =>
                    !(entry == OfSequence && IsOn(row)) && !(entry == OfVariants && areApproved)
                ),
            ],
        };
    }

    private static bool IsOn(BaseSequence row) => row.Fields[Fields.Active] is { Sent: On } or { Returned: On };

    private static IEnumerable<string> ApprovedIn(BaseSequence row) =>
        row.Steps.SelectMany(step => step.Touches).Where(IsApproved).Select(touch => touch.Id);

    private static bool IsApproved(BaseTouch touch) => touch.Fields[Fields.Status] is { Sent: Approved };

    private static string EntryOf(string what) =>
        $"{AllowEntry.WordOf(AllowKind.Activation)}:{AllowEntry.DigestOf($"start\n{what}")}";
}
