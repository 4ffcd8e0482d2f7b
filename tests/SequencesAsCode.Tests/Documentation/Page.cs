using System.Text.RegularExpressions;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Tests.Documentation;

/// <summary>A Markdown page: the README or a page of <c>docs</c>.</summary>
internal sealed partial class Page
{
    private Page(string path) => (Path, Text) = (path, File.ReadAllText(path));

    /// <summary>The README and every page of <c>docs</c>.</summary>
    public static IEnumerable<Page> All =>
        Repository.Files("docs", "*.md").Prepend(Readme).Select(path => new Page(path));

    public static string Readme { get; } = System.IO.Path.Combine(Repository.Root, "README.md");

    public string Path { get; }

    public string Text { get; }

    /// <summary>The path in the repository.</summary>
    public string Name => System.IO.Path.GetRelativePath(Repository.Root, Path).Replace('\\', '/');

    /// <summary>The page without generated tables, code, comments and targets of links.</summary>
    public string Prose =>
        Target()
            .Replace(
                Code().Replace(Comment().Replace(Fence().Replace(Generated().Replace(Text, ""), ""), ""), "''"),
                "]"
            );

    /// <summary>The targets of its links, without those in code.</summary>
    public IEnumerable<string> Links =>
        Link().Matches(Code().Replace(Fence().Replace(Text, ""), "")).Select(match => match.Groups[1].Value);

    /// <summary>The names that GitHub gives its headings.</summary>
    public static ISet<string> AnchorsOf(string markdown)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match heading in Heading().Matches(Fence().Replace(markdown, "")))
        {
            var words = Target().Replace(heading.Groups[1].Value, "]").ToLowerInvariant();
            var name = string.Concat(
                words.Where(sign => char.IsLetterOrDigit(sign) || sign is '-' or '_' or ' ').Select(Hyphen)
            );
            for (var again = 0; !anchors.Add(again == 0 ? name : $"{name}-{again}"); )
                again++;
        }

        return anchors;
    }

    public override string ToString() => Name;

    private static char Hyphen(char sign) => sign == ' ' ? '-' : sign;

    [GeneratedRegex("<!-- ([a-z]+): begin -->.*?<!-- \\1: end -->", RegexOptions.Singleline)]
    private static partial Regex Generated();

    [GeneratedRegex("^ *```.*?^ *```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("(`+)(?!`).+?(?<!`)\\1(?!`)")]
    private static partial Regex Code();

    [GeneratedRegex("\\]\\([^)\\s]*\\)")]
    private static partial Regex Target();

    [GeneratedRegex("\\]\\(([^)\\s]+)\\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ +(.+?)\\s*$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
