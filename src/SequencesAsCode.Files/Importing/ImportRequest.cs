using System.Text.RegularExpressions;
using SequencesAsCode.Core.Planning.Binding;

namespace SequencesAsCode.Files.Importing;

/// <summary>The sequences to import, chosen in exactly one of three ways, and how to import them.</summary>
/// <param name="Names">Names of sequences, case-insensitive; <c>*</c> and <c>?</c> are wildcards.</param>
/// <param name="Ids">Ids of sequences.</param>
/// <param name="All">Every sequence of the account that is not archived.</param>
/// <param name="Minimal">Whether the files manage only steps and their texts.</param>
/// <param name="Force">Whether files of sequences that are already managed are rewritten.</param>
public sealed record ImportRequest(
    ImmutableArray<string> Names,
    ImmutableArray<string> Ids,
    bool All,
    bool Minimal,
    bool Force
)
{
    /// <summary>Whether values that equal Apollo's defaults are written too.</summary>
    public bool Full { get; init; }

    /// <summary>The request as options of a command line.</summary>
    public string Words =>
        string.Join(
            ' ',
            new[]
            {
                All ? OptionNames.All : null,
                Minimal ? OptionNames.Minimal : null,
                Full ? OptionNames.Full : null,
                Force ? OptionNames.Force : null,
            }
                .OfType<string>()
                .Concat(Names.Select(name => $"{OptionNames.Name} \"{name}\""))
                .Concat(Ids.Select(id => $"{OptionNames.Id} {id}"))
        );

    /// <summary>The first id that an environment cannot have, as a sentence; null when there is none.</summary>
    public string? MistakeIn(WorkspaceEnvironment environment)
    {
        var provider = Provider.Of(environment);
        return Ids.FirstOrDefault(id => !provider.IsId(id)) is { } wrong
            ? $"'{wrong}' is not an id of {provider.Label}. Write {provider.IdForm}."
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

        // An id that is not in the list may be of an archived sequence; reading it will show.
        var chosen = listed.Concat(Ids).Distinct(StringComparer.Ordinal).ToList();
        return new(
            [.. chosen.Where(id => Force || !claimed.Contains(id))],
            Force ? 0 : chosen.Count(claimed.Contains),
            [.. globs.Where(glob => !rows.Any(row => glob.Glob.IsMatch(row.Name.Trim()))).Select(glob => glob.Name)]
        );
    }

    // With NonBacktracking no pattern can make the match slow.
    private static Regex Glob(string name)
    {
        var pattern = Regex
            .Escape(name.Trim())
            .Replace(@"\*", ".*", StringComparison.Ordinal)
            .Replace(@"\?", ".", StringComparison.Ordinal);
        return new(
            $@"\A{pattern}\z",
            RegexOptions.NonBacktracking
                | RegexOptions.CultureInvariant
                | RegexOptions.IgnoreCase
                | RegexOptions.Singleline
        );
    }
}

/// <summary>The sequences of an account that a request chooses.</summary>
/// <param name="Ids">The sequences to import, in the order of the list.</param>
/// <param name="Claimed">How many were skipped because a file already manages them.</param>
/// <param name="WithoutMatch">The names that match no sequence.</param>
public sealed record ImportChoice(ImmutableArray<string> Ids, int Claimed, ImmutableArray<string> WithoutMatch);
