using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SequencesAsCode.Cli;
using SequencesAsCode.Emulator;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Tests;

/// <summary>
/// What the pages for contributors name exists: links, paths, types and members. So a rename is noticed there too.
/// </summary>
public sealed partial class ProjectPagesTests
{
    private const int LongestLine = 120;
    private const BindingFlags Any =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    private static readonly string[] Rooms = ["Core", "Files", "Service", "Applying", "Output"];

    private static readonly Type[] Others =
    [
        typeof(App),
        typeof(EmulatedApollo),
        typeof(Repository),
        typeof(ProjectPagesTests),
    ];

    private static readonly ILookup<string, Type> Types = Rooms
        .Select(room => Assembly.Load($"SequencesAsCode.{room}"))
        .Concat(Others.Select(type => type.Assembly))
        .SelectMany(assembly => assembly.GetTypes())
        .ToLookup(type => type.Name.Split('`')[0], StringComparer.Ordinal);

    private static IEnumerable<string> Pages =>
        Repository
            .Files("docs/decisions", "*.md")
            .Concat(Repository.Files("examples/gallery", "README.md"))
            .Select(file => Path.GetRelativePath(Repository.Root, file))
            .Concat([
                "CODE_OF_CONDUCT.md",
                "CONTRIBUTING.md",
                "SECURITY.md",
                "docs/apollo-api.md",
                "docs/lifecycle.md",
            ]);

    [TestCaseSource(nameof(Pages))]
    public void Every_link_leads_to_a_file_and_a_heading(string page)
    {
        var text = Text(page);

        var dead = Link()
            .Matches(text)
            .Select(match => match.Groups[1].Value)
            .Where(link => !link.StartsWith("https://", StringComparison.Ordinal) && !Exists(page, link));

        Assert.That(text, Does.StartWith("# ").Or.StartsWith("<!-- sequences-as-code: readme"));
        Assert.That(dead, Is.Empty);
    }

    [TestCaseSource(nameof(Pages))]
    public void No_line_is_over_120_characters_outside_tables(string page)
    {
        var found = Text(page)
            .Split('\n')
            .Where(line => line.Length > LongestLine && !line.StartsWith('|'))
            .Where(line => !Link().IsMatch(line) && !line.Contains("https://", StringComparison.Ordinal));

        Assert.That(found, Is.Empty);
    }

    [TestCase("CONTRIBUTING.md", 30)]
    [TestCase("docs/lifecycle.md", 6)]
    public void Every_path_that_a_page_names_exists(string page, int least)
    {
        var paths = Code(page).Where(code => RepositoryPath().IsMatch(code)).ToList();

        var missing = paths.Where(path => !Path.Exists(Path.Combine(Repository.Root, path)));

        Assert.That(paths, Has.Count.AtLeast(least));
        Assert.That(missing, Is.Empty);
    }

    [TestCase("CONTRIBUTING.md", 25)]
    [TestCase("docs/lifecycle.md", 60)]
    public void Every_type_and_member_that_a_page_names_exists(string page, int least)
    {
        var names = Code(page).Where(IsName).ToList();

        Assert.That(names, Has.Count.AtLeast(least));
        Assert.That(names.Where(name => !IsDeclared(name)), Is.Empty);
    }

    [Test]
    public void Every_type_and_member_that_a_decision_names_exists()
    {
        var pages = Pages.Where(page => page.StartsWith("docs/decisions/", StringComparison.Ordinal)).ToList();

        var missing = pages.SelectMany(page =>
            Code(page).Where(IsName).Where(name => !IsDeclared(name)).Select(name => $"{page}: {name}")
        );

        Assert.That(pages, Has.Count.GreaterThan(8));
        Assert.That(missing, Is.Empty);
    }

