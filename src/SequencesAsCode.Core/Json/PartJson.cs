using System.Text.Json.Nodes;

namespace SequencesAsCode.Core.Json;

/// <summary>
/// Writes the steps, touches and fields of a plan as JSON and reads them back. A value that is missing has no property;
/// an empty value is null.
/// </summary>
internal static class PartJson
{
    public static JsonObject Write(StepChange step) =>
        new()
        {
            ["action"] = EnumWord.Of(step.Action),
            ["reason"] = EnumWord.Of(step.Reason),
            ["handle"] = step.Handle,
            ["key"] = step.Key,
            ["id"] = step.Id,
            ["type"] = step.Type,
            ["former_type"] = step.FormerType,
            ["matched_by"] = EnumWord.Of(step.MatchedBy),
            ["from"] = step.From,
            ["to"] = step.To,
            ["people"] = step.People.Count,
            ["fields"] = JsonWriting.Array(step.Fields, Write),
            ["touches"] = JsonWriting.Array(step.Touches, Write),
            ["drift"] = JsonWriting.Array(step.Drift, Write),
            ["at"] = LocationJson.Write(step.At),
        };

    public static StepChange ReadStep(JsonObject json) =>
        new()
        {
            Action = json.Word<PartAction>("action"),
            Reason = json.Word<Reason>("reason"),
            Handle = json.Text("handle"),
            Key = json.TextOrNull("key"),
            Id = json.TextOrNull("id"),
            Type = json.Text("type"),
            FormerType = json.TextOrNull("former_type"),
            MatchedBy = json.Word<MatchedBy>("matched_by"),
            From = json.PositionOrNull("from"),
            To = json.PositionOrNull("to"),
            People = new(json.NumberOrNull("people")),
            Fields = json.Objects("fields", change => ReadChange(FieldOwner.Step, change)),
            Touches = json.Objects("touches", ReadTouch),
            Drift = json.Objects("drift", difference => ReadDifference(FieldOwner.Step, difference)),
            At = LocationJson.Read(json),
        };

    public static JsonObject Write(FieldChange change)
    {
        var json = Start(change.Field);
        Add(json, "before", change.Before);
        Add(json, "after", change.After);
        json["reason"] = EnumWord.Of(change.Reason);
        return json;
    }

    public static FieldChange ReadChange(FieldOwner owner, JsonObject json)
    {
        var field = ReadField(owner, json);
        return new(
            field,
            ReadValue(field, json, "before"),
            FieldJson.Read(field, json.Node("after")),
            json.Word<Reason>("reason")
        );
    }

    public static JsonObject Write(FieldDifference difference)
    {
        var json = Start(difference.Field);
        Add(json, "file", difference.File);
        Add(json, "service", difference.Service);
        if (difference.Handle is not { } handle)
            return json;
        json["object"] = EnumWord.Of(difference.Field.Owner);
        json["handle"] = handle;
        return json;
    }

    public static FieldDifference ReadDifference(FieldOwner owner, JsonObject json)
    {
        var handle = json.ContainsKey("handle") ? json.Text("handle") : null;
        var field = ReadField(handle is null ? owner : json.Word<FieldOwner>("object"), json);
        return new(field, ReadValue(field, json, "file"), ReadValue(field, json, "service"), handle);
    }

    private static JsonObject Write(TouchChange touch) =>
        new()
        {
            ["action"] = EnumWord.Of(touch.Action),
            ["reason"] = EnumWord.Of(touch.Reason),
            ["handle"] = touch.Handle,
            ["key"] = touch.Key,
            ["id"] = touch.Id,
            ["matched_by"] = EnumWord.Of(touch.MatchedBy),
            ["fields"] = JsonWriting.Array(touch.Fields, Write),
            ["drift"] = JsonWriting.Array(touch.Drift, Write),
            ["at"] = LocationJson.Write(touch.At),
        };

    private static TouchChange ReadTouch(JsonObject json) =>
        new()
        {
            Action = json.Word<PartAction>("action"),
            Reason = json.Word<Reason>("reason"),
            Handle = json.Text("handle"),
            Key = json.TextOrNull("key"),
            Id = json.TextOrNull("id"),
            MatchedBy = json.Word<MatchedBy>("matched_by"),
            Fields = json.Objects("fields", change => ReadChange(FieldOwner.Touch, change)),
            Drift = json.Objects("drift", difference => ReadDifference(FieldOwner.Touch, difference)),
            At = LocationJson.Read(json),
        };

    private static JsonObject Start(Field field) => new() { ["field"] = field.Key, ["label"] = field.JsonLabel };

    private static void Add(JsonObject json, string name, FieldValue? value)
    {
        if (value is not null)
            json[name] = FieldJson.Write(value);
    }

    private static Field ReadField(FieldOwner owner, JsonObject json) =>
        Fields.Find(owner, json.Text("field"))
        ?? throw new FormatException($"There is no {owner} field '{json.Text("field")}'.");

    private static FieldValue? ReadValue(Field field, JsonObject json, string name) =>
        json.TryGetPropertyValue(name, out var value) ? FieldJson.Read(field, value) : null;
}
