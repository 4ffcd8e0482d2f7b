using System.Text.Json.Nodes;

namespace SequencesAsCode.Core.Json;

/// <summary>
/// Writes the content of a sequence, before or after a plan, as JSON and reads it back. The days are written for
/// readers and ignored when the content is read.
/// </summary>
internal static class ContentJson
{
    public static JsonObject? Write(SequenceContent? content)
    {
        if (content is null)
            return null;
        var timeline = Timeline.Of(content);
        return new()
        {
            ["days"] = timeline.Days,
            ["fields"] = FieldSetJson.Write(content.Fields),
            ["steps"] = new JsonArray([.. content.Steps.Zip(timeline.Steps, Write)]),
        };
    }

    public static SequenceContent? Read(JsonObject json, string name) =>
        json.ObjectOrNull(name) is { } content
            ? new(FieldSetJson.Read(FieldOwner.Sequence, content, "fields"), content.Objects("steps", ReadStep))
            : null;

    private static JsonObject Write(StepContent step, TimelineStep due) =>
        new()
        {
            ["handle"] = step.Handle,
            ["type"] = step.Type,
            ["day"] = due.Day,
            ["fields"] = FieldSetJson.Write(step.Fields),
            ["touches"] = JsonWriting.Array(
                step.Touches,
                touch => new JsonObject { ["handle"] = touch.Handle, ["fields"] = FieldSetJson.Write(touch.Fields) }
            ),
        };

    private static StepContent ReadStep(JsonObject json) =>
        new(
            json.Text("handle"),
            json.Text("type"),
            FieldSetJson.Read(FieldOwner.Step, json, "fields"),
            json.Objects(
                "touches",
                touch => new TouchContent(touch.Text("handle"), FieldSetJson.Read(FieldOwner.Touch, touch, "fields"))
            )
        );
}
