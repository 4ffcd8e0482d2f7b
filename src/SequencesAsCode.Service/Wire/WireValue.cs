using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Service.Wire;

/// <summary>Reads and writes values in Apollo's form, for every kind of the field table.</summary>
internal static class WireValue
{
    private const NumberStyles NumberForm = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>The value of a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">Its JSON value.</param>
    /// <param name="owner">The object that contains it, because a wait is two properties.</param>
    /// <exception cref="FormatException">The value is of a type or form that Apollo is not known to send.</exception>
    public static FieldValue Read(Field field, JsonElement value, JsonElement owner) =>
        (field.Kind, value.ValueKind) switch
        {
            (_, JsonValueKind.Null) => FieldValue.None,
            (FieldKind.Text or FieldKind.Choice, JsonValueKind.String) => new FieldValue.Text(
                value.GetString()!.ReplaceLineEndings("\n")
            ),
            (FieldKind.Html, JsonValueKind.String) when HtmlDepth.IsTooDeep(value.GetString()!) =>
                throw new FormatException($"'{field.ApiName}' is HTML nested more than {HtmlDepth.Limit} deep"),
            (FieldKind.Html, JsonValueKind.String) => new FieldValue.Html(
                HtmlText.Unwrap(value.GetString()!.ReplaceLineEndings("\n"))
            ),
            (FieldKind.Flag, JsonValueKind.True or JsonValueKind.False) => new FieldValue.Flag(value.GetBoolean()),
            (FieldKind.Number, _) => new FieldValue.Number(Number(field.ApiName, value)),
            (FieldKind.Wait, _) => new FieldValue.Wait(Number(field.ApiName, value), Unit(owner)),
            (FieldKind.Moment, JsonValueKind.String)
                when DateTimeOffset.TryParse(
                    value.GetString(),
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal,
                    out var moment
                ) => new FieldValue.Moment(moment),
            (FieldKind.Set or FieldKind.EmailSet, JsonValueKind.Array) => new FieldValue.Set(
                value.EnumerateArray().Select(item => Text(field.ApiName, item))
            ),
            (FieldKind.EmailSet, JsonValueKind.String) => new FieldValue.Set(
                value.GetString()!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            ),
            (FieldKind.Reference, JsonValueKind.String) => value.ValueEquals("")
                ? FieldValue.None
                : new FieldValue.Reference(value.GetString(), null),
            _ => throw new FormatException($"'{field.ApiName}' is {Shown(value)}"),
        };

    /// <summary>Writes a value into an object of a request.</summary>
    public static void Write(JsonObject target, Field field, FieldValue value)
    {
        if (field.Kind == FieldKind.Wait)
        {
            var wait = (value as FieldValue.Wait)?.AsSent();
            target["wait_time"] = wait?.Amount;
            target["wait_mode"] = wait?.Unit.ToString().ToLowerInvariant();
            return;
        }

        target[field.ApiProperty] = (field.Kind, value) switch
        {
            (FieldKind.EmailSet, FieldValue.Set set) => string.Join(", ", set.Items),
            (FieldKind.EmailSet, _) => "",
            (FieldKind.Set, FieldValue.Nothing) => new JsonArray(),
            (_, FieldValue.Set set) => new JsonArray([.. set.Items.Select(item => (JsonNode)item)]),
            (_, FieldValue.Flag flag) => flag.Value,
            (_, FieldValue.Number number) => number.Value,
            (_, FieldValue.Moment moment) => moment.ToString(),
            (_, FieldValue.Html html) => html.Markup,
            (_, FieldValue.Reference reference) => reference.Id,
            (_, FieldValue.Text text) => text.Value,
            _ => null,
        };
    }

    /// <summary>A count of people; null for anything but a number, such as "loading".</summary>
    public static long? Count(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object
        && owner.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var count)
            ? count
            : null;

    /// <summary>A required string.</summary>
    public static string Text(string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new FormatException($"'{name}' is {Shown(value)}");

    /// <summary>A required list of strings.</summary>
    public static IEnumerable<string> Texts(string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Select(item => Text(name, item))
            : throw new FormatException($"'{name}' is {Shown(value)}");

    /// <summary>A required true or false.</summary>
    public static bool Flag(string name, JsonElement value) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : throw new FormatException($"'{name}' is {Shown(value)}");

    /// <summary>A required whole number.</summary>
    public static long Number(string name, JsonElement value) =>
        WholeNumber(value) ?? throw new FormatException($"'{name}' is {Shown(value)}");

    /// <summary>
    /// A whole number in any form that answers use, such as 3, 3.0 and "3"; null for everything else.
    /// </summary>
    public static long? WholeNumber(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetInt64(out var number) => number,
            JsonValueKind.Number when value.TryGetDecimal(out var number) => Whole(number),
            JsonValueKind.String
                when decimal.TryParse(value.GetString(), NumberForm, CultureInfo.InvariantCulture, out var number) =>
                Whole(number),
            _ => null,
        };

    private static long? Whole(decimal number) =>
        number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue ? (long)number : null;

    private static WaitUnit Unit(JsonElement owner) =>
        Text("wait_mode", WireReader.Member(owner, "wait_mode")) switch
        {
            "second" => WaitUnit.Second,
            "minute" => WaitUnit.Minute,
            "hour" => WaitUnit.Hour,
            "day" => WaitUnit.Day,
            var other => throw new FormatException($"'wait_mode' is '{other}'"),
        };

    private static string Shown(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Undefined => "missing",
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            _ => value.GetRawText() is { Length: > 40 } text ? $"{text[..40]}…" : value.GetRawText(),
        };
}
