using SequencesAsCode.Core.Planning.Parts;

namespace SequencesAsCode.Core.Planning.Guarding;

/// <summary>The guard of parts that an update would leave out because Apollo does not show them.</summary>
internal static class UnshownGuard
{
    /// <summary>Stops an update that would leave out parts without a ground.</summary>
    /// <param name="sequence">The file.</param>
    /// <param name="parts">The parts that Apollo does not show.</param>
    /// <param name="mayAllow">Whether a consent counts: neither policy nor protection forbids it.</param>
    public static IEnumerable<Block> Blocks(DesiredSequence sequence, ImmutableArray<UnshownPart> parts, bool mayAllow)
    {
        var open = parts.Where(part => part.Ground == RemovalGround.None).ToList();
        if (open.Count == 0)
            yield break;
        var names = RemovalGuards.Names([.. open.Select(part => part.What)]);
        var isOne = open.Count == 1;
        var it = isOne ? "it" : "them";
        var were = isOne ? "it was" : "they were";
        yield return new(
            BlockCode.NotShown,
            $"{names} {(isOne ? "is" : "are")} in the lock file, but Apollo does not show {it}. Either {were} "
                + $"deleted there, or Apollo's answer left {it} out. If Apollo still has {it}, this change deletes "
                + $"{it}, and people may be on {it}. If {were} deleted in Apollo, "
                + $"'{CommandWords.Pull(sequence.Key)}' removes {it} from the file and the lock file. Otherwise run "
                + "'sequences plan' again."
                + (mayAllow ? $" Or allow {(isOne ? "its" : "their")} deletion." : ""),
            sequence.At
        )
        {
            LinesToAdd = mayAllow ? TombstoneLines.Of(sequence, open.Select(part => part.Id), null) : [],
            Consent = mayAllow ? Consent.Removals(sequence.Key) : null,
        };
    }

    /// <summary>Notes on the parts that are left out, and why they may be.</summary>
    public static IEnumerable<string> Notes(ImmutableArray<UnshownPart> parts)
    {
        foreach (var part in parts.Where(part => part.Ground != RemovalGround.None))
        {
            yield return $"Apollo does not show the {part.What}, so the change is sent without it: {Why(part.Ground)}.";
        }
    }

    /// <summary>Ids of the steps that are left out, or lose a touch, only because nobody is on them.</summary>
    public static IEnumerable<string> EmptySteps(ImmutableArray<UnshownPart> parts) =>
        parts.Where(part => part.Ground == RemovalGround.NobodyInIt).Select(part => part.StepId);

    private static string Why(RemovalGround ground) =>
        ground switch
        {
            RemovalGround.Consent => "its removal is allowed",
            RemovalGround.Policy => "it left the file, and the workspace's policy is 'removals: allow'",
            _ => "it left the file, the sequence is off, and nobody is on it",
        };
}
