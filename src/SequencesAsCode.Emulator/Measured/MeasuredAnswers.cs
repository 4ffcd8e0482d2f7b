using SequencesAsCode.Emulator.Answers;
using SequencesAsCode.Emulator.Http;

namespace SequencesAsCode.Emulator.Measured;

/// <summary>The switches for the headers of the key, and for keys and types of answers.</summary>
internal static class MeasuredAnswers
{
    private static readonly ImmutableArray<string> Kinds = ["campaign.", "step.", "touch.", "template."];

    public static IEnumerable<string> Of(ImmutableDictionary<string, MeasuredFact> facts)
    {
        var accepted = KeyCheck
            .Headers.Where(header => facts.GetValueOrDefault($"key.{header}") is { Outcome: "yes" })
            .ToList();
        if (accepted.Count > 0)
            yield return $"key_headers={string.Join(',', accepted)}";
        if (facts.GetValueOrDefault("answer.read") is not { Outcome: "no" } read)
            yield break;
        foreach (var part in read.Seen.Split("; "))
        {
            var colon = part.IndexOf(": ", StringComparison.Ordinal);
            if (colon < 0 || Option(part[..colon]) is not { } option)
                continue;
            var keys = part[(colon + 2)..].Split(", ").Where(key => IsKey(key, option)).ToList();
            if (keys.Count > 0)
                yield return $"{option}={string.Join(',', keys.Select(key => key.Split(' ')[0]))}";
        }
    }

    private static bool IsKey(string text, string option)
    {
        var words = text.Split(' ');
        var isForm = option == "text_keys" ? words is [_, "string"] : words.Length == 1;
        return isForm
            && (
                option == "new_keys"
                    ? Kinds.Any(kind => text.StartsWith(kind, StringComparison.Ordinal))
                    : KnownKeys.Answered.Contains(words[0], StringComparer.Ordinal)
            );
    }

    private static string? Option(string word) =>
        word switch
        {
            "missing" => "missing_keys",
            "new" => "new_keys",
            "type" => "text_keys",
            _ => null,
        };
}
