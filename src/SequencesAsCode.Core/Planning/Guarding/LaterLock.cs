namespace SequencesAsCode.Core.Planning.Guarding;

/// <summary>A version of the lock that was committed after the one a plan was made with.</summary>
/// <param name="Commit">The commit, short.</param>
/// <param name="Sequences">Its sequences.</param>
public sealed record LaterLock(string Commit, ImmutableArray<BaseSequence> Sequences)
{
    private const int MostKeys = 8;

    /// <summary>
    /// Warns that the lock is older than the last apply. Then a later lock explains differences that look like edits
    /// made in Apollo: Apollo agrees with it wherever the two locks differ. Null when no later lock does.
    /// </summary>
    /// <param name="plan">The plan, whose edited or blocked sequences are looked at.</param>
    /// <param name="current">The sequences in Apollo.</param>
    /// <param name="known">The lock of the plan.</param>
    /// <param name="later">Later versions of the lock, the newest first.</param>
    /// <param name="at">The lock file.</param>
    public static Diagnostic? Explain(
        Plan plan,
        CurrentState current,
        Base known,
        IEnumerable<LaterLock> later,
        SourceLocation at
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(later);
        var doubtful = plan
            .Sequences.Where(change => change.HasDrift || change.Action == SequenceAction.Blocked)
            .ToList();
        return later
            .Select(other =>
                (
                    other.Commit,
                    Keys: doubtful
                        .Where(change => other.Explains(change, current, known))
                        .Select(change => change.Key)
                        .ToList()
                )
            )
            .Where(found => found.Keys.Count > 0)
            .Select(found =>
                Diagnostic.LockIsOlder(
                    at,
                    ShortList.Of(found.Keys.ConvertAll(key => $"'{key}'"), MostKeys),
                    found.Commit
                )
            )
            .FirstOrDefault();
    }

    /// <summary>Ids of the sequences for which a later lock differs from the lock of the plan.</summary>
    public static ImmutableHashSet<string> Different(Base known, IEnumerable<LaterLock> later)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(later);
        var all = later.ToList();
        return all.Count == 0
            ? []
            : [.. known.Sequences.Where(old => all.Exists(other => other.IsDifferent(old))).Select(old => old.Id)];
    }

    private bool IsDifferent(BaseSequence old)
    {
        if (Sequences.FirstOrDefault(one => one.Id == old.Id) is not { } newer)
            return false;
        var before = Tokens(old);
        var after = Tokens(newer);
        return before.Count != after.Count || before.Any(part => after.GetValueOrDefault(part.Key) != part.Value);
    }

    private bool Explains(SequenceChange change, CurrentState current, Base known)
    {
        if (change.Id is not { } id || !current.Sequences.TryGetValue(id, out var held))
            return false;
        if (
            known.Sequences.FirstOrDefault(one => one.Id == id) is not { } old
            || Sequences.FirstOrDefault(one => one.Id == id) is not { } newer
        )
            return false;
        var before = Tokens(old);
        var after = Tokens(newer);
        var now = Tokens(held);
        var moved = before
            .Keys.Union(after.Keys)
            .Where(part => before.GetValueOrDefault(part) != after.GetValueOrDefault(part) && IsKnown(after, part))
            .ToList();
        return moved.Count > 0
            && moved.TrueForAll(part => now.GetValueOrDefault(part) == after.GetValueOrDefault(part));
    }

    // The later lock has nothing for a field that a file no longer manages.
    private static bool IsKnown(Dictionary<(string Id, string Field), string> after, (string Id, string Field) part) =>
        after.ContainsKey(part) || part.Field.Length == 0 || !after.ContainsKey((part.Id, ""));

    private static Dictionary<(string Id, string Field), string> Tokens(BaseSequence sequence) =>
        Tokens(
            sequence.Parts.Select(part => (part.Id, part.Fields.Pairs.Select(pair => (pair.Key, pair.Value.Returned))))
        );

    private static Dictionary<(string Id, string Field), string> Tokens(CurrentSequence sequence) =>
        Tokens(
            sequence.Parts.Select(part =>
                (part.Id, part.Fields.Select(pair => (pair.Key.Key, FieldToken.Of(pair.Key, pair.Value))))
            )
        );

    // The token of each field of each part; the part itself has an entry with an empty field.
    private static Dictionary<(string Id, string Field), string> Tokens(
        IEnumerable<(string Id, IEnumerable<(string Field, string Token)> Fields)> parts
    )
    {
        var left = new Dictionary<(string Id, string Field), string>();
        foreach (var (id, fields) in parts)
        {
            left[(id, "")] = "";
            foreach (var (field, token) in fields)
                left[(id, field)] = token;
        }

        return left;
    }
}
