using System.Text.RegularExpressions;
using SequencesAsCode.Core.Planning.Binding;

namespace SequencesAsCode.Files.Importing;

/// <summary>What is to be imported, and how. Exactly one of the three ways to choose is used.</summary>
/// <param name="Names">Names of sequences, letter case without meaning, with <c>*</c> and <c>?</c>.</param>
/// <param name="Ids">Ids of sequences.</param>
/// <param name="All">Every sequence of the account that is not archived.</param>
/// <param name="Minimal">Whether only steps and their texts are to be managed.</param>
/// <param name="Force">Whether what a file claims already is written anew.</param>
public sealed record ImportRequest(
    ImmutableArray<string> Names,
    ImmutableArray<string> Ids,
    bool All,
    bool Minimal,
    bool Force
)
{
    /// <summary>The same as it is written on a command line.</summary>
    public string Words =>
        string.Join(
            ' ',
            new[]
            {
                All ? OptionNames.All : null,
                Minimal ? OptionNames.Minimal : null,
                Force ? OptionNames.Force : null,
            }
                .OfType<string>()
                .Concat(Names.Select(name => $"{OptionNames.Name} \"{name}\""))
                .Concat(Ids.Select(id => $"{OptionNames.Id} {id}"))
        );

    /// <summary>What is wrong with the ids in view of an environment, as a sentence; null when nothing is.</summary>
    public string? MistakeIn(WorkspaceEnvironment environment)
    {
        var provider = Provider.Of(environment);
        return Ids.FirstOrDefault(id => !provider.IsId(id)) is { } wrong
            ? $"'{wrong}' is no id of {provider.Label}; write {provider.IdForm}."
            : null;
    }

    /// <summary>Chooses from the list of the account.</summary>
    public ImportChoice Choose(DesiredState desired, Base @base, ImmutableArray<SequenceRow> rows)
    {
        var claimed = SequenceBinder
            .Bind(desired, @base, rows)
            .Bindings.Select(binding => binding.Id)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var globs = Names.Select(name => (Name: name, Glob: Glob(name))).ToList();
        var listed = rows.Where(row =>
                All
                || Ids.Contains(row.Id, StringComparer.Ordinal)
                || globs.Any(glob => glob.Glob.IsMatch(row.Name.Trim()))
            )
            .Select(row => row.Id);

        // What the list does not have may be archived: reading it tells.
        var chosen = listed.Concat(Ids).Distinct(StringComparer.Ordinal).ToList();
        return new(
            [.. chosen.Where(id => Force || !claimed.Contains(id))],
            Force ? 0 : chosen.Count(claimed.Contains),
            [.. globs.Where(glob => !rows.Any(row => glob.Glob.IsMatch(row.Name.Trim()))).Select(glob => glob.Name)]
        );
    }

    // NonBacktracking: no pattern can make the match slow
    private static Regex Glob(string name) =>
        new(
            $@"\A{Regex.Escape(name.Trim()).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal)}\z",
            RegexOptions.NonBacktracking
                | RegexOptions.CultureInvariant
                | RegexOptions.IgnoreCase
                | RegexOptions.Singleline
        );
}

/// <summary>What a request comes to in an account.</summary>
/// <param name="Ids">The sequences to import, in the order of the list.</param>
/// <param name="Claimed">How many were passed over because a file claims them.</param>
/// <param name="WithoutMatch">The names that no sequence has.</param>
public sealed record ImportChoice(ImmutableArray<string> Ids, int Claimed, ImmutableArray<string> WithoutMatch);
