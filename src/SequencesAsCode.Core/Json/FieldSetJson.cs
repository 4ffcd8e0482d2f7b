using System.Text.Json.Nodes;

namespace SequencesAsCode.Core.Json;

/// <summary>Writes values by field as JSON and reads them back.</summary>
public static class FieldSetJson
{
    /// <summary>An object with one property for each field, in the order of the set.</summary>
    public static JsonObject Write(FieldSet fields)
    {
        var json = new JsonObject();
        foreach (var (field, value) in fields)
            json[field.Key] = FieldJson.Write(value);
        return json;
    }

    /// <summary>The values in a property of an object.</summary>
    /// <param name="owner">What the fields belong to; it decides which field a name means.</param>
    /// <param name="json">The object.</param>
    /// <param name="name">The name of the property.</param>
    /// <exception cref="FormatException">
    /// The property is missing or no object, a field is unknown, or a value is not of its field's kind.
    /// </exception>
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
