using System.Globalization;
using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Supaglue;

/// <summary>
/// One error of Supaglue. The keys and the words of <c>problem_type</c> are Supaglue's, the sentences ours or Apollo's.
/// </summary>
internal sealed record SupaglueProblem(int Status, string Type, string Title, string Detail)
{
    private const string Missed = "NOT_FOUND_ERROR";

    private bool IsOfApollo { get; init; }

    private JsonNode? Cause { get; init; }

    public static SupaglueProblem BadRequest(string detail) => new(400, "BAD_REQUEST_ERROR", "Bad request", detail);

    public static SupaglueProblem Missing(string detail) =>
        new(400, "MISSING_REQUIRED_FIELD", "Missing required field", detail);

    public static SupaglueProblem Unauthorized(string detail) => new(401, "UNAUTHORIZED_ERROR", "Unauthorized", detail);

    public static SupaglueProblem NotFound(string detail) => new(404, Missed, "Not found", detail);

    public static SupaglueProblem NotImplemented(string detail) =>
        new(501, "NOT_IMPLEMENTED_ERROR", "Not implemented", detail);

    public static SupaglueProblem Own(int status, string detail) =>
        status == 422
            ? new(status, "UNPROCESSABLE_ENTITY_ERROR", "Unprocessable entity", detail)
            : new(status, "INTERNAL_SERVER_ERROR", "Internal server error", detail);

    /// <summary>A failure that Apollo answered: 404 stays 404, every other status becomes 499.</summary>
    public static SupaglueProblem OfApollo(EmulatorResponse answer)
    {
        var body = answer.ContentType == EmulatorResponse.Json ? JsonNode.Parse(answer.Body) as JsonObject : null;
        var detail = body?.Text("error") ?? body?.Text("message") ?? answer.Body;
        var problem =
            answer.Status == 404
                ? NotFound(detail)
                : new(499, "REMOTE_PROVIDER_ERROR", "Remote provider error", detail);
        return problem with
        {
            IsOfApollo = true,
            Cause = new JsonObject { ["status"] = answer.Status, ["body"] = body ?? (JsonNode)answer.Body },
        };
    }

    /// <summary>A success with a warning.</summary>
    public static JsonObject Warnings() =>
        new()
        {
            ["warnings"] = new JsonArray(
                new JsonObject
                {
                    ["detail"] = "The emulator warns because it was told to; the step is updated.",
                    ["problem_type"] = "EMULATED_WARNING",
                    ["title"] = "Emulated warning",
                }
            ),
        };

    /// <summary>The body of the answer; the id of each error is its number.</summary>
    public JsonObject Body(long number, SupaglueErrors form)
    {
        var errors = new JsonArray(
            new JsonObject
            {
                ["id"] = string.Create(CultureInfo.InvariantCulture, $"5eedc0de-0000-4000-8000-{number:x12}"),
                ["detail"] = Detail,
                ["problem_type"] = Type,
                ["title"] = Title,
                ["code"] = Type,
                ["status"] = Status.ToString(CultureInfo.InvariantCulture),
                ["meta"] = new JsonObject
                {
                    ["cause"] = Cause?.DeepClone(),
                    ["origin"] = IsOfApollo ? "remote-provider" : "supaglue",
                    ["application_name"] = "Emulated",
                },
            }
        );
        return new JsonObject { ["errors"] = form == SupaglueErrors.Nested ? new JsonArray(errors) : errors };
    }
}
