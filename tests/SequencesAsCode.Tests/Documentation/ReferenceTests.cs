using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Files.Formatting;
using SequencesAsCode.Files.Linting;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Documentation;

/// <summary>What the pages say of fields, rules and options is what the code does.</summary>
[TestFixture]
internal sealed partial class ReferenceTests
{
    private static readonly string FilesPage = Path.Combine(Repository.Root, "docs", "files.md");
    private static readonly string LintPage = Path.Combine(Repository.Root, "docs", "lint.md");

    [Test]
    public void The_reference_of_fields_is_the_table_in_the_code()
    {
        Assert.That(Fields.All, Has.Length.GreaterThan(30));
        MadeTable.Holds(FilesPage, "fields", Reference());
    }

    [Test]
    public void The_example_of_a_field_is_valid() =>
        Assert.That(Fields.All.SelectMany(FieldExamples.Errors).Select(error => error.ToString()), Is.Empty);

    [Test]
    public void Every_exit_code_is_in_the_table_and_no_other()
    {
        var codes = typeof(ExitCode)
            .GetFields()
            .Where(field => field.IsLiteral)
            .Select(field => (int)field.GetRawConstantValue()!);
        var rows = ExitCodeRow()
            .Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "troubleshooting.md")))
            .Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));

        Assert.That(rows, Is.EqualTo(codes));
    }

    [Test]
    public void Every_environment_variable_that_the_program_reads_is_documented()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "environment.md"));

        var read = Repository
            .Files("src", "*.cs")
            .SelectMany(file => VariableName().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .ToList();

        Assert.That(read, Has.Count.GreaterThan(40));
        Assert.That(read.Where(name => !page.Contains($"`{name}`", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void The_rules_of_lint_are_the_table_in_the_code()
    {
        Assert.That(LintRules.All, Has.Length.GreaterThan(10));
        MadeTable.Holds(
            LintPage,
            "lint",
            $"| code | finds | level "
                + $"|\n|---|---|---|\n"
                + string.Concat(
                    LintRules.All.Select(rule =>
                        $"| [{rule.Code}](codes/seq{rule.Code[3]}xx.md#{rule.Code.ToLowerInvariant()}) "
                        + $"| {MadeTable.Escaped(rule.Title)} | {rule.Level.ToString().ToLowerInvariant()} |\n"
                    )
                )
        );
    }

    [Test]
    public void The_files_of_the_reference_are_valid()
    {
        var samples = YamlBlock()
            .Matches(File.ReadAllText(FilesPage))
            .Select(match => match.Groups[1].Value)
            .Take(2)
            .ToList();
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "sequences", "q3-outbound"));
        File.WriteAllText(Path.Combine(folder.Path, "sequences.yaml"), samples[0]);
        File.WriteAllText(Path.Combine(folder.Path, "sequences", "q3-outbound.yaml"), samples[1]);
        File.WriteAllText(Path.Combine(folder.Path, "sequences", "q3-outbound", "intro-a.md"), "Hi {{first_name}}");

        var read = new WorkspaceLint().Read(folder.Path, null);

        Assert.That(samples, Has.Count.EqualTo(2));
        Assert.That(read.Diagnostics, Is.Empty);
        Assert.That(read.Desired!.Sequences.Single().Steps!.Value, Has.Length.EqualTo(2));
    }

    [Test]
    public void The_files_of_the_reference_can_be_formatted_and_stay_valid()
    {
        var samples = YamlBlock()
            .Matches(File.ReadAllText(FilesPage))
            .Select(match => match.Groups[1].Value)
            .Take(2)
            .ToList();

        var formatted = samples
            .Select(
                (sample, place) =>
                    Formatter.Format(place == 0 ? "sequences.yaml" : "sequences/a.yaml", Encoding.UTF8.GetBytes(sample))
            )
            .ToList();

        Assert.That(formatted.SelectMany(result => result.Diagnostics), Is.Empty);
        Assert.That(
            formatted.Select(result => result.Text!.Count(letter => letter == '#')),
            Is.EqualTo(samples.Select(sample => sample.Count(letter => letter == '#')))
        );
    }

    [Test]
    public void Every_option_that_the_pages_name_exists()
    {
        var known = CommandTree
            .Root.Options.Concat(CommandTree.All.SelectMany(verb => verb.Command.Options))
            .SelectMany(option => option.Aliases.Append(option.Name))
            .ToHashSet(StringComparer.Ordinal);
        var text = string.Concat(Page.All.Select(page => page.Text));

        var named = OptionName()
            .Matches(text)
            .Select(match => match.Value)
            .Where(option =>
                option
                    is not (
                        "--project"
                        or "--filter"
                        or "--help"
                        or "--self-contained"
                        or "--cached"
                        or "--add-source"
                        or "--settings"
                        or "--api-key"
                        or "--manifest"
                        or "--repo"
                        or "--source"
                    )
            )
            .Distinct()
            .ToList();

        Assert.That(named, Has.Count.GreaterThan(12));
        Assert.That(named, Is.SubsetOf(known));
    }

    private static string Reference()
    {
        var text = new StringBuilder("| field | example | in Apollo | class | what it is |\n|---|---|---|---|---|\n");
        foreach (var field in Fields.All)
        {
            var values =
                field.Kind == FieldKind.Choice
                    ? $" One of {string.Join(", ", field.Choices.Select(choice => $"`{choice}`"))}."
                : field.Maximum is { } most
                    ? string.Create(CultureInfo.InvariantCulture, $" {field.Minimum} to {most}.")
                : "";
            text.Append(
                CultureInfo.InvariantCulture,
                $"| `{field.FullName}` | `{FieldExamples.Of(field)}` | `{field.ApiName}` "
                    + $"| {Word(field.Class)} | {field.Summary}{values} |\n"
            );
        }

        return text.ToString();
    }

    private static string Word(FieldClass fieldClass) =>
        fieldClass switch
        {
            FieldClass.Updatable => "updatable",
            FieldClass.UpdateOnly => "update only",
            FieldClass.Observed => "observed",
            FieldClass.CreateOnly => "create only",
            _ => "deprecated",
        };

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex YamlBlock();

    [GeneratedRegex("^\\| ([0-9]+) \\|", RegexOptions.Multiline)]
    private static partial Regex ExitCodeRow();

    [GeneratedRegex(
        "\"((?:APOLLO|SUPAGLUE|SEQUENCES|HTTPS|ALL|NO|SSL|GITHUB|GITLAB|CI|BUILD|SYSTEM|TF)_[A-Z0-9_]*[A-Z0-9])\""
    )]
    private static partial Regex VariableName();

    [GeneratedRegex("(?<![-\\w])--[a-z][a-z-]+")]
    private static partial Regex OptionName();
}
