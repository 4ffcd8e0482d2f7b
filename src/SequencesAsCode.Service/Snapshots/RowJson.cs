using System.Text.Json.Nodes;
using SequencesAsCode.Core.Json;

namespace SequencesAsCode.Service.Snapshots;

/// <summary>Writes a row of the list as JSON and reads it back. Rows of older snapshots have fewer parts.</summary>
internal static class RowJson
{
    public static JsonNode Write(SequenceRow row) =>
        new JsonObject
        {
            ["id"] = row.Id,
            ["name"] = row.Name,
            ["active"] = row.Active,
            ["steps"] = row.Steps,
            ["fields"] = FieldSetJson.Write(row.Fields),
            ["step_rows"] = row.StepRows is { } steps ? JsonWriting.Array(steps, Write) : null,
        };

    public static SequenceRow Read(JsonObject json) =>
        new(WholeJson.Id(json), json.Text("name"), json.Flag("active"))
        {
            Steps = json.PositionOrNull("steps"),
            Fields = json.ContainsKey("fields")
                ? FieldSetJson.Read(FieldOwner.Sequence, json, "fields")
                : FieldSet.Empty,
            StepRows =
                json.ContainsKey("step_rows") && json.Node("step_rows") is not null
                    ? json.Objects("step_rows", ReadStep)
                    : null,
        };

    private static JsonObject Write(StepRow step) =>
        new()
        {
            ["id"] = step.Id,
            ["type"] = step.Type,
            ["fields"] = FieldSetJson.Write(step.Fields),
        };

    private static StepRow ReadStep(JsonObject json) =>
        new(WholeJson.Id(json), json.Text("type"), FieldSetJson.Read(FieldOwner.Step, json, "fields"));
}
