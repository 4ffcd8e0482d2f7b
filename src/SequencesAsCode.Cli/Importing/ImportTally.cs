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

    /// <summary>Fields that were not written because they have Apollo's default.</summary>
    public SortedSet<string> AtDefault { get; } = new(StringComparer.Ordinal);

    /// <summary>Dynamic variables that sequences.yaml cannot take.</summary>
    public SortedSet<string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>Dynamic variables that are probably misspelled, with the built-in name that was meant.</summary>
    public SortedDictionary<string, string> Misspelled { get; } = new(StringComparer.Ordinal);

    /// <summary>The sequence files that were written.</summary>
    public HashSet<string> Paths { get; } = new(StringComparer.Ordinal);

    public bool IsRefused(string id) => refused.Exists(sequence => sequence.Id == id);

    public void Refuse(RefusedSequence sequence) => refused.Add(sequence);

    public void Add(ImportBatch batch)
    {
        Written += batch.Sequences.Length;
        refused.AddRange(batch.Refused);
        Variables.UnionWith(batch.Variables.NotAdded);
        foreach (var (name, meant) in batch.Variables.Misspelled)
            Misspelled[name] = meant;
        Paths.UnionWith(batch.Sequences.Select(sequence => sequence.Path));
        AtDefault.UnionWith(batch.Sequences.SelectMany(sequence => sequence.AtDefault));
        if (isMinimal)
            Unmanaged.UnionWith(batch.Sequences.SelectMany(sequence => sequence.Unmanaged));
    }
}
