using SequencesAsCode.Service;

namespace SequencesAsCode.Cli.Importing;

/// <summary>Reads the sequences of an import and has them written, some at a time.</summary>
/// <param name="writer">Writes a batch.</param>
/// <param name="log">Told each written file.</param>
/// <param name="tally">Counts.</param>
internal sealed class ImportBatches(ImportWriter writer, ImportLog log, ImportTally tally)
{
    // What is read at a time, and at least written at a time.
    private const int BatchSize = 50;

    private readonly List<string> asked = [];
    private readonly ImmutableDictionary<string, CurrentSequence>.Builder read = ImmutableDictionary.CreateBuilder<
        string,
        CurrentSequence
    >(StringComparer.Ordinal);

    /// <summary>Imports the sequences. Whatever ends it, what was read until then is written.</summary>
    /// <param name="ids">Which.</param>
    /// <param name="listed">The list of the account.</param>
    /// <param name="standing">How many sequences the workspace has.</param>
    /// <param name="cancellation">Ends it after what is being read.</param>
    public async Task RunAsync(
        ImmutableArray<string> ids,
        CurrentState listed,
        int standing,
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

                // Each batch reads the workspace anew, for the one before has written files and lock: so it grows with
                // the workspace, or that reading would take the square of the time.
                if (asked.Count >= Math.Max(BatchSize, standing))
                    standing = Write(listed);
            }
        }
        finally
        {
            if (asked.Count > 0)
                Write(listed);
        }
    }

    // One that cannot be read must not keep the others from being imported.
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
