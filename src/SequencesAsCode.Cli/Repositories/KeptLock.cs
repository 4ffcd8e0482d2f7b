using SequencesAsCode.Cli.Results;

namespace SequencesAsCode.Cli.Repositories;

/// <summary>
/// Notices a lock file on a branch of its own that no apply left there. Such a file can make a key mean another
/// sequence, and the next apply would write over that one without a consent.
/// </summary>
/// <param name="lock">The lock file on its branch.</param>
/// <param name="accepted">The id of a lock file that is right although no apply left it; null for none.</param>
internal sealed class KeptLock(LockBranch @lock, string? accepted)
{
    /// <summary>Instead of an id, as in git: there is no file.</summary>
    public const string NoFile = "0000000000000000000000000000000000000000";

    private const string Record = "lock-record";

    /// <summary>The lock file on its branch.</summary>
    public LockBranch Lock => @lock;

    /// <summary>After a push, done or refused: leaves the ids that the branch may have when the next run
    /// begins.</summary>
    /// <param name="target">The folder with what the apply leaves.</param>
    /// <param name="deployed">The branch of the run; null when it runs for none.</param>
    public void Leave(string target, string? deployed)
    {
        if (IsReviewed(deployed))
            return;
        var known = new[] { @lock.TakenBlob() ?? NoFile, @lock.BlobHere() ?? NoFile };
        Directory.CreateDirectory(target);
        File.WriteAllLines(Path.Combine(target, Record), [@lock.Place, .. known.Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>After a fetch: checks that the lock file is one that the last apply left, or accepted.</summary>
    /// <param name="source">The folder with what the last apply left.</param>
    /// <param name="deployed">The branch of the run; null when it runs for none.</param>
    /// <returns>A warning when nothing tells; null when all is well.</returns>
    /// <exception cref="CommandException">It is another one.</exception>
    public string? Check(string source, string? deployed)
    {
        var held = @lock.TakenBlob() ?? NoFile;
        if (IsReviewed(deployed) || held == accepted)
            return null;
        var known = Read(Path.Combine(source, Record));
        if (known.IsEmpty)
        {
            return held == NoFile
                ? null
                : $"warning: Nothing tells which lock file the last apply left, so '{@lock.Place}' on {@lock.Branch} "
                    + "is taken as it is. That is usual before the first apply. Later, what the last apply left has "
                    + $"expired or was deleted: then look at the newest commits of {@lock.Branch}.";
        }

        return known.Contains(held, StringComparer.Ordinal) ? null : throw Refused(held);
    }

    // On the branch that is deployed, a change of the lock file is reviewed like every other.
    private bool IsReviewed(string? deployed) => @lock.Branch == deployed;

    // The place of the lock file, and then the ids. That of another lock file says nothing about this one.
    private ImmutableArray<string> Read(string file)
    {
        string[] lines = File.Exists(file) ? File.ReadAllLines(file) : [];
        return lines.FirstOrDefault() == @lock.Place ? [.. lines.Skip(1)] : [];
    }

    private CommandException Refused(string held)
    {
        var what = held == NoFile ? "is gone" : "is not the one that the last apply left";
        return CommandException.Unprotected(
            $"The lock file '{@lock.Place}' on the branch {@lock.Branch} {what}. Somebody else changed it. Nothing was "
                + "sent, because a lock file says which sequence each file means.",
            $"Look at the newest commits of {@lock.Branch}, and revert what you do not know. To go on with "
                + $"this lock file, set accept-lock (Azure: acceptLock) to {held}: docs/protection.md."
        );
    }
}
