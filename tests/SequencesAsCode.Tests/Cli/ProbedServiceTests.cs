using System.Text.Json.Nodes;
using SequencesAsCode.Testing;
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
        Assert.That(
            run.Error,
            Does.Contain("Or ask fewer questions at a time, such as 'sequences probe --only clear'.")
        );
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
    public async Task Of_reads_that_were_measured_to_be_refused_only_one_is_tried()
    {
        await using var served = await ServedApollo.StartAsync(options: "read_one=false");
        var measured = await served.Workspace.RunAsync([.. Probe, "--only", "read"]);
        Assert.That(measured.ExitCode, Is.Zero, measured.All);
        Adopt(served, 2);
        served.Apollo.ClearLog();

        var plan = await served.Workspace.RunAsync("plan", "-e", "production");

        Assert.That(plan.All, Does.Contain("SEQ525").And.Contain("so only one was tried"));
        Assert.That(Reads(served), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task A_refusal_that_was_measured_with_one_key_does_not_stop_another()
    {
        await using var served = await ServedApollo.StartAsync();
        await served.Workspace.RunAsync([.. Probe, "--only", "read"]);
        served.Workspace.Replace(
            Facts,
            "\"name\":\"read.one\",\"outcome\":\"yes\"",
            "\"name\":\"read.one\",\"outcome\":\"refused\""
        );
        Adopt(served, 2);
        served.Apollo.ClearLog();

        var plan = await served.Workspace.RunAsync("plan", "-e", "production");
        var reads = Reads(served);
        var doctor = await served.Workspace.RunAsync("doctor", "-e", "production", "--verbose");

        Assert.That(plan.All, Does.Not.Contain("SEQ525"));
        Assert.That(reads.Distinct(), Has.Exactly(2).Items);
        Assert.That(doctor.All, Does.Contain("this key may read sequences, and the measuring key might not"));
    }

    [Test]
    public async Task A_read_that_was_measured_to_work_is_made()
    {
        await using var served = await ServedApollo.StartAsync();
        await served.Workspace.RunAsync([.. Probe, "--only", "read"]);
        var id = Adopt(served, 1);
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
    public async Task A_wait_that_the_account_refuses_is_said_once_and_is_no_guess()
    {
        await using var served = await ServedApollo.StartAsync();
        await served.Workspace.RunAsync([.. Probe, "--only", "wait"]);
        served.Workspace.With(
            "sequences/odd.yaml",
            "key: odd\nname: Odd\nsteps:\n  - { type: call, wait: 90 seconds }\n"
        );
        served.Workspace.Replace(
            "sequences.yaml",
            "production: { apollo: {} }",
            $"production: {{ apollo: {{ account: {ServedApollo.Team} }} }}"
        );

        var validate = await served.Workspace.RunAsync("validate", "-e", "production");
        var plan = await served.Workspace.RunAsync("plan", "-e", "production");

        Assert.That(validate.All, Does.Contain("SEQ650: This account does not take a wait of 90 seconds (measured "));
        Assert.That(validate.All, Does.Not.Contain("reported to refuse"));
        Assert.That(plan.All, Does.Contain("This account does not take a wait in seconds (step 1: 90 seconds"));
        Assert.That(plan.All, Does.Not.Contain("SEQ650").And.Not.Contain("reported to refuse"));
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

    [Test]
    public async Task Json_says_what_is_left_of_the_calls_it_needs()
    {
        await using var served = await ServedApollo.StartAsync(options: ["enforce_quota=true"]);

        var run = await served.Workspace.RunAsync([.. Probe, "--only", "wait", "--format", "json"]);

        var calls = run.Json["probe"]!["calls"]!.AsArray();
        Assert.That(OutputSchema.ProblemsOf(run.Out), Is.Empty);
        Assert.That(
            calls[0]!.ToJsonString(),
            Is.EqualTo("""{"endpoint":"api/v1/sequences/update","needed":8,"left":400,"window":"hour"}""")
        );
    }

    [Test]
    public async Task The_limit_of_a_minute_counts_for_the_time()
    {
        await using var served = await ServedApollo.StartAsync(options: ["enforce_quota=true", "quota_minute=50"]);

        var run = await served.Workspace.RunAsync(new CliStage("no"), "probe", "-e", "production");

        Assert.That(
            run.Out,
            Does.Match("Time: about 3 minutes. Only 50 calls of api/v1/emailer_campaigns/show are allowed each minute.")
        );
    }

    private static string[] Reads(ServedApollo served) =>
        [.. served.Requests.Where(request => request.StartsWith("GET /emailer_campaigns/", StringComparison.Ordinal))];

    // Files that claim sequences of the account by their ids.
    private static string Adopt(ServedApollo served, int count)
    {
        Directory.Delete(served.Workspace.In("sequences"), recursive: true);
        var ids = JsonNode.Parse(served.Apollo.ExportState())!["sequences"]!
            .AsArray()
            .Where(sequence => (bool?)sequence!["archived"] != true)
            .Select(sequence => (string)sequence!["id"]!)
            .Take(count)
            .ToList();
        Assert.That(ids, Has.Count.EqualTo(count));
        foreach (var id in ids)
            served.Workspace.With(
                $"sequences/claimed-{id}.yaml",
                $"key: claimed-{id}\nid: {id}\nname: Claimed {id}\nsteps:\n  - {{ type: call, wait: 1 day }}\n"
            );
        return ids[0];
    }
}