    [TestCase(".vscode/extensions.json", 0)]
    [TestCase(".vscode/settings.json", 5)]
    [TestCase(".vscode/tasks.json", 4)]
    [TestCase(".devcontainer/devcontainer.json", 0)]
    public void Editor_settings_are_JSON_that_names_files_that_exist(string file, int count)
    {
        var text = Text(file);

        var files = NamedFile().Matches(text).Select(match => match.Groups[1].Value).ToList();

        Assert.That(JsonNode.Parse(text)!.AsObject(), Is.Not.Empty);
        Assert.That(files.Where(name => !Path.Exists(Path.Combine(Repository.Root, name))), Is.Empty);
        Assert.That(files, Has.Count.EqualTo(count));
    }

    [Test]
    public void A_name_that_does_not_exist_is_found()
    {
        string[] wrong = ["Planer", "Planner.CreatePlans", "Fields.Nme"];

        Assert.That(wrong.Where(IsName), Is.EqualTo(wrong));
        Assert.That(wrong.Where(IsDeclared), Is.Empty);
    }

    [Test]
    public void Every_decision_has_its_three_parts_and_is_in_the_list()
    {
        var list = Text("docs/decisions/README.md");
        var records = Pages
            .Where(page => DecisionFile().IsMatch(page))
            .Select(page => (Page: page, Text: Text(page)))
            .ToList();

        Assert.That(records, Has.Count.GreaterThanOrEqualTo(8));
        foreach (var (page, text) in records)
        {
            Assert.That(list, Does.Contain($"({Path.GetFileName(page)})"));
            Assert.That(
                Heading().Matches(text).Select(match => match.Groups[1].Value).Skip(1),
                Is.EqualTo(new[] { "Context", "Decision", "Consequences" }),
                page
            );
        }
    }

    [Test]
    public void Every_fact_about_Apollo_says_how_sure_it_is_and_where_it_comes_from()
    {
        string[] sure = ["documented", "recorded", "reported", "seen in code", "guess", "conflict", "unknown"];
        var rows = Text("docs/apollo-api.md")
            .Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split(" | "))
            .Where(cells => cells.Length == 3 && cells[1] is not ("How sure" or "What it means"))
            .ToList();

        Assert.That(rows, Has.Count.GreaterThan(90));
        Assert.That(
            rows.Where(cells => !cells[1].Split(", ").All(word => sure.Contains(word)) || cells[2].Length < 2)
                .Select(cells => cells[0]),
            Is.Empty
        );
    }

    private static string Text(string page) => File.ReadAllText(Path.Combine(Repository.Root, page));

    private static IEnumerable<string> Code(string page) =>
        InlineCode().Matches(Fence().Replace(Text(page), "")).Select(match => match.Groups[1].Value).Distinct();

    private static bool IsName(string code) =>
        TypeName().IsMatch(code) && !code.StartsWith("SequencesAsCode", StringComparison.Ordinal);

    // The tests of one assembly are named by their file.
    private static bool IsDeclared(string name)
    {
        var parts = name.Split('.');
        return parts.Length == 1
            ? Types.Contains(name) || Repository.Files("tests", $"{name}.cs").Any()
            : Types[parts[0]].Any(type => type.GetMember(parts[1], Any).Length > 0);
    }

    private static bool Exists(string page, string link)
    {
        var parts = link.Split('#');
        var target =
            parts[0].Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, parts[0].Replace("%20", " "));
        return Path.Exists(Path.Combine(Repository.Root, target))
            && (parts.Length == 1 || Heading().Matches(Text(target)).Any(match => Slug(match) == parts[1]));
    }

    // As GitHub makes it.
    private static string Slug(Match heading) =>
        NoSlug().Replace(heading.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex("\"(?:\\./)?((?:src|tests|schemas|\\.ci)/[^\"*]+|[A-Za-z]+\\.sln)\"")]
    private static partial Regex NamedFile();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"^(src|tests|docs|schemas|examples|\.ci|\.github|\.config)/\S*$")]
    private static partial Regex RepositoryPath();

    [GeneratedRegex(@"^[A-Z][a-zA-Z0-9]*[a-z][a-zA-Z0-9]*(\.[A-Z][a-zA-Z0-9]+)?$")]
    private static partial Regex TypeName();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoSlug();

    [GeneratedRegex(@"^docs/decisions/\d{2}-[a-z-]+\.md$")]
    private static partial Regex DecisionFile();
}
