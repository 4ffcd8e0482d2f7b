using System.Text.Json;

namespace SequencesAsCode.Cli.Hosts;

/// <summary>Reads what a host answers. A value that is missing or of another form is null, false or empty.</summary>
internal static class JsonReading
{
    /// <summary>The value at a path of names.</summary>
    public static JsonElement At(this JsonElement node, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (node.ValueKind != JsonValueKind.Object || !node.TryGetProperty(name, out node))
                return default;
        }

        return node;
    }

    /// <summary>A text or a number at a path of names, as text.</summary>
    public static string? Text(this JsonElement node, params ReadOnlySpan<string> path)
    {
        var value = node.At(path);
        return value.ValueKind switch
        {
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.String => value.GetString(),
            _ => null,
        };
    }

    /// <summary>Whether the value at a path of names is true.</summary>
    public static bool IsTrue(this JsonElement node, params ReadOnlySpan<string> path) =>
        node.At(path).ValueKind == JsonValueKind.True;

    /// <summary>The elements of the list at a path of names.</summary>
    public static IEnumerable<JsonElement> List(this JsonElement node, params ReadOnlySpan<string> path)
    {
        var list = node.At(path);
        return list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];
    }
}
