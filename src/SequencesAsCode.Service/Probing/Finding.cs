using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SequencesAsCode.Core.Facts;

namespace SequencesAsCode.Service.Probing;

/// <summary>The answer to one question.</summary>
/// <param name="Name">The name of the question.</param>
/// <param name="Outcome">The answer.</param>
/// <param name="Seen">The text of a refusal, or what came back; null when the outcome says all.</param>
internal sealed partial record Finding(string Name, FactOutcome Outcome, string? Seen = null)
{
    private const int LongestText = 200;

    /// <summary>Yes.</summary>
    public static Finding Yes(string name) => new(name, FactOutcome.Yes);

    /// <summary>No.</summary>
    public static Finding No(string name, string? seen = null) => new(name, FactOutcome.No, seen);

    /// <summary>Neither yes nor no.</summary>
    public static Finding Unclear(string name, string why) => new(name, FactOutcome.Unclear, why);

    /// <summary>The request was refused with a text.</summary>
    public static Finding Refused(string name, string text) => new(name, FactOutcome.Refused, text);

    /// <summary>Yes or no.</summary>
    public static Finding Of(string name, bool isYes, string? seen = null) => isYes ? Yes(name) : No(name, seen);

    /// <summary>Whether a value that was sent came back.</summary>
    /// <param name="name">The name of the question.</param>
    /// <param name="sent">What was sent.</param>
    /// <param name="before">What was there before.</param>
    /// <param name="now">What is there now.</param>
    public static Finding Came(string name, JsonNode? sent, JsonNode? before, JsonNode? now)
    {
        if (JsonNode.DeepEquals(sent, now))
            return Yes(name);
        return JsonNode.DeepEquals(before, now) ? No(name) : Unclear(name, $"another value came back: {Shown(now)}");
    }

    /// <summary>The fact of a day, without ids and not too long.</summary>
    public Fact On(DateOnly day) => new(Name, Outcome, day) { Seen = Seen is null ? null : Clean(Seen) };

    /// <summary>A value of an answer as a short text.</summary>
    public static string Shown(JsonNode? node) =>
        node is JsonValue value ? value.ToString() : node?.ToJsonString() ?? "nothing";

    private static string Clean(string text)
    {
        var clean = Ids().Replace(text, "(id)");
        return clean.Length > LongestText ? $"{clean[..LongestText]}…" : clean;
    }

    [GeneratedRegex("[0-9a-f]{24}", RegexOptions.IgnoreCase)]
    private static partial Regex Ids();
}
