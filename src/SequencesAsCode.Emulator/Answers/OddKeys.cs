using System.Globalization;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Emulator.Answers;

/// <summary>Gives the objects of an answer other keys and types than recorded, as the options say.</summary>
internal static class OddKeys
{
    private static readonly ImmutableArray<(string Key, string Kind)> Parts =
    [
        ("emailer_campaign", "campaign"),
        ("emailer_campaigns", "campaign"),
        ("emailer_steps", "step"),
        ("emailer_touches", "touch"),
        ("emailer_templates", "template"),
    ];

    public static void Apply(JsonNode answer, EmulatorOptions options)
    {
        if (
            answer is not JsonObject root
            || (options.MissingKeys.IsEmpty && options.NewKeys.IsEmpty && options.TextKeys.IsEmpty)
        )
            return;
        foreach (var (key, kind) in Parts)
        {
            foreach (var part in root[key] is JsonArray list ? list.OfType<JsonObject>() : Single(root[key]))
                Apply(part, kind, options);
        }
    }

    private static IEnumerable<JsonObject> Single(JsonNode? node) => node is JsonObject one ? [one] : [];

    private static void Apply(JsonObject part, string kind, EmulatorOptions options)
    {
        foreach (var key in Of(options.MissingKeys, kind))
            part.Remove(key);
        foreach (var key in Of(options.NewKeys, kind))
            part[key] = "new";
        foreach (var key in Of(options.TextKeys, kind))
        {
            if (part[key] is JsonValue value && value.TryGetValue<int>(out var number))
                part[key] = number.ToString(CultureInfo.InvariantCulture);
        }
    }

    private static IEnumerable<string> Of(ImmutableArray<string> keys, string kind) =>
        keys.Where(key => key.StartsWith($"{kind}.", StringComparison.Ordinal)).Select(key => key[(kind.Length + 1)..]);
}
