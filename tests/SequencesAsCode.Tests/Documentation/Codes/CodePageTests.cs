using System.Text.RegularExpressions;
using SequencesAsCode.Core.Diagnostics.Kinds;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Tests.Documentation.Codes;

/// <summary>
/// Every code has a section in <c>docs/codes</c>: what it is, why it matters, and examples that a run confirms.
/// </summary>
[TestFixture]
internal sealed partial class CodePageTests
{
    private static readonly ImmutableArray<CodeSection> Sections =
    [
        .. Repository
            .Files("docs/codes", "seq*.md")
            .SelectMany(file => CodeSection.AllOf(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file))),
    ];

    // Faults of the program, and one that needs an account with a list that its key cannot see.
    private static readonly string[] Unexpected = ["SEQ160", "SEQ411"];

    private static IEnumerable<string> WithBad => Codes(bad: true);

    private static IEnumerable<string> WithGood => Codes(bad: false);

    [Test]
    public void Every_code_of_the_factories_is_in_the_table_once()
    {
        var factories = Repository
            .Files("src/SequencesAsCode.Core/Diagnostics", "Diagnostic.*.cs")
            .SelectMany(file => CodeInQuotes().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value);

        Assert.That(DiagnosticKinds.All, Has.Length.GreaterThan(180));
        Assert.That(DiagnosticKinds.All.Select(kind => kind.Code), Is.Unique);
        Assert.That(DiagnosticKinds.All.Select(kind => kind.Code), Is.EquivalentTo(factories.Distinct()));
    }

    [Test]
    public void Every_code_has_a_section_with_the_title_of_the_table_on_the_page_of_its_hundred() =>
        Assert.That(
            Sections.Select(section => (section.Page, section.Code, section.Title, section.Level)),
            Is.EqualTo(
                DiagnosticKinds.All.Select(kind =>
                    ($"seq{kind.Code[3]}xx", kind.Code, MadeTable.Escaped(kind.Title), Level(kind))
                )
            )
        );

    [Test]
    public void Every_section_says_why_and_what_to_do() =>
        Assert.That(Sections.Where(section => section.Why.Length < 40).Select(section => section.Code), Is.Empty);

    [TestCaseSource(nameof(WithBad))]
    public void A_bad_example_has_its_code(string code)
    {
        var section = Sections.Single(section => section.Code == code);

        var found = ExampleWorkspace.Findings(code, [.. section.Of(bad: true)]).Where(found => found.Code == code);

        Assert.That(found.Select(one => one.Severity), Has.Some.EqualTo(DiagnosticKinds.Find(code)!.Severity));
    }

    [TestCaseSource(nameof(WithGood))]
    public void A_good_example_has_no_finding(string code) =>
        Assert.That(
            ExampleWorkspace.Findings(code, [.. Sections.Single(section => section.Code == code).Of(bad: false)]),
            Is.Empty
        );

    [Test]
    public void Most_codes_have_an_example_that_is_run_and_every_other_code_is_named_by_another_test()
    {
        var tests = string.Concat(
            Repository
                .Files("tests", "*.cs")
                .Where(file => !file.EndsWith("CodePageTests.cs", StringComparison.Ordinal))
                .Select(File.ReadAllText)
        );
        var rest = DiagnosticKinds.All.Select(kind => kind.Code).Except(WithBad).Except(Unexpected).ToList();

        Assert.That(WithBad.Count(), Is.GreaterThan(120));
        Assert.That(rest.Where(code => !tests.Contains(code, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void The_workspace_of_the_examples_is_shown_and_valid()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "codes", "README.md"));

        Assert.That(ExampleWorkspace.Findings("", []), Is.Empty);
        foreach (var text in ExampleWorkspace.Unchanged.Values)
            Assert.That(page, Does.Contain($"\n{text}```\n"));
    }

    [Test]
    public void The_list_of_codes_is_the_table()
    {
        var rows = DiagnosticKinds.All.Select(kind =>
            $"| [{kind.Code}](seq{kind.Code[3]}xx.md#{kind.Code.ToLowerInvariant()}) | {MadeTable.Escaped(kind.Title)} "
            + $"| {Level(kind)} |\n"
        );

        MadeTable.Holds(
            Path.Combine(Repository.Root, "docs", "codes", "README.md"),
            "codes",
            $"| code | it finds | level |\n|---|---|---|\n{string.Concat(rows)}"
        );
    }

    private static IEnumerable<string> Codes(bool bad) =>
        Sections.Where(section => section.Of(bad).Any()).Select(section => section.Code);

    private static string Level(DiagnosticKind kind) =>
        LintRules.Find(kind.Code) is { } rule
            ? rule.Level.ToString().ToLowerInvariant()
            : kind.Severity.ToString().ToLowerInvariant();

    [GeneratedRegex("\"(SEQ[0-9]{3})\"")]
    private static partial Regex CodeInQuotes();
}
