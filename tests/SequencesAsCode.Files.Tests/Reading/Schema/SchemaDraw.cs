using System.Text.Json.Nodes;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Files.Tests.Reading.Schema;

/// <summary>Draws files that fit a schema for the most part, as JSON, which is YAML.</summary>
internal sealed class SchemaDraw(Dice dice, JsonObject schema)
{
    private const int Deepest = 12;

    private static readonly ImmutableArray<string> Texts =
    [
        "q3",
        "Q3 outbound",
        "66e9e215ece19801b219997f",
        "0a1b2c3d",
        "dana@example.com",
        "2 days",
        "30 minutes",
        "2026-07-01T09:00:00Z",
        "sequences/*.yaml",
        "first_name",
        "a/b",
        "",
        " ",
        "12",
        "5 weeks",
        "Ünïcödé",
    ];

    public string Text() => Value(schema, 0)!.ToJsonString();

    private JsonNode? Value(JsonObject rule, int depth)
    {
        if (depth > 0 && dice.Chance(0.04))
            return Anything(depth);
        if (rule["$ref"] is { } reference)
            return Value(Target(reference.GetValue<string>()), depth);
        if (rule["anyOf"] is JsonArray anyOf)
            return Value(dice.Of([.. anyOf.Where(IsOurs).Select(alternative => alternative!.AsObject())]), depth);
        if (rule["enum"] is JsonArray words)
            return dice.Of([.. words])!.DeepClone();
        return rule["type"]?.GetValue<string>() switch
        {
            "string" => dice.Of([.. Texts]),
            "integer" => dice.Number(0, 9) == 0 ? 1001 : dice.Number(-1, 5),
            "boolean" => dice.Chance(0.5),
            "array" => new JsonArray([
                .. dice.Many(0, dice.Chance(0.03) ? 210 : 3, _ => Value(rule["items"]!.AsObject(), depth + 1)),
            ]),
            _ => Map(rule, depth),
        };
    }

    private JsonObject Map(JsonObject rule, int depth)
    {
        var map = new JsonObject();
        var required = (rule["required"]?.AsArray() ?? []).Select(key => key!.GetValue<string>()).ToHashSet();
        var share = dice.Of(0.1, 0.3, 0.6);
        foreach (var (key, value) in rule["properties"]?.AsObject() ?? [])
        {
            if (dice.Chance(required.Contains(key) ? 0.97 : share) && depth < Deepest)
                map[key] = Value(value!.AsObject(), depth + 1);
        }

        if (rule["additionalProperties"] is JsonObject other)
        {
            foreach (var key in dice.Many(0, dice.Chance(0.03) ? 120 : 3, index => $"k{index}"))
                map[key] = Value(other, depth + 1);
        }
        else if (dice.Chance(0.04))
            map[dice.Of("nam", "touch[0]", "A b")] = Anything(depth);

        return map;
    }

    private JsonNode? Anything(int depth) =>
        dice.Number(0, 8) switch
        {
            0 => null,
            1 => true,
            2 => dice.Number(-5, 2000),
            3 => 2.5,
            4 => dice.Of([.. Texts]),
            5 => new JsonArray(),
            6 => new JsonArray(depth < Deepest ? Anything(depth + 1) : null),
            7 => new JsonObject(),
            _ => new JsonObject { ["name"] = depth < Deepest ? Anything(depth + 1) : null },
        };

    private JsonObject Target(string reference) =>
        reference
            .Split('/')
            .Skip(1)
            .Aggregate<string, JsonNode>(
                schema,
                (at, name) =>
                    at is JsonArray list
                        ? list[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)]!
                        : at[name]!
            )
            .AsObject();

    private static bool IsOurs(JsonNode? alternative) =>
        (alternative!["allOf"]?[0] ?? alternative)["$ref"]?.GetValue<string>()
            is not ("#/definitions/none" or "#/definitions/by_environment");
}
