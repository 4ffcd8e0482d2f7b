using System.Text.Json;

namespace SequencesAsCode.Service.Wire;

/// <summary>Reads the fields of sequences, steps and touches from whole sequences.</summary>
internal static class WireFields
{
    /// <summary>The fields that the source has, without labels and the texts of templates.</summary>
    /// <exception cref="FormatException">A value is malformed.</exception>
    public static FieldSet Read(FieldOwner owner, JsonElement source) =>
        FieldSet.From(
            Fields
                .Of(owner)
                .Where(field => field.ApiParent != "emailer_template" && !ReferenceEquals(field, Fields.Labels))
                .Select(field =>
                    (
                        Field: field,
                        Value: WireReader.Member(
                            field.ApiParent is { } parent ? WireReader.Member(source, parent) : source,
                            field.ApiProperty
                        )
                    )
                )
                .Where(pair => pair.Value.ValueKind != JsonValueKind.Undefined)
                .Select(pair =>
                    KeyValuePair.Create(
                        pair.Field,
                        IsHalfAWait(pair.Field, source)
                            ? FieldValue.None
                            : WireValue.Read(pair.Field, pair.Value, source)
                    )
                )
        );

    /// <summary>The subject and body of a touch.</summary>
    /// <exception cref="FormatException">A value is missing or malformed.</exception>
    public static FieldSet ReadTemplate(JsonElement template) =>
        FieldSet.From(
            Fields
                .Of(FieldOwner.Touch)
                .Where(field => field.ApiParent == "emailer_template")
                .Select(field =>
                    KeyValuePair.Create(
                        field,
                        WireReader.Member(template, field.ApiProperty)
                            is { ValueKind: not JsonValueKind.Undefined } value
                            ? WireValue.Read(field, value, template)
                            : throw new FormatException($"'{field.ApiProperty}' is missing in a template")
                    )
                )
        );

    /// <summary>
    /// The fields of a step that have an effect: a date only where the sequence goes by dates. Elsewhere Apollo keeps
    /// old dates (recorded).
    /// </summary>
    public static FieldSet Effective(FieldSet step, FieldSet sequence) =>
        sequence[Fields.ExactDaytime] is FieldValue.Flag { Value: true } ? step : step.Without(Fields.At);

    /// <summary>Adds the ids of the labels, which are written as names.</summary>
    public static FieldSet WithLabelIds(FieldSet fields, JsonElement campaign) =>
        fields.With(
            Fields.Labels,
            new FieldValue.Set(
                WireReader.Member(campaign, "label_ids")
                    is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } ids
                    ? WireValue.Texts("label_ids", ids)
                    : []
            )
        );

    // Documented in an example: a time without a unit means no wait.
    private static bool IsHalfAWait(Field field, JsonElement source) =>
        ReferenceEquals(field, Fields.Wait)
        && WireReader.Member(source, "wait_mode").ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;
}
