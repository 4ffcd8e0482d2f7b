using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Http;

namespace SequencesAsCode.Emulator.Faults;

/// <summary>
/// The answers of faults that do not reach the emulator, and the changes that other faults make to its answers.
/// </summary>
internal static class FaultAnswers
{
    private const string Gateway =
        "<html>\n<head><title>502 Bad Gateway</title></head>\n<body><center><h1>502 Bad "
        + "Gateway</h1></center></body>\n</html>\n";

    private const string InternalError = """{"error":"Internal server error"}""";

    public static EmulatorResponse? Instead(Fault fault, EmulatorRequest request) =>
        fault.Kind switch
        {
            FaultKind.Answer => new EmulatorResponse(fault.Status, fault.ContentType, fault.Headers, fault.Body),
            FaultKind.Quota => Quota.Exhausted(Endpoint(request), fault.Window, 200, fault.RetryAfter ?? 1),
            FaultKind.Lock => Locked(fault),
            FaultKind.Error => EmulatorResponse.OfJson(500, InternalError),
            FaultKind.Missing => EmulatorResponse.OfJson(404, """{"error":"Record not found."}"""),
            FaultKind.BadGateway => new EmulatorResponse(502, EmulatorResponse.Html, [], Gateway),
            FaultKind.Garbage => EmulatorResponse.OfJson(200, "<!doctype html>{\"emailer_campaign\": garbage"),
            _ => null,
        };

    public static EmulatorResponse Spoilt(Fault fault, EmulatorRequest request, EmulatorResponse response) =>
        fault.Kind switch
        {
            FaultKind.AnswerAfter => new EmulatorResponse(fault.Status, fault.ContentType, fault.Headers, fault.Body),
            FaultKind.LockAfter => Locked(fault),
            FaultKind.QuotaAfter => Quota.Exhausted(Endpoint(request), fault.Window, 200, fault.RetryAfter ?? 1),
            FaultKind.Truncated => response with { Body = response.Body[..(response.Body.Length / 2)] },
            FaultKind.Empty => response with { Body = "" },
            FaultKind.ErrorAfter => EmulatorResponse.OfJson(500, InternalError),
            FaultKind.WrongTypes => response with { Body = Rewritten(response.Body, Wrong) },
            FaultKind.LooseTypes => response with { Body = Rewritten(response.Body, Loose) },
            _ => response,
        };

    private static EmulatorResponse Locked(Fault fault) =>
        EmulatorResponse.OfJson(429, """{"error":"We are already processing the request for your sequence"}""") with
        {
            Headers = fault.RetryAfter is { } seconds
                ? [new("retry-after", seconds.ToString(CultureInfo.InvariantCulture))]
                : [],
        };

    private static string Endpoint(EmulatorRequest request) =>
        Router.Find(request)?.Route.Endpoint ?? request.Path.TrimStart('/');

    private static string Rewritten(string body, Func<JsonNode?, string, JsonNode?> rewrite)
    {
        try
        {
            return rewrite(JsonNode.Parse(body), "")?.ToJsonString() ?? "null";
        }
        catch (JsonException)
        {
            return body;
        }
    }

    private static JsonNode? Wrong(JsonNode? node, string key) =>
        node switch
        {
            JsonObject fields => Members(fields, Wrong),
            JsonArray list => new JsonObject { ["count"] = list.Count },
            JsonValue when key == "id" => 1,
            JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.ToJsonString(),
            JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False =>
                value.ToJsonString(),
            _ => node?.DeepClone(),
        };

    private static JsonNode? Loose(JsonNode? node, string key) =>
        node switch
        {
            JsonObject counts when key is "counts" or "contact_statuses" => Members(counts, (_, _) => "loading"),
            JsonObject fields => Members(fields, Loose),
            JsonArray list => new JsonArray([.. list.Select(item => Loose(item, ""))]),
            JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.ToJsonString(),
            _ => node?.DeepClone(),
        };

    private static JsonObject Members(JsonObject fields, Func<JsonNode?, string, JsonNode?> rewrite)
    {
        var rewritten = new JsonObject();
        foreach (var (key, value) in fields)
            rewritten[key] = rewrite(value, key);
        return rewritten;
    }
}
