using SequencesAsCode.Applying.Confirming;
using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Cli.Pipeline;
using SequencesAsCode.Cli.Readmes;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Files;
using SequencesAsCode.Files.Pulling;
using SequencesAsCode.Service.Reading;

namespace SequencesAsCode.Cli.Runs;

/// <summary>
/// Takes edits made in Apollo into the files. The new files are read back and compared before anything is written.
/// </summary>
internal sealed class PullRun(
    PlanPipeline pipeline,
    ServiceFactory services,
    DesiredStateReader files,
    TimeProvider time
)
{
    /// <summary>Reads the account and writes the files and the lock.</summary>
    /// <param name="folder">The workspace's folder.</param>
    /// <param name="environment">Name of the environment; null for the workspace's default.</param>
    /// <param name="named">Keys of sequences; empty for every sequence.</param>
    /// <param name="theirs">Whether Apollo's version wins where it is not clear which side changed.</param>
    /// <param name="cancellation">Cancels the calls.</param>
    /// <exception cref="CommandException">The files have mistakes, or changed meanwhile.</exception>
    public async Task<(PullReport Report, string Environment)> RunAsync(
        string folder,
        string? environment,
        ImmutableArray<string> named,
        bool theirs,
        CancellationToken cancellation
    )
    {
        var (desired, store, @base, _) = pipeline.ReadWorkspace(folder, environment, alone: true);
        var options = new PlanOptions(ServiceName.Of(desired.Environment), named, Consents.None);
        KeyCheck.CheckTargets(options, desired, @base);

        using var open = services.Open(desired.Workspace, desired.Environment);
        var current = await new CurrentStateReader(open.RequireEnoughForFiles("pull"), time)
            .ReadAsync(desired, @base, named, cancellation)
            .ConfigureAwait(false);
        PlanPipeline.CheckNames(desired, current.Account);
        var report = new Puller(files).Pull(desired, current, @base, options, theirs, open.Service);

        if (!report.Drafts.IsEmpty && files.Read(folder, environment).Desired?.FilesDigest != desired.FilesDigest)
        {
            throw CommandException.Stale(
                "The files changed while Apollo was read, so nothing was written. Pull again."
            );
        }

        Write(report, desired.Workspace.Folder, current.Account, store);
        return (report, desired.Environment.Name);
    }

    /// <summary>Writes the generated files of the folders that a pull changed.</summary>
    /// <returns>Their paths in the workspace.</returns>
    public static IReadOnlyList<string> WriteReadmes(string folder, PullReport report) =>
        [.. FolderReadmes.Write(folder, report.Drafts.Select(draft => draft.Path).ToHashSet(StringComparer.Ordinal))];

    /// <summary>The exit code of a pull.</summary>
    public static int ExitCodeOf(PullReport report) =>
        (report.HasLeft, report.Drafts.IsEmpty) switch
        {
            (false, _) => ExitCode.Done,
            (true, true) => ExitCode.Blocked,
            (true, false) => ExitCode.PartlyApplied,
        };

    // Files first: with the lock alone, Apollo's edits would count as applied and the old text of the files as a
    // change.
    private static void Write(PullReport report, string folder, string account, LockStore store)
    {
        AtomicFile.CheckAll(folder, report.Drafts);
        foreach (var draft in report.Drafts)
            AtomicFile.Write(folder, draft);
        foreach (var sequence in report.Records)
            store.Record(account, sequence);
        foreach (var agreed in report.Adopted)
        {
            Bookkeeping.Record(agreed.Change, agreed.Current, store, report.Context);
        }

        store.Save();
    }
}
