using System.Text.Json.Nodes;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

/// <summary>Lint in the commands, and the formats for pipelines.</summary>
public sealed class LintCommandTests
{
    private const string Body = "sequences/conference-follow-up/nice-to-meet-you.md";

    [TestCase("warning", 0, 2)]
    [TestCase("error", 3, 3)]
    [TestCase("off", 0, 2)]
    public async Task The_level_decides_about_validate_and_plan(string level, int validateCode, int planCode)
    {
        using var workspace = WithLink($"lint: {{ SEQ607: {level} }}\n");

        var validate = await workspace.RunAsync("validate");
        var plan = await workspace.RunAsync("plan", "--format", "json", "--detailed-exitcode");
        var apply = await workspace.RunAsync("apply", "--auto-approve", "--format", "json");

        var told = level == "off" ? [] : new[] { $"SEQ607 {level}" };
        Assert.That(
            (validate.ExitCode, plan.ExitCode, apply.ExitCode),
            Is.EqualTo((validateCode, planCode, validateCode))
        );
        Assert.That(
            validate.Out,
            Does.StartWith(
                level == "off"
                    ? "0 errors"
                    : $"{Body}:9:5: {level} SEQ607: The address of this link begins with 'http:'"
            )
        );
        Assert.That(Told(plan), Is.EqualTo(told));
        Assert.That(Told(apply), Is.EqualTo(told));
        Assert.That(plan.Json["plan"] is null, Is.EqualTo(level == "error"));
    }

    [Test]
    public async Task Import_and_pull_take_what_Apollo_has_whatever_lint_says_of_it()
    {
        using var workspace = WithLink("lint: { SEQ607: error }\n");
        await workspace.RunAsync("apply", "--auto-approve");
        workspace.Replace("sequences.yaml", "lint: { SEQ607: error }\n", "");
        await workspace.RunAsync("apply", "--auto-approve");
        workspace.Replace("sequences.yaml", "version: 1\n", "version: 1\nlint: { SEQ607: error }\n");

        var pull = await workspace.RunAsync("pull");
        var import = await workspace.RunAsync("import", "--all", "--force");
        var validate = await workspace.RunAsync("validate");

        Assert.That((pull.ExitCode, import.ExitCode, validate.ExitCode), Is.EqualTo((0, 0, 3)), pull.All + import.All);
        Assert.That(import.All, Does.Not.Contain("SEQ607"));
        Assert.That(validate.Out, Does.Contain("SEQ607"));
    }

    [TestCase("init --example")]
    public async Task A_starter_has_no_findings(string line)
    {
        using var workspace = new CliWorkspace();
        await workspace.RunAsync(line.Split(' '));

        var run = await workspace.RunAsync("validate");

        Assert.That(run.Out, Is.EqualTo("0 errors, 0 warnings.\n"));
    }

    [TestCase("")]
    [TestCase("--minimal")]
    public async Task A_typical_import_has_no_findings(string option)
    {
        using var workspace = new CliWorkspace()
            .With(
                "sequences.yaml",
                "version: 1\nenvironments: { local: { emulator: { seed: seed.json } } }\nvariables: [webinar_date]\n"
            )
            .With(
                "seed.json",
                File.ReadAllText(Path.Combine(Repository.Root, "examples/quickstart/emulator-seed.json"))
            );
        var import = await workspace.RunAsync([
            "import",
            "--all",
            .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        ]);

        var run = await workspace.RunAsync("validate");

        Assert.That(import.ExitCode, Is.Zero, import.All);
        Assert.That(Directory.GetFiles(workspace.In("sequences"), "*.yaml"), Is.Not.Empty);
        Assert.That(run.Out, Is.EqualTo("0 errors, 0 warnings.\n"));
    }

    [TestCase(".", "")]
    [TestCase("teams/outbound", "teams/outbound/")]
    public async Task Paths_are_those_of_the_repository(string folder, string prefix)
    {
        using var workspace = new CliWorkspace();
        Repository.Copy("examples/quickstart", workspace.In(folder));
        workspace.Replace($"{folder}/{Body}", "{{first_name}}", "{{frist_name}}");

        var sarif = await workspace.RunAsync("validate", "-C", folder, "--format", "sarif");
        var absolute = await workspace.RunAsync("validate", "-C", workspace.In(folder), "--format", "sarif");
        var github = await workspace.RunAsync("validate", "-C", folder, "--format", "github");

        var place = Run(sarif)["results"]![0]!["locations"]![0]!["physicalLocation"]!;
        Assert.That((string?)place["artifactLocation"]!["uri"], Is.EqualTo(prefix + Body));
        Assert.That((string?)Run(sarif)["results"]![0]!["ruleId"], Is.EqualTo("SEQ340"));
        Assert.That(absolute.Out, Is.EqualTo(sarif.Out));
        Assert.That(sarif.Out, Does.Not.Contain(workspace.Folder));
        Assert.That(
            github.Out,
            Does.StartWith($"::warning file={prefix}{Body},line=1,col=4,title=SEQ340::")
                .And.EndsWith("\n0 errors, 1 warning.\n")
        );
    }

