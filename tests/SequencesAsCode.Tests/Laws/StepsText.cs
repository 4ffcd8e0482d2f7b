namespace SequencesAsCode.Tests.Laws;

/// <summary>The lines of a sequence file, with those of each step apart.</summary>
internal sealed class StepsText(List<string> head, List<List<string>> steps, List<string> tail)
{
    public const string Start = "  - ";
    public const string Key = Start + "key: ";
    private const string TouchStart = "      - ";

    public List<string> Head { get; } = head;

    public List<List<string>> Steps { get; } = steps;

    public IEnumerable<string> Lines => [.. Head, .. Steps.SelectMany(step => step), .. tail];

    /// <summary>Whether each step waits for the one before, so that one more fits in between.</summary>
    public bool HasWaits =>
        Steps.Count > 0
        && Steps.All(step => step.Exists(line => line.StartsWith("    wait: ", StringComparison.Ordinal)));

    /// <summary>Whether the first email is none that replies.</summary>
    public bool OpensThread =>
        Steps.Find(step => step.Exists(line => line.TrimStart(' ', '-') is "type: auto_email" or "type: manual_email"))
            is not { } first
        || !first.Exists(line => line.EndsWith("type: reply_to_thread", StringComparison.Ordinal));

    public static StepsText Of(IReadOnlyList<string> lines)
    {
        var first = lines.Contains("steps:", StringComparer.Ordinal)
            ? lines.TakeWhile(line => line != "steps:").Count() + 1
            : lines.Count;
        var last = first + lines.Skip(first).TakeWhile(line => line.Length == 0 || line[0] == ' ').Count();
        var steps = new List<List<string>>();
        foreach (var line in lines.Take(last).Skip(first))
        {
            if (line.StartsWith(Start, StringComparison.Ordinal))
                steps.Add([]);
            steps[^1].Add(line);
        }

        return new([.. lines.Take(first)], steps, [.. lines.Skip(last)]);
    }

    /// <summary>Where the last touch of a step is that has more than one.</summary>
    public static (int At, int Count)? LastOfManyTouches(List<string> step)
    {
        var starts = step.Index()
            .Where(line => line.Item.StartsWith(TouchStart, StringComparison.Ordinal))
            .Select(line => line.Index)
            .ToList();
        if (starts.Count < 2)
            return null;
        return (
            starts[^1],
            step.Skip(starts[^1] + 1)
                .TakeWhile(line => line.Length == 0 || line.StartsWith("        ", StringComparison.Ordinal))
                .Count() + 1
        );
    }

    public void Put(List<List<string>> others)
    {
        Steps.Clear();
        Steps.AddRange(others);
    }
}
