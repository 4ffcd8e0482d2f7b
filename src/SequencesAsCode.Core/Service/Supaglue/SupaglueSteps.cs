using System.Collections.Immutable;
using System.Text.Json;
using SequencesAsCode.Model;

namespace SequencesAsCode.Service.Supaglue;

/// <summary>The steps of a record, each with its first touch alone; the others, and the ids of touches, are not shown. A touch goes by the id of its template here.</summary>
/// <param name="raw">What Apollo answered of the sequence itself; undefined where that is not known.</param>
internal sealed class SupaglueSteps(JsonElement raw)
{
    private readonly Dictionary<string, StepRow> summary = (RowReader.StepsOf(raw) ?? []).DistinctBy(step => step.Id).ToDictionary(step => step.Id, StringComparer.Ordinal);
    private long before;

    /// <summary>In order.</summary>
    public ImmutableArray<CurrentStep> Of(IEnumerable<JsonElement> steps) => [.. steps.Select(Step)];

    private CurrentStep Step(JsonElement step)
    {
        var id = WireReader.Id(step);
        var known = summary.GetValueOrDefault(id);
        var fields = With(FieldSet.Empty, Fields.Note, step, "task_note");
        fields = With(fields, Fields.At, step, "date");
        if (Interval(step) is { } wait) fields = fields.With(Fields.Wait, wait);
        return new(id, known?.Type ?? TypeOf(WireReader.Text(step, "type")), known is null ? fields : fields.With(known.Fields), Touch(id, step) is { } touch ? [touch] : [], People.Unknown);
    }

    // Written from step to step, and read from the start (seen in the connector's code).
    private FieldValue.Wait? Interval(JsonElement step)
    {
        if (WireReader.Member(step, "interval_seconds").ValueKind is JsonValueKind.Undefined or JsonValueKind.Null) return null;
        var until = WireValue.Number("interval_seconds", WireReader.Member(step, "interval_seconds"));
        (var seconds, before) = (Math.Max(0, until - before), until);
        return seconds switch
        {
            > 0 when seconds % 86_400 == 0 => new(seconds / 86_400, WaitUnit.Day),
            > 0 when seconds % 3_600 == 0 => new(seconds / 3_600, WaitUnit.Hour),
            _ when seconds % 60 == 0 => new(seconds / 60, WaitUnit.Minute),
            _ => new(seconds, WaitUnit.Second),
        };
    }

    private static CurrentTouch? Touch(string stepId, JsonElement step)
    {
        if (WireReader.Member(step, "template") is not { ValueKind: JsonValueKind.Object } template) return null;
        var fields = FieldSet.Of(
            (Fields.Subject, WireValue.Read(Fields.Subject, Shown(template, "subject"), template)),
            (Fields.Body, WireValue.Read(Fields.Body, Shown(template, "body"), template)));
        if (WireReader.OptionalFlag(step, "is_reply") is { } isReply) fields = fields.With(Fields.TouchType, new FieldValue.Text(isReply ? "reply_to_thread" : "new_thread"));
        return new(WireReader.OptionalText(template, "id") is { } id && ServiceId.IsUsable(id) ? id : stepId, fields, []);
    }

    // A text that was merely not understood must not look empty.
    private static JsonElement Shown(JsonElement template, string name) =>
        WireReader.Member(template, name) is { ValueKind: not JsonValueKind.Undefined } value ? value : throw new FormatException($"'{name}' is missing in a template");

    private static FieldSet With(FieldSet fields, Field field, JsonElement step, string name) =>
        WireReader.Member(step, name) is { ValueKind: JsonValueKind.String } value ? fields.With(field, WireValue.Read(field, value, step)) : fields;

    // Documented; other types of Apollo read back as task, which only the summary tells apart.
    private static string TypeOf(string type) => type switch
    {
        "linkedin_send_message" => "linkedin_step_message",
        "task" => "action_item",
        _ => type,
    };
}
