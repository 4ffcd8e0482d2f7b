using System.Text.RegularExpressions;

namespace SequencesAsCode.Files.Editing.Markdown;

/// <summary>
/// The lines of Markdown that say where links lead whose text stands elsewhere: <c>[page]: https://example.com</c>.
/// </summary>
internal sealed partial class LinkDefinitions(string written)
{
    private readonly List<string> lines = [.. Definition().Matches(written).Select(match => match.Value)];

    /// <summary>The text with another target wherever a definition has this one; null when none has.</summary>
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

    /// <summary>A text with those that it lost at its end: what refers to them may still stand there.</summary>
    public string KeptIn(string text)
    {
        var lost = lines.FindAll(line => !text.Contains(line, StringComparison.Ordinal));
        return lost.Count == 0 ? text : $"{text.TrimEnd('\n')}\n\n{string.Join('\n', lost)}";
    }

    /// <summary>To be put behind a block of the text, so that it renders as it does in the text.</summary>
    public override string ToString() => lines.Count == 0 ? "" : $"\n\n{string.Join('\n', lines)}";

    [GeneratedRegex(
        @"^ {0,3}\[(?<label>[^\]\n]+)\]:[ \t]*(?<target>\S+).*$",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline
    )]
    private static partial Regex Definition();
}
