using System.Text.RegularExpressions;

namespace SequencesAsCode.Files.Editing.Markdown;

/// <summary>
/// The lines of Markdown that define the targets of links apart from their text: <c>[page]: https://example.com</c>.
/// </summary>
internal sealed partial class LinkDefinitions(string written)
{
    private readonly List<string> lines = [.. Definition().Matches(written).Select(match => match.Value)];

    /// <summary>The text with a target replaced in all definitions; null when no definition has it.</summary>
    public string? With(string target, string other)
    {
        var text = Definition()
            .Replace(
                written,
                match =>
                    match.Groups["target"].Value.Trim('<', '>') == target
                        ? match.Value.Replace(target, other, StringComparison.Ordinal)
                        : match.Value
            );
        return text == written ? null : text;
    }

    /// <summary>Appends the definitions that a text has lost: its links may still refer to them.</summary>
    public string KeptIn(string text)
    {
        var lost = lines.FindAll(line => !text.Contains(line, StringComparison.Ordinal));
        return lost.Count == 0 ? text : $"{text.TrimEnd('\n')}\n\n{string.Join('\n', lost)}";
    }

    /// <summary>The definitions, to append to one block so that it renders as in the whole text.</summary>
    public override string ToString() => lines.Count == 0 ? "" : $"\n\n{string.Join('\n', lines)}";

    [GeneratedRegex(
        @"^ {0,3}\[(?<label>[^\]\n]+)\]:[ \t]*(?<target>\S+).*$",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline
    )]
    private static partial Regex Definition();
}
