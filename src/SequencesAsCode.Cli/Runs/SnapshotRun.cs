using System.Globalization;
using SequencesAsCode.Cli.Pipeline;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Reading;
using SequencesAsCode.Service.Snapshots;

namespace SequencesAsCode.Cli.Runs;

/// <summary>Takes a snapshot of an account, with every sequence in full.</summary>
internal sealed class SnapshotRun(
    PlanPipeline pipeline,
    ServiceFactory services,
    ResultWriter output,
    TimeProvider time
)
{
    /// <summary>Reads the account.</summary>
    /// <param name="folder">The workspace's folder.</param>
    /// <param name="environment">Name of the environment; null for the workspace's default.</param>
    /// <param name="cancellation">Cancels the calls.</param>
    /// <returns>The text of the snapshot.</returns>
    /// <exception cref="CommandException">The files or the lock have mistakes.</exception>
    /// <exception cref="ServiceException">The service could not be read.</exception>
    public async Task<string> RunAsync(string folder, string? environment, CancellationToken cancellation)
    {
        var stored = pipeline.ReadWorkspace(folder, environment, mayBeEmpty: true);
        using var open = services.Open(stored.Desired.Workspace, stored.Desired.Environment);
        var listing = await open.Service.ReadAsync(new(true, true, []), cancellation).ConfigureAwait(false);
        CurrentStateReader.CheckAccount(stored.Desired.Environment, stored.Base, listing.Account);
        var service = open.RequireWholeSequences("ci snapshot");
        var taken = await TakeAsync(service, stored, listing, all: true, cancellation).ConfigureAwait(false);
        return SnapshotFile.Write(taken);
    }

    /// <summary>Takes the snapshot of an account whose list was read.</summary>
    /// <param name="service">Reads whole sequences.</param>
    /// <param name="stored">The files and the lock.</param>
    /// <param name="listing">The list.</param>
    /// <param name="all">Whether also sequences are read whole that no file manages.</param>
    /// <param name="cancellation">Cancels the calls.</param>
    /// <exception cref="ServiceException">The service could not be read.</exception>
    public Task<Snapshot> TakeAsync(
        ISequenceService service,
        StoredWorkspace stored,
        CurrentState listing,
        bool all,
        CancellationToken cancellation
    )
    {
        var taker = new SnapshotTaker(
            service,
            ServiceName.Of(stored.Desired.Environment),
            why => output.Notice($"warning: names are left out of the snapshot: {why}")
        );
        var now = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return taker.TakeAsync(listing, stored.Desired, stored.Base, all, now, cancellation);
    }
}
