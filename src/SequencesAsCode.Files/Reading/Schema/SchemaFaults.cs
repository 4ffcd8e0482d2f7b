using NJsonSchema;
using NJsonSchema.Validation;
using SequencesAsCode.Files.Checks;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Reading.Schema;

/// <summary>Says in our sentences what the schema validator found.</summary>
internal static class SchemaFaults
{
    public static Diagnostic Describe(ValidationError fault, YamlPath place, string? environment)
    {
        var schema = fault.Schema.ActualSchema;
        var at = place.Nearest.At;
        var key = place.Entry?.Key.Value ?? "this file";
        var written = (place.Nearest as YamlScalar)?.Value ?? "";
        var value = KeyRules.Shown(written);
        return fault.Kind switch
        {
            ValidationErrorKind.NoAdditionalPropertiesAllowed => UnknownKey(fault, place, schema),
            ValidationErrorKind.PropertyRequired => Diagnostic.MissingKey(at, fault.Property ?? key, environment),
            ValidationErrorKind.StringExpected when place.Nearest is YamlScalar scalar =>
                Diagnostic.TextNeedsQuotesToBeText(at, key, value, scalar.Kind),
            ValidationErrorKind.StringExpected => Diagnostic.WrongType(
                at,
                key,
                schema.Title ?? "text",
                place.Nearest.Kind
            ),
            ValidationErrorKind.IntegerExpected or ValidationErrorKind.NumberExpected => Diagnostic.WrongType(
                at,
                key,
                "a whole number",
                Shown(place.Nearest)
            ),
            ValidationErrorKind.BooleanExpected => Diagnostic.WrongType(at, key, "true or false", Shown(place.Nearest)),
            ValidationErrorKind.ArrayExpected => Diagnostic.WrongType(at, key, "a list", Shown(place.Nearest)),
            ValidationErrorKind.ObjectExpected => Diagnostic.WrongType(
                at,
                key,
                "a map of keys and values",
                Shown(place.Nearest)
            ),
            ValidationErrorKind.NotInEnumeration => NotAChoice(at, key, written, schema),
            ValidationErrorKind.NumberTooSmall => Diagnostic.BelowMinimum(at, key, value, schema.Minimum ?? 0),
            ValidationErrorKind.NumberTooBig or ValidationErrorKind.IntegerTooBig => Diagnostic.AboveMaximum(
                at,
                key,
                value,
                schema.Maximum ?? long.MaxValue
            ),
            ValidationErrorKind.PatternMismatch when string.IsNullOrWhiteSpace(written) => Diagnostic.EmptyValue(
                at,
                key
            ),
            ValidationErrorKind.PatternMismatch or ValidationErrorKind.NotAnyOf => Diagnostic.WrongForm(
                at,
                key,
                value,
                schema.Title ?? "another value"
            ),
            ValidationErrorKind.TooManyItems when place.Nearest is YamlList list => Diagnostic.AboveMaximum(
                at,
                key,
                $"a list of {list.Items.Length}",
                schema.MaxItems
            ),
            ValidationErrorKind.TooManyProperties when place.Nearest is YamlMap map => Diagnostic.AboveMaximum(
                at,
                key,
                $"a map of {map.Entries.Length}",
                schema.MaxProperties
            ),
            ValidationErrorKind.TooFewItems
            or ValidationErrorKind.TooFewProperties
            or ValidationErrorKind.StringTooShort => Diagnostic.EmptyValue(at, key),
            ValidationErrorKind.NotOneOf => Diagnostic.ExactlyOneOf(
                at,
                schema.OneOf.SelectMany(alternative => alternative.RequiredProperties)
            ),
            _ => Diagnostic.SchemaFault(at, key, fault.Kind.ToString()),
        };
    }

    private static Diagnostic UnknownKey(ValidationError fault, YamlPath place, JsonSchema schema)
    {
        var key = place.Entry?.Key;
        var name = key?.Value ?? fault.Property ?? "";
        return Diagnostic.UnknownKey(key?.At ?? place.Nearest.At, name, Similar.To(name, schema.ActualProperties.Keys));
    }

    private static Diagnostic NotAChoice(SourceLocation at, string key, string value, JsonSchema schema)
    {
        var words = schema.Enumeration.Select(word => word?.ToString() ?? "").ToList();
        return Diagnostic.NotAChoice(at, key, KeyRules.Shown(value), Similar.To(value, words), words);
    }

    private static string Shown(YamlNode node)
    {
        if (node is not YamlScalar scalar)
            return node.Kind;
        var value = KeyRules.Shown(scalar.Value);
        return $"'{(value.Length > 40 ? value[..40] + "…" : value)}'";
    }
}
