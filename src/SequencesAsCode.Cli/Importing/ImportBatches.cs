using SequencesAsCode.Service;

namespace SequencesAsCode.Cli.Importing;

/// <summary>Reads and writes the sequences of an import in batches.</summary>
/// <param name="writer">Writes a batch.</param>
/// <param name="log">Lists each written file.</param>
/// <param name="tally">Counts what was imported and refused.</param>
internal sealed class ImportBatches(ImportWriter writer, ImportLog log, ImportTally tally)
{
    // The sequences of one read, and the fewest of one write.
    private const int BatchSize = 50;
    private const int Growth = 4;

    private readonly List<string> asked = [];
    private readonly ImmutableDictionary<string, CurrentSequence>.Builder read = ImmutableDictionary.CreateBuilder<
        string,
        CurrentSequence
    >(StringComparer.Ordinal);

    /// <summary>Imports the sequences. What was read is written even when a later read fails or is cancelled.</summary>
    /// <param name="ids">The ids of the sequences.</param>
    /// <param name="listed">The list of the account's sequences.</param>
    /// <param name="existing">The number of sequences in the workspace.</param>
    /// <param name="cancellation">Ends the import after the current read.</param>
    public async Task RunAsync(
        ImmutableArray<string> ids,
        CurrentState listed,
        int existing,
        CancellationToken cancellation
    )
    {
        try
        {
            foreach (var batch in ids.Chunk(BatchSize))
            {
                read.AddRange(await ReadAsync(batch, cancellation).ConfigureAwait(false));
                asked.AddRange(batch);
                cancellation.ThrowIfCancellationRequested();

                // Each write reads the whole workspace again. Batches that grow with the workspace keep the total time
                // of those reads proportional to its size.
                if (asked.Count >= Math.Max(BatchSize, Growth * existing))
                    existing = Write(listed);
            }
        }
        finally
        {
            if (asked.Count > 0)
                Write(listed);
        }
    }

    // A sequence that cannot be read does not stop the others.
    private async Task<ImmutableDictionary<string, CurrentSequence>> ReadAsync(
        string[] ids,
        CancellationToken cancellation
    )
    {
        var scope = ReadScope.Of([.. ids]) with { OneByOne = true };
        var state = await writer.Service.ReadAsync(scope, cancellation).ConfigureAwait(false);
        foreach (var id in ids.Where(state.Failures.ContainsKey))
            tally.Refuse(new(id, id, state.Failures[id]));
        return state.Sequences;
    }

    private int Write(CurrentState listed)
    {
        var ids = asked.Where(id => !tally.IsRefused(id)).ToList();
        var current = listed with { Sequences = read.ToImmutable() };
        asked.Clear();
        read.Clear();
        return writer.Write(current, ids, log, tally);
    }
}
