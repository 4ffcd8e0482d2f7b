using System.Text.Json.Nodes;
using SequencesAsCode.Core.Planning;

namespace SequencesAsCode.Service.Wire;

/// <summary>Placeholders in requests for the ids of things that an earlier request of the plan creates.</summary>
internal static class Placeholders
{
    private const string Name = "$created";
    private const string AllTouches = "/*";

    /// <summary>In a path: stands for the id of the sequence.</summary>
    public static string Sequence(string key) => $"{{{Name}:{key}}}";

    /// <summary>In a body: stands for the id of a step or touch.</summary>
    public static JsonObject Id(string handle) => new() { [Name] = handle };

    /// <summary>In a body: stands for the touches that the service made for a step without any.</summary>
    public static JsonObject Touches(string stepHandle) => new() { [Name] = stepHandle + AllTouches };

    /// <summary>
    /// The request without placeholders: its steps are the created ones, with all values that the service set.
    /// </summary>
    /// <exception cref="InvalidOperationException">A placeholder stands for something that was not created.</exception>
    public static PlannedRequest Fill(PlannedRequest request, CreatedParts created)
    {
        var start = request.Path.IndexOf($"{{{Name}:", StringComparison.Ordinal);
        var end = request.Path.IndexOf('}', StringComparison.Ordinal);
        var path = start < 0 ? request.Path : $"{request.Path[..start]}{created.SequenceId}{request.Path[(end + 1)..]}";
        var body = (JsonObject)JsonNode.Parse(request.Body)!;
        if (body["emailer_steps"] is not JsonArray steps || !steps.Any(step => step!["id"] is JsonObject))
            return request with { Path = path };

        var byHandle = created.Steps.ToDictionary(step => step.Handle, StringComparer.Ordinal);
        body["emailer_steps"] = WireRequests.Steps([.. steps.Select(step => Step(step!, byHandle))], []);
        return request with { Path = path, Body = WireRequests.Text(body) };
    }

    private static TargetStep Step(JsonNode step, Dictionary<string, TargetStep> created) =>
        created.TryGetValue((string)step["id"]![Name]!, out var made)
            ? made
            : throw new InvalidOperationException(
                $"The request refers to '{step["id"]![Name]}', which was not created."
            );
}
