using System.Text.Json;

namespace SequencesAsCode.Service.Wire;

/// <summary>
/// Reads what a row of the list shows beside id and name. It only spares reads of whole sequences, so missing or
/// malformed values are left out without an error.
/// </summary>
internal static class RowReader
{
    public static FieldSet FieldsOf(JsonElement row) => FieldsOf(FieldOwner.Sequence, row);

    /// <summary>The steps by position; null when the row does not show all of them.</summary>
    public static ImmutableArray<StepRow>? StepsOf(JsonElement row) =>
        WireReader.Member(row, "emailer_steps") is { ValueKind: JsonValueKind.Array } steps
            ? ReadOrDefault<ImmutableArray<StepRow>?>(() =>
                [
                    .. steps
                        .EnumerateArray()
                        .OrderBy(step => WireValue.Number("position", WireReader.Member(step, "position")))
                        .Select(step => new StepRow(
                            WireValue.Text("id", WireReader.Member(step, "id")),
                            WireValue.Text("type", WireReader.Member(step, "type")),
                            WireFields.Effective(FieldsOf(FieldOwner.Step, step), FieldsOf(row))
                        )),
                ]
            )
            : null;

    private static FieldSet FieldsOf(FieldOwner owner, JsonElement source) =>
        FieldSet.From(
            Fields
                .Of(owner)
                .Where(field => !ReferenceEquals(field, Fields.Name))
                .Select(field => (Field: field, Value: ValueOf(field, source)))
                .Where(pair => pair.Value is not null)
                .Select(pair => KeyValuePair.Create(pair.Field, pair.Value!))
        );

    private static FieldValue? ValueOf(Field field, JsonElement owner)
    {
        // Labels are written as names and read as ids.
        var value = WireReader.Find(owner, ReferenceEquals(field, Fields.Labels) ? "label_ids" : field.ApiName);
        return value.ValueKind == JsonValueKind.Undefined
            ? null
            : ReadOrDefault(() => WireValue.Read(field, value, owner));
    }

    private static T? ReadOrDefault<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException)
        {
            return default;
        }
    }
}
