using System.Globalization;

namespace SequencesAsCode.Applying.Locking;

/// <summary>The content of the text of a lock.</summary>
/// <param name="Account">The account.</param>
/// <param name="Sequences">The sequences; null when the text cannot be read.</param>
/// <param name="Diagnostics">Why the text cannot be read, or that it was merged from two sides.</param>
internal sealed record LockText(
    string Account,
    ImmutableArray<BaseSequence>? Sequences,
    ImmutableArray<Diagnostic> Diagnostics
)
{
    private const string Restore =
        "restore one side's lock file from git. The next apply finds the other side's new sequences by name";

    /// <summary>Reads a lock, also one that git or a person merged line by line.</summary>
    /// <param name="file">The name of the file, for messages.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="FormatException">The text is not a lock; the message says why.</exception>
    public static LockText Read(string file, string text)
    {
        if (MergeLeftovers.In(text) is [var first, ..] leftovers)
            return first.IsPointer
                ? Failed(Diagnostic.LfsPointer(new(file, first.Line)))
                : Merged(file, text, leftovers);
        try
        {
            var (version, account, sequences) = LockFormat.Read(text);
            return version > LockFormat.Version
                ? Failed(Diagnostic.LockIsNewer(new(file), version))
                : new(account, sequences, []);
        }
        catch (FormatException) when (Joined(file, text) is { } joined)
        {
            return joined;
        }
    }

    private static LockText Merged(string file, string text, IReadOnlyList<MergeLeftover> leftovers)
    {
        var at = new SourceLocation(file, leftovers[0].Line);
        try
        {
            var what =
                leftovers is [var only] && only.Last > only.Line
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"has a merge conflict in lines {only.Line} to {only.Last}"
                    )
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"has merge conflicts, the first in line {leftovers[0].Line}"
                    );
            return Of(new LockMerge(file).Read(LockSides.Split(text)), at, what);
        }
        catch (FormatException exception)
        {
            return Failed(
                Diagnostic.LockContradictsItself(at, $"together they cannot be read ({exception.Message})", Restore)
            );
        }
    }

    // The conflict markers were removed and nothing else was changed, as earlier versions asked for. Null when the text
    // is not a lock.
    private static LockText? Joined(string file, string text)
    {
        try
        {
            return Of(new LockMerge(file).Read(LockSides.Split(text)), new(file), "was merged by hand");
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static LockText Of(MergedLock merged, SourceLocation at, string what) =>
        merged switch
        {
            { Version: > LockFormat.Version } => Failed(Diagnostic.LockIsNewer(at with { Line = 0 }, merged.Version)),
            { Contradictions.IsEmpty: false } => new("", null, merged.Contradictions),
            _ => new(merged.Account, merged.Sequences, [Diagnostic.LockWasMerged(at, what)]),
        };

    private static LockText Failed(Diagnostic diagnostic) => new("", null, [diagnostic]);
}
