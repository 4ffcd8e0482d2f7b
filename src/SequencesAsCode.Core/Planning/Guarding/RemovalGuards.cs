using SequencesAsCode.Core.Planning.Parts;

namespace SequencesAsCode.Core.Planning.Guarding;

/// <summary>The guards of removals by an update or an archive.</summary>
internal static class RemovalGuards
{
    /// <summary>Stops removals without consent, or against the policy.</summary>
    public static IEnumerable<Block> Removals(
        DesiredSequence sequence,
        IReadOnlyList<Removal> removals,
        BaseSequence? known,
        Policy policy
    )
    {
        if (removals.Count == 0)
            yield break;
        if (policy.Removals == RemovalPolicy.Deny)
        {
            yield return new(
                BlockCode.RemovalDenied,
                $"{Listed(removals)} would be deleted, but the policy 'removals: deny' forbids it. Put back in the "
                    + "file what should stay. To allow deletions with an OK, write 'removals: guarded' in "
                    + "sequences.yaml.",
                new(Guards.WorkspaceFile)
            );
            yield break;
        }

        var open = removals.Where(removal => removal.Ground == RemovalGround.None).ToList();
        if (open.Count == 0)
            yield break;
        yield return new(
            BlockCode.RemovalNeedsConsent,
            $"{Listed(open)} would be deleted in Apollo, with {(open.Count == 1 ? "its" : "their")} statistics. "
                + $"{Guards.AreThere(Sum(open))} on {It(open)}.",
            sequence.At
        )
        {
            LinesToAdd = TombstoneLines.Of(sequence, open.Select(removal => removal.Id), known),
            Consent = Consent.Removals(sequence.Key),
        };
    }

    /// <summary>
    /// Asks whether a removed part and a similar new one are the same; stating the id keeps the part.
    /// </summary>
    public static IEnumerable<Block> MayBeSame(IReadOnlyList<Removal> removals, DesiredState state) =>
        removals
            .Where(removal => removal.Ground == RemovalGround.None && !removal.Claimants.IsEmpty)
            .Select(removal => new Block(
                BlockCode.MayBeSame,
                $"{Names([removal.What])} would be deleted, but {Either(removal.Claimants)} may be the same one. To "
                    + $"keep it, with its people and statistics, add its id there. To delete it, list {removal.Id} "
                    + "under 'removed:'.",
                removal.Claimants[0].At
            )
            {
                LinesToAdd = [CreationGuards.IdLine(state, removal.Id)],
            });

    private static string Either(ImmutableArray<Claimant> claimants) =>
        string.Join(" or ", claimants.Select(claimant => $"{claimant.What} ({claimant.At})"));

    /// <summary>Notes on removals that need no consent, and why.</summary>
    public static IEnumerable<string> Reasons(IReadOnlyList<Removal> removals)
    {
        var empty = removals.Where(removal => removal.Ground == RemovalGround.NobodyInIt).ToList();
        if (empty.Count > 0)
            yield return $"{Listed(empty)} {AreRemoved(empty)} without asking: the sequence is off, and nobody is on "
                + $"{It(empty)}.";
        var free = removals.Where(removal => removal.Ground == RemovalGround.Policy).ToList();
        if (free.Count > 0)
            yield return $"{Listed(free)} {AreRemoved(free)} without asking, because the workspace's policy is "
                + $"'removals: allow'. {Guards.AreThere(Sum(free))} on {It(free)}.";
    }

    /// <summary>
    /// Stops removals in a protected sequence. Only lifting the protection in an earlier run allows them.
    /// </summary>
    public static IEnumerable<Block> Protected(DesiredSequence sequence, IReadOnlyList<Removal> removals)
    {
        if (removals.Count == 0)
            yield break;
        var lift =
            sequence.Protect == false
                ? "First apply 'protect: false' on its own"
                : "First add 'protect: false' and apply that on its own";
        yield return new(
            BlockCode.Protected,
            $"{Listed(removals)} would be deleted, but the sequence is protected. No entry under 'removed', option or "
                + $"policy overrides that. {lift}, with {It(removals)} still in the file. Then delete {It(removals)} "
                + "from the file.",
            sequence.At
        )
        {
            LinesToAdd = sequence.Protect is null ? ["protect: false"] : [],
        };
    }

    /// <summary>Stops the archive of a protected sequence.</summary>
    public static Block ProtectedArchive(BaseSequence orphan, RemovedSequence decision) =>
        new(
            BlockCode.Protected,
            $"'{orphan.Key}' is protected, so it is not archived. Write 'do: forget' to leave it as it is "
                + "in Apollo. Or restore its file with 'protect: false', apply that, and then delete the file.",
            decision.At
        );

    /// <summary>Stops an update that would remove parts which were made in Apollo.</summary>
    public static IEnumerable<Block> Additions(DesiredSequence sequence, IReadOnlyList<Addition> additions)
    {
        if (additions.Count == 0)
            yield break;
        var one = additions.Count == 1;
        yield return new(
            BlockCode.AddedInService,
            $"{Names([.. additions.Select(addition => addition.What)])} {(one ? "was" : "were")} created "
                + $"in Apollo and {(one ? "is" : "are")} not in the file. Copy {(one ? "it" : "them")} to the file "
                + $"with '{CommandWords.Pull(sequence.Key)}', or allow {(one ? "its" : "their")} deletion.",
            sequence.At
        )
        {
            LinesToAdd = TombstoneLines.Of(sequence, additions.Select(addition => addition.Id), null),
            Consent = Consent.Removals(sequence.Key),
        };
    }

    private static string Listed(IReadOnlyList<Removal> removals) =>
        Names([
            .. removals.Select(removal =>
                removal.IsEdited ? $"{removal.What} (edited in Apollo since the last apply)" : removal.What
            ),
        ]);

    internal static string Names(ImmutableArray<string> names)
    {
        var text = names is [var one] ? one : $"{string.Join(", ", names[..^1])} and {names[^1]}";
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private static string It(IReadOnlyList<Removal> removals) => removals.Count == 1 ? "it" : "them";

    private static string AreRemoved(List<Removal> removals) => removals.Count == 1 ? "is deleted" : "are deleted";

    private static People Sum(IReadOnlyList<Removal> removals) =>
        People.Sum(
            removals.DistinctBy(removal => removal.StepId, StringComparer.Ordinal).Select(removal => removal.People)
        );
}
