using System.Text;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Tests.Documentation;

/// <summary>A command of a page with the output below it.</summary>
internal sealed record TypedCommand(string Line, ImmutableArray<string> Output)
{
    /// <summary>
    /// Whether a run printed this. A line <c>…</c> stands for left-out lines, at the end of a line for the rest of it.
    /// </summary>
    public bool IsPrintedIn(string output)
    {
        var pattern = new StringBuilder("^");
        foreach (var line in Output)
        {
            pattern.Append(
                line.Trim() == "…" ? "(?:[^\n]*\n)*?"
                : line.EndsWith('…') ? $"{Regex.Escape(line[..^1])}[^\n]*\n"
                : $"{Regex.Escape(line)}\n"
            );
        }

        return Regex.IsMatch(Trimmed(output), pattern.Append('$').ToString(), RegexOptions.CultureInvariant);
    }

    private static string Trimmed(string output) =>
        string.Concat(output.Trim('\n').Split('\n').Select(line => line.TrimEnd() + "\n"));
}

/// <summary>
/// What a page does in its terminal, in order: a scene (<c>&lt;!-- console: NAME --&gt;</c>), an edit that somebody
/// makes in Apollo (<c>&lt;!-- in Apollo: OLD =&gt; NEW --&gt;</c>), or a block of commands.
/// </summary>
internal sealed partial record ConsoleBlock(string? Scene, string? Edit, ImmutableArray<TypedCommand> Commands)
{
    public static ImmutableArray<ConsoleBlock> Of(string markdown) =>
        [
            .. Part()
                .Matches(markdown)
                .Select(match => new ConsoleBlock(
                    match.Groups["scene"] is { Success: true } scene ? scene.Value : null,
                    match.Groups["edit"] is { Success: true } edit ? edit.Value : null,
                    [.. Typed(match.Groups["block"].Value)]
                )),
        ];

    private static IEnumerable<TypedCommand> Typed(string block)
    {
        var lines = block.TrimEnd('\n').Split('\n');
        var starts = lines.Index().Where(line => line.Item.StartsWith("$ ", StringComparison.Ordinal)).ToList();
        foreach (var (place, start) in starts.Index())
        {
            var end = place + 1 < starts.Count ? starts[place + 1].Index : lines.Length;
            yield return new(WithoutComment(start.Item[2..]), Trimmed(lines[(start.Index + 1)..end]));
        }
    }

    private static ImmutableArray<string> Trimmed(IEnumerable<string> lines) =>
        [.. lines.SkipWhile(IsBlank).Reverse().SkipWhile(IsBlank).Reverse()];

    private static bool IsBlank(string line) => line.Length == 0;

    private static string WithoutComment(string line) => line.Split("  #")[0].TrimEnd();

    [GeneratedRegex(
        "^<!-- console: (?<scene>[^\n]+) -->$|^<!-- in Apollo: (?<edit>[^\n]+) -->$|^```console\n(?<block>.*?)^```",
        RegexOptions.Multiline | RegexOptions.Singleline
    )]
    private static partial Regex Part();
}
