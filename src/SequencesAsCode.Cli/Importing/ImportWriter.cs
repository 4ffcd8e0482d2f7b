using SequencesAsCode.Applying.Confirming;
using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Cli.Pipeline;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Files.Importing;
using SequencesAsCode.Files.Reading.Schema;
using SequencesAsCode.Service;

namespace SequencesAsCode.Cli.Importing;

/// <summary>Writes sequences that were read as files of a workspace, and notes them in its lock.</summary>
/// <param name="pipeline">Reads the workspace.</param>
/// <param name="folder">Its folder.</param>
/// <param name="environment">Name of the environment; null for the workspace's default.</param>
/// <param name="request">What is imported, and how.</param>
/// <param name="service">Where the sequences are.</param>
internal sealed class ImportWriter(
    PlanPipeline pipeline,
    string folder,
    string? environment,
    ImportRequest request,
    ISequenceService service
)
{
    /// <summary>Where the sequences are.</summary>
    public ISequenceService Service => service;

    /// <summary>Writes a batch.</summary>
    /// <param name="current">The sequences, as they were read.</param>
    /// <param name="ids">Which of them.</param>
    /// <param name="log">Told each written file.</param>
    /// <param name="tally">Counts.</param>
    /// <returns>How many sequences the workspace has now.</returns>
    /// <exception cref="CommandException">There is no place for a file, or the workspace has mistakes by
    /// now.</exception>
    public int Write(CurrentState current, IEnumerable<string> ids, ImportLog log, ImportTally tally)
    {
        // Read again for each batch: the one before has written files and lock.
        var (desired, store, @base, _) = pipeline.ReadWorkspace(folder, environment, mayBeEmpty: true, alone: true);
        var importer = new Importer(desired, @base, request, service, ServiceName.Of(desired.Environment));
        var batch = importer.Draft(current, ids);
        AtomicFile.CheckAll(folder, batch.Sequences.SelectMany(sequence => sequence.Files));
        if (!batch.Sequences.IsEmpty)
            WriteSchemas(log);
        foreach (var sequence in batch.Sequences)
        {
            foreach (var file in sequence.Files)
                AtomicFile.Write(folder, file);
            Bookkeeping.Record(sequence.Change, sequence.Current, store, batch.Context!);
            log.Written(sequence);
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
            log.Written(schema.Path);
        }
    }
}
