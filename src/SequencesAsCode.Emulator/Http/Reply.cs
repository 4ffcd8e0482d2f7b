using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Http;

/// <summary>The answer of a route, and the state afterwards.</summary>
internal sealed record Reply(World World, int Status, JsonNode Body)
{
    public static Reply Ok(World world, JsonNode body) => new(world, 200, body);

    public static Reply Refused(World world, string error) => new(world, 422, new JsonObject { ["error"] = error });

    public static Reply Refused(World world, Problem problem) => new(world, 422, problem.Body());

    public static Reply NotFound(World world, string error = "Record not found.") =>
        new(world, 404, new JsonObject { ["error"] = error });
}
