using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Tests.Laws;

/// <summary>
/// What a plan has to do because somebody edited the file, and the conflicts: each with what it is about, so that two
/// plans can be compared.
/// </summary>
internal static partial class WantedWork
{
    public static IReadOnlyList<string> Of(JsonObject plan) =>
        [.. plan["sequences"]!.AsArray().SelectMany(sequence => Sequence(sequence!)).Order(StringComparer.Ordinal)];

    /// <summary>The ids of the steps and touches that a plan takes away; with a step go its touches.</summary>
    public static IReadOnlySet<string> Taken(JsonObject plan)
    {
        var steps = plan["sequences"]!.AsArray().SelectMany(sequence => sequence!["steps"]!.AsArray()).ToList();
        var gone = steps
            .Concat(steps.SelectMany(step => step!["touches"]!.AsArray()))
            .Where(part => Word(part!["action"]) is "remove" or "replace");
        return gone.Select(part => Word(part!["id"])!).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>What the first has and the second has not; what is there twice counts twice.</summary>
    public static IEnumerable<string> Without(IEnumerable<string> first, IEnumerable<string> second)
    {
        var left = second.ToList();
        return first.Where(item => !left.Remove(item));
    }

    private static IEnumerable<string> Sequence(JsonNode sequence)
    {
        var steps = sequence["steps"]!.AsArray();
        var own = Fields(sequence, "").Concat(steps.SelectMany(step => Step(step!)));
        var conflicts = sequence["conflicts"]!
            .AsArray()
            .Select(conflict => $"conflict {Place(conflict!["handle"])} {conflict["field"]}");
        var blocks = sequence["blocks"]!
            .AsArray()
            .Where(block => Word(block!["code"]) == "conflict")
            .Select(_ => "blocked by a conflict");
        return own.Concat(conflicts).Concat(blocks).Select(item => $"{sequence["key"]}: {item}");
    }

    private static IEnumerable<string> Step(JsonNode step)
    {
        if (Word(step["action"]) is "create" or "replace")
            return [Name(step)];
        var touches = step["touches"]!.AsArray().SelectMany(touch => Part(touch!));
        return Part(step).Concat(Word(step["action"]) == "remove" ? [] : touches);
    }

    private static IEnumerable<string> Part(JsonNode part) =>
        Word(part["action"]) is "create" or "remove" ? [Name(part)] : Fields(part, $"{part["id"]}");

    private static IEnumerable<string> Fields(JsonNode part, string of) =>
        part["fields"]!
            .AsArray()
            .Where(field => Word(field!["reason"]) == "field_changed")
            .Select(field => $"{of} {field!["field"]}");

    private static string Name(JsonNode part) => $"{part["action"]} {part["id"]?.ToString() ?? Place(part["handle"])}";

    // Without a key a handle counts positions, which a pull moves.
    private static string Place(JsonNode? handle) => Positions().Replace($"{handle}", "#");

    private static string? Word(JsonNode? node) => node?.GetValue<string>();

    [GeneratedRegex(@"#\d+")]
    private static partial Regex Positions();
}
