using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ProbeCommandTests : IDisposable
{
    private const string Facts = ".sequences/sequences.local.facts.json";
    private const string Journal = ".sequences/probe.local.json";

    private readonly CliWorkspace workspace = CliWorkspace.Quickstart();

    public void Dispose() => workspace.Dispose();

    [Test]
    public async Task A_dry_run_lists_the_questions_and_sends_nothing()
    {
        var run = await workspace.RunAsync("probe", "--dry-run", "--only", "wait,read.one", "--verbose");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Approve.Text(run.Out);
        Assert.That(run.Error, Does.Not.Contain("POST"));
        Assert.That(File.Exists(workspace.In(CliWorkspace.State)), Is.False);
    }

    [Test]
    public async Task It_says_what_it_does_asks_and_measures()
    {
        var run = await workspace.RunAsync(new CliStage("yes"), "probe", "--only", "wait", "--only", "read");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(run.Error, Does.Contain("Type 'yes' to measure"));
        Approve.Text(run.Out.Replace(ScratchIn(run.Out), "ID", StringComparison.Ordinal));
        Assert.That(File.Exists(workspace.In(Facts)), Is.True);
        Assert.That(File.Exists(workspace.In(Journal)), Is.False);
    }

    [Test]
    public async Task Without_a_yes_nothing_is_changed()
    {
        var run = await workspace.RunAsync(new CliStage("no"), "probe");

        Assert.That(run.ExitCode, Is.EqualTo(130));
        Assert.That(File.Exists(workspace.In(CliWorkspace.State)), Is.False);
    }

    [Test]
    public async Task It_counts_the_facts_of_the_run_and_of_the_file()
    {
        var first = await workspace.RunAsync("probe", "--auto-approve", "--only", "wait");
        var second = await workspace.RunAsync("probe", "--auto-approve", "--only", "read");

        Assert.That(first.Out, Does.Contain($"\n4 facts in {Facts}."));
        Assert.That(second.Out, Does.Contain($"\n2 facts measured, 6 in {Facts}."));
    }

    [Test]
    public async Task A_dry_run_of_an_unknown_environment_is_a_mistake()
    {
        var run = await workspace.RunAsync("probe", "--dry-run", "-e", "nowhere");

        Assert.That(run.ExitCode, Is.EqualTo(3), run.All);
        Assert.That(run.All, Does.Contain("nowhere").And.Contain("local"));
    }

    [Test]
    public async Task Without_a_terminal_it_needs_the_approval()
    {
        var run = await workspace.RunAsync("probe");

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Error, Does.Contain("--auto-approve"));
    }

    [Test]
    public async Task An_unknown_question_is_a_mistake()
    {
        var run = await workspace.RunAsync("probe", "--auto-approve", "--only", "weather");

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Error, Does.Contain("No question begins with 'weather'"));
    }

    [TestCase("--auto-approve")]
    [TestCase("--dry-run")]
    [TestCase("--clean")]
    public async Task The_json_fits_the_schema(string option)
    {
        string[] only = option == "--clean" ? [] : ["--only", "wait"];
        var run = await workspace.RunAsync(["probe", option, "--format", "json", .. only]);

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(OutputSchema.ProblemsOf(run.Out), Is.Empty);
        Assert.That(run.Json["probe"], Is.Not.Null);
        Assert.That(run.Json["probe"]!["calls"]!.AsArray(), Has.Count.EqualTo(option == "--clean" ? 0 : 5));
    }

    [Test]
    public async Task What_is_shared_names_no_account_and_no_id()
    {
        await workspace.RunAsync("probe", "--auto-approve");

        var run = await workspace.RunAsync("probe", "--share");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(run.Out, Does.Contain("steps.omitted_stay: refused"));
        Assert.That(run.Out, Does.Not.Match("[0-9a-f]{24}"));
    }

    [Test]
    public async Task What_is_shared_can_be_chosen_and_be_json()
    {
        await workspace.RunAsync("probe", "--auto-approve", "--only", "wait,read,markup");

        var text = await workspace.RunAsync("probe", "--share", "--only", "markup.bold,read");
        var json = await workspace.RunAsync("probe", "--share", "--only", "markup.bold,read", "--format", "json");
        var nothing = await workspace.RunAsync("probe", "--share", "--only", "weather");

        string[] names = ["markup.bold", "read.archived", "read.one"];
        Assert.That(text.Out.Split('\n')[1..^1].Select(line => line.Split(':')[0]), Is.EqualTo(names));
        Assert.That(OutputSchema.ProblemsOf(json.Out), Is.Empty);
        Assert.That(json.Json["probe"]!["facts"]!.AsArray().Select(fact => (string)fact!["name"]!), Is.EqualTo(names));
        Assert.That((string)json.Json["probe"]!["account"]!, Is.Empty);
        Assert.That((nothing.ExitCode, nothing.Error), Is.EqualTo((3, nothing.Error)));
        Assert.That(nothing.Error, Does.Contain("begins with 'weather'"));
    }

    [TestCase("--share --clean", "'--clean' has no effect with '--share'")]
    [TestCase("--share --dry-run", "'--dry-run' has no effect with '--share'")]
    [TestCase("--share --auto-approve", "'--auto-approve' has no effect with '--share'")]
    [TestCase("--clean --dry-run", "'--dry-run' has no effect with '--clean'")]
    [TestCase("--clean --only wait", "'--only' has no effect with '--clean'")]
    public async Task An_option_without_an_effect_is_a_mistake(string options, string message)
    {
        var run = await workspace.RunAsync(["probe", .. options.Split(' ')]);

        Assert.That(run.ExitCode, Is.EqualTo(3), run.All);
        Assert.That(run.Error, Does.Contain(message));
    }

    [Test]
    public async Task Without_a_terminal_its_progress_is_a_line_for_each_question()
    {
        var run = await workspace.RunAsync("probe", "--auto-approve", "--only", "wait", "--format", "json");

        Assert.That(
            run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.Contains(" of 4: ")),
            Is.EqualTo(
                new[]
                {
                    "1 of 4: wait.seconds",
                    "2 of 4: wait.zero",
                    "3 of 4: wait.fraction",
                    "4 of 4: wait.unit_stays",
                }
            )
        );
    }

    [Test]
    public async Task On_a_terminal_its_progress_is_a_bar()
    {
        var run = await workspace.RunAsync(new CliStage("yes"), "probe", "--only", "wait");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(run.Error, Does.Contain("of 4: wait.").And.Contain("%"));
    }

    [Test]
    public async Task Without_facts_there_is_nothing_to_share()
    {
        var run = await workspace.RunAsync("probe", "--share");

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Error, Does.Contain("Run 'sequences probe' first"));
    }

    [Test]
    public async Task Doctor_shows_the_facts_and_a_scratch_sequence_that_was_left()
    {
        await workspace.RunAsync("probe", "--auto-approve", "--only", "wait");
        workspace.With(Journal, "{\"account\":\"x\",\"id\":null}");

        var run = await workspace.RunAsync("doctor", "--verbose");

        Assert.That(run.Out, Does.Contain("sequences.local.facts.json, 4 in use"));
        Assert.That(run.Out, Does.Contain("an earlier probe did not finish"));
    }

    [Test]
    public async Task A_plan_uses_the_facts_and_says_when_it_does_not()
    {
        await workspace.RunAsync("probe", "--auto-approve", "--only", "wait");
        workspace.Replace(Facts, "\"account\": \"", "\"account\": \"other");

        var run = await workspace.RunAsync("plan");

        Assert.That(run.All, Does.Contain("SEQ521"));
    }

    private static string ScratchIn(string text)
    {
        var start = text.IndexOf("archived (", StringComparison.Ordinal) + "archived (".Length;
        return text[start..text.IndexOf(')', start)];
    }
}
