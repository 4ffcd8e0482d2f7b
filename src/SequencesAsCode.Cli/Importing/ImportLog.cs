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
        output.Line($"{shown}  {sequence.Name}{beside}{(sequence.IsRewritten ? ", written anew" : "")}");
        foreach (var what in sequence.LeftOut)
            output.Notice($"{shown}: left out {what}.");
        foreach (var path in sequence.Unused)
            output.Notice($"{output.Paths.Of(path)} is not used any more; delete it.");
    }

    /// <summary>Writes that the key may not list some names.</summary>
    public void WithoutNames(string why) => output.Notice($"Written without names, as far as it concerns these: {why}");

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
            output.Notice($"Left to Apollo, because of --minimal: {string.Join(", ", tally.Unmanaged)}.");
        }

        if (tally.Variables.Count > 0)
        {
            output.Notice(
                "Merge variables that are not built in: add them to sequences.yaml as "
                    + $"'variables: [{string.Join(", ", tally.Variables)}]'."
            );
        }

        output.Line($"{string.Join("; ", Sums(tally))}.");
        if (tally.Written == 0)
            return;
        var chosen = environment is null ? "" : $" -e {environment}";
        output.Line($"Next: 'sequences plan{chosen}', which has nothing to change for them.");
    }

    private static IEnumerable<string> Sums(ImportTally tally)
    {
        yield return tally.Written == 0
            ? "Nothing new to import"
            : $"{Count(tally.Written, "sequence", "sequences")} imported";
        if (tally.Claimed > 0)
            yield return $"{tally.Claimed} passed over, which files claim already";
        if (tally.Refused > 0)
            yield return $"{tally.Refused} not imported";
    }

    private static string Count(int number, string one, string many) => $"{number} {(number == 1 ? one : many)}";
}
