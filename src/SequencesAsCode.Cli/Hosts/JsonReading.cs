using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Cli.Hosts;

/// <summary>Reads what a host answers. A value that is missing or of another form is null.</summary>
internal static class JsonReading
{
    /// <summary>The value at a path of names.</summary>
    public static JsonNode? At(this JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
            node = (node as JsonObject)?[name];
        return node;
    }

    /// <summary>A text or a number at a path of names, as text.</summary>
    public static string? Text(this JsonNode? node, params ReadOnlySpan<string> path) =>
        (node.At(path) as JsonValue) switch
        {
            { } number when number.GetValueKind() == JsonValueKind.Number => number
                .GetValue<long>()
                .ToString(CultureInfo.InvariantCulture),
            { } text when text.GetValueKind() == JsonValueKind.String => text.GetValue<string>(),
            _ => null,
        };

    /// <summary>Whether the value at a path of names is true.</summary>
    public static bool IsTrue(this JsonNode? node, params ReadOnlySpan<string> path) =>
        node.At(path)?.GetValueKind() == JsonValueKind.True;

    /// <summary>The elements of the list at a path of names.</summary>
    public static IEnumerable<JsonNode> List(this JsonNode? node, params ReadOnlySpan<string> path) =>
        node.At(path) is JsonArray list ? list.OfType<JsonNode>() : [];
}
