using System.Text.Json;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Core.Json;

/// <summary>
/// Reads properties of a saved file. A property that is missing or of another kind causes a
/// <see cref="FormatException"/>.
/// </summary>
public static class JsonReading
{
    /// <summary>The value of a property; null when it is JSON null.</summary>
    public static JsonNode? Node(this JsonObject from, string name) =>
        from.TryGetPropertyValue(name, out var node) ? node : throw new FormatException($"'{name}' is missing.");

    /// <summary>The object in a property.</summary>
    public static JsonObject Object(this JsonObject from, string name) =>
        from.Node(name) as JsonObject ?? throw Unfit(name);

    /// <summary>The object in a property, or null.</summary>
    public static JsonObject? ObjectOrNull(this JsonObject from, string name) =>
        from.Node(name) is null ? null : from.Object(name);

    /// <summary>The string in a property.</summary>
    public static string Text(this JsonObject from, string name) => Text(name, from.Node(name));

    /// <summary>The string in a property, or null.</summary>
    public static string? TextOrNull(this JsonObject from, string name) =>
        from.Node(name) is null ? null : from.Text(name);

    /// <summary>The true or false in a property.</summary>
    public static bool Flag(this JsonObject from, string name) =>
        from.Node(name)?.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Unfit(name),
        };

    /// <summary>The whole number in a property, or null.</summary>
    public static long? NumberOrNull(this JsonObject from, string name) =>
        from.Node(name) switch
        {
            null => null,
            JsonValue value when value.TryGetValue<long>(out var number) => number,
            _ => throw Unfit(name),
        };

    /// <summary>The whole number in a property as an <see cref="int"/>, or null.</summary>
    /// <exception cref="OverflowException">The number is out of range.</exception>
    public static int? PositionOrNull(this JsonObject from, string name) =>
        from.NumberOrNull(name) is { } number ? checked((int)number) : null;

    /// <summary>The member of an enumeration whose machine word is in a property.</summary>
    public static T Word<T>(this JsonObject from, string name)
        where T : struct, Enum => EnumWord.Read<T>(from.Text(name));

    /// <summary>The strings of the array in a property.</summary>
    public static ImmutableArray<string> Texts(this JsonObject from, string name) =>
        [.. from.Array(name).Select(item => Text(name, item))];

    /// <summary>The objects of the array in a property, each read by a function.</summary>
    public static ImmutableArray<T> Objects<T>(this JsonObject from, string name, Func<JsonObject, T> read) =>
        [.. from.Array(name).Select(item => read(item as JsonObject ?? throw Unfit(name)))];

    /// <summary>
    /// The same, taking each object out of the array as it is read, so that not all are in memory at once.
    /// </summary>
    internal static ImmutableArray<T> TakenObjects<T>(this JsonObject from, string name, Func<JsonObject, T> read)
    {
        var items = from.Array(name);
        var taken = ImmutableArray.CreateBuilder<T>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i] as JsonObject ?? throw Unfit(name);
            items[i] = null;
            taken.Add(read(item));
        }

        return taken.DrainToImmutable();
    }

    /// <summary>The array in a property.</summary>
    internal static JsonArray Array(this JsonObject from, string name) =>
        from.Node(name) as JsonArray ?? throw Unfit(name);

    private static string Text(string name, JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : throw Unfit(name);

    private static FormatException Unfit(string name) => new($"'{name}' is not of the expected kind.");
}
