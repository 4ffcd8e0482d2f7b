using DiffPlex;

namespace SequencesAsCode.Output.Prose;

/// <summary>A run of tokens that both lists have, or what each list has in one place; one side may be empty.</summary>
/// <param name="IsSame">Whether the tokens are equal, one by one.</param>
/// <param name="From">Index of the first old token.</param>
/// <param name="To">Index behind the last old token.</param>
/// <param name="NewFrom">Index of the first new token.</param>
/// <param name="NewTo">Index behind the last new token.</param>
internal readonly record struct AlignedRun(bool IsSame, int From, int To, int NewFrom, int NewTo);

/// <summary>
/// Compares two versions of a text that was cut into tokens: words, sentences, or the words of an email between its
/// tags. Every output shows what this class finds, and no other class knows the algorithm.
/// </summary>
/// <remarks>
/// <see cref="Core.Markup.TokenDiff"/> compares sources that are edited. Where several differences are equally short,
/// the two
/// choose different ones: here people are used to the choice, there it is written into lock files.
/// </remarks>
internal static class ProseDiff
{
    private const string Old = "old";
    private const string New = "new";

    /// <summary>Aligns two lists of tokens by their keys.</summary>
    /// <returns>Equal and differing runs in turn, which together cover both lists.</returns>
    public static IEnumerable<AlignedRun> Align(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var from = 0;
        var newFrom = 0;

        // The library cuts a text itself; here the texts are only the names of lists that are cut already.
        var diff = new Differ().CreateCustomDiffs(Old, New, false, false, name => [.. name == Old ? before : after]);
        foreach (var block in diff.DiffBlocks)
        {
            var start = block.DeleteStartA;
            var newStart = block.InsertStartB;
            if (start > from)
                yield return new(true, from, start, newFrom, newStart);
            from = start + block.DeleteCountA;
            newFrom = newStart + block.InsertCountB;
            yield return new(false, start, from, newStart, newFrom);
        }

        if (from < before.Count)
            yield return new(true, from, before.Count, newFrom, after.Count);
    }

    /// <summary>Both versions as one text. Where one piece replaces another, the removed piece comes first.</summary>
    public static IEnumerable<ProsePiece> Pieces(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        foreach (var run in Align(before, after))
        {
            var kept = Join(after, run.NewFrom, run.NewTo);
            if (run.IsSame)
            {
                yield return new(kept);
                continue;
            }

            if (run.To > run.From)
                yield return new(Join(before, run.From, run.To), PieceKind.Removed);
            if (run.NewTo > run.NewFrom)
                yield return new(kept, PieceKind.Added);
        }
    }

    private static string Join(IReadOnlyList<string> tokens, int from, int to) =>
        string.Concat(tokens.Skip(from).Take(to - from));
}
