using System.Collections.Immutable;
using System.Globalization;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Core.States;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Reading;
using SequencesAsCode.Service.Snapshots;

namespace SequencesAsCode.Cli.Commands;

/// <summary>What to list.</summary>
/// <param name="Folder">The workspace's folder.</param>
/// <param name="Environment">Name of the environment; null for the workspace's default.</param>
/// <param name="Name">What the name has to hold; null for every sequence.</param>
/// <param name="Snapshot">Where to save a snapshot of the account; null for none.</param>
/// <param name="All">Whether the snapshot holds every sequence whole, and not only those of the workspace.</param>
/// <param name="People">Whether each listed sequence is read whole for the number of people in it.</param>
internal sealed record ListArguments(
    string Folder, string? Environment, string? Name, string? Snapshot, bool All, bool People)
{
    /// <summary>As <see cref="PlanArguments.Named"/>.</summary>
    public string? Named { get; init; }
}

/// <summary>Lists the account's sequences with what manages each, and saves a snapshot for plans without a key when asked.</summary>
internal sealed class ListCommand(PlanPipeline pipeline, ServiceFactory services, Output output, TimeProvider time)
{
    public async Task<int> RunAsync(ListArguments arguments, OutputFormat format, CancellationToken cancellation)
    {
        if (arguments.All && arguments.Snapshot is null) throw CommandException.Arguments("--all says what a snapshot holds: give --snapshot FILE with it.");
        OutputGuard.Check("--snapshot", arguments.Snapshot, arguments.Folder);
        var (desired, _, @base, _) = pipeline.ReadWorkspace(arguments.Folder, arguments.Environment, mayBeEmpty: true);
        using var open = services.Open(desired.Workspace, desired.Environment);
        var listing = await open.Service.ReadAsync(new(true, true, []), cancellation).ConfigureAwait(false);
        CurrentStateReader.CheckAccount(desired.Environment, @base, listing.Account);

        var service = ServiceName.Of(desired.Environment);
        var listed = Listing.Of(desired, @base, listing, service, arguments.Name);
        if (arguments.Snapshot is { } file)
        {
            var taker = new SnapshotTaker(open.Whole("list --snapshot"), service, why => output.Notice($"warning: names are left out of the snapshot: {why}"));
            var taken = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            var snapshot = await taker.TakeAsync(listing, desired, @base, arguments.All, taken, cancellation).ConfigureAwait(false);
            TellFailures(snapshot.State);
            Save(snapshot, file, arguments.Named);
            listed = listed.WithPeople(snapshot.State.Sequences);
        }

        if (listing.Rows.IsEmpty && RealAccounts.Sentence(desired.Workspace, desired.Environment, true, "sequences list") is { } elsewhere) output.Notice(elsewhere);
        return output.Listing(format, arguments.People ? await WithPeopleAsync(listed, open.Service, cancellation).ConfigureAwait(false) : listed);
    }

    private async Task<Listing> WithPeopleAsync(Listing listed, ISequenceService service, CancellationToken cancellation)
    {
        ImmutableArray<string> ids = [.. listed.Sequences.Where(sequence => sequence.Row.People.Count is null).Select(sequence => sequence.Row.Id)];
        if (ids.IsEmpty) return listed;
        output.Notice(string.Create(CultureInfo.InvariantCulture, $"For the number of people {(ids.Length == 1 ? "1 sequence is" : $"{ids.Length:N0} sequences are")} read whole: {(ids.Length == 1 ? "1 call" : $"{ids.Length:N0} calls")}."));
        try
        {
            var read = await service.ReadAsync(ReadScope.Of(ids) with { OneByOne = true }, cancellation).ConfigureAwait(false);
            TellFailures(read with { Rows = [.. listed.Sequences.Select(sequence => sequence.Row)] });
            return listed.WithPeople(read.Sequences);
        }
        catch (ServiceException exception) when (exception.Failure == ServiceFailure.NotAllowed)
        {
            output.Notice($"warning: the number of people stays unknown: {exception.Message}");
            return listed;
        }
    }

    private void TellFailures(CurrentState read)
    {
        foreach (var (id, why) in read.Failures.OrderBy(failure => failure.Key, StringComparer.Ordinal))
        {
            var name = read.Rows.FirstOrDefault(row => row.Id == id)?.Name;
            output.Notice($"warning: the sequence {(name is null ? id : $"'{name}' ({id})")} could not be read: {why}");
        }
    }

    private void Save(Snapshot snapshot, string file, string? folder)
    {
        if (!output.Save(file, SnapshotFile.Write(snapshot), "The snapshot could not be saved to")) return;
        output.Notice($"The snapshot of {snapshot.Taken} is saved, {snapshot.State.Sequences.Count} of "
            + $"{snapshot.State.Rows.Length} sequences whole: run "
            + $"'{CommandText.Of(folder, "plan", "--current", file)}'. It holds their copy: keep it where only "
            + "those who may read it can.");
    }
}
