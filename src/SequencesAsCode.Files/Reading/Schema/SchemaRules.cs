using System.Text.Json;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Files.Reading.Schema;

/// <summary>
/// Reads a published schema as rules. The alternatives <c>none</c> and <c>by_environment</c> are resolved before a file
/// is checked, so they are left out here. Then a fault has one plain reason instead of "none of these fits".
/// </summary>
/// <remarks>A keyword that the rules cannot express is an error, so that no part of a schema is ignored.</remarks>
internal sealed class SchemaRules
{
    private static readonly string[] Resolved = ["#/definitions/none", "#/definitions/by_environment"];

    private readonly JsonElement root;
    private readonly Dictionary<string, SchemaRule> byReference = new(StringComparer.Ordinal);

    private SchemaRules(JsonElement root) => this.root = root;

    /// <summary>The rule of the whole file.</summary>
    /// <param name="schema">Text of the schema.</param>
    /// <exception cref="NotSupportedException">The schema uses a keyword that the rules cannot express.</exception>
    public static SchemaRule Read(string schema)
    {
        using var document = JsonDocument.Parse(schema);
        return new SchemaRules(document.RootElement).Rule(document.RootElement);
    }

    private SchemaRule Rule(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference))
            return Referenced(reference.GetString()!);
        if (!schema.TryGetProperty("anyOf", out var anyOf))
            return schema.EnumerateObject().Aggregate(new SchemaRule(), With);
        var alternatives = anyOf.EnumerateArray().Where(alternative => !IsResolved(alternative)).ToList();
        return alternatives is [var only]
            ? Rule(only)
            : new() { Title = TitleOf(schema), AnyOf = [.. alternatives.Select(Rule)] };
    }

    private SchemaRule Referenced(string reference)
    {
        if (byReference.TryGetValue(reference, out var known))
            return known;
        var target = reference
            .Split('/')
            .Skip(1)
            .Aggregate(
                root,
                (at, name) =>
                    at.ValueKind == JsonValueKind.Array
                        ? at[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)]
                        : at.GetProperty(name)
            );
        return byReference[reference] = Rule(target);
    }

    private SchemaRule With(SchemaRule rule, JsonProperty keyword)
    {
        var value = keyword.Value;
        return keyword.Name switch
        {
            "title" => rule with { Title = value.GetString() },
            "type" => rule with { Type = TypeOf(value.GetString()!) },
            "enum" => rule with { Choices = Texts(value) },
            "pattern" => rule with { Pattern = new(value.GetString()!, RegexOptions.CultureInvariant) },
            "minimum" => rule with { Minimum = value.GetDecimal() },
            "maximum" => rule with { Maximum = value.GetDecimal() },
            "minItems" or "minProperties" => rule with { Count = (value.GetInt32(), rule.Count.Most) },
            "maxItems" or "maxProperties" => rule with { Count = (rule.Count.Fewest, value.GetInt32()) },
            "items" => rule with { Item = Rule(value) },
            "properties" => rule with
            {
                Keys = [.. value.EnumerateObject().Select(key => KeyValuePair.Create(key.Name, Rule(key.Value)))],
            },
            "required" => rule with { Required = Texts(value) },
            "additionalProperties" => value.ValueKind == JsonValueKind.False
                ? rule with
                {
                    IsClosed = true,
                }
                : rule with
                {
                    OtherKeys = Rule(value),
                },
            "oneOf" => rule with { OneOf = [.. value.EnumerateArray().Select(Rule)] },
            _ when IsNote(keyword.Name) => rule,
            _ => throw new NotSupportedException($"The schema keyword '{keyword.Name}' is not known."),
        };
    }

    // Only editors read these. Names of environments and variables are checked where they are read.
    private static bool IsNote(string keyword) =>
        keyword
            is "$schema"
                or "definitions"
                or "description"
                or "default"
                or "examples"
                or "enumDescriptions"
                or "defaultSnippets"
                or "propertyNames";

    private static bool IsResolved(JsonElement alternative) =>
        (alternative.TryGetProperty("allOf", out var all) ? all[0] : alternative).TryGetProperty(
            "$ref",
            out var reference
        ) && Resolved.Contains(reference.GetString());

    private static SchemaType TypeOf(string name) =>
        name switch
        {
            "string" => SchemaType.Text,
            "integer" => SchemaType.WholeNumber,
            "boolean" => SchemaType.TrueOrFalse,
            "array" => SchemaType.List,
            "object" => SchemaType.Map,
            _ => throw new NotSupportedException($"The schema type '{name}' is not known."),
        };

    private static string? TitleOf(JsonElement schema) =>
        schema.TryGetProperty("title", out var title) ? title.GetString() : null;

    private static ImmutableArray<string> Texts(JsonElement list) =>
        [.. list.EnumerateArray().Select(item => item.ToString())];
}
