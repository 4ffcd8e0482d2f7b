using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

public sealed class SecretTests
{
    private const string LostAnswer = """[{ "kind": "cut_after", "method": "POST", "path": "/sequences" }]""";

    [TestCase(null)]
    [TestCase(LostAnswer)]
    [TestCase("""[{ "kind": "answer", "status": 401, "method": "PUT", "path": "/sequences/*" }]""")]
    [TestCase("""[{ "kind": "garbage", "path": "/emailer_campaigns/search", "times": 0 }]""")]
    public async Task The_key_is_in_no_output_and_no_file(string? faults)
    {
        await using var served = await ServedApollo.StartAsync(faults);
        var said = new List<CliRun>
        {
            await served.RunAsync("validate", "--verbose"),
            await served.RunAsync("plan", "--verbose", "--out", "plan.json"),
            await served.RunAsync("plan", "--verbose", "--format", "json"),
            await served.RunAsync("apply", "--verbose", "--auto-approve"),
            await served.RunAsync("apply", "--verbose", "--format", "json", "plan.json"),
        };

        var files = Directory.GetFiles(served.Workspace.Folder, "*", SearchOption.AllDirectories);

        Assert.That(said.Sum(run => run.All.Length), Is.GreaterThan(1000));
        Assert.That(said.Select(run => run.All), Has.None.Contains(ServedApollo.Key));
        Assert.That(files, Has.Length.GreaterThanOrEqualTo(7));
        Assert.That(
            files.Where(file => File.ReadAllText(file).Contains(ServedApollo.Key, StringComparison.Ordinal)),
            Is.Empty
        );
    }

    [Test]
    public async Task The_key_is_not_in_the_journal_that_a_run_leaves_while_it_works()
    {
        var journals = new List<string>();
        ServedApollo? served = null;
        await using var apollo = served = await ServedApollo.StartAsync(onChanged: () =>
            journals.Add(served!.Workspace.Read(".sequences/journal.production.jsonl"))
        );

        await apollo.RunAsync("apply", "--auto-approve");

        Assert.That(journals, Has.Count.EqualTo(2).And.All.Contains("\"intent\""));
        Assert.That(journals, Has.None.Contains(ServedApollo.Key));
    }

    [Test]
    public async Task The_saved_plan_the_lock_and_the_verbose_log_were_among_what_was_searched()
    {
        await using var served = await ServedApollo.StartAsync();

        await served.RunAsync("plan", "--out", "plan.json");
        var apply = await served.RunAsync("apply", "--verbose", "plan.json");

        Assert.That(apply.Error, Does.Contain("POST /api/v1/sequences 200"));
        Assert.That(
            Directory.GetFiles(served.Workspace.Folder).Select(Path.GetFileName),
            Has.Member("plan.json").And.Member("sequences.production.lock.json")
        );
    }
}
