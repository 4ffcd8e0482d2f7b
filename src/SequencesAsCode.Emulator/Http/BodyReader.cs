using System.Text.Json;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Emulator.Http;

internal static class BodyReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <exception cref="JsonException">The text is not JSON, or has a string that is not valid text.</exception>
    public static JsonNode? Parse(string json)
    {
        try
        {
            var node = JsonNode.Parse(json, documentOptions: Strict);
            Visit(node);
            return node;
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException)
        {
            throw new JsonException(problem.Message, problem);
        }
    }

    // Strings are decoded when they are first read. Reading all of them here finds broken ones at once.
    private static void Visit(JsonNode? node)
    {
        if (node is JsonObject fields)
        {
            foreach (var (_, value) in fields)
                Visit(value);
        }
        else if (node is JsonArray list)
        {
            foreach (var value in list)
                Visit(value);
        }
        else if (node?.GetValueKind() == JsonValueKind.String)
        {
            node.GetValue<string>();
        }
    }
}
