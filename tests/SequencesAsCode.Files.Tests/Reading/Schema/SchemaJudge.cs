using System.Globalization;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;
using SequencesAsCode.Files.Reading.Schema;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Tests.Reading.Schema;

/// <summary>Checks a tree with NJsonSchema, from the same text of the schema.</summary>
internal sealed class SchemaJudge
{
    private readonly JsonSchema schema;

    public SchemaJudge(string name) =>
        schema = JsonSchema
            .FromJsonAsync(Narrow(JToken.Parse(Schemas.Text(name))).ToString(Newtonsoft.Json.Formatting.None))
            .GetAwaiter()
            .GetResult();

    /// <summary>The faults as paths, each with its kind; of a value only the first one.</summary>
    public IEnumerable<string> Faults(YamlNode root) =>
        Leaves(schema.Validate(Json(root)))
            .DistinctBy(fault => fault.Path)
            .Where(fault => fault.Kind != ValidationErrorKind.PropertyRequired || IsMap(root, fault))
            .Select(fault => $"{fault.Path}: {KindOf(fault.Kind)}");

    // A value that should be a map and is none lacks every key, which nobody needs to hear.
    private static bool IsMap(YamlNode root, ValidationError fault) =>
        YamlPaths.Of(root).GetValueOrDefault(fault.Path![..^(fault.Property!.Length)].TrimEnd('.')) is YamlMap;

    private static SchemaFaultKind KindOf(ValidationErrorKind kind) =>
        kind switch
        {
            ValidationErrorKind.NotAnyOf => SchemaFaultKind.NoAlternative,
            ValidationErrorKind.NotOneOf => SchemaFaultKind.NotOneOf,
            ValidationErrorKind.StringExpected
            or ValidationErrorKind.IntegerExpected
            or ValidationErrorKind.BooleanExpected
            or ValidationErrorKind.ArrayExpected
            or ValidationErrorKind.ObjectExpected => SchemaFaultKind.WrongType,
            ValidationErrorKind.PatternMismatch => SchemaFaultKind.WrongForm,
            ValidationErrorKind.NumberTooSmall => SchemaFaultKind.BelowMinimum,
            ValidationErrorKind.NumberTooBig => SchemaFaultKind.AboveMaximum,
            ValidationErrorKind.TooFewItems or ValidationErrorKind.TooFewProperties => SchemaFaultKind.TooFew,
            ValidationErrorKind.TooManyItems or ValidationErrorKind.TooManyProperties => SchemaFaultKind.TooMany,
            ValidationErrorKind.NotInEnumeration => SchemaFaultKind.NotAChoice,
            ValidationErrorKind.PropertyRequired => SchemaFaultKind.MissingKey,
            ValidationErrorKind.NoAdditionalPropertiesAllowed => SchemaFaultKind.UnknownKey,
            _ => throw new NotSupportedException($"Nothing is known of a fault of the kind {kind}."),
        };

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

    private static JToken Json(YamlNode node) =>
        node switch
        {
            YamlMap map => new JObject(map.Entries.Select(entry => new JProperty(entry.Key.Value, Json(entry.Value)))),
            YamlList list => new JArray(list.Items.Select(Json)),
            YamlScalar scalar => new JValue(scalar.Typed),
            _ => throw new NotSupportedException(
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
