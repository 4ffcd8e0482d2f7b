using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Answers;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Http;

/// <summary>
/// One request in progress: the state it found, its parameters, and the sources of new ids and of the time.
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

    /// <summary>The key or token of the call; answers of jobs repeat it.</summary>
    public string Key { get; init; } = "";

    /// <summary>The distance to the answered page, which a fault may change.</summary>
    public int PageShift { get; init; }

    /// <summary>The calls that an endpoint has used.</summary>
    public required Func<string, JsonObject> Usage { get; init; }

    /// <summary>The parameters of a search. Apollo accepts body and query; the body has priority.</summary>
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
