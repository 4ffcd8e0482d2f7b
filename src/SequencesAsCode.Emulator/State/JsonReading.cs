using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Emulator.State;

// Apollo accepts numbers as strings and strings as numbers, so reading is tolerant.
internal static class JsonReading
{
    public static string? Text(this JsonObject from, string key) => AsText(from[key]);

    public static int? Whole(this JsonObject from, string key) => AsWhole(from[key]);

    public static bool? Flag(this JsonObject from, string key) => AsFlag(from[key]);

    public static JsonArray? List(this JsonObject from, string key) => from[key] as JsonArray;

    public static JsonObject? Object(this JsonObject from, string key) => from[key] as JsonObject;

    public static IEnumerable<string> Texts(this JsonObject from, string key) =>
        from[key] switch
        {
            JsonArray list => list.Select(AsText).OfType<string>(),
            JsonValue value when AsText(value) is { } text => [text],
            _ => [],
        };

    public static IEnumerable<JsonObject> Objects(this JsonArray list) => list.OfType<JsonObject>();

    public static bool IsBlank(this string? text) => string.IsNullOrWhiteSpace(text);

    public static string? AsText(JsonNode? node) =>
        node?.GetValueKind() switch
        {
            JsonValueKind.String => node.GetValue<string>(),
            JsonValueKind.Number => node.ToJsonString(),
            _ => null,
        };

    public static int? AsWhole(JsonNode? node) =>
        int.TryParse(AsText(node), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    public static bool? AsFlag(JsonNode? node) =>
        node?.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String => bool.TryParse(node.GetValue<string>(), out var flag) ? flag : null,
            _ => null,
        };

    /// <summary>A copy that may be changed; stored objects never are.</summary>
    public static JsonObject Draft(this JsonObject fields) => (JsonObject)fields.DeepClone();

    public static JsonObject With(this JsonObject fields, string key, JsonNode? value)
    {
        var draft = fields.Draft();
        draft[key] = value;
        return draft;
    }

    public static JsonArray ToJsonArray(this IEnumerable<JsonNode?> nodes) => new([.. nodes]);

    public static JsonArray ToJsonArray(this IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode?)t)]);
}
