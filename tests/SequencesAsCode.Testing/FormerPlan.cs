using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Core.Json;

namespace SequencesAsCode.Testing;

/// <summary>The texts of saved plans, looked at without the program's own reader.</summary>
internal static class FormerPlan
{
    private const string Reference = "$text";

    /// <summary>A saved plan as version 1.2 of the format has it: with every text in full.</summary>
    public static string Of(string saved)
    {
        var json = JsonNode.Parse(saved)!.AsObject();
        json["format_version"] = "1.2";
        foreach (var sequence in Sequences(json))
        foreach (var reference in References(sequence))
            reference.ReplaceWith(TextOf(sequence, reference));
        return Resealed(json);
    }

    /// <summary>The text with the checksum of its plan.</summary>
    public static string Resealed(JsonObject json)
    {
        json["checksum"] = FieldToken.Hash(JsonText.WriteCompact(json["plan"]));
        return json.ToJsonString();
    }

    /// <summary>The sequences of a document with a plan.</summary>
    public static IEnumerable<JsonObject> Sequences(JsonObject json) =>
        json["plan"]!["sequences"]!.AsArray().Select(sequence => sequence!.AsObject());

    /// <summary>The references to texts below a node.</summary>
    public static List<JsonObject> References(JsonNode node) =>
        [.. Below(node).OfType<JsonObject>().Where(json => json.ContainsKey(Reference))];

    /// <summary>The text that a reference stands for.</summary>
    public static string TextOf(JsonObject sequence, JsonObject reference) =>
        ((string)reference[Reference]!)
            .Split('/')
            .Skip(1)
            .Aggregate(
                (JsonNode)sequence,
                (node, name) => node is JsonArray items ? items[int.Parse(name, null)]! : node[name]!
            )
            .GetValue<string>();

    /// <summary>Every string below a node.</summary>
    public static IEnumerable<string> Texts(JsonNode node) =>
        Below(node)
            .Where(value => value.GetValueKind() == JsonValueKind.String)
            .Select(value => value.GetValue<string>());

    private static IEnumerable<JsonNode> Below(JsonNode node)
    {
        IEnumerable<JsonNode?> inside = node switch
        {
            JsonObject json => json.Select(pair => pair.Value),
            JsonArray items => items,
            _ => [],
        };
        return inside.OfType<JsonNode>().SelectMany(Below).Prepend(node);
    }
}
