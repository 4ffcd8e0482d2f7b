using NJsonSchema;
using NJsonSchema.Validation;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Reading.Schema;

/// <summary>Turns the faults of the schema validator into diagnostics.</summary>
internal static class SchemaFaults
{
    /// <summary>The diagnostic for a fault.</summary>
    /// <param name="fault">What the validator reports.</param>
    /// <param name="place">The value that it is about.</param>
    /// <param name="environment">The environment to name when a key is missing; null to name none.</param>
    public static Diagnostic Describe(ValidationError fault, YamlPath place, string? environment)
    {
        var schema = fault.Schema.ActualSchema;
        var at = place.Nearest.At;
        var key = place.Entry?.Key.Value ?? "this file";
        return fault.Kind switch
        {
            ValidationErrorKind.NoAdditionalPropertiesAllowed => UnknownKey(fault, place, schema),
            ValidationErrorKind.PropertyRequired => Diagnostic.MissingKey(at, fault.Property ?? key, environment),
            ValidationErrorKind.NotOneOf => Diagnostic.ExactlyOneOf(
                at,
                schema.OneOf.SelectMany(alternative => alternative.RequiredProperties)
            ),
            ValidationErrorKind.TooFewItems
            or ValidationErrorKind.TooFewProperties
            or ValidationErrorKind.StringTooShort => Diagnostic.EmptyValue(at, key),
            _ => WrongValue(fault.Kind, place.Nearest, key, schema)
                ?? AboveMaximum(fault.Kind, place.Nearest, key, schema)
                ?? Diagnostic.SchemaFault(at, key, fault.Kind.ToString()),
        };
    }

    // A value of the wrong type or form; null for a fault of another kind.
    private static Diagnostic? WrongValue(ValidationErrorKind fault, YamlNode node, string key, JsonSchema schema)
    {
        var written = (node as YamlScalar)?.Value ?? "";
        var value = ShownValue.Of(written);
        return fault switch
        {
            ValidationErrorKind.StringExpected when node is YamlScalar scalar => Diagnostic.TextNeedsQuotesToBeText(
                node.At,
                key,
                value,
                scalar.Kind
            ),
            _ when ExpectedType(fault, schema) is { } expected => Diagnostic.WrongType(
                node.At,
                key,
                expected,
                Shown(node)
            ),
            ValidationErrorKind.NotInEnumeration => NotAChoice(node.At, key, written, schema),
            ValidationErrorKind.NumberTooSmall => Diagnostic.BelowMinimum(node.At, key, value, schema.Minimum ?? 0),
            ValidationErrorKind.PatternMismatch when string.IsNullOrWhiteSpace(written) => Diagnostic.EmptyValue(
                node.At,
                key
            ),
            ValidationErrorKind.PatternMismatch or ValidationErrorKind.NotAnyOf => Diagnostic.WrongForm(
                node.At,
                key,
                value,
                schema.Title ?? "another value"
            ),
            _ => null,
        };
    }

    private static string? ExpectedType(ValidationErrorKind fault, JsonSchema schema) =>
        fault switch
        {
            ValidationErrorKind.StringExpected => schema.Title ?? "text",
            ValidationErrorKind.IntegerExpected or ValidationErrorKind.NumberExpected => "a whole number",
            ValidationErrorKind.BooleanExpected => "true or false",
            ValidationErrorKind.ArrayExpected => "a list",
            ValidationErrorKind.ObjectExpected => "a map of keys and values",
            _ => null,
        };

    private static Diagnostic? AboveMaximum(ValidationErrorKind fault, YamlNode node, string key, JsonSchema schema) =>
        (fault, node) switch
        {
            (ValidationErrorKind.NumberTooBig or ValidationErrorKind.IntegerTooBig, _) => Diagnostic.AboveMaximum(
                node.At,
                key,
                ShownValue.Of((node as YamlScalar)?.Value ?? ""),
                schema.Maximum ?? long.MaxValue
            ),
            (ValidationErrorKind.TooManyItems, YamlList list) => Diagnostic.AboveMaximum(
                node.At,
                key,
                $"a list of {list.Items.Length}",
                schema.MaxItems
            ),
            (ValidationErrorKind.TooManyProperties, YamlMap map) => Diagnostic.AboveMaximum(
                node.At,
                key,
                $"a map of {map.Entries.Length}",
                schema.MaxProperties
            ),
            _ => null,
        };

    private static Diagnostic UnknownKey(ValidationError fault, YamlPath place, JsonSchema schema)
    {
        var key = place.Entry?.Key;
        var name = key?.Value ?? fault.Property ?? "";
        return Diagnostic.UnknownKey(key?.At ?? place.Nearest.At, name, Similar.To(name, schema.ActualProperties.Keys));
    }

    private static Diagnostic NotAChoice(SourceLocation at, string key, string value, JsonSchema schema)
    {
        var words = schema.Enumeration.Select(word => word?.ToString() ?? "").ToList();
        return Diagnostic.NotAChoice(at, key, ShownValue.Of(value), Similar.To(value, words), words);
    }

    private static string Shown(YamlNode node)
    {
        if (node is not YamlScalar scalar)
            return node.Kind;
        var value = ShownValue.Of(scalar.Value);
        return $"'{(value.Length > 40 ? value[..40] + "…" : value)}'";
    }
}
