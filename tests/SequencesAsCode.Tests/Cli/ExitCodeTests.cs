namespace SequencesAsCode.Tests.Cli;

/// <summary>
/// Every exit code in every command that can end with it, as text and as JSON: the same code, and exactly one document.
/// </summary>
public sealed class ExitCodeTests
{
    private const string Search = "/emailer_campaigns/search";
    private const string Update = "/sequences/66e9e215ece19801b2199101";

    private static IEnumerable<TestCaseData> Outcomes =>
        [
            Outcome(0, "plan"),
            Outcome(0, "apply --auto-approve"),
            Outcome(1, "plan", Fault("error", Search)),
            Outcome(1, "plan", Fault("garbage", Search)),
            Outcome(1, "plan", Fault("wrong_types", Search)),
            Outcome(1, "plan", Fault("repeat_page", Search), "the list repeats a page"),
            Outcome(1, "apply --auto-approve", Fault("error", Search)),
            Outcome(1, "apply --auto-approve --target q3-outbound", Refusal("PUT", "/sequences/*", 422)),
            Outcome(2, "plan --detailed-exitcode"),
            Outcome(3, "plan --target unknown"),
            Outcome(3, "apply --auto-approve --target unknown"),
            Outcome(4, "plan", Refusal("GET", "/users/api_profile", 401)),
            Outcome(4, "plan", Refusal("POST", Search, 403)),
            Outcome(4, "apply --auto-approve", Refusal("GET", "/users/api_profile", 401)),
            Outcome(4, "apply --auto-approve --target q3-outbound", Refusal("PUT", "/sequences/*", 401)),
            Outcome(4, "apply --auto-approve --target q3-outbound", Refusal("PUT", "/sequences/*", 403)),
            Outcome(5, "plan", Quota("hour", "POST", Search)),
            Outcome(
                5,
                "apply --auto-approve --target q3-outbound",
                """[{ "kind": "quota", "window": "hour", "retry_after": 3000"""
                    + """, "method": "GET", "path": "/emailer_campaigns/*", "call": 3, "times": 0 }]""",
                "the quota ends before the read-back"
            ),
            Outcome(5, "plan", Quota("day", "GET", "/emailer_campaigns/*")),
            Outcome(5, "apply --auto-approve", Quota("hour", "POST", "/sequences")),
            Outcome(5, "apply --auto-approve", Quota("hour", "PUT", "/sequences/*"), "written and stopped"),
            Outcome(8, "apply --auto-approve", Refusal("PUT", "/sequences/*", 422)),
            Outcome(
                8,
                "apply --auto-approve --on-error continue",
                Refusal("POST", "/sequences", 422),
                "the first fails and the next is written"
            ),
        ];

    [TestCaseSource(nameof(Outcomes))]
    public async Task The_code_is_the_same_as_text_and_as_one_JSON_document(int expected, string line, string? faults)
    {
        await using var first = await ServedApollo.StartAsync(faults);
        await using var second = await ServedApollo.StartAsync(faults);

        var text = await first.RunAsync(line.Split(' '));
        var json = await second.RunAsync([.. line.Split(' '), "--format", "json"]);

        Assert.That((text.ExitCode, json.ExitCode), Is.EqualTo((expected, expected)), text.All);
        Assert.That((int?)json.Json["exit_code"], Is.EqualTo(expected));
        Assert.That(
            text.Out.Length == 0,
            Is.EqualTo(json.Json["plan"] is null),
            "A result in one format is a result in the other."
        );
        if (json.Json["error"] is { } error)
            Assert.That(text.Error, Does.EndWith($"error: {error["message"]}\n"));
        Assert.That(text.All, Does.Not.Contain("   at SequencesAsCode"));
    }

