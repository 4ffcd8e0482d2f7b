using System.Text.RegularExpressions;

namespace SequencesAsCode.Tests.Documentation.Codes;

/// <summary>One block of an example.</summary>
/// <param name="IsBad">Whether the code is found in it.</param>
/// <param name="Scope">What it changes: <c>workspace</c>, <c>sequence</c>, <c>step</c>, <c>variant</c>, <c>body</c>,
/// <c>contacts</c> or <c>file=PATH</c>.</param>
/// <param name="IsElsewhere">Whether files alone do not show it.</param>
/// <param name="Text">The lines.</param>
internal sealed record ExampleBlock(bool IsBad, string Scope, bool IsElsewhere, string Text);

/// <summary>The section of a code in <c>docs/codes</c>.</summary>
/// <param name="Page">The name of the page, without extension.</param>
/// <param name="Code">The code, which is the heading.</param>
/// <param name="Title">The title as Markdown.</param>
/// <param name="Level">The word for its level.</param>
/// <param name="Why">What it means and what to do.</param>
/// <param name="Blocks">The examples.</param>
internal sealed partial record CodeSection(
    string Page,
    string Code,
    string Title,
    string Level,
    string Why,
    ImmutableArray<ExampleBlock> Blocks
)
{
    /// <summary>The blocks that a run of files alone can check.</summary>
    public IEnumerable<ExampleBlock> Of(bool bad) => Blocks.Where(block => block.IsBad == bad && !block.IsElsewhere);

    public static IEnumerable<CodeSection> AllOf(string page, string markdown) =>
        Section().Matches(markdown).Select(match => Of(page, match));

    private static CodeSection Of(string page, Match match)
    {
        var text = match.Groups["text"].Value;
        var good = text.IndexOf("\nGood:\n", StringComparison.Ordinal);
        var blocks = Block()
            .Matches(text)
            .Select(block => new ExampleBlock(
                good < 0 || block.Index < good,
                block.Groups["scope"].Value,
                block.Groups["elsewhere"].Success,
                block.Groups["lines"].Value
            ));
        return new(
            page,
            match.Groups["code"].Value,
            match.Groups["title"].Value,
            match.Groups["level"].Value,
            text.Split("\nBad:\n")[0].Split("\nGood:\n")[0].Trim(),
            [.. blocks]
        );
    }

    [GeneratedRegex(
        "^## (?<code>SEQ[0-9]{3})\n\n\\*\\*(?<title>[^\n]+)\\*\\* \\((?<level>error|warning|off)\\)\n"
            + "(?<text>.*?)(?=^## |\\z)",
        RegexOptions.Multiline | RegexOptions.Singleline
    )]
    private static partial Regex Section();

    [GeneratedRegex(
        "^```(?:yaml|markdown|text) (?<scope>[^ \n]+)(?<elsewhere> elsewhere)?\n(?<lines>.*?)^```",
        RegexOptions.Multiline | RegexOptions.Singleline
    )]
    private static partial Regex Block();
}
