using System.Text.Json.Nodes;

namespace SequencesAsCode.Tests.Cli;

/// <summary>
/// The program before a service in trouble: what it says, how it ends, and that running it again finishes the work.
/// </summary>
[TestFixture]
internal sealed class TroubleTests
{
    private const string Post = "\"method\":\"POST\",\"path\":\"/sequences\"";
    private const string Put = "\"method\":\"PUT\",\"path\":\"/sequences/*\"";
    private const string Get = "\"method\":\"GET\",\"path\":\"/emailer_campaigns/*\"";
    private const string Search = "\"path\":\"/emailer_campaigns/search\"";

    [TestCase("cut_after", Post, 1, 0)]
    [TestCase("empty", Post, 1, 0)]
    [TestCase("other_sequence", Post, 1, 0)]
    [TestCase("cut_before", Post, 1, 8)]
    [TestCase("lock", Post, 2, 0)]
    [TestCase("truncated", Put, 1, 0)]
    [TestCase("cut_within", Put, 1, 0)]
    [TestCase("error_after", Put, 1, 0)]
    [TestCase("error", Put, 3, 8)]
    [TestCase("answer\",\"status\":401,\"body\":\"Invalid API key.", Put, 1, 8)]
    [TestCase("quota\",\"window\":\"hour\",\"retry_after\":\"1800", Put, 1, 5)]
    [TestCase("cut_within", Get, 2, 0)]
    [TestCase("loose_types", Get, 9, 0)]
    [TestCase("wrong_types", Get, 5, 8)]
    [TestCase("stale", Get, 4, 0)]
    [TestCase("bad_gateway", Search, 6, 1)]
    [TestCase("repeat_page", Search, 1, 0)]
    [TestCase(
        "answer\",\"status\":200,\"content_type\":\"text/html; charset=nonsense\",\"body\":\"<p>Sign in to the network",
        Search,
        6,
        1
    )]
    public async Task It_ends_with_the_code_of_what_happened_and_the_next_run_finishes(
        string kind,
        string call,
        int times,
        int expected
    )
    {
        await using var served = await ServedApollo.StartAsync(
            $$"""{"faults":[{"kind":"{{kind}}",{{call}},"times":{{times}}}]}"""
        );

        var first = await served.RunAsync("apply", "--auto-approve", "--format", "json");
        var second = await served.RunAsync("apply", "--auto-approve", "--format", "json");
        var plan = await served.RunAsync("plan", "--detailed-exitcode");

        Assert.That(first.ExitCode, Is.EqualTo(expected), first.All);
        Assert.That((int)first.Json["exit_code"]!, Is.EqualTo(expected));
        Assert.That(first.All, Does.Not.Contain("bug in the program"));
        Assert.That((second.ExitCode, plan.ExitCode), Is.EqualTo((0, 0)), second.All + plan.All);
        var names = JsonNode.Parse(served.Apollo.ExportState())!["sequences"]!
            .AsArray()
            .Select(sequence => sequence!["name"]!.GetValue<string>())
            .ToList();
        Assert.That(names, Is.Unique);
    }
}
