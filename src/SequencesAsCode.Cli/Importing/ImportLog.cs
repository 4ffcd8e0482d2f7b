using SequencesAsCode.Cli.Results;
using SequencesAsCode.Files.Importing;

namespace SequencesAsCode.Cli.Importing;

/// <summary>Writes the files and the summary of an import to stdout, and remarks about them to stderr.</summary>
internal sealed class ImportLog(ResultWriter output)
{
    /// <summary>Lists a written file that belongs to no sequence.</summary>
    public void AddFile(string path) => output.Line(output.Paths.Of(path));

    /// <summary>Lists a written sequence with the number of its bodies.</summary>
    public void AddSequence(ImportedSequence sequence)
    {
        var bodies = sequence.Files.Length - 1;
        var beside = bodies == 0 ? "" : $" ({Count(bodies, "body", "bodies")})";
        var shown = output.Paths.Of(sequence.Path);
        output.Line($"{shown}  {sequence.Name}{beside}{(sequence.IsRewritten ? ", rewritten" : "")}");
        foreach (var what in sequence.LeftOut)
            output.Notice($"{shown}: left out {what}.");
        foreach (var path in sequence.Unused)
            output.Notice($"{output.Paths.Of(path)} is no longer used. Delete it.");
    }

    /// <summary>Lists the dynamic variables that were added to the workspace file.</summary>
    public void AddVariables(string path, IReadOnlyCollection<string> names)
    {
        var count = Count(names.Count, "variable", "variables");
        output.Line($"{output.Paths.Of(path)}  added {count}: {string.Join(", ", names)}");
    }

    /// <summary>Lists the written README.md files: one by its path, several by their number.</summary>
    public void AddReadmes(ImmutableArray<string> paths)
    {
        if (paths is [var only])
            output.Line(output.Paths.Of(only));
        else if (!paths.IsEmpty)
            output.Line($"A README.md in {Count(paths.Length, "folder", "folders")} lists the steps with their texts.");
    }

    /// <summary>Writes that the key may not list some names.</summary>
    public void WithoutNames(string why) =>
        output.Notice($"Some names could not be read, so they are not in the files: {why}");

    /// <summary>Writes where the sequences are when this account has none.</summary>
    public void OtherAccounts(string sentence) => output.Line(sentence);

    /// <summary>Writes how the import ended, and the next command for the environment.</summary>
    public void Summary(ImportTally tally, string? environment)
    {
        foreach (var refused in tally.NotImported)
        {
            var name = refused.Name == refused.Id ? refused.Id : $"{refused.Name} ({refused.Id})";
            output.Notice($"Not imported: {name}: {refused.Why.TrimEnd('.')}.");
        }

        if (tally.Unmanaged.Count > 0)
        {
            output.Notice($"Not in the files because of --minimal: {string.Join(", ", tally.Unmanaged)}.");
        }

        if (tally.Variables.Count > 0)
        {
            var names = string.Join(", ", tally.Variables.Select(name => YamlText.Of(name, inFlow: true)));
            output.Notice(
                $"sequences.yaml could not take these dynamic variables; add them by hand: 'variables: [{names}]'."
            );
        }

        foreach (var (name, meant) in tally.Misspelled)
        {
            output.Notice(
                $"Not added to 'variables': '{name}' (did you mean '{meant}'?). Correct the text, or add the name."
            );
        }

        if (tally.AtDefault.Count > 0)
        {
            output.Notice(
                $"Not written, because they have Apollo's default: {string.Join(", ", tally.AtDefault)}. "
                    + $"'{OptionNames.Full}' writes them."
            );
        }

        output.Line($"{string.Join("; ", Sums(tally))}.");
        if (tally.Written == 0)
            return;
        var chosen = environment is null ? "" : $" -e {environment}";
        output.Line($"Next: run 'sequences plan{chosen}'. It shows no changes for these sequences.");
    }

    private static IEnumerable<string> Sums(ImportTally tally)
    {
        yield return tally.Written == 0
            ? "Nothing new to import"
            : $"{Count(tally.Written, "sequence", "sequences")} imported";
        if (tally.Claimed > 0)
            yield return $"{tally.Claimed} skipped because files have them already";
        if (tally.Refused > 0)
            yield return $"{tally.Refused} not imported";
    }

    private static string Count(int number, string one, string many) => $"{number} {(number == 1 ? one : many)}";
}
