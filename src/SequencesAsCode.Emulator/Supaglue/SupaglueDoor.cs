using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Http;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Supaglue;

/// <summary>
/// Supaglue's engagement API on top of the emulated Apollo: its own access, errors and a form for each provider, and
/// behind them the calls that its connector made. It caches nothing: a list is always Apollo's search at that moment,
/// even with <c>read_from_cache</c>. Every record counts as modified when it is read, so <c>modified_after</c> leaves
/// none out.
/// </summary>
internal sealed class SupaglueDoor(EmulatorOptions options)
{
    private readonly SupaglueAccess access = new(options);
    private long told;

    public static bool Takes(EmulatorRequest request) => request.SupaglueSegments() is not null;

    /// <summary>A sequence that Apollo answered, in the form for this request.</summary>
    public EmulatorResponse Shown(EmulatorRequest request, JsonObject read, DateTimeOffset now) =>
        Answered(() => Read(request, Form(request), read, now));

    /// <summary>Answers a request; <c>apollo</c> answers the calls that the connector makes for it.</summary>
    public EmulatorResponse Answer(
        EmulatorRequest request,
        DateTimeOffset now,
        Func<EmulatorRequest, EmulatorResponse> apollo
    ) => Answered(() => Found(request, Form(request), now, new ApolloConnector(apollo)));

    private EmulatorResponse Answered(Func<JsonObject> answer)
    {
        try
        {
            return EmulatorResponse.OfJson(200, answer().ToJsonString());
        }
        catch (SupaglueException refusal)
        {
            return Told(refusal.Problem);
        }
    }

    private SupaglueForm Form(EmulatorRequest request) => SupaglueForm.Of(access.Check(request), options);

    /// <summary>A failure of the emulator itself and not of Apollo.</summary>
    public EmulatorResponse Failure(int status, string text) => Told(SupaglueProblem.Own(status, text));

    private JsonObject Found(
        EmulatorRequest request,
        SupaglueForm form,
        DateTimeOffset now,
        ApolloConnector connector
    ) =>
        (request.Method.ToUpperInvariant(), request.SupaglueSegments()) switch
        {
            ("GET", ["sequences"]) => List(request, form, now, connector),
            ("GET", ["sequences", var id]) => Read(request, form, connector.Read(id), now),
            ("PATCH", ["sequences", _, "sequence_steps", _]) when !form.Updates => throw new SupaglueException(
                SupaglueProblem.BadRequest("Update not supported for common object sequence_step")
            ),
            ("PATCH", ["sequences", var id, "sequence_steps", var step]) => Update(
                connector,
                id,
                step,
                Record(request)
            ),
            ("POST", ["sequences"] or ["sequences", _, "sequence_steps"]) => throw new SupaglueException(
                SupaglueProblem.NotImplemented("Creating sequences and steps is not supported here.")
            ),
            _ => throw new SupaglueException(
                SupaglueProblem.NotFound($"There is no route {request.Method} {request.Path}.")
            ),
        };

    private static JsonObject Read(EmulatorRequest request, SupaglueForm form, JsonObject read, DateTimeOffset now)
    {
        var parts = new CampaignParts(read);
        return WithRawData(request, form, form.OfRead(parts, now), parts.Campaign);
    }

    private static JsonObject WithRawData(
        EmulatorRequest request,
        SupaglueForm form,
        JsonObject record,
        JsonObject campaign
    )
    {
        if (WantsRawData(request))
            record["raw_data"] = form.RawData(campaign);
        return record;
    }

    private static JsonObject List(
        EmulatorRequest request,
        SupaglueForm form,
        DateTimeOffset now,
        ApolloConnector connector
    )
    {
        var cursor = SupagluePage.Asked(QueryReader.Read(request.Query));
        var found = connector.Search(cursor);
        return new JsonObject
        {
            ["pagination"] = cursor.Pagination(found.Object("pagination")?.Whole("total_entries") ?? 0),
            ["records"] = found
                .List("emailer_campaigns")!
                .Objects()
                .Select(campaign => (JsonNode)WithRawData(request, form, form.OfRow(campaign, now), campaign))
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
            return body?.Object("record")
                ?? throw new SupaglueException(SupaglueProblem.Missing("record is a required field."));
        }
        catch (JsonException)
        {
            throw new SupaglueException(SupaglueProblem.BadRequest("The request body is not valid JSON."));
        }
    }

    private static bool WantsRawData(EmulatorRequest request) =>
        QueryReader.Read(request.Query).Flag("include_raw_data") == true;

    private EmulatorResponse Told(SupaglueProblem problem) =>
        EmulatorResponse.OfJson(problem.Status, problem.Body(++told, options.SupaglueErrors).ToJsonString());
}
