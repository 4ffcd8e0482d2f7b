using System.Text.Json.Nodes;
using SequencesAsCode.Planning;

namespace SequencesAsCode.Service;

/// <summary>How a request refers to what does not exist yet, and how that is filled in once it does.</summary>
internal static class Placeholders
{
    private const string Name = "$created";
    private const string AllTouches = "/*";

    /// <summary>In a path: the id of the sequence that is created.</summary>
    public static string Sequence(string key) => $"{{{Name}:{key}}}";

    /// <summary>In a body: the id of a step or touch that is created.</summary>
    public static JsonObject Id(string handle) => new() { [Name] = handle };

    /// <summary>In a body: the touches that the service made for a step without any.</summary>
    public static JsonObject Touches(string stepHandle) => new() { [Name] = stepHandle + AllTouches };

    /// <summary>The request without placeholders.</summary>
    /// <exception cref="InvalidOperationException">It refers to something that was not created.</exception>
    public static PlannedRequest Fill(PlannedRequest request, CreatedParts created)
    {
        var (start, end) = (request.Path.IndexOf($"{{{Name}:", StringComparison.Ordinal), request.Path.IndexOf('}', StringComparison.Ordinal));
        var path = start < 0 ? request.Path : $"{request.Path[..start]}{created.SequenceId}{request.Path[(end + 1)..]}";
        var body = request.Body.Contains(Name, StringComparison.Ordinal) ? WireRequests.Text(Fill(JsonNode.Parse(request.Body)!, created)) : request.Body;
        return request with { Path = path, Body = body };
    }

    private static JsonNode Fill(JsonNode node, CreatedParts created) => node switch
    {
        JsonObject { Count: 1 } reference when reference[Name] is JsonValue handle => Value((string)handle!, created),
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, member.Value is null ? null : Fill(member.Value, created)))),
        JsonArray items => new JsonArray([.. items.Select(item => item is null ? null : Fill(item, created))]),
        _ => node.DeepClone(),
    };

    private static JsonNode Value(string handle, CreatedParts created)
    {
        if (handle.EndsWith(AllTouches, StringComparison.Ordinal)) return WireRequests.Touches(created.Touches.TryGetValue(handle[..^AllTouches.Length], out var touches) ? touches : []);
        return created.Ids.TryGetValue(handle, out var id) ? id : throw new InvalidOperationException($"The request refers to '{handle}', which was not created.");
    }
}
