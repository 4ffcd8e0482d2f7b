using System.Text.Json.Nodes;
using SequencesAsCode.Core.Json;

namespace SequencesAsCode.Service.Snapshots;

/// <summary>Writes a sequence with its steps and variants as JSON and reads it back.</summary>
internal static class WholeJson
{
    public static JsonNode Write(CurrentSequence sequence) =>
        new JsonObject
        {
            ["id"] = sequence.Id,
            ["fields"] = FieldSetJson.Write(sequence.Fields),
            ["steps"] = JsonWriting.Array(sequence.Steps, Write),
            ["people"] = sequence.People.Count,
            ["archived"] = sequence.Archived,
            ["status_reason"] = sequence.StatusReason,
            ["auto_paused"] = sequence.AutoPaused,
            ["fingerprint"] = sequence.Fingerprint,
        };

    public static CurrentSequence Read(JsonObject json)
    {
        var steps = json.Objects("steps", ReadStep);
        var ids = steps
            .Select(step => step.Id)
            .Concat(steps.SelectMany(step => step.Touches).Select(touch => touch.Id))
            .ToList();
        if (ids.Distinct(StringComparer.Ordinal).Count() != ids.Count)
            throw new FormatException("A step or variant is there twice.");
        return new()
        {
            Id = Id(json),
            Fields = FieldSetJson.Read(FieldOwner.Sequence, json, "fields"),
            Steps = steps,
            People = PeopleIn(json),
            Archived = json.Flag("archived"),
            StatusReason = json.TextOrNull("status_reason"),
            AutoPaused = json.Flag("auto_paused"),
            Fingerprint = json.Text("fingerprint"),
        };
    }

    /// <summary>The id of an object.</summary>
    /// <exception cref="FormatException">The id is missing or malformed.</exception>
    public static string Id(JsonObject json) =>
        json.Text("id") is var id && ServiceId.IsUsable(id) ? id : throw new FormatException($"'{id}' is not an id.");

    private static JsonObject Write(CurrentStep step) =>
        new()
        {
            ["id"] = step.Id,
            ["type"] = step.Type,
            ["fields"] = FieldSetJson.Write(step.Fields),
            ["touches"] = JsonWriting.Array(step.Touches, Write),
            ["people"] = step.People.Count,
        };

    private static CurrentStep ReadStep(JsonObject json) =>
        new(
            Id(json),
            json.Text("type"),
            FieldSetJson.Read(FieldOwner.Step, json, "fields"),
            json.Objects("touches", ReadTouch),
            PeopleIn(json)
        );

    private static JsonObject Write(CurrentTouch touch) =>
        new()
        {
            ["id"] = touch.Id,
            ["fields"] = FieldSetJson.Write(touch.Fields),
            ["cannot_be_kept"] = JsonWriting.Texts(touch.CannotBeKept),
        };

    private static CurrentTouch ReadTouch(JsonObject json) =>
        new(Id(json), FieldSetJson.Read(FieldOwner.Touch, json, "fields"), json.Texts("cannot_be_kept"));

    private static People PeopleIn(JsonObject json) =>
        json.NumberOrNull("people") is var count && count < 0
            ? throw new FormatException("'people' is less than 0.")
            : new(count);
}