    [Test]
    public async Task A_key_of_another_account_is_4_and_nothing_is_compared()
    {
        await using var served = await ServedApollo.StartAsync();
        served.Workspace.Replace("sequences.yaml", "apollo: {}", "apollo: { account: 5c1004a0ece19801b2190099 }");

        var run = await served.RunAsync("plan");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((4, "")));
        Assert.That(
            run.Error,
            Does.Contain($"The API key belongs to the account {ServedApollo.Team}")
                .And.Contain("5c1004a0ece19801b2190099")
        );
        Assert.That(served.Requests, Has.None.Contains("GET /emailer_campaigns/"));
    }

    [Test]
    public async Task A_key_of_another_account_than_the_lock_says_is_4()
    {
        await using var served = await ServedApollo.StartAsync();
        await served.RunAsync("apply", "--auto-approve");
        served.Workspace.Replace("sequences.production.lock.json", ServedApollo.Team, "5c1004a0ece19801b2190099");

        var run = await served.RunAsync("plan");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((4, "")));
        Assert.That(run.Error, Does.Contain("the lock file of 'production'"));
    }

    [TestCase("plan", 6)]
    [TestCase("plan --detailed-exitcode", 6)]
    [TestCase("apply --auto-approve", 8)]
    [TestCase("apply --auto-approve --target q3-outbound", 6)]
    public async Task A_guard_is_6_unless_something_else_was_written(string line, int expected)
    {
        await using var served = await ServedApollo.StartAsync();
        served.Workspace.With(
            "sequences/q3-outbound.yaml",
            served.Workspace.Read("sequences/q3-outbound.yaml").Split("removed:")[0]
        );

        var run = await served.RunAsync([.. line.Split(' '), "--format", "json"]);

        Assert.That((run.ExitCode, (int?)run.Json["exit_code"]), Is.EqualTo((expected, expected)), run.All);
        Assert.That(served.Writes, Has.None.EqualTo($"PUT {Update}"));
    }

    [TestCase("plan", 6)]
    [TestCase("apply --auto-approve", 6)]
    public async Task Protection_that_is_lifted_together_with_a_removal_is_6_and_on_its_own_0(string line, int expected)
    {
        await using var served = await ServedApollo.StartAsync();
        const string file = "sequences/q3-outbound.yaml";
        await served.RunAsync("apply", "--auto-approve");
        var (protect, allowed) = (served.Workspace.Read(file) + "\nprotect: true\n", served.Workspace.Read(file));
        served.Workspace.With(file, protect);
        var protecting = await served.RunAsync("apply", "--auto-approve");
        var step = allowed.IndexOf("  - key: connect", StringComparison.Ordinal);
        var fewer = allowed[..step] + allowed[allowed.IndexOf("\n  - key: ", step, StringComparison.Ordinal)..][1..];
        var writes = served.Writes.Count();

        served.Workspace.With(file, fewer + "\nprotect: false\n");
        var both = await served.RunAsync([.. line.Split(' '), "--allow-removals", "--format", "json"]);
        served.Workspace.With(file, allowed + "\nprotect: false\n");
        var lifting = await served.RunAsync("apply", "--auto-approve");

        Assert.That((protecting.ExitCode, both.ExitCode, lifting.ExitCode), Is.EqualTo((0, expected, 0)), both.All);
        Assert.That((string?)both.Json["plan"]!["sequences"]![0]!["blocks"]![0]!["code"], Is.EqualTo("protected"));
        Assert.That(served.Writes.Count(), Is.EqualTo(writes));
        Assert.That(served.Workspace.Read("sequences.production.lock.json"), Does.Not.Contain("protect"));
    }

    [TestCase("apply plan.json", 8)]
    [TestCase("apply plan-of-one.json", 7)]
    public async Task A_fingerprint_that_moved_is_7_unless_something_else_was_written(string line, int expected)
    {
        await using var served = await ServedApollo.StartAsync();
        await served.RunAsync("plan", "--out", "plan.json");
        await served.RunAsync("plan", "--out", "plan-of-one.json", "--target", "q3-outbound");
        served.Apollo.Handle(
            new("PUT", $"/api/v1{Update}", "", [new("x-api-key", "k")], """{"name":"Renamed in Apollo"}""")
        );

        var run = await served.RunAsync([.. line.Split(' '), "--format", "json"]);

        Assert.That((run.ExitCode, (int?)run.Json["exit_code"]), Is.EqualTo((expected, expected)), run.All);
        Assert.That(
            served.Writes.Count(write => write == $"PUT {Update}"),
            Is.EqualTo(1),
            "Only the edit made in Apollo."
        );
    }

    private static TestCaseData Outcome(int expected, string line, string? faults = null, string? name = null) =>
        new TestCaseData(expected, line, faults).SetArgDisplayNames(
            $"{expected}: {line}{(faults is null ? "" : $", {name ?? faults}")}"
        );

    private static string Fault(string kind, string path) =>
        $$"""[{ "kind": "{{kind}}", "path": "{{path}}", "times": 0 }]""";

    private static string Refusal(string method, string path, int status) =>
        $$"""[{ "kind": "answer", "status": {{status}}"""
        + $$""", "method": "{{method}}", "path": "{{path}}", "body": { "error": "No." }, "times": 0 }]""";

    private static string Quota(string window, string method, string path) =>
        $$"""[{ "kind": "quota", "window": "{{window}}", "retry_after": 3000"""
        + $$""", "method": "{{method}}", "path": "{{path}}", "times": 0 }]""";
}
