using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Http;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Faults;

internal static class FaultReader
{
    private static readonly ImmutableArray<string> Members =
    [
        "kind",
        "call",
        "times",
        "method",
        "path",
        "delay_ms",
        "status",
        "body",
        "content_type",
        "headers",
        "retry_after",
        "window",
    ];

    private static readonly ImmutableDictionary<string, FaultKind> Kinds = Enum.GetValues<FaultKind>()
        .ToImmutableDictionary(k => JsonNamingPolicy.SnakeCaseLower.ConvertName(k.ToString()));

    public static IEnumerable<Fault> Read(string json)
    {
        JsonNode? root;
        try
        {
            root = BodyReader.Parse(json);
        }
        catch (JsonException problem)
        {
            throw new FormatException($"The fault script is not valid JSON: {problem.Message}", problem);
        }

        var list =
            root as JsonArray
            ?? (root as JsonObject)?.List("faults")
            ?? throw new FormatException("The fault script must be an array or an object with the array 'faults'.");
        return
        [
            .. list.Select(
                (node, index) => Read(node as JsonObject ?? throw Wrong(index, "an object is expected"), index)
            ),
        ];
    }

    private static Fault Read(JsonObject from, int index)
    {
        var unknown = from.Select(f => f.Key).FirstOrDefault(key => !Members.Contains(key));
        if (unknown is not null)
            throw Wrong(index, $"'{unknown}' is not known; known are {string.Join(", ", Members)}");
        if (from.Text("kind") is not { } kind || !Kinds.TryGetValue(kind, out var known))
            throw Wrong(index, $"'kind' must be one of {string.Join(", ", Kinds.Keys.Order(StringComparer.Ordinal))}");
        if ((from.Text("window") ?? "minute") is not ("minute" or "hour" or "day"))
            throw Wrong(index, "'window' must be minute, hour or day");

        return new Fault
        {
            Kind = known,
            Call = Number(from, "call", index, least: 1) ?? 1,
            Times = Number(from, "times", index, least: 0) ?? 1,
            Method = from.Text("method"),
            Path = from.Text("path"),
            Delay = TimeSpan.FromMilliseconds(Number(from, "delay_ms", index, least: 0) ?? 0),
            Status = Number(from, "status", index, least: 100) ?? 500,
            Body = Body(from["body"]),
            ContentType = from.Text("content_type") ?? EmulatorResponse.Json,
            Headers =
            [
                .. (from.Object("headers") ?? []).Select(h =>
                    KeyValuePair.Create(h.Key, JsonReading.AsText(h.Value) ?? "")
                ),
            ],
            RetryAfter = Number(from, "retry_after", index, least: 0),
            Window = from.Text("window") ?? "minute",
        };
    }

    // A body may be JSON itself instead of a string that contains JSON.
    private static string Body(JsonNode? body) => body is null ? "" : JsonReading.AsText(body) ?? body.ToJsonString();

    private static int? Number(JsonObject from, string key, int index, int least)
    {
        if (from[key] is not { } node)
            return null;

        return JsonReading.AsWhole(node) is { } number && number >= least
            ? number
            : throw Wrong(index, $"'{key}' must be a whole number of at least {least}");
    }

    private static FormatException Wrong(int index, string what) =>
        new($"The fault script is wrong at $.faults[{index}]: {what}.");
}
