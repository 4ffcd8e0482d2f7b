using System.Text.Json.Nodes;
using SequencesAsCode.Tests.Support;

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
        Assert.That(((string?)only["key"], (string?)only["file"], (string?)only["matched_by"], (int?)only["steps"]), Is.EqualTo(("conference-follow-up", "sequences/conference-follow-up.yaml", "lock", 3)));
        Assert.That(OutputSchema.ProblemsOf(run.Out), Is.Empty);
    }

    [Test]
    public async Task Nothing_of_that_name_is_an_empty_list()
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync("list", "--name", "no such name");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(run.Out, Does.Contain("0 sequences of 2: 0 managed by files, 0 by none."));
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
            (copy["id"], copy["name"], copy["steps"]) = ($"77e9e215ece19801b21{number:D5}", $"Copy {number}", new JsonArray());
            sequences.Add(copy);
        }

        workspace.With(CliWorkspace.State, account.ToJsonString());

        var run = await workspace.RunAsync("list");

        Assert.That(run.Out, Does.Contain("153 sequences: 3 managed by files, 150 by none."), run.All);
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
        (copy["id"], copy["name"], copy["active"], copy["steps"]) = ("77e9e215ece19801b2199999", "Made by hand", false, new JsonArray());
        account["sequences"]!.AsArray().Add(copy);
        return workspace.With(CliWorkspace.State, account.ToJsonString());
    }
}
