using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Cli.Hosts;
using SequencesAsCode.Cli.Repositories;
using SequencesAsCode.Cli.Results;

namespace SequencesAsCode.Cli.Verbs.Ci;

/// <summary>What a run that failed leaves to the next: its journal, and a lock file that could not be pushed.</summary>
internal static class LeftState
{
    /// <summary>Takes the lock file from its branch, and on a branch what the last apply of that branch
    /// left.</summary>
    /// <param name="kept">The lock file on its branch.</param>
    /// <param name="host">The host, which kept what was left.</param>
    /// <param name="files">Where it is put.</param>
    /// <param name="workspace">The folder of the workspace.</param>
    /// <param name="output">Says what happened.</param>
    /// <param name="cancellation">Cancels the calls.</param>
    /// <returns>Whether a lock file was taken that still has to be pushed.</returns>
    /// <exception cref="CommandException">Somebody else changed the lock file on its branch.</exception>
    public static async Task<bool> FetchAsync(
        KeptLock kept,
        Host host,
        OutFolder files,
        string workspace,
        ResultWriter output,
        CancellationToken cancellation
    )
    {
        kept.Lock.Fetch();
        files.ForgetState();
        if (host.Run.PullRequest is null)
        {
            await host.TakeLeftAsync(files.Environment, files.State, cancellation).ConfigureAwait(false);
            if (kept.Check(files.State, host.Run.Branch) is { } warning)
                output.Notice(warning);
        }

        var journal = JournalIn(files.State, files.Environment);
        if (File.Exists(journal))
        {
            var place = JournalIn(workspace, files.Environment);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Copy(journal, place, overwrite: true);
        }

        var resumed = kept.Lock.Resume(files.State);
        if (resumed == false)
        {
            output.Notice(
                "The lock file on its branch has changed since a run could not push its own. That run's lock file "
                    + "stays in its artifacts."
            );
        }

        return resumed == true;
    }

    /// <summary>Leaves the journal for the next run.</summary>
    public static void LeaveJournal(string workspace, OutFolder files)
    {
        var journal = JournalIn(workspace, files.Environment);
        if (!File.Exists(journal))
            return;
        var place = JournalIn(files.State, files.Environment);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        File.Copy(journal, place, overwrite: true);
    }

    private static string JournalIn(string folder, string environment) =>
        Path.Combine(folder, LockStore.JournalOf(environment));
}
