using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Core.Values;

/// <summary>
/// Values of fields as JSON, the same in plans and saved plans. The property of a missing value (C# null) is left out.
/// </summary>
internal static partial class FieldJson
{
    /// <summary>The value as JSON; <see cref="FieldValue.None"/> is null.</summary>
    public static JsonNode? Write(FieldValue? value) =>
        value switch
        {
            null or FieldValue.Nothing => null,
            FieldValue.Flag flag => JsonValue.Create(flag.Value),
            FieldValue.Number number => JsonValue.Create(number.Value),
            FieldValue.Set set => new JsonArray([.. set.Items.Select(item => (JsonNode)JsonValue.Create(item))]),
            FieldValue.Html { SourceDigest: { } digest } html => new JsonObject
            {
                ["html"] = html.Markup,
                ["source_digest"] = digest,
            },
            FieldValue.Reference reference => new JsonObject { ["id"] = reference.Id, ["name"] = reference.Name },
            _ => JsonValue.Create(value.ToString()),
        };

    /// <summary>The value that <see cref="Write"/> wrote for the field.</summary>
    /// <exception cref="FormatException">The JSON is not of the field's kind.</exception>
    public static FieldValue Read(Field field, JsonNode? node)
    {
        if (node is null)
            return FieldValue.None;
        if (
            field.Kind == FieldKind.Html
            && HtmlDepth.IsTooDeep(Text(field, node is JsonObject saved ? saved["html"] : node))
        )
            throw Unfit(field);
        return field.Kind switch
        {
            FieldKind.Flag when node.GetValueKind() is JsonValueKind.True or JsonValueKind.False => new FieldValue.Flag(
                node.GetValue<bool>()
            ),
            FieldKind.Number when node is JsonValue number && number.TryGetValue<long>(out var value) =>
                new FieldValue.Number(value),
            FieldKind.Set or FieldKind.EmailSet when node is JsonArray items => new FieldValue.Set(
                items.Select(item => Text(field, item))
            ),
            FieldKind.Reference when node is JsonObject reference => new FieldValue.Reference(
                TextOrNull(field, reference["id"]),
                TextOrNull(field, reference["name"])
            ),
            FieldKind.Html when node is JsonObject html => new FieldValue.Html(
                Text(field, html["html"]),
                Text(field, html["source_digest"])
            ),
            FieldKind.Html => new FieldValue.Html(Text(field, node)),
            FieldKind.Wait => WaitOf(Text(field, node)) ?? throw Unfit(field),
            FieldKind.Moment => Moment(field, Text(field, node)),
            FieldKind.Text or FieldKind.Choice => new FieldValue.Text(Text(field, node)),
            _ => throw Unfit(field),
        };
    }

    /// <summary>The wait that a text like <c>2 days</c> describes; null for other text.</summary>
    public static FieldValue.Wait? WaitOf(string text)
    {
        var match = WaitText().Match(text);
        var written = match.Groups["amount"].Value;
        if (!long.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount))
            return null;
        return new(
            amount,
            match.Groups["unit"].Value switch
            {
                "second" => WaitUnit.Second,
                "minute" => WaitUnit.Minute,
                "hour" => WaitUnit.Hour,
                _ => WaitUnit.Day,
            }
        );
    }

    private static FieldValue.Moment Moment(Field field, string text) =>
        DateTimeOffset.TryParseExact(
            text,
            FieldValue.Moment.Format,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var value
        )
            ? new(value)
            : throw Unfit(field);

    private static string? TextOrNull(Field field, JsonNode? node) => node is null ? null : Text(field, node);

    private static string Text(Field field, JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : throw Unfit(field);

    private static FormatException Unfit(Field field) =>
        new($"The value of '{field.FullName}' is not of its kind, {field.Kind}.");

    [GeneratedRegex(@"\A(?<amount>-?[0-9]{1,19}) (?<unit>second|minute|hour|day)s?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex WaitText();
}
