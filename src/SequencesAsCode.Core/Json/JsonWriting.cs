using System.Text.Json.Nodes;

namespace SequencesAsCode.Core.Json;

/// <summary>Builds the arrays and counts that JSON documents have in common.</summary>
public static class JsonWriting
{
    /// <summary>An array with one node for each item, in the order of the items.</summary>
    public static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode> write) => new([.. items.Select(write)]);

    /// <summary>An array of strings.</summary>
    public static JsonArray Texts(IEnumerable<string> texts) => Array(texts, text => JsonValue.Create(text));

    /// <summary>A count for each member of an enumeration, zero included, in the order of the members.</summary>
    internal static JsonObject Counts<T>(Func<T, int> count)
        where T : struct, Enum
    {
        var json = new JsonObject();
        foreach (var member in Enum.GetValues<T>())
            json[EnumWord.Of(member)] = count(member);
        return json;
    }
}
