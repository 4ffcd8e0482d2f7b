using System.Text.Json.Nodes;
using SequencesAsCode.Planning;

namespace SequencesAsCode.Applying;

/// <summary>The ids that came to be during a change; they replace <c>$created</c> in the requests that follow.</summary>
internal sealed class CreatedIds
{
    private readonly Dictionary<string, string> byHandle = new(StringComparer.Ordinal);

    public void Add(string handle, string id) => byHandle[handle] = id;

    public PlannedRequest Fill(PlannedRequest request)
    {
        var path = request.Path;
        foreach (var (handle, id) in byHandle) path = path.Replace($"{{$created:{handle}}}", id, StringComparison.Ordinal);
        var body = request.Body.Contains("$created", StringComparison.Ordinal) ? Fill(JsonNode.Parse(request.Body)!).ToJsonString() : request.Body;
        return path.Contains("{$created", StringComparison.Ordinal) ? throw new InvalidOperationException("A request refers to an id that was not created.") : request with { Path = path, Body = body };
    }

    private JsonNode Fill(JsonNode node) => node switch
    {
        JsonObject { Count: 1 } reference when reference["$created"] is JsonValue handle => byHandle.TryGetValue((string)handle!, out var id) ? id : throw new InvalidOperationException("A request refers to an id that was not created."),
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, member.Value is null ? null : Fill(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(item => item is null ? null : Fill(item))]),
        _ => node.DeepClone(),
    };
}
