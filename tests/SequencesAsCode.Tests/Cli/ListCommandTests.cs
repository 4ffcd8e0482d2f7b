using System.Text.Json.Nodes;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

public sealed class ListCommandTests
{
    [Test]
    public async Task Each_sequence_is_told_with_what_manages_it()
    {
        using var workspace = await SomeAsync();

        var run = await workspace.RunAsync("list");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Approve.Text(run.Out);
    }

    [Test]
    public async Task The_same_as_JSON()
    {
        using var workspace = await SomeAsync();

        var run = await workspace.RunAsync("list", "--name", "CONFERENCE", "--format", "json");

        var listing = run.Json["listing"]!;
        Assert.That(((int)listing["total"]!, listing["sequences"]!.AsArray().Count), Is.EqualTo((4, 1)));
        var only = listing["sequences"]![0]!;
        Assert.That(
            ((string?)only["key"], (string?)only["file"], (string?)only["matched_by"], (int?)only["steps"]),
            Is.EqualTo(("conference-follow-up", "sequences/conference-follow-up.yaml", "lock", 3))
        );
        Assert.That(OutputSchema.ProblemsOf(run.Out), Is.Empty);
    }

    [Test]
    public async Task Nothing_of_that_name_is_an_empty_list()
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync("list", "--name", "no such name");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(run.Out, Does.Contain("0 sequences of 2.\n"));
    }

    [Test]
    public async Task Without_a_managed_sequence_the_head_is_above_the_others()
    {
        using var workspace = CliWorkspace.Quickstart();
        foreach (var file in Directory.GetFiles(workspace.In("sequences"), "*.yaml"))
            File.Delete(file);

        var run = await workspace.RunAsync("list");

        Assert.That(
            run.Out,
            Does.Match("local[^\n]*\n\nNot in any file; import them: sequences import --all\nSTATUS  NAME"),
            run.All
        );
    }

    [Test]
    public async Task In_an_empty_account_it_says_what_to_run()
    {
        using var workspace = new CliWorkspace().With(
            "sequences.yaml",
            "version: 1\nenvironments: { local: { emulator: {} } }\n"
        );

        var run = await workspace.RunAsync("list");

        Assert.That(
            run.Out,
            Does.Contain("\n0 sequences.\nTo create one, write a sequence file and run 'sequences plan'.\n")
                .And.Not.Contain("STATUS"),
            run.All
        );
    }

    [Test]
    public async Task All_pages_are_read()
    {
        using var workspace = CliWorkspace.Quickstart();
        await workspace.RunAsync("apply", "--auto-approve");
        var account = JsonNode.Parse(workspace.Read(CliWorkspace.State))!;
        var (sequences, first) = (account["sequences"]!.AsArray(), account["sequences"]![0]!);
        for (var number = 0; number < 150; number++)
        {
            var copy = (JsonObject)first.DeepClone();
            (copy["id"], copy["name"], copy["steps"]) = (
                $"77e9e215ece19801b21{number:D5}",
                $"Copy {number}",
                new JsonArray()
            );
            sequences.Add(copy);
        }

        workspace.With(CliWorkspace.State, account.ToJsonString());

        var run = await workspace.RunAsync("list");

        Assert.That(run.Out, Does.Contain("153 sequences: 3 managed by files, 150 not in any file."), run.All);
    }

    [Test]
    public async Task With_people_each_listed_sequence_is_read_whole_and_no_other()
    {
        using var workspace = await SomeAsync();

        var run = await workspace.RunAsync("list", "--people", "--verbose");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(run.Error, Does.Contain("Reading 4 sequences for the number of people: 4 calls.\n"));
        Assert.That(
            run.Error.Split('\n')
                .Count(line => line.Contains("GET /api/v1/emailer_campaigns/", StringComparison.Ordinal)),
            Is.EqualTo(4)
        );
        Assert.That(
            run.Error.IndexOf("for the number", StringComparison.Ordinal),
            Is.LessThan(run.Error.IndexOf("GET /api/v1/emailer_campaigns/", StringComparison.Ordinal))
        );
        Approve.Text(run.Out);
    }

    [TestCase(true, 40)]
    [TestCase(false, null)]
    public async Task People_in_JSON_are_a_number_or_null(bool asked, int? people)
    {
        await using var served = await ServedApollo.StartAsync();

        var run = await served.RunAsync([
            "list",
            "--name",
            "q3",
            "--format",
            "json",
            .. asked ? new[] { "--people" } : [],
        ]);

        Assert.That((int?)run.Json["listing"]!["sequences"]![0]!["people"], Is.EqualTo(people));
        Assert.That(OutputSchema.ProblemsOf(run.Out), Is.Empty);
        Assert.That(
            served.Requests.Count(request => request.StartsWith("GET /emailer_campaigns/", StringComparison.Ordinal)),
            Is.EqualTo(asked ? 1 : 0)
        );
    }

    [Test]
    public async Task A_key_that_may_not_read_a_sequence_leaves_people_unknown_and_says_so()
    {
        await using var served = await ServedApollo.StartAsync(options: "read_one=false");

        var run = await served.RunAsync("list", "--people");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(
            run.Error,
            Does.Contain(
                    "warning: the number of people is unknown: The API key may not call "
                        + "api/v1/emailer_campaigns/show (403:"
                )
                .And.Contain("Ask an Apollo admin")
        );
        Assert.That(run.Out, Does.Match(@"(?m)^on +Q3 .* \? +sequences/").And.Contain("2 sequences:"));
    }

    [Test]
    public async Task What_is_still_loading_stays_unknown()
    {
        await using var served = await ServedApollo.StartAsync(options: "metrics=loading");

        var run = await served.RunAsync("list", "--people", "--format", "json");

        Assert.That(
            run.Json["listing"]!["sequences"]!.AsArray().Select(sequence => sequence!["people"]),
            Is.EqualTo(new JsonNode?[] { null, null })
        );
        Assert.That(run.Error, Does.Not.Contain("warning"));
    }

    [TestCase("""{ "active": 3, "paused": 4 }""", "7", 0)]
    [TestCase("""{ "active": 1234, "paused": 0 }""", "1,234", 0)]
    [TestCase("""{ "active": "loading", "paused": "loading" }""", "40", 1)]
    [TestCase("""{ "active": 3 }""", "40", 1)]
    [TestCase("[]", "40", 1)]
    public async Task A_row_that_says_its_people_costs_no_call(string statuses, string people, int calls)
    {
        var rows =
            """{ "pagination": { "page": 1, "total_entries": 1, "total_pages": 1 }, "emailer_campaigns": ["""
            + $$"""{ "id": "66e9e215ece19801b2199101", "name": "Q3", "contact_statuses": {{statuses}} }] }""";
        await using var served = await ServedApollo.StartAsync(
            new JsonArray(
                new JsonObject
                {
                    ["kind"] = "answer",
                    ["status"] = 200,
                    ["times"] = 0,
                    ["path"] = "/emailer_campaigns/search",
                    ["body"] = rows,
                }
            ).ToJsonString()
        );

        var run = await served.RunAsync("list", "--people");

        Assert.That(run.Out, Does.Match($@"Q3 .* {people}  sequences/q3-outbound.yaml\n"), run.All);
        Assert.That(
            served.Requests.Count(request => request.StartsWith("GET /emailer_campaigns/", StringComparison.Ordinal)),
            Is.EqualTo(calls)
        );
    }

    [Test]
    public async Task What_the_snapshot_reads_is_not_read_again()
    {
        await using var served = await ServedApollo.StartAsync();

        var run = await served.RunAsync("list", "--people", "--snapshot", "snapshot.json", "--all");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(run.Out, Does.Not.Contain("?"));
        Assert.That(
            served.Requests.Count(request => request.StartsWith("GET /emailer_campaigns/", StringComparison.Ordinal)),
            Is.EqualTo(2)
        );
    }

    [TestCase(80, "list")]
    [TestCase(80, "list", "--ids", "--people")]
    [TestCase(60, "list")]
    public async Task Long_names_are_cut_so_that_each_line_fits(int width, params string[] line)
    {
        using var workspace = await SomeAsync();
        workspace.InApollo(sequences =>
        {
            for (var index = 0; index < sequences.Count; index++)
                sequences[index]["name"] =
                    $"{index} - Outbound | EMEA | Vice Presidents of Sales in Manufacturing 😀😀😀";
        });

        var run = await workspace.RunAsync(new CliStage { Width = width }, line);

        var rows = run.Out.Split('\n').Where(row => row.StartsWith("off ", StringComparison.Ordinal)).ToList();
        Assert.That(rows, Has.Count.GreaterThanOrEqualTo(2), run.All);
        Assert.That(rows, Has.All.Contains("…").And.All.Length.LessThanOrEqualTo(line.Length > 1 ? 100 : width));
    }

    [Test]
    public async Task A_name_from_the_account_cannot_act()
    {
        using var workspace = await SomeAsync();
        workspace.InApollo(sequences => sequences[0]["name"] = "evil\u001b[2J\n::error::x");

        var run = await workspace.RunAsync("list");

        Assert.That(run.Out, Does.Not.Contain("\u001b").And.Not.Match("(?m)^::error"));
    }

    // One by id, one by the lock, one that lost its file, one that nobody manages.
    private static async Task<CliWorkspace> SomeAsync()
    {
        var workspace = CliWorkspace.Quickstart();
        var apply = await workspace.RunAsync("apply", "--auto-approve");
        Assert.That(apply.ExitCode, Is.Zero, apply.All);
        File.Delete(workspace.In("sequences/trial-welcome.yaml"));
        var account = JsonNode.Parse(workspace.Read(CliWorkspace.State))!;
        var copy = (JsonObject)account["sequences"]![0]!.DeepClone();
        (copy["id"], copy["name"], copy["active"], copy["steps"]) = (
            "77e9e215ece19801b2199999",
            "Made by hand",
            false,
            new JsonArray()
        );
        account["sequences"]!.AsArray().Add(copy);
        return workspace.With(CliWorkspace.State, account.ToJsonString());
    }
}
