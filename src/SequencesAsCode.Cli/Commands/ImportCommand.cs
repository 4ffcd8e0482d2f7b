using System.Collections.Immutable;
using SequencesAsCode.Applying.Confirming;
using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Core.States;
using SequencesAsCode.Files.Importing;
using SequencesAsCode.Files.Reading.Schema;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Reading;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Cli.Commands;

/// <summary>Writes sequences of the account as files: read, tried as drafts, written, noted in the lock, some at a time. Nothing is sent.</summary>
internal sealed class ImportCommand(PlanPipeline pipeline, ServiceFactory services, ImportLog log)
{
    // What is read at a time, and at least written at a time.
    private const int BatchSize = 50;

    private static readonly ReadScope LookUp = new(false, false, []);

    public async Task<int> RunAsync(string folder, string? environment, ImportRequest request, CancellationToken cancellation)
    {
        Check(request);
        if (!File.Exists(Path.Combine(folder, "sequences.yaml"))) throw CommandException.Arguments($"There is no sequences.yaml in '{folder}': 'sequences init' writes one.");
        var (desired, _, @base, _) = pipeline.ReadWorkspace(folder, environment, mayBeEmpty: true, alone: true);
        if (request.MistakeIn(desired.Environment) is { } mistake) throw CommandException.Arguments(mistake);
        using var open = services.Open(desired.Workspace, desired.Environment);
        var listing = await open.Filing("import").ReadAsync(new(true, true, []), cancellation).ConfigureAwait(false);
        CurrentStateReader.CheckAccount(desired.Environment, @base, listing.Account);
        PlanPipeline.CheckNames(desired, listing.Account);

        var choice = request.Choose(desired, @base, listing.Rows);
        var tally = new ImportTally(choice.Claimed, request.Minimal);
        if (!request.Minimal) listing = listing with { Directory = await DirectoryAsync(open.Service, cancellation).ConfigureAwait(false) };
        var elsewhere = listing.Rows.IsEmpty ? RealAccounts.Sentence(desired.Workspace, desired.Environment, true, $"sequences import {request.Words}") : null;
        if (!choice.WithoutMatch.IsEmpty) throw CommandException.Arguments(elsewhere ?? $"No sequence of the account is named {string.Join(" or ", choice.WithoutMatch.Select(name => $"'{name}'"))}; it has {listing.Rows.Length}.");
        try
        {
            await ImportAsync(choice.Ids, listing).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            log.Summary(tally, environment);
            throw CommandException.CancelledAfter("Cancelled. What is written stays; run the same command again to go on.");
        }
        catch (ServiceException) when (tally.Written > 0)
        {
            log.Summary(tally, environment);
            throw;
        }

        log.Summary(tally, environment);
        if (elsewhere is not null) log.Elsewhere(elsewhere);
        return tally switch
        {
            { Refused: 0 } => ExitCode.Done,
            { Written: 0 } => ExitCode.Failed,
            _ => ExitCode.PartlyApplied,
        };

        // Each batch reads the workspace anew, for the one before has written files and lock: so it grows with the workspace, or that reading would take the square of the
        // time. Whatever ends the run, what was read until then is written.
        async Task ImportAsync(ImmutableArray<string> chosen, CurrentState listed)
        {
            var (asked, read, standing) = (new List<string>(), ImmutableDictionary.CreateBuilder<string, CurrentSequence>(StringComparer.Ordinal), desired.Sequences.Length);
            try
            {
                foreach (var ids in chosen.Chunk(BatchSize))
                {
                    read.AddRange(await ReadAsync(open.Service, ids, tally, cancellation).ConfigureAwait(false));
                    asked.AddRange(ids);
                    cancellation.ThrowIfCancellationRequested();
                    if (asked.Count >= Math.Max(BatchSize, standing)) Write();
                }
            }
            finally
            {
                if (asked.Count > 0) Write();
            }

            void Write()
            {
                var ids = asked.Where(id => !tally.IsRefused(id)).ToList();
                var current = listed with { Sequences = read.ToImmutable() };
                asked.Clear();
                read.Clear();
                standing = Import(folder, environment, request, current, ids, open.Service, tally);
            }
        }
    }

    private static void Check(ImportRequest request)
    {
        if (new[] { !request.Names.IsEmpty, !request.Ids.IsEmpty, request.All }.Count(given => given) != 1) throw CommandException.Arguments("Say which sequences: --name GLOB, --id ID or --all, one of the three. --name and --id may be given several times.");
        if (request.Names.Any(string.IsNullOrWhiteSpace)) throw CommandException.Arguments("--name needs the name of a sequence; --all takes every one.");
    }

    // Names are a courtesy to readers: a key that may not list them imports ids.
    private async Task<AccountDirectory> DirectoryAsync(ISequenceService service, CancellationToken cancellation)
    {
        var directory = AccountDirectory.Empty;
        foreach (var scope in new[] { LookUp with { Schedules = true }, LookUp with { Users = true }, LookUp with { Labels = true } })
        {
            try
            {
                directory = (await service.ReadAsync(scope, cancellation).ConfigureAwait(false)).Directory;
            }
            catch (ServiceException exception) when (exception.Failure == ServiceFailure.NotAllowed)
            {
                log.WithoutNames(exception.Message);
            }
        }

        return directory;
    }

    // One that cannot be read must not keep the others from being imported.
    private static async Task<ImmutableDictionary<string, CurrentSequence>> ReadAsync(ISequenceService service, string[] ids, ImportTally tally, CancellationToken cancellation)
    {
        var state = await service.ReadAsync(ReadScope.Of([.. ids]) with { OneByOne = true }, cancellation).ConfigureAwait(false);
        foreach (var id in ids.Where(state.Failures.ContainsKey)) tally.Refuse(new(id, id, state.Failures[id]));
        return state.Sequences;
    }

    /// <returns>How many sequences the workspace has now.</returns>
    private int Import(string folder, string? environment, ImportRequest request, CurrentState current, IEnumerable<string> ids, ISequenceService service, ImportTally tally)
    {
        // Read again for each batch: the one before has written files and lock.
        var (desired, store, @base, _) = pipeline.ReadWorkspace(folder, environment, mayBeEmpty: true, alone: true);
        var batch = Draft(new(desired, @base, request, service, ServiceName.Of(desired.Environment)), current, ids);
        AtomicFile.CheckAll(folder, batch.Sequences.SelectMany(sequence => sequence.Files));
        if (!batch.Sequences.IsEmpty) WriteSchemas(folder);
        foreach (var sequence in batch.Sequences)
        {
            foreach (var file in sequence.Files) AtomicFile.Write(folder, file);
            Bookkeeping.Record(sequence.Change, sequence.Current, store, batch.Context!);
            log.Written(sequence);
        }

        if (!batch.Sequences.IsEmpty) store.Save();
        tally.Add(batch);
        return desired.Sequences.Length + batch.Sequences.Length;
    }

    private static ImportBatch Draft(Importer importer, CurrentState current, IEnumerable<string> ids)
    {
        try
        {
            return importer.Draft(current, ids);
        }
        catch (ImportPlaceException exception)
        {
            throw CommandException.Arguments(exception.Message);
        }
    }

    private void WriteSchemas(string folder)
    {
        foreach (var schema in SchemaFolder.Files.Where(schema => !File.Exists(Path.Combine(folder, schema.Path))))
        {
            AtomicFile.Write(folder, schema);
            log.Written(schema.Path);
        }
    }
}
