using System.Text.Json.Nodes;

namespace SequencesAsCode.Applying.Locking;

/// <summary>The entries under <c>allow</c> that a row of the lock remembers, so that none consents twice.</summary>
internal static class SpentEntries
{
    /// <summary>The property of a sequence's row; left out when it is empty.</summary>
    public const string Property = "spent";

    /// <summary>The entries as an array.</summary>
    public static JsonArray Write(IEnumerable<string> entries) => new([.. entries.Select(entry => (JsonNode)entry)]);

    /// <summary>The entries of a row.</summary>
    /// <exception cref="FormatException">They are malformed.</exception>
    public static ImmutableArray<string> Read(JsonObject row) =>
        row[Property] switch
        {
            null => [],
            JsonArray entries =>
            [
                .. entries
                    .Select(entry => (string?)entry ?? throw new FormatException($"an entry of '{Property}' is null"))
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ],
            _ => throw new FormatException($"'{Property}' is not a list"),
        };

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
