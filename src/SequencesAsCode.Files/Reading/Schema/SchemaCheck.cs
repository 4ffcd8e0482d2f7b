using System.Globalization;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Reading.Schema;

/// <summary>
/// Checks the tree of one environment against a published schema. The alternatives <c>none</c> and
/// <c>by_environment</c> are resolved before, so they are removed from the schema here. Then a fault has one plain
/// reason instead of "none of these fits".
/// </summary>
internal sealed class SchemaCheck
{
    private static readonly Lazy<SchemaCheck> ForWorkspace = new(() => new("workspace"));
    private static readonly Lazy<SchemaCheck> ForSequence = new(() => new("sequence"));

    private readonly JsonSchema schema;

    private SchemaCheck(string name)
    {
        var text = Narrow(JToken.Parse(Schemas.Text(name))).ToString(Newtonsoft.Json.Formatting.None);
        schema = JsonSchema.FromJsonAsync(text).GetAwaiter().GetResult();
    }

    public static SchemaCheck Workspace => ForWorkspace.Value;

    public static SchemaCheck Sequence => ForSequence.Value;

    /// <summary>
    /// Every fault with an object that identifies it in the file. Values in <paramref name="settled"/> are skipped.
    /// </summary>
    /// <param name="root">The tree for one environment.</param>
    /// <param name="settled">Values that other rules have checked.</param>
    /// <param name="environment">The environment to name when a key is missing; null when it is missing in all of
    /// them.</param>
    public IEnumerable<(object Which, Finding Fault)> Faults(
        YamlNode root,
        HashSet<YamlNode> settled,
        string? environment
    )
    {
        var leaves = Leaves(schema.Validate(Json(root, settled)))
            .Select(fault => (Fault: fault, Place: YamlPath.Find(root, fault.Path ?? "")))
            .Where(leaf => leaf.Fault.Kind != ValidationErrorKind.PropertyRequired || leaf.Place.Nearest is YamlMap)
            .Where(leaf =>
                leaf.Fault.Kind != ValidationErrorKind.NotOneOf
                || leaf.Place.Nearest is not YamlMap map
                || !map.Entries.Any(entry => settled.Contains(entry.Value))
            )
            .Where(leaf =>
                leaf.Place.Exact is not { } exact
                || (leaf.Fault.Kind != ValidationErrorKind.PropertyRequired && !settled.Contains(exact))
            );

        // A value of the wrong type is not in the enumeration either; the first fault is enough.
        return leaves
            .DistinctBy(leaf => leaf.Fault.Path)
            .Select(leaf =>
                (
                    Which(leaf.Fault, leaf.Place, environment),
                    new Finding(Severity.Error, () => SchemaFaults.Describe(leaf.Fault, leaf.Place, environment))
                )
            );
    }

    // The same value can have another index in another environment, but it has the same place in the file. A missing
    // key has no place, so there the environment counts.
    private static object Which(ValidationError fault, YamlPath place, string? environment) =>
        (
            place.Nearest.At,
            place.Entry?.Key.Value,
            fault.Kind,
            fault.Property,
            fault.Kind == ValidationErrorKind.PropertyRequired ? environment : null
        );

    private static IEnumerable<ValidationError> Leaves(IEnumerable<ValidationError> faults) =>
        faults.SelectMany(fault =>
            fault
                is ChildSchemaValidationError
                {
                    Kind: not (ValidationErrorKind.NotOneOf or ValidationErrorKind.NotAnyOf)
                } parent
                ? Leaves(parent.Errors.Values.SelectMany(errors => errors))
                : [fault]
        );

    private static JToken Json(YamlNode node, HashSet<YamlNode> settled) =>
        node switch
        {
            YamlMap map => new JObject(
                map.Entries.Where(entry => !settled.Contains(entry.Value))
                    .Select(entry => new JProperty(entry.Key.Value, Json(entry.Value, settled)))
            ),
            YamlList list => new JArray(list.Items.Select(item => Json(item, settled))),
            YamlScalar scalar => new JValue(scalar.Typed),
            _ => throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"A node of type {node.GetType()} has no JSON.")
            ),
        };

    private static JToken Narrow(JToken token)
    {
        switch (token)
        {
            case JObject { } schema when schema["anyOf"] is JArray alternatives:
                var kept = alternatives
                    .Where(alternative =>
                        (alternative["allOf"]?[0] ?? alternative).Value<string>("$ref")
                            is not ("#/definitions/none" or "#/definitions/by_environment")
                    )
                    .ToList();
                return kept.Count == 1
                    ? Narrow(kept[0])
                    : new JObject(new JProperty("title", schema["title"]), new JProperty("anyOf", kept.Select(Narrow)));
            case JObject schema:
                return new JObject(
                    schema.Properties().Select(property => new JProperty(property.Name, Narrow(property.Value)))
                );
            case JArray array:
                return new JArray(array.Select(Narrow));
            default:
                return token.DeepClone();
        }
    }
}
