using SequencesAsCode.Files.Importing;

namespace SequencesAsCode.Cli.Importing;

/// <summary>Counts the sequences of an import.</summary>
/// <param name="claimed">The sequences that files already manage.</param>
/// <param name="isMinimal">Whether settings are left to Apollo. Only then does the tally list them.</param>
internal sealed class ImportTally(int claimed, bool isMinimal)
{
    private readonly List<RefusedSequence> refused = [];

    public int Claimed => claimed;

    public int Written { get; private set; }

    public int Refused => refused.Count;

    public IReadOnlyList<RefusedSequence> NotImported => refused;

    public SortedSet<string> Unmanaged { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Variables { get; } = new(StringComparer.Ordinal);

    public bool IsRefused(string id) => refused.Exists(sequence => sequence.Id == id);

    public void Refuse(RefusedSequence sequence) => refused.Add(sequence);

    public void Add(ImportBatch batch)
    {
        Written += batch.Sequences.Length;
        refused.AddRange(batch.Refused);
        Variables.UnionWith(batch.UnknownVariables);
        if (isMinimal)
            Unmanaged.UnionWith(batch.Sequences.SelectMany(sequence => sequence.Unmanaged));
    }
}
