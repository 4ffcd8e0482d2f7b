using System.Text.RegularExpressions;
using System.Xml.Linq;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Tests;

/// <summary>What holds of files rather than of types. Each test first says how much it looked at.</summary>
public sealed class SourceTests
{
    private static readonly string[] Folders = ["src", "tests"];
    private static readonly Regex AsyncAssertion = new(@"\bAssert\.\w+Async\b", RegexOptions.CultureInvariant);

    [Test]
    public void No_source_file_is_over_300_lines()
    {
        var files = Repository.Files("src", "*.cs").ToList();

        var long_ = files
            .Where(file => File.ReadLines(file).Count() > 300)
            .Select(file => Path.GetRelativePath(Repository.Root, file));

        Assert.That(files, Has.Count.GreaterThan(150));
        Assert.That(long_, Is.Empty);
    }

    [Test]
    public void No_line_is_over_120_characters()
    {
        var files = Folders.SelectMany(folder => Repository.Files(folder, "*.cs")).ToList();

        var longLines = files.SelectMany(file =>
            File.ReadLines(file)
                .Index()
                .Where(line => line.Item.Length > 120)
                .Select(line => $"{Path.GetRelativePath(Repository.Root, file)}:{line.Index + 1}")
        );

        Assert.That(files, Has.Count.GreaterThan(400));
        Assert.That(longLines, Is.Empty);
    }

    [TestCase("T:System.Console;")]
    [TestCase("P:System.DateTime.Now;")]
    [TestCase("P:System.DateTime.UtcNow;")]
    [TestCase("P:System.DateTimeOffset.Now;")]
    [TestCase("P:System.DateTimeOffset.UtcNow;")]
    [TestCase("M:System.Environment.Exit(System.Int32);")]
    [TestCase("P:System.Random.Shared;")]
    [TestCase("M:System.Threading.Thread.Sleep(System.Int32);")]
    [TestCase("M:System.Threading.Tasks.Task.Delay(System.TimeSpan);")]
    [TestCase("M:Moq.Mock`1.#ctor;")]
    public void Console_clock_chance_and_lenient_mocks_are_banned(string symbol)
    {
        var banned = File.ReadAllLines(Path.Combine(Repository.Root, "BannedSymbols.txt"));

        Assert.That(banned, Has.Length.GreaterThanOrEqualTo(10));
        Assert.That(banned, Has.One.StartsWith(symbol));
    }

    [Test]
    public void Only_the_entry_point_of_the_program_lifts_the_ban()
    {
        var files = Folders.SelectMany(folder => Repository.Files(folder, "*.cs")).ToList();
        var code = string.Concat("RS", "0030");

        var lifting = files
            .Where(file => File.ReadAllText(file).Contains(code, StringComparison.Ordinal))
            .Select(Path.GetFileName);

        Assert.That(files, Has.Count.GreaterThan(200));
        Assert.That(lifting, Is.EqualTo(new[] { "Program.cs" }));
    }

    [Test]
    public void Project_files_name_packages_and_leave_versions_to_the_central_file()
    {
        var projects = Folders.SelectMany(folder => Repository.Files(folder, "*.csproj")).ToList();

        var references = projects
            .SelectMany(project => XDocument.Load(project).Descendants("PackageReference"))
            .ToList();

        Assert.That(projects, Has.Count.GreaterThanOrEqualTo(4));
        Assert.That(references, Has.Count.GreaterThan(12));
        Assert.That(
            references.Where(reference =>
                reference.Attribute("Version") is not null
                || reference.Attribute("VersionOverride") is not null
                || reference.Element("Version") is not null
            ),
            Is.Empty
        );
    }

    [Test]
    public void Every_central_version_is_exact_and_used()
    {
        var central = XDocument
            .Load(Path.Combine(Repository.Root, "Directory.Packages.props"))
            .Descendants("PackageVersion")
            .ToDictionary(
                version => (string)version.Attribute("Include")!,
                version => (string)version.Attribute("Version")!,
                StringComparer.Ordinal
            );

        var used = Folders
            .SelectMany(folder => Repository.Files(folder, "*.csproj"))
            .Append(Path.Combine(Repository.Root, "Directory.Build.props"))
            .Append(Path.Combine(Repository.Root, "tests/Directory.Build.props"))
            .SelectMany(project => XDocument.Load(project).Descendants("PackageReference"))
            .Select(reference => (string)reference.Attribute("Include")!)
            .ToHashSet(StringComparer.Ordinal);

        Assert.That(central, Has.Count.GreaterThan(12));
        Assert.That(central.Values, Has.All.Match(@"^\d+(\.\d+)+$"));
        Assert.That(central.Keys, Is.EquivalentTo(used));
    }

    [Test]
    public void The_JSON_reader_of_the_schema_validator_has_no_known_vulnerability()
    {
        var version = typeof(Newtonsoft.Json.JsonConvert).Assembly.GetName().Version!;

        Assert.That(
            version.Major,
            Is.GreaterThanOrEqualTo(13),
            "versions before 13.0.1 can be stopped by deeply nested input"
        );
    }

    [Test]
    public void An_assertion_that_returns_a_task_is_awaited()
    {
        var files = Repository.Files("tests", "*.cs").ToList();

        var lines = files
            .SelectMany(file => File.ReadLines(file).Select(line => (File: Path.GetFileName(file), Line: line)))
            .Where(at => AsyncAssertion.IsMatch(at.Line))
            .ToList();

        Assert.That(lines, Is.Not.Empty);
        Assert.That(lines.Where(at => !at.Line.Contains("await Assert.", StringComparison.Ordinal)), Is.Empty);
    }
}
