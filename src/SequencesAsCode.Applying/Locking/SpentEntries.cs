using System.Text.Json.Nodes;

namespace SequencesAsCode.Applying.Locking;

/// <summary>The entries under <c>allow</c> that a row of the lock remembers, so that none consents twice.</summary>
internal static class SpentEntries
{
    /// <summary>The property of a sequence's row; left out when it is empty.</summary>
    public const string Property = "spent";

    /// <summary>The property of an intent in the journal; left out when it is empty.</summary>
    public const string Spends = "spends";

    /// <summary>The entries as an array.</summary>
    public static JsonArray Write(IEnumerable<string> entries) => new([.. entries.Select(entry => (JsonNode)entry)]);

    /// <summary>The entries of a row.</summary>
    /// <exception cref="FormatException">They are malformed.</exception>
    public static ImmutableArray<string> Read(JsonObject row, string property = Property) =>
        row[property] switch
        {
            null => [],
            JsonArray entries =>
            [
                .. entries
                    .Select(entry => (string?)entry ?? throw new FormatException($"an entry of '{property}' is null"))
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ],
            _ => throw new FormatException($"'{property}' is not a list"),
        };

    /// <summary>
    /// The row that remembers the entries for the whole workspace when their row is dropped, with these entries; null
    /// when there is nothing to remember, or no other row.
    /// </summary>
    /// <param name="dropped">The row that is dropped.</param>
    /// <param name="all">All rows.</param>
    public static BaseSequence? Heir(BaseSequence dropped, IEnumerable<BaseSequence> all)
    {
        var many = dropped.Spent.Where(entry => AllowEntry.IsOf(AllowKind.Many, entry)).ToList();
        return many.Count == 0
            ? null
            : all.Where(one => one.Id != dropped.Id).MinBy(one => one.Id, StringComparer.Ordinal)?.Spending(many);
    }

    /// <summary>
    /// Gives a merged row what any version of it remembers: merging two locks never makes an entry consent again.
    /// </summary>
    public static JsonObject Keep(JsonObject merged, params ReadOnlySpan<JsonObject?> versions)
    {
        var all = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var version in versions)
        {
            if (version is not null)
                all.UnionWith(Read(version));
        }

        if (all.Count > 0)
            merged[Property] = Write(all);
        return merged;
    }
}
