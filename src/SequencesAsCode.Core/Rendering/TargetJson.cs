using System.Text.Json.Nodes;
using SequencesAsCode.Model;
using SequencesAsCode.Planning;

namespace SequencesAsCode.Rendering;

/// <summary>What a sequence is to be, as JSON, both ways.</summary>
internal static class TargetJson
{
    public static JsonObject Write(TargetSequence target) => new()
    {
        ["id"] = target.Id,
        ["key"] = target.Key,
        ["fields"] = Write(target.Fields),
        ["recorded"] = Write(target.Recorded),
        ["steps"] = PlanJson.Array(target.Steps, Write),
        ["protect"] = target.IsProtected,
    };

    public static TargetSequence Read(JsonObject json) => new(
        json.TextOrNull("id"),
        json.Text("key"),
        ReadFields(FieldOwner.Sequence, json, "fields"),
        ReadFields(FieldOwner.Sequence, json, "recorded"),
        json.Objects("steps", ReadStep))
    {
        IsProtected = json.Flag("protect"),
    };

    private static JsonObject Write(TargetStep step) => new()
    {
        ["id"] = step.Id,
        ["key"] = step.Key,
        ["handle"] = step.Handle,
        ["type"] = step.Type,
        ["fields"] = Write(step.Fields),
        ["recorded"] = Write(step.Recorded),
        ["touches"] = PlanJson.Array(step.Touches, Write),
    };

    private static TargetStep ReadStep(JsonObject json) => new(
        json.TextOrNull("id"),
        json.TextOrNull("key"),
        json.Text("handle"),
        json.Text("type"),
        ReadFields(FieldOwner.Step, json, "fields"),
        ReadFields(FieldOwner.Step, json, "recorded"),
        json.Objects("touches", ReadTouch));

    private static JsonObject Write(TargetTouch touch) => new()
    {
        ["id"] = touch.Id,
        ["key"] = touch.Key,
        ["handle"] = touch.Handle,
        ["fields"] = Write(touch.Fields),
        ["recorded"] = Write(touch.Recorded),
    };

    private static TargetTouch ReadTouch(JsonObject json) => new(
        json.TextOrNull("id"),
        json.TextOrNull("key"),
        json.Text("handle"),
        ReadFields(FieldOwner.Touch, json, "fields"),
        ReadFields(FieldOwner.Touch, json, "recorded"));

    private static JsonObject Write(FieldSet fields)
    {
        var json = new JsonObject();
        foreach (var (field, value) in fields) json[field.Key] = FieldJson.Write(value);
        return json;
    }

    private static FieldSet ReadFields(FieldOwner owner, JsonObject json, string name) => FieldSet.From(json.Object(name).Select(pair =>
    {
        var field = Fields.Find(owner, pair.Key) ?? throw new FormatException($"There is no {owner} field '{pair.Key}'.");
        return KeyValuePair.Create(field, FieldJson.Read(field, pair.Value));
    }));
}
