using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Answers;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Http;

/// <summary>
/// One request at work: the state it found, its parameters, and where new ids and the time come from.
/// </summary>
internal sealed class Call(
    World world,
    EmulatorOptions options,
    IdSource ids,
    DateTimeOffset now,
    JsonObject body,
    JsonObject query,
    string id
)
{
    public World World { get; } = world;

    public EmulatorOptions Options { get; } = options;

    public IdSource Ids { get; } = ids;

    public DateTimeOffset Now { get; } = now;

    public JsonObject Body { get; } = body;

    /// <summary>The id in the path; empty for routes without one.</summary>
    public string Id { get; } = id;

    /// <summary>The key or token of the call, which answers of jobs repeat.</summary>
    public string Key { get; init; } = "";

    /// <summary>A fault may answer another page than the one that is asked for.</summary>
    public int PageShift { get; init; }

    /// <summary>What an endpoint has used of its quota.</summary>
    public required Func<string, JsonObject> Usage { get; init; }

    /// <summary>The parameters of a search: body over query, since Apollo takes either.</summary>
    public JsonObject Parameters { get; } = Merge(query, body);

    public Rendering Render(World world) => new(world, Options);

    private static JsonObject Merge(JsonObject query, JsonObject body)
    {
        var merged = query.Draft();
        foreach (var (key, value) in body)
            merged[key] = value?.DeepClone();
        return merged;
    }
}
