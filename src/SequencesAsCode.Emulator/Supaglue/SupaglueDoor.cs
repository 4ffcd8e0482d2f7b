using System.Text.Json;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Emulator;

/// <summary>
/// Supaglue's engagement API before the emulated Apollo: its own access, forms and errors, and behind them the calls that its connector
/// made. It keeps nothing: a list is what Apollo's search says at that moment, whatever <c>read_from_cache</c> asks, and as every record
/// counts as modified when it was read, <c>modified_after</c> leaves none out.
/// </summary>
internal sealed class SupaglueDoor(EmulatorOptions options)
{
    private readonly SupaglueAccess access = new(options);
    private long told;

    public static bool Takes(EmulatorRequest request) => request.SupaglueSegments() is not null;

    /// <summary>A sequence that Apollo answered to a read, in the form a request of this door asks for.</summary>
    public static JsonObject Shown(EmulatorRequest request, JsonObject read, DateTimeOffset now) =>
        SequenceRecord.OfRead(read, WantsRawData(request), now);

    /// <summary>Answers a request; <c>apollo</c> answers those that the connector makes for it.</summary>
    public EmulatorResponse Answer(EmulatorRequest request, DateTimeOffset now, Func<EmulatorRequest, EmulatorResponse> apollo)
    {
        try
        {
            access.Check(request);
            return EmulatorResponse.OfJson(200, Found(request, now, new ApolloConnector(apollo)).ToJsonString());
        }
        catch (SupaglueException refusal)
        {
            return Told(refusal.Problem);
        }
    }

    /// <summary>What is no error of Apollo: the emulator's own.</summary>
    public EmulatorResponse Failure(int status, string text) => Told(SupaglueProblem.Own(status, text));

    private JsonObject Found(EmulatorRequest request, DateTimeOffset now, ApolloConnector connector) =>
        (request.Method.ToUpperInvariant(), request.SupaglueSegments()) switch
        {
            ("GET", ["sequences"]) => List(request, now, connector),
            ("GET", ["sequences", var id]) => Shown(request, connector.Read(id), now),
            ("PATCH", ["sequences", var id, "sequence_steps", var step]) => Update(connector, id, step, Record(request)),
            ("POST", ["sequences"] or ["sequences", _, "sequence_steps"]) =>
                throw new SupaglueException(SupaglueProblem.NotImplemented("Creating sequences and steps is not supported here.")),
            _ => throw new SupaglueException(SupaglueProblem.NotFound($"There is no route {request.Method} {request.Path}.")),
        };

    private static JsonObject List(EmulatorRequest request, DateTimeOffset now, ApolloConnector connector)
    {
        var cursor = SupagluePage.Asked(QueryReader.Read(request.Query));
        var found = connector.Search(cursor);
        return new JsonObject
        {
            ["pagination"] = cursor.Pagination(found.Object("pagination")?.Whole("total_entries") ?? 0),
            ["records"] = found.List("emailer_campaigns")!.Objects()
                .Select(campaign => (JsonNode)SequenceRecord.Of(campaign, WantsRawData(request), now))
                .ToJsonArray(),
        };
    }

    private JsonObject Update(ApolloConnector connector, string id, string step, JsonObject record)
    {
        connector.UpdateStep(id, step, record);
        return options.SupaglueWarnings ? SupaglueProblem.Warnings() : [];
    }

    private static JsonObject Record(EmulatorRequest request)
    {
        try
        {
            var body = request.Body.IsBlank() ? null : BodyReader.Parse(request.Body) as JsonObject;
            return body?.Object("record") ?? throw new SupaglueException(SupaglueProblem.Missing("record is a required field."));
        }
        catch (JsonException)
        {
            throw new SupaglueException(SupaglueProblem.BadRequest("The request body is not valid JSON."));
        }
    }

    private static bool WantsRawData(EmulatorRequest request) => QueryReader.Read(request.Query).Flag("include_raw_data") == true;

    private EmulatorResponse Told(SupaglueProblem problem) =>
        EmulatorResponse.OfJson(problem.Status, problem.Body(++told, options.SupaglueErrors).ToJsonString());
}
