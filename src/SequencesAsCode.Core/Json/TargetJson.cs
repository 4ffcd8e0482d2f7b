using System.Text.Json.Nodes;

namespace SequencesAsCode.Core.Json;

/// <summary>Writes the state that a sequence is to reach as JSON and reads it back.</summary>
internal static class TargetJson
{
    private const string Spends = "spends";

    public static JsonObject Write(TargetSequence target)
    {
        var json = Written(target);
        if (!target.Spends.IsEmpty)
            json[Spends] = JsonWriting.Texts(target.Spends);
        return json;
    }

    private static JsonObject Written(TargetSequence target) =>
        new()
        {
            ["id"] = target.Id,
            ["key"] = target.Key,
            ["fields"] = FieldSetJson.Write(target.Fields),
            ["recorded"] = FieldSetJson.Write(target.Recorded),
            ["steps"] = JsonWriting.Array(target.Steps, Write),
            ["protect"] = target.IsProtected,
            ["resent"] = FieldSetJson.Write(target.Resent),
        };

    public static TargetSequence Read(JsonObject json) =>
        new(
            json.TextOrNull("id"),
            json.Text("key"),
            FieldSetJson.Read(FieldOwner.Sequence, json, "fields"),
            FieldSetJson.Read(FieldOwner.Sequence, json, "recorded"),
            json.Objects("steps", ReadStep)
        )
        {
            IsProtected = json.Flag("protect"),
            Spends = json.ContainsKey(Spends) ? json.Texts(Spends) : [],
            Resent = FieldSetJson.Read(FieldOwner.Sequence, json, "resent"),
        };

    private static JsonObject Write(TargetStep step) =>
        new()
        {
            ["id"] = step.Id,
            ["key"] = step.Key,
            ["handle"] = step.Handle,
            ["type"] = step.Type,
            ["fields"] = FieldSetJson.Write(step.Fields),
            ["recorded"] = FieldSetJson.Write(step.Recorded),
            ["touches"] = JsonWriting.Array(step.Touches, Write),
            ["resent"] = FieldSetJson.Write(step.Resent),
        };

    private static TargetStep ReadStep(JsonObject json) =>
        new()
        {
            Id = json.TextOrNull("id"),
            Key = json.TextOrNull("key"),
            Handle = json.Text("handle"),
            Type = json.Text("type"),
            Fields = FieldSetJson.Read(FieldOwner.Step, json, "fields"),
            Recorded = FieldSetJson.Read(FieldOwner.Step, json, "recorded"),
            Touches = json.Objects("touches", ReadTouch),
            Resent = FieldSetJson.Read(FieldOwner.Step, json, "resent"),
        };

    private static JsonObject Write(TargetTouch touch) =>
        new()
        {
            ["id"] = touch.Id,
            ["key"] = touch.Key,
            ["handle"] = touch.Handle,
            ["fields"] = FieldSetJson.Write(touch.Fields),
            ["recorded"] = FieldSetJson.Write(touch.Recorded),
            ["resent"] = FieldSetJson.Write(touch.Resent),
        };

    private static TargetTouch ReadTouch(JsonObject json) =>
        new(
            json.TextOrNull("id"),
            json.TextOrNull("key"),
            json.Text("handle"),
            FieldSetJson.Read(FieldOwner.Touch, json, "fields"),
            FieldSetJson.Read(FieldOwner.Touch, json, "recorded")
        )
        {
            Resent = FieldSetJson.Read(FieldOwner.Touch, json, "resent"),
        };
}