    [Test]
    public async Task A_workspace_outside_of_the_working_folder_names_its_files_from_itself()
    {
        using var elsewhere = new CliWorkspace();
        using var workspace = WithLink("");

        var run = await elsewhere.RunAsync("validate", "-C", workspace.Folder, "--format", "github");

        Assert.That(run.Out, Does.StartWith($"::warning file={Body},line=9"));
    }

    [TestCase("lint: { SEQ607: warning }\n", 0)]
    [TestCase("lint: { SEQ607: error }\n", 3)]
    [TestCase("lint: { SEQ999: error }\n", 3)]
    public async Task The_exit_code_is_the_same_in_every_format(string settings, int exitCode)
    {
        using var workspace = WithLink(settings);

        foreach (var format in new[] { "text", "json", "sarif", "github" })
        {
            var run = await workspace.RunAsync("validate", "--format", format);
            Assert.That(run.ExitCode, Is.EqualTo(exitCode), format);
            if (format == "sarif")
                Assert.That(
                    (
                        (int)Run(run)["invocations"]![0]!["exitCode"]!,
                        (bool)Run(run)["invocations"]![0]!["executionSuccessful"]!
                    ),
                    Is.EqualTo((exitCode, true))
                );
        }
    }

    [Test]
    public async Task No_findings_are_a_run_without_results()
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync("validate", "--format=sarif");

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(Run(run)["results"]!.AsArray(), Is.Empty);
    }

    [TestCase("validate --format sarif --nonsense", 3)]
    [TestCase("plan --format sarif", 3)]
    [TestCase("--format sarif", 3)]
    public async Task Wrong_arguments_are_one_SARIF_document(string line, int exitCode)
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync(line.Split(' '));

        var invocation = Run(run)["invocations"]![0]!;
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((exitCode, "")));
        Assert.That(
            ((bool)invocation["executionSuccessful"]!, (int)invocation["exitCode"]!),
            Is.EqualTo((false, exitCode))
        );
        Assert.That(
            (string?)invocation["toolExecutionNotifications"]![0]!["descriptor"]!["id"],
            Is.EqualTo("invalid_arguments")
        );
        Assert.That(Run(run)["results"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Wrong_arguments_are_told_to_GitHub_and_to_people()
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync("validate", "--format", "github", "--nonsense");

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Out, Does.Match("^::error title=invalid_arguments::[^\n]*--nonsense[^\n]*\n$"));
        Assert.That(run.Error, Does.Contain("--nonsense"));
    }

    [Test]
    public async Task A_subject_that_only_Apollo_has_is_not_told_as_missing()
    {
        const string Touch = "{ key: a, type: new_thread, status: approved, subject: S, body_html: x }";
        using var workspace = new CliWorkspace()
            .With(
                "sequences.yaml",
                "version: 1\nsequences: sequences/*.yaml\nenvironments: { local: { emulator: {} } }\n"
            )
            .With(
                "sequences/a.yaml",
                $"key: a\nname: A\nsteps:\n  - {{ key: s, type: auto_email, wait: 1 day, touches: [{Touch}] }}\n"
            );
        await workspace.RunAsync("apply", "--auto-approve");

        workspace.Replace("sequences/a.yaml", "subject: S, ", "");
        var known = await workspace.RunAsync("validate");
        var plan = await workspace.RunAsync("plan", "--detailed-exitcode");
        workspace.Replace("sequences/a.yaml", "key: a, type", "key: b, type");
        var other = await workspace.RunAsync("validate");

        Assert.That(known.Out, Is.EqualTo("0 errors, 0 warnings.\n"), known.All);
        Assert.That(
            (plan.ExitCode, plan.All.Contains("SEQ611", StringComparison.Ordinal)),
            Is.EqualTo((0, false)),
            plan.All
        );
        Assert.That(other.Out, Does.Contain("SEQ611"), other.All);
    }

    private static CliWorkspace WithLink(string settings)
    {
        var workspace = CliWorkspace.Quickstart();
        return workspace
            .With(Body, workspace.Read(Body) + "\n[x](http://example.com)\n")
            .With(
                "sequences.yaml",
                workspace
                    .Read("sequences.yaml")
                    .Replace("version: 1\n", $"version: 1\n{settings}", StringComparison.Ordinal)
            );
    }

    private static IEnumerable<string> Told(CliRun run) =>
        run.Json["diagnostics"]!
            .AsArray()
            .Select(diagnostic => $"{(string?)diagnostic!["code"]} {(string?)diagnostic["severity"]}");

    private static JsonNode Run(CliRun run) => run.Json["runs"]!.AsArray().Single()!;
}
