using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

public sealed class ApplyCommandTests
{
    private const string TwoAccounts =
        "version: 1\nsequences: sequences/*.yaml\ndefault_environment: production\nenvironments: { staging: "
        + "{ apollo: {} }, production: { apollo: {} } }\nvariables: [webinar_date]\n";
    private const string SecondWriteFails =
        """[{ "kind": "answer", "status": 422, "method": "PUT", "path": "/sequences/*", "body": """
        + """{ "error": "No." } }]""";

    [TestCase("apply")]
    [TestCase("apply --format json")]
    public async Task Where_nobody_can_be_asked_it_needs_a_plan_or_approval(string line)
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync(line.Split(' '));

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.All, Does.Contain("There is no terminal to ask on.").And.Contain("--auto-approve"));
        Assert.That(Directory.Exists(workspace.In(".sequences")), Is.False);
    }

    [Test]
    public async Task JSON_is_never_interrupted_by_a_question()
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync(new CliStage(Answer: "yes\n"), "apply", "--format", "json");

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((3, "")));
        Assert.That((string?)run.Json["error"]!["kind"], Is.EqualTo("invalid_arguments"));
    }

    [Test]
    public async Task A_person_sees_the_plan_and_the_question_and_says_yes()
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync(new CliStage(Answer: "yes\n"), "apply");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(run.Out, Does.StartWith("Plan for local (emulator)").And.Contain("Apply: 3 applied."));
        // On a slow machine the progress follows.
        Assert.That(run.Error, Does.StartWith("This changes what 40 people receive in local. Type 'yes' to apply: "));
        Assert.That(run.Out.Split("(trial-welcome): now managed"), Has.Length.EqualTo(2), "Each result is told once.");
    }

    [TestCase("no\n")]
    [TestCase("y\n")]
    [TestCase("YES\n")]
    [TestCase("\n")]
    [TestCase("")]
    public async Task Anything_but_yes_cancels_and_changes_nothing(string answer)
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync(new CliStage(Answer: answer), "apply");

        Assert.That(run.ExitCode, Is.EqualTo(130));
        Assert.That(run.Error, Does.EndWith("error: Cancelled. Nothing was changed.\n"));
        Assert.That(
            Directory.GetFiles(workspace.In(".sequences")).Select(Path.GetFileName),
            Is.EqualTo(new[] { "emulator.local.json.lock" }),
            "All it left is what kept others away meanwhile."
        );
    }

    [Test]
    public async Task Nobody_is_asked_when_there_is_nothing_to_apply()
    {
        using var workspace = CliWorkspace.Quickstart();
        await workspace.RunAsync("apply", "--auto-approve");

        var run = await workspace.RunAsync(new CliStage(Answer: ""), "apply");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(run.Error, Does.Not.Contain("Type 'yes'"));
    }

    [Test]
    public async Task Progress_is_one_line_a_sequence_on_stderr_when_nobody_looks()
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync("apply", "--auto-approve", "--format", "json");

        Assert.That(
            run.Error.Split('\n').Select(line => line.Split(' ')[0]),
            Is.EqualTo(new[] { "applied", "applied", "applied", "" })
        );
        Assert.That(run.Json["report"]!["results"]!.AsArray(), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Without_a_terminal_each_result_is_a_line_of_the_result_and_nothing_else()
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync("apply", "--auto-approve");

        var told = run.All.Split('\n').Where(line => line.TrimStart().StartsWith("applied ", StringComparison.Ordinal));
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")), run.All);
        Assert.That(told.Count(), Is.EqualTo(3), run.All);
    }

    [Test]
    public async Task A_result_is_there_as_soon_as_its_sequence_ended()
    {
        var seen = new List<string>();
        using var output = new StringWriter { NewLine = "\n" };
        await using var served = await ServedApollo.StartAsync(onChanged: () => seen.Add(output.ToString()));

        await served.Workspace.RunAsync(new CliStage { Output = output }, "apply", "--auto-approve");

        Assert.That(seen[^1], Does.Contain("  applied ").And.Not.Contain("Apply: "));
    }

    [Test]
    public async Task An_output_that_breaks_ends_no_apply_in_the_middle()
    {
        await using var served = await ServedApollo.StartAsync();
        using var output = new BrokenWriter("Apply to ");

        var run = await served.Workspace.RunAsync(new CliStage { Output = output }, "apply", "--auto-approve");
        var plan = await served.RunAsync("plan", "--detailed-exitcode");

        Assert.That((run.ExitCode, plan.ExitCode), Is.EqualTo((1, 0)), run.Error + plan.All);
        Assert.That(run.Error, Does.Contain("No space left"));
    }

    [TestCase("apply")]
    [TestCase("contacts add --sequence a --email kim@example.com --mailbox dana@example.com")]
    public async Task Without_a_workspace_that_is_what_it_says(string line)
    {
        using var workspace = new CliWorkspace();

        var run = await workspace.RunAsync(line.Split(' '));

        Assert.That(run.ExitCode, Is.EqualTo(3), run.All);
        Assert.That(run.Error, Does.Contain("SEQ101").And.Not.Contain("Nobody can be asked"));
    }

    [Test]
    public async Task With_nothing_to_apply_JSON_is_still_one_document()
    {
        using var workspace = CliWorkspace.Quickstart();
        await workspace.RunAsync("apply", "--auto-approve");

        var run = await workspace.RunAsync("apply", "--auto-approve", "--format", "json");

        Assert.That((run.ExitCode, (int?)run.Json["exit_code"]), Is.EqualTo((0, 0)), run.All);
        Assert.That((run.Json["plan"] is null, run.Json["report"] is null), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task A_journal_that_cannot_be_written_is_1_and_nothing_was_sent()
    {
        await using var served = await ServedApollo.StartAsync();
        served.Workspace.With(".sequences/journal.production.jsonl/file", "in a folder where the journal should be");

        var run = await served.RunAsync("apply", "--auto-approve", "--format", "json");

        Assert.That((run.ExitCode, (int?)run.Json["exit_code"]), Is.EqualTo((1, 1)), run.All);
        Assert.That(
            (string?)run.Json["report"]!["results"]![0]!["message"],
            Does.StartWith("Nothing was sent, because it could not be recorded")
        );
        Assert.That(served.Writes, Is.Empty);
    }

    [TestCase("stop", "not_attempted")]
    [TestCase("continue", "applied")]
    public async Task On_error_says_what_becomes_of_the_rest(string choice, string last)
    {
        await using var served = await ServedApollo.StartAsync(SecondWriteFails);

        var run = await served.RunAsync("apply", "--auto-approve", "--on-error", choice, "--format", "json");

        var statuses = run.Json["report"]!["results"]!.AsArray().Select(result => (string?)result!["status"]);
        Assert.That(run.ExitCode, Is.EqualTo(8), run.All);
        Assert.That(statuses, Is.EqualTo(new[] { "applied", "failed", last }));
    }

    [Test]
    public async Task Stopping_is_what_it_does_when_nothing_is_said()
    {
        await using var served = await ServedApollo.StartAsync(SecondWriteFails);

        var run = await served.RunAsync("apply", "--auto-approve");

        Assert.That(run.ExitCode, Is.EqualTo(8), run.All);
        Assert.That(run.Out, Does.Contain("Stopped at the failure").And.Contain("1 not attempted"));
    }

    [Test]
    public async Task Several_accounts_need_one_named_when_nobody_looks()
    {
        await using var served = await ServedApollo.StartAsync();
        served
            .Workspace.With("sequences.yaml", TwoAccounts)
            .Replace(
                "sequences/q3-outbound.yaml",
                "id: 66e9e215ece19801b2199101",
                "id: { by_environment: { production: 66e9e215ece19801b2199101 } }"
            )
            .Replace(
                "sequences/trial-welcome.yaml",
                "id: 66e9e215ece19801b2199102",
                "id: { by_environment: { production: 66e9e215ece19801b2199102 } }"
            );

        var silent = await served.RunAsync("apply", "--auto-approve");
        var callsOfSilent = served.Apollo.Requests.Length;
        var named = await served.RunAsync("apply", "--auto-approve", "-e", "production");

        Assert.That((silent.ExitCode, silent.Out, callsOfSilent), Is.EqualTo((3, "", 0)));
        Assert.That(
            silent.Error,
            Is.EqualTo("error: The workspace has several environments with an account.\nName one with -e NAME.\n")
        );
        Assert.That(named.ExitCode, Is.Zero, named.All);
        Assert.That(File.Exists(served.Workspace.In("sequences.production.lock.json")), Is.True);
    }

    /// <summary>A stream that takes nothing any more from a text on, as a full disk does.</summary>
    private sealed class BrokenWriter(string from) : StringWriter
    {
        private bool isBroken;

        public override void Write(string? value)
        {
            isBroken |= value?.Contains(from, StringComparison.Ordinal) == true;
            if (isBroken)
                throw new IOException("No space left on device");
            base.Write(value);
        }
    }
}
