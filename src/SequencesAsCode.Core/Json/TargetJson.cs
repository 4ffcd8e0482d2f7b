using System.Text.Json.Nodes;

namespace SequencesAsCode.Core.Json;

/// <summary>Writes the state that a sequence is to reach as JSON and reads it back.</summary>
internal static class TargetJson
{
    private const string Spends = "spends";

    /// <param name="target">The state.</param>
    /// <param name="texts">The texts that a reference stands for.</param>
    public static JsonObject Write(TargetSequence target, SharedTexts texts)
    {
        var json = Written(target, texts);
        if (!target.Spends.IsEmpty)
            json[Spends] = JsonWriting.Texts(target.Spends);
        return json;
    }

    private static JsonObject Written(TargetSequence target, SharedTexts texts) =>
        new()
        {
            ["id"] = target.Id,
            ["key"] = target.Key,
            ["fields"] = texts.Write(target.Fields),
            ["recorded"] = texts.Write(target.Recorded),
            ["steps"] = JsonWriting.Array(target.Steps, step => Write(step, texts)),
            ["protect"] = target.IsProtected,
            ["resent"] = texts.Write(target.Resent),
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

    private static JsonObject Write(TargetStep step, SharedTexts texts) =>
        new()
        {
            ["id"] = step.Id,
            ["key"] = step.Key,
            ["handle"] = step.Handle,
            ["type"] = step.Type,
            ["fields"] = texts.Write(step.Fields),
            ["recorded"] = texts.Write(step.Recorded),
            ["touches"] = JsonWriting.Array(step.Touches, touch => Write(touch, texts)),
            ["resent"] = texts.Write(step.Resent),
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

    private static JsonObject Write(TargetTouch touch, SharedTexts texts) =>
        new()
        {
            ["id"] = touch.Id,
            ["key"] = touch.Key,
            ["handle"] = touch.Handle,
            ["fields"] = texts.Write(touch.Fields),
            ["recorded"] = texts.Write(touch.Recorded),
            ["resent"] = texts.Write(touch.Resent),
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
