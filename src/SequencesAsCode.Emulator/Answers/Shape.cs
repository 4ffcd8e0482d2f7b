using System.Text.Json;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Emulator.Answers;

/// <summary>The keys of an object in answers, in order, with their default values.</summary>
internal sealed class Shape
{
    private readonly ImmutableArray<KeyValuePair<string, JsonElement>> keys;
    private readonly ImmutableHashSet<string> names;

    public Shape(string defaults)
    {
        using var document = JsonDocument.Parse(defaults);
        keys = [.. document.RootElement.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value.Clone()))];
        names = [.. keys.Select(k => k.Key)];
    }

    public IEnumerable<string> Names => keys.Select(k => k.Key);

    public bool Has(string key) => names.Contains(key);

    public JsonNode? Default(string key) => Node(keys.First(k => k.Key == key).Value);

    /// <summary>
    /// Computed values replace stored ones, and stored values replace defaults. Members that are not in the shape come
    /// last.
    /// </summary>
    public JsonObject Fill(JsonObject stored, JsonObject computed)
    {
        var filled = new JsonObject();
        foreach (var (key, value) in keys)
        {
            filled[key] =
                computed.TryGetPropertyValue(key, out var node) || stored.TryGetPropertyValue(key, out node)
                    ? node?.DeepClone()
                    : Node(value);
        }

        foreach (var (key, node) in computed.Concat(stored))
        {
            if (!filled.ContainsKey(key))
                filled[key] = node?.DeepClone();
        }

        return filled;
    }

    // A JsonElement can be shared between threads, a JsonNode cannot.
    private static JsonNode? Node(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.Object => JsonObject.Create(value),
            JsonValueKind.Array => JsonArray.Create(value),
            _ => JsonValue.Create(value),
        };
}
