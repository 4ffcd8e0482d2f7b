using System.Text.Json.Nodes;

namespace SequencesAsCode.Core.Json;

/// <summary>Writes the entries under <c>allow</c> that a plan needs as JSON and reads them back.</summary>
internal static class AllowJson
{
    /// <summary>The property; left out when no entry is needed.</summary>
    public const string Property = "allowed";

    public static JsonArray Write(ImmutableArray<AllowEntry> entries) => JsonWriting.Array(entries, Write);

    /// <summary>The entries in the property of an object.</summary>
    public static ImmutableArray<AllowEntry> Read(JsonObject from) =>
        from.ContainsKey(Property) ? from.Objects(Property, ReadEntry) : [];

    private static JsonObject Write(AllowEntry entry) =>
        new()
        {
            ["what"] = AllowEntry.WordOf(entry.What),
            ["edit"] = entry.Edit,
            ["part"] = entry.Part,
            ["reason"] = entry.Reason,
            ["at"] = LocationJson.Write(entry.At),
        };

    private static AllowEntry ReadEntry(JsonObject json) =>
        new(
            AllowEntry.KindOf(json.Text("what")),
            json.Text("reason"),
            LocationJson.Read(json) ?? throw new FormatException("An entry of 'allow' has no place.")
        )
        {
            Edit = json.TextOrNull("edit"),
            Part = json.TextOrNull("part"),
        };
}
