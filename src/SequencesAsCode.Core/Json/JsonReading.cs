using System.Text.Json;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Core.Json;

/// <summary>
/// Reads properties of a saved plan. Everything that is missing or of another kind is a <see cref="FormatException"/>.
/// </summary>
public static class JsonReading
{
    public static JsonNode? Node(this JsonObject from, string name) =>
        from.TryGetPropertyValue(name, out var node) ? node : throw new FormatException($"'{name}' is missing.");

    public static JsonObject Object(this JsonObject from, string name) =>
        from.Node(name) as JsonObject ?? throw Unfit(name);

    public static JsonObject? ObjectOrNull(this JsonObject from, string name) =>
        from.Node(name) is null ? null : from.Object(name);

    public static string Text(this JsonObject from, string name) => Text(name, from.Node(name));

    public static string? TextOrNull(this JsonObject from, string name) =>
        from.Node(name) is null ? null : from.Text(name);

    public static bool Flag(this JsonObject from, string name) =>
        from.Node(name)?.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Unfit(name),
        };

    public static long? NumberOrNull(this JsonObject from, string name) =>
        from.Node(name) switch
        {
            null => null,
            JsonValue value when value.TryGetValue<long>(out var number) => number,
            _ => throw Unfit(name),
        };

    public static int? PositionOrNull(this JsonObject from, string name) =>
        from.NumberOrNull(name) is { } number ? checked((int)number) : null;

    public static T Word<T>(this JsonObject from, string name)
        where T : struct, Enum => EnumWord.Read<T>(from.Text(name));

    public static ImmutableArray<string> Texts(this JsonObject from, string name) =>
        [.. from.Array(name).Select(item => Text(name, item))];

    public static ImmutableArray<T> Objects<T>(this JsonObject from, string name, Func<JsonObject, T> read) =>
        [.. from.Array(name).Select(item => read(item as JsonObject ?? throw Unfit(name)))];

    private static JsonArray Array(this JsonObject from, string name) =>
        from.Node(name) as JsonArray ?? throw Unfit(name);

    private static string Text(string name, JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : throw Unfit(name);

    private static FormatException Unfit(string name) => new($"'{name}' is not of the expected kind.");
}
