using System.Text.Json.Nodes;

namespace SequencesAsCode.Core.Json;

/// <summary>Writes the contacts to preview emails with as JSON and reads them back.</summary>
internal static class ContactJson
{
    public static JsonObject Write(DeclaredContact contact)
    {
        var values = new JsonObject();
        foreach (var (name, value) in contact.Values)
            values[name] = value;
        return new() { ["name"] = contact.Name, ["values"] = values };
    }

    public static DeclaredContact Read(JsonObject json)
    {
        var values = json.Object("values");
        return new(
            json.Text("name"),
            values.ToImmutableSortedDictionary(pair => pair.Key, pair => values.Text(pair.Key), StringComparer.Ordinal)
        );
    }
}
