using SequencesAsCode.Applying.Confirming;
using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Cli.Pipeline;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Files.Importing;
using SequencesAsCode.Files.Reading.Schema;
using SequencesAsCode.Service;

namespace SequencesAsCode.Cli.Importing;

/// <summary>Writes sequences of the account as files of a workspace, and records them in its lock.</summary>
/// <param name="pipeline">Reads the workspace.</param>
/// <param name="folder">The workspace's folder.</param>
/// <param name="environment">Name of the environment; null for the workspace's default.</param>
/// <param name="request">Which sequences are imported, and how they are written.</param>
/// <param name="service">The service that has the sequences.</param>
internal sealed class ImportWriter(
    PlanPipeline pipeline,
    string folder,
    string? environment,
    ImportRequest request,
    ISequenceService service
)
{
    /// <summary>The service that has the sequences.</summary>
    public ISequenceService Service => service;

    /// <summary>Writes a batch.</summary>
    /// <param name="current">The sequences that were read.</param>
    /// <param name="ids">The ids of the sequences to write.</param>
    /// <param name="log">Lists each written file.</param>
    /// <param name="tally">Counts what was imported and refused.</param>
    /// <returns>The number of sequences in the workspace after the write.</returns>
    /// <exception cref="CommandException">A file cannot be placed, or the workspace has mistakes.</exception>
    public int Write(CurrentState current, IEnumerable<string> ids, ImportLog log, ImportTally tally)
    {
        // Read again for each batch, because the previous batch wrote files and the lock.
        var (desired, store, @base, _) = pipeline.ReadWorkspace(folder, environment, mayBeEmpty: true, alone: true);
        var importer = new Importer(desired, @base, request, service, ServiceName.Of(desired.Environment));
        var batch = importer.Draft(current, ids);
        var files = batch.Sequences.SelectMany(sequence => sequence.Files);
        AtomicFile.CheckAll(folder, batch.Variables.File is { } changed ? files.Prepend(changed) : files);
        if (!batch.Sequences.IsEmpty)
            WriteSchemas(log);
        if (batch.Variables.File is { } workspace)
        {
            // Before the sequences: a run that is cut short here adds nothing later, because files then claim them.
            AtomicFile.Write(folder, workspace);
            log.AddVariables(workspace.Path, batch.Variables.Added);
        }

        foreach (var sequence in batch.Sequences)
        {
            foreach (var file in sequence.Files)
                AtomicFile.Write(folder, file);
            Bookkeeping.Record(sequence.Change, sequence.Current, store, batch.Context!);
            log.AddSequence(sequence);
        }

        if (!batch.Sequences.IsEmpty)
            store.Save();
        tally.Add(batch);
        return desired.Sequences.Length + batch.Sequences.Length;
    }

    private void WriteSchemas(ImportLog log)
    {
        foreach (var schema in SchemaFolder.Files.Where(schema => !File.Exists(Path.Combine(folder, schema.Path))))
        {
            AtomicFile.Write(folder, schema);
            log.AddFile(schema.Path);
        }
    }
}
