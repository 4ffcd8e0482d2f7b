namespace SequencesAsCode.Core.Facts;

/// <summary>The facts that were measured in one account: the content of a facts file.</summary>
/// <param name="Account">The id of the account.</param>
/// <param name="Tool">The version of the program that measured last.</param>
/// <param name="Facts">The facts, sorted by name.</param>
public sealed record FactSheet(string Account, string Tool, ImmutableArray<Fact> Facts)
{
    /// <summary>The days after which a fact is not used any more.</summary>
    public const int LongestDays = 180;

    /// <summary>The name of the file of an environment, in the folder of its lock.</summary>
    public static string FileOf(string environment) => $"sequences.{environment}.facts.json";

    /// <summary>These facts with newer ones, which replace facts of the same name.</summary>
    public FactSheet With(string tool, IEnumerable<Fact> newer)
    {
        var fresh = newer.ToList();
        var names = fresh.Select(fact => fact.Name).ToHashSet(StringComparer.Ordinal);
        return new(Account, tool, Sorted(Facts.Where(fact => !names.Contains(fact.Name)).Concat(fresh)));
    }

    /// <summary>These facts, with some of them doubted.</summary>
    public FactSheet Doubting(IReadOnlySet<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return this with
        {
            Facts = [.. Facts.Select(fact => names.Contains(fact.Name) ? fact with { IsDoubted = true } : fact)],
        };
    }

    /// <summary>These facts without account, ids, names and copy, which can be pasted into a public issue.</summary>
    /// <param name="only">The beginnings of the names of the facts; all for none.</param>
    public FactSheet Shared(ImmutableArray<string> only) =>
        new(
            "",
            Tool,
            [
                .. Facts
                    .Where(fact =>
                        only.IsEmpty || only.Any(word => fact.Name.StartsWith(word, StringComparison.Ordinal))
                    )
                    .Select(fact => fact with { Seen = fact.Seen is { } seen ? SharedText.Of(seen) : null }),
            ]
        );

    /// <summary>Sorts facts as the file has them.</summary>
    public static ImmutableArray<Fact> Sorted(IEnumerable<Fact> facts) =>
        [.. facts.OrderBy(fact => fact.Name, StringComparer.Ordinal)];
}
