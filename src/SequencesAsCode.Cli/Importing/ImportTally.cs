using SequencesAsCode.Files.Importing;

namespace SequencesAsCode.Cli.Importing;

/// <summary>How far an import is.</summary>
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
