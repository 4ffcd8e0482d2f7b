using System.Text.Json.Nodes;

namespace SequencesAsCode.Emulator.Http;

internal static class QueryReader
{
    /// <summary>Reads a query. Keys that end in <c>[]</c> are arrays under the name without it.</summary>
    public static JsonObject Read(string query)
    {
        var read = new JsonObject();
        foreach (var pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var key = Decode(equals < 0 ? pair : pair[..equals]);
            var value = equals < 0 ? "" : Decode(pair[(equals + 1)..]);
            if (!key.EndsWith("[]", StringComparison.Ordinal))
                read[key] = value;
            else if (read[key[..^2]] is JsonArray list)
                list.Add((JsonNode)value);
            else
                read[key[..^2]] = new JsonArray((JsonNode)value);
        }

        return read;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
