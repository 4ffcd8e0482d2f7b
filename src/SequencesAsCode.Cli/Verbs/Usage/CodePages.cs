using System.Text.RegularExpressions;

namespace SequencesAsCode.Cli.Verbs.Usage;

/// <summary>The pages of <c>docs/codes</c>, which this program carries.</summary>
internal static partial class CodePages
{
    /// <summary>The lines of the section of a code, for a terminal; null when there is none.</summary>
    /// <param name="code">The code in capitals.</param>
    public static IEnumerable<string>? Section(string code)
    {
        if (!Code().IsMatch(code))
            return null;
        using var page = typeof(CodePages).Assembly.GetManifestResourceStream($"codes/seq{code[3]}xx.md");
        if (page is null)
            return null;
        using var reader = new StreamReader(page);
        var sections = reader.ReadToEnd().ReplaceLineEndings("\n").Split("\n## ");
        return
            sections.FirstOrDefault(section => section.StartsWith($"{code}\n", StringComparison.Ordinal)) is { } found
            ? Plain(found)
            : null;
    }

    // Without the signs of Markdown: the heading is one line, and examples are indented.
    private static IEnumerable<string> Plain(string section)
    {
        var lines = new List<string>();
        var isExample = false;
        foreach (var line in Heading().Replace(section.TrimEnd('\n'), "${code}: ${title} ${level}").Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                isExample = !isExample;
            else
                lines.Add(isExample ? $"    {line}" : Words(line));
        }

        return lines.Select(line => line.TrimEnd());
    }

    // A terminal has no links, so a page of the documentation is named by its path in the repository.
    private static string Words(string line)
    {
        var named = PageLink().Replace(line, "${words} (docs/${page})");
        return Escape().Replace(Link().Replace(named, "${words}"), "${sign}");
    }

    [GeneratedRegex("^SEQ[0-9]{3}$")]
    private static partial Regex Code();

    [GeneratedRegex(@"^(?<code>\w+)\n\n\*\*(?<title>[^\n]+)\*\* (?<level>\([a-z]+\))$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[(?<words>[^\]\n]+)\]\(\.\./(?<page>[\w-]+\.md)[^)\n]*\)")]
    private static partial Regex PageLink();

    [GeneratedRegex(@"\[(?<words>[^\]\n]+)\]\([^)\n]+\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\\(?<sign>[*~\[\]<>|_])")]
    private static partial Regex Escape();
}
