using SequencesAsCode.Files.Importing;

namespace SequencesAsCode.Cli;

/// <summary>What an import tells: each written file and the sum on stdout, what is worth knowing about them on stderr.</summary>
internal sealed class ImportLog(Output output)
{
    /// <summary>A file beside the sequences.</summary>
    public void Written(string path) => output.Line(path);

    /// <summary>A sequence with its bodies.</summary>
    public void Written(ImportedSequence sequence)
    {
        var bodies = sequence.Files.Length - 1;
        output.Line($"{sequence.Path}  {sequence.Name}{(bodies == 0 ? "" : $" ({Count(bodies, "body", "bodies")})")}{(sequence.IsRewritten ? ", written anew" : "")}");
        foreach (var what in sequence.LeftOut) output.Notice($"{sequence.Path}: left out {what}.");
        foreach (var path in sequence.Unused) output.Notice($"{path} is not used any more; delete it.");
    }

    /// <summary>Names that the key may not list.</summary>
    public void WithoutNames(string why) => output.Notice($"Written without names, as far as it concerns these: {why}");

    /// <summary>Where the sequences are, when there are none here.</summary>
    public void Elsewhere(string sentence) => output.Line(sentence);

    /// <summary>How the run ended, and what to do next in the environment that was asked for.</summary>
    public void Summary(ImportTally tally, string? environment)
    {
        foreach (var refused in tally.NotImported) output.Notice($"Not imported: {(refused.Name == refused.Id ? refused.Id : $"{refused.Name} ({refused.Id})")}: {refused.Why.TrimEnd('.')}.");
        if (tally.Unmanaged.Count > 0) output.Notice($"Left to Apollo, because of --minimal: {string.Join(", ", tally.Unmanaged)}.");
        if (tally.Variables.Count > 0) output.Notice($"Merge variables that are not built in: add them to sequences.yaml as 'variables: [{string.Join(", ", tally.Variables)}]'.");
        var rest = new[] { tally.Claimed == 0 ? null : $"{tally.Claimed} passed over, which files claim already", tally.Refused == 0 ? null : $"{tally.Refused} not imported" }.OfType<string>();
        output.Line(string.Join("; ", rest.Prepend(tally.Written == 0 ? "Nothing new to import" : $"{Count(tally.Written, "sequence", "sequences")} imported")) + ".");
        if (tally.Written > 0) output.Line($"Next: 'sequences plan{(environment is null ? "" : $" -e {environment}")}', which has nothing to change for them.");
    }

    private static string Count(int number, string one, string many) => $"{number} {(number == 1 ? one : many)}";
}

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
        if (isMinimal) Unmanaged.UnionWith(batch.Sequences.SelectMany(sequence => sequence.Unmanaged));
    }
}
