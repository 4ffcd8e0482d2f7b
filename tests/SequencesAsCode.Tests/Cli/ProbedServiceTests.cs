using System.Text.Json.Nodes;
using SequencesAsCode.Testing.Apollo;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

/// <summary>The command against a service over HTTP: what it costs, and what plans do with what it found.</summary>
[TestFixture]
internal sealed class ProbedServiceTests
{
    private const string Facts = "sequences.production.facts.json";
    private static readonly string[] Probe = ["probe", "-e", "production", "--auto-approve"];

    [Test]
    public async Task It_says_what_is_left_of_the_calls_it_needs()
    {
        await using var served = await ServedApollo.StartAsync(options: ["enforce_quota=true"]);

        var run = await served.Workspace.RunAsync([.. Probe, "--only", "wait"]);

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(run.Out, Does.Contain("api/v1/sequences/update: about 8 calls, 400 left this hour"));
        Assert.That(run.Out, Does.Contain("api/v1/emailer_campaigns/archive: about 1 call, 400 left this hour"));
    }

    [TestCase("quota_hour=5", "hour")]
    [TestCase("quota_day=5", "day")]
    public async Task With_too_few_calls_left_it_does_not_begin(string quota, string window)
    {
        await using var served = await ServedApollo.StartAsync(options: ["enforce_quota=true", quota]);

        var run = await served.Workspace.RunAsync([.. Probe, "--only", "wait"]);

        Assert.That(run.ExitCode, Is.EqualTo(5), run.All);
        Assert.That(run.Error, Does.Contain("This needs 8 calls of api/v1/sequences/update").And.Contain(window));
        Assert.That(served.Writes, Is.EqualTo(new[] { "POST /usage_stats/api_usage_stats" }));
        Assert.That(File.Exists(served.Workspace.In(Facts)), Is.False);
    }

    [Test]
    public async Task A_key_that_may_not_see_what_is_left_measures_all_the_same()
    {
        await using var served = await ServedApollo.StartAsync(
            options:
            [
                "allowed_endpoints=api/v1/users/api_profile,api/v1/emailer_campaigns/search,"
                    + "api/v1/sequences/create,api/v1/sequences/update,api/v1/emailer_campaigns/show,"
                    + "api/v1/emailer_campaigns/archive",
            ]
        );

        var run = await served.Workspace.RunAsync([.. Probe, "--only", "wait"]);

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(run.Out, Does.Contain("api/v1/sequences/update: about 8 calls\n"));
    }

    [Test]
    public async Task A_read_that_was_measured_to_be_refused_is_not_tried()
    {
        await using var served = await ServedApollo.StartAsync(options: "read_one=false");
        var measured = await served.Workspace.RunAsync([.. Probe, "--only", "read"]);
        Assert.That(measured.ExitCode, Is.Zero, measured.All);
        var id = Adopt(served);
        served.Apollo.ClearLog();

        var plan = await served.Workspace.RunAsync("plan", "-e", "production");

        Assert.That(plan.All, Does.Contain("SEQ525").And.Contain("so it was not tried"));
        Assert.That(served.Requests, Has.None.EqualTo($"GET /emailer_campaigns/{id}"));
    }

    [Test]
    public async Task A_read_that_was_measured_to_work_is_made()
    {
        await using var served = await ServedApollo.StartAsync();
        await served.Workspace.RunAsync([.. Probe, "--only", "read"]);
        var id = Adopt(served);
        served.Apollo.ClearLog();

        var plan = await served.Workspace.RunAsync("plan", "-e", "production");

        Assert.That(plan.All, Does.Not.Contain("SEQ525"));
        Assert.That(served.Requests, Has.Some.EqualTo($"GET /emailer_campaigns/{id}"));
    }

    [Test]
    public async Task What_the_account_removes_is_a_warning_of_validate_without_a_call()
    {
        await using var served = await ServedApollo.StartAsync();
        await served.Workspace.RunAsync([.. Probe, "--only", "markup"]);
        served.Workspace.With(
            "sequences/marked.yaml",
            "key: marked\nname: Marked\nsteps:\n  - type: auto_email\n    wait: 1 day\n    touches:\n"
                + "      - { status: approved, subject: S, body_html: 'Hi <form>One</form>' }\n"
        );
        served.Workspace.Replace(
            "sequences.yaml",
            "production: { apollo: {} }",
            $"production: {{ apollo: {{ account: {ServedApollo.Team} }} }}"
        );
        served.Apollo.ClearLog();

        var run = await served.Workspace.RunAsync("validate", "-e", "production");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(run.All, Does.Match("sequences/marked.yaml:7:[0-9]+: warning SEQ651: Apollo removes <form>"));
        Assert.That(served.Requests, Is.Empty);
    }

    [Test]
    public async Task The_key_is_only_in_headers_and_only_of_this_host()
    {
        await using var served = await ServedApollo.StartAsync();

        var run = await served.Workspace.RunAsync([.. Probe, "--only", "key", "--verbose"]);

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(run.All, Does.Contain("key.bearer").And.Not.Contain(ServedApollo.Key));
        Assert.That(served.Workspace.Read(Facts), Does.Not.Contain(ServedApollo.Key));
        Assert.That(
            served.Apollo.Requests.Select(request => request.Path + request.Query + request.Body),
            Has.None.Contains(ServedApollo.Key)
        );
    }

    // A file that claims a sequence of the account by its id.
    private static string Adopt(ServedApollo served)
    {
        Directory.Delete(served.Workspace.In("sequences"), recursive: true);
        var id = (string)
            JsonNode.Parse(served.Apollo.ExportState())!["sequences"]!
                .AsArray()
                .First(sequence => (bool?)sequence!["archived"] != true)!["id"]!;
        served.Workspace.With(
            "sequences/claimed.yaml",
            $"key: claimed\nid: {id}\nname: Claimed\nsteps:\n  - {{ type: call, wait: 1 day }}\n"
        );
        return id;
    }
}
