using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Reading.Schema;

/// <summary>Turns the faults of a schema into diagnostics.</summary>
internal static class SchemaFaults
{
    /// <summary>The diagnostic for a fault.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="environment">The environment to name when a key is missing; null to name none.</param>
    public static Diagnostic Describe(SchemaFault fault, string? environment)
    {
        var (node, rule) = (fault.Node, fault.Rule);
        var key = fault.Entry?.Key.Value ?? "this file";
        var written = (node as YamlScalar)?.Value ?? "";
        var value = ShownValue.Of(written);
        return fault.Kind switch
        {
            SchemaFaultKind.UnknownKey => UnknownKey(fault.Entry!.Key, rule),
            SchemaFaultKind.MissingKey => Diagnostic.MissingKey(node.At, fault.Missing!, environment),
            SchemaFaultKind.NotOneOf => Diagnostic.ExactlyOneOf(
                node.At,
                rule.OneOf.SelectMany(alternative => alternative.Required)
            ),
            SchemaFaultKind.TooFew => Diagnostic.EmptyValue(node.At, key),
            SchemaFaultKind.TooMany => TooMany(node, key, rule),
            SchemaFaultKind.BelowMinimum => Diagnostic.BelowMinimum(node.At, key, value, rule.Minimum ?? 0),
            SchemaFaultKind.AboveMaximum => Diagnostic.AboveMaximum(node.At, key, value, rule.Maximum ?? 0),
            SchemaFaultKind.NotAChoice => Diagnostic.NotAChoice(
                node.At,
                key,
                value,
                Similar.To(written, rule.Choices),
                rule.Choices
            ),
            SchemaFaultKind.WrongForm when string.IsNullOrWhiteSpace(written) => Diagnostic.EmptyValue(node.At, key),
            SchemaFaultKind.WrongForm or SchemaFaultKind.NoAlternative => Diagnostic.WrongForm(
                node.At,
                key,
                value,
                rule.Title ?? "another value"
            ),
            _ => WrongType(node, key, rule, value),
        };
    }

    private static Diagnostic WrongType(YamlNode node, string key, SchemaRule rule, string value) =>
        rule.Type == SchemaType.Text && node is YamlScalar scalar
            ? Diagnostic.TextNeedsQuotesToBeText(node.At, key, value, scalar.Kind)
            : Diagnostic.WrongType(node.At, key, Expected(rule), Shown(node));

    private static string Expected(SchemaRule rule) =>
        rule.Type switch
        {
            SchemaType.WholeNumber => "a whole number",
            SchemaType.TrueOrFalse => "true or false",
            SchemaType.List => "a list",
            SchemaType.Map => "a map of keys and values",
            _ => rule.Title ?? "text",
        };

    private static Diagnostic TooMany(YamlNode node, string key, SchemaRule rule)
    {
        var value = node is YamlMap map
            ? $"a map of {map.Entries.Length}"
            : $"a list of {(node as YamlList)?.Items.Length}";
        return Diagnostic.AboveMaximum(node.At, key, value, rule.Count.Most);
    }

    private static Diagnostic UnknownKey(YamlScalar key, SchemaRule rule) =>
        Diagnostic.UnknownKey(key.At, key.Value, Similar.To(key.Value, rule.Keys.Select(known => known.Key)));

    private static string Shown(YamlNode node)
    {
        if (node is not YamlScalar scalar)
            return node.Kind;
        var value = ShownValue.Of(scalar.Value);
        return $"'{(value.Length > 40 ? value[..40] + "…" : value)}'";
    }
}
