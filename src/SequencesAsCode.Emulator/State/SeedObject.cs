using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Http;

namespace SequencesAsCode.Emulator.State;

/// <summary>An object of a seed with its place, for messages about mistakes.</summary>
internal sealed class SeedObject(JsonObject fields, string path)
{
    public JsonObject Fields { get; } = fields;

    public static SeedObject Parse(string json)
    {
        try
        {
            var node = BodyReader.Parse(json);
            return new SeedObject(
                node as JsonObject ?? throw new FormatException("The seed must be a JSON object at $."),
                "$"
            );
        }
        catch (JsonException problem)
        {
            throw new FormatException($"The seed is not valid JSON: {problem.Message}", problem);
        }
    }

    public FormatException Wrong(string key, string what) => new($"The seed is wrong at {path}.{key}: {what}.");

    public SeedObject? Object(string key) =>
        Fields[key] switch
        {
            null => null,
            JsonObject value => new SeedObject(value, $"{path}.{key}"),
            _ => throw Wrong(key, "an object is expected"),
        };

    public IEnumerable<SeedObject> Objects(string key)
    {
        if (Fields[key] is not { } node)
            yield break;

        var list = node as JsonArray ?? throw Wrong(key, "an array is expected");
        for (var i = 0; i < list.Count; i++)
        {
            var row = list[i] as JsonObject ?? throw Wrong($"{key}[{i}]", "an object is expected");
            yield return new SeedObject(row, $"{path}.{key}[{i}]");
        }
    }

    public string Text(string key) =>
        Fields.Text(key) is { Length: > 0 } text ? text : throw Wrong(key, "a text is expected");

    public void CheckFlag(string key)
    {
        if (Fields[key] is { } node && JsonReading.AsFlag(node) is null)
            throw Wrong(key, "true or false is expected");
    }

    public void CheckWhole(string key)
    {
        if (Fields[key] is { } node && JsonReading.AsWhole(node) is null)
            throw Wrong(key, "a whole number is expected");
    }

    public void CheckOneOf(string key, ImmutableArray<string> values, bool required)
    {
        if (Fields[key] is null && !required)
            return;

        if (Fields.Text(key) is not { } text || !values.Contains(text))
            throw Wrong(key, $"one of {string.Join(", ", values)} is expected");
    }

    public JsonObject Without(params ReadOnlySpan<string> keys)
    {
        var rest = Fields.Draft();
        foreach (var key in keys)
            rest.Remove(key);
        return rest;
    }
}
