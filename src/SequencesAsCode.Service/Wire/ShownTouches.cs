using System.Text.Json;

namespace SequencesAsCode.Service.Wire;

/// <summary>Reads the touches of a whole sequence, with the template and attachments of each.</summary>
internal sealed class ShownTouches
{
    private readonly Dictionary<string, JsonElement> templates;
    private readonly bool hasLooseAttachments;

    /// <exception cref="FormatException">A list is missing, or a template has no usable id.</exception>
    public ShownTouches(JsonElement answer)
    {
        templates = WireReader.List(answer, "emailer_templates").ToDictionary(WireReader.Id, StringComparer.Ordinal);
        hasLooseAttachments = HasLooseAttachments(answer);
    }

    /// <summary>The ids of the listed templates.</summary>
    public IEnumerable<string> TemplateIds => templates.Keys;

    /// <summary>One touch.</summary>
    /// <exception cref="FormatException">A value is missing or malformed.</exception>
    /// <exception cref="ContradictionException">Its template is not listed.</exception>
    public CurrentTouch Read(JsonElement touch)
    {
        // A text that was not understood must not look empty, or the next update would empty it.
        var template = default(JsonElement);
        var hasTemplate = WireReader.Member(touch, "emailer_template_id").ValueKind != JsonValueKind.Null;
        if (
            hasTemplate
            && WireReader.Text(touch, "emailer_template_id") is var templateId
            && !templates.TryGetValue(templateId, out template)
        )
            throw new ContradictionException($"the template {templateId} of a variant is not listed");

        var fields = WireFields
            .Read(FieldOwner.Touch, touch)
            .With(
                hasTemplate
                    ? WireFields.ReadTemplate(template)
                    : FieldSet.Of((Fields.Subject, FieldValue.None), (Fields.Body, FieldValue.None))
            );
        var listsAttachments = fields.Contains(Fields.Attachments);
        var lost = Unkeepable(touch, template);
        return new(
            WireReader.Id(touch),
            listsAttachments ? fields : fields.With(Fields.Attachments, new FieldValue.Set([])),
            [.. hasLooseAttachments && !listsAttachments ? lost.Append("attachments") : lost]
        );
    }

    // Attachments that no touch names: nothing shows which touch they belong to.
    private static bool HasLooseAttachments(JsonElement answer)
    {
        if (WireReader.Member(answer, "attachments") is not { ValueKind: JsonValueKind.Array } attachments)
            return false;
        var named = WireReader
            .List(answer, "emailer_touches")
            .Select(touch => WireReader.Member(touch, "attachment_ids"))
            .Where(ids => ids.ValueKind == JsonValueKind.Array)
            .SelectMany(ids => ids.EnumerateArray())
            .Where(id => id.ValueKind == JsonValueKind.String)
            .Select(id => id.GetString()!)
            .ToHashSet(StringComparer.Ordinal);
        return attachments
            .EnumerateArray()
            .Any(attachment =>
                WireReader.Member(attachment, "id") is not { ValueKind: JsonValueKind.String } id
                || !named.Contains(id.GetString()!)
            );
    }

    // Values that an update may lose: reported to come back empty, or not documented for updates in the form they are
    // read.
    private static IEnumerable<string> Unkeepable(JsonElement touch, JsonElement template)
    {
        if (IsFilled(WireReader.Member(touch, "generation_options")))
            yield return "generation_options";
        if (IsFilled(WireReader.Member(touch, "generation_tone")))
            yield return "generation_tone";
        if (WireReader.Member(touch, "has_personalized_opener").ValueKind == JsonValueKind.True)
            yield return "personalized_opener";
        if (IsFilled(WireReader.Member(template, "builder_json")))
            yield return "builder";
        if (
            IsFilled(WireReader.Member(template, "prompt_template_id"))
            || IsFilled(WireReader.Member(template, "prompt_id"))
        )
            yield return "prompt";
    }

    private static bool IsFilled(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Array => value.GetArrayLength() > 0,
            JsonValueKind.Object => value.EnumerateObject().Any(),
            JsonValueKind.String => !value.ValueEquals(""),
            JsonValueKind.True or JsonValueKind.Number => true,
            _ => false,
        };
}
