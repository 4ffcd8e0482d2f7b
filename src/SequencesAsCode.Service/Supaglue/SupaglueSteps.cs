using System.Globalization;
using System.Text.Json;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Service.Supaglue;

/// <summary>Reads the steps of a record. Supaglue shows only the first text of each, and no ids of touches.</summary>
/// <param name="provider">The provider behind Supaglue.</param>
/// <param name="sequenceId">The id of the sequence.</param>
/// <param name="raw">Apollo's own answer for the sequence; undefined for other providers.</param>
internal sealed class SupaglueSteps(Provider provider, string sequenceId, JsonElement raw)
{
    private readonly Dictionary<string, StepRow> summary = (RowReader.StepsOf(raw) ?? [])
        .DistinctBy(step => step.Id)
        .ToDictionary(step => step.Id, StringComparer.Ordinal);
    private readonly bool isByDates = WireReader.OptionalFlag(raw, Fields.ExactDaytime.ApiName) ?? false;
    private long? before = 0;

    /// <summary>The steps in the order of the record.</summary>
    public ImmutableArray<CurrentStep> Read(ImmutableArray<JsonElement> steps) => [.. steps.Select(Step)];

    private CurrentStep Step(JsonElement step, int index)
    {
        var id = IdOf(step, index);
        var known = summary.GetValueOrDefault(id);
        var type = known?.Type ?? TypeOf(WireReader.Text(step, "type"));
        var fields = With(FieldSet.Empty, Fields.Note, step, "task_note");
        fields = With(fields, Fields.At, step, "date");
        if (Interval(step) is { } wait)
            fields = fields.With(Fields.Wait, wait);
        if (known is not null)
            fields = fields.With(known.Fields);

        // A date has an effect only where the sequence goes by dates; for other providers only the day is shown.
        return new(
            id,
            type,
            isByDates ? fields : fields.Without(Fields.At),
            Touch(id, type, step) is { } touch ? [touch] : [],
            People.Unknown
        );
    }

    // Neither Salesloft's export nor the connector has ids of steps.
    private string IdOf(JsonElement step, int index) =>
        ReferenceEquals(provider, Provider.Salesloft)
        && WireReader.Member(step, "id").ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
            ? string.Create(CultureInfo.InvariantCulture, $"{sequenceId}-{index + 1}")
            : WireReader.Id(step);

    // For Outreach it is the time since the step before; for Apollo and Salesloft since the start (seen in the
    // connector's code).
    private FieldValue.Wait? Interval(JsonElement step)
    {
        long? until = WireReader.Member(step, "interval_seconds")
            is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } said
            ? WireValue.Number("interval_seconds", said)
            : null;
        var seconds = ReferenceEquals(provider, Provider.Outreach) ? until : until - before;
        before = until;
        return seconds is { } length ? new FieldValue.Wait(Math.Max(0, length), WaitUnit.Second).Plain() : null;
    }

    private CurrentTouch? Touch(string stepId, string type, JsonElement step)
    {
        if (
            !StepTypes.TakesTouches(type)
            || WireReader.Member(step, "template") is not { ValueKind: JsonValueKind.Object } template
        )
            return null;
        var id = WireReader.OptionalText(template, "id");
        if (id == "undefined")
            throw new FormatException($"the template of the step {stepId} was not read");
        var fields = FieldSet.Of(
            (Fields.Subject, WireValue.Read(Fields.Subject, Shown(template, "subject"), template)),
            (Fields.Body, WireValue.Read(Fields.Body, Shown(template, "body"), template))
        );

        // The connector shows two empty texts where there is no template. Templates of Salesloft have no id.
        var hasTemplate = StepTypes.IsEmail(type) && (id is not null || ReferenceEquals(provider, Provider.Salesloft));
        if (IsEmpty(fields) && !hasTemplate)
            return null;
        if (WireReader.OptionalFlag(step, "is_reply") is { } isReply)
            fields = fields.With(Fields.TouchType, new FieldValue.Text(isReply ? "reply_to_thread" : "new_thread"));
        return new(TouchId(stepId, id), fields, []) { Template = provider.SharesTemplates ? id : null };
    }

    // In Apollo a template belongs to one touch. Elsewhere several touches may use it, so the touch is named after its
    // step.
    private string TouchId(string stepId, string? template) =>
        !provider.HasNumbers && template is not null && ServiceId.IsUsable(template) ? template : $"{stepId}-touch";

    private static bool IsEmpty(FieldSet texts) =>
        texts.All(pair =>
            pair.Value is FieldValue.Nothing or FieldValue.Text { Value: "" } or FieldValue.Html { Markup: "" }
        );

    // A text that was not understood must not look empty.
    private static JsonElement Shown(JsonElement template, string name) =>
        WireReader.Member(template, name) is { ValueKind: not JsonValueKind.Undefined } value
            ? value
            : throw new FormatException($"'{name}' is missing in a template");

    private static FieldSet With(FieldSet fields, Field field, JsonElement step, string name) =>
        WireReader.Member(step, name) is { ValueKind: JsonValueKind.String } value
        && (!ReferenceEquals(field, Fields.At) || value.GetString()!.Contains('T', StringComparison.Ordinal))
            ? fields.With(field, WireValue.Read(field, value, step))
            : fields;

    // Documented; other types of Apollo are shown as task, and only the summary tells them apart.
    private static string TypeOf(string type) =>
        type switch
        {
            "linkedin_send_message" => "linkedin_step_message",
            "task" => "action_item",
            _ => type,
        };
}
