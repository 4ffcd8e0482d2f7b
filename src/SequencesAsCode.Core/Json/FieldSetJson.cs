using System.Text.Json.Nodes;

namespace SequencesAsCode.Core.Json;

/// <summary>Values by field as JSON, both ways.</summary>
public static class FieldSetJson
{
    public static JsonObject Write(FieldSet fields)
    {
        var json = new JsonObject();
        foreach (var (field, value) in fields)
            json[field.Key] = FieldJson.Write(value);
        return json;
    }

    public static FieldSet Read(FieldOwner owner, JsonObject json, string name) =>
        FieldSet.From(
            json.Object(name)
                .Select(pair =>
                {
                    var field =
                        Fields.Find(owner, pair.Key)
                        ?? throw new FormatException($"There is no {owner} field '{pair.Key}'.");
                    return KeyValuePair.Create(field, FieldJson.Read(field, pair.Value));
                })
        );
}
