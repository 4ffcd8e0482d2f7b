using System.Net;
using System.Net.Sockets;

namespace SequencesAsCode.Tests.Cli;

/// <summary>Where the key comes from and where it goes.</summary>
public sealed class ConnectionTests
{
    private const string Redirect =
        """[{ "kind": "answer", "status": 302, "times": 0, "headers": { "location": "/api/v1/elsewhere" } }]""";

    [TestCase(null)]
    [TestCase("")]
    [TestCase("  \t")]
    public async Task Without_a_key_it_is_4_and_the_variable_is_named(string? key)
    {
        await using var served = await ServedApollo.StartAsync();
        served.Workspace.Variables["APOLLO_API_KEY"] = key;

        var text = await served.RunAsync("plan");
        var json = await served.RunAsync("plan", "--format", "json");

        Assert.That((text.ExitCode, text.Out, json.ExitCode), Is.EqualTo((4, "", 4)));
        Assert.That(text.Error, Does.StartWith("error: No API key. Set the environment variable APOLLO_API_KEY"));
        Assert.That((string?)json.Json["error"]!["kind"], Is.EqualTo("key_refused"));
        Assert.That(served.Requests, Is.Empty);
    }

    [Test]
    public async Task The_key_is_taken_from_the_variable_that_the_environment_names()
    {
        await using var served = await ServedApollo.StartAsync(options: "accepted_keys=of-the-sales-team");
        served
            .Workspace.Replace("sequences.yaml", "apollo: {}", "apollo: { key_env: APOLLO_SALES_KEY }")
            .Variables.Add("APOLLO_SALES_KEY", "of-the-sales-team");

        var run = await served.RunAsync("plan");
        served.Workspace.Variables.Remove("APOLLO_SALES_KEY");
        var missing = await served.RunAsync("plan");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(missing.ExitCode, Is.EqualTo(4));
        Assert.That(missing.Error, Does.Contain("APOLLO_SALES_KEY"));
    }

    [Test]
    public async Task The_key_is_sent_as_its_header_and_nowhere_else()
    {
        await using var served = await ServedApollo.StartAsync();

        await served.RunAsync("apply", "--auto-approve");

        Assert.That(served.Apollo.Requests, Has.Length.GreaterThan(10));
        foreach (var request in served.Apollo.Requests)
        {
            Assert.That(
                request
                    .Headers.Where(header => header.Value.Contains(ServedApollo.Key, StringComparison.Ordinal))
                    .Select(header => header.Key.ToUpperInvariant()),
                Is.EqualTo(new[] { "X-API-KEY" })
            );
            Assert.That(request.Path + request.Query + request.Body, Does.Not.Contain(ServedApollo.Key));
        }
    }

    [TestCase(null, "an-access-token", "AUTHORIZATION: Bearer an-access-token")]
    [TestCase("", "an-access-token", "AUTHORIZATION: Bearer an-access-token")]
    [TestCase("a-key", "an-access-token", "X-API-KEY: a-key")]
    public async Task An_access_token_goes_as_bearer_where_there_is_no_key(string? key, string token, string sent)
    {
        await using var served = await ServedApollo.StartAsync();
        served.Workspace.Variables["APOLLO_API_KEY"] = key;
        served.Workspace.Variables["APOLLO_ACCESS_TOKEN"] = token;

        var run = await served.RunAsync("plan");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(served.Apollo.Requests, Has.Length.GreaterThan(2));
        var headers = served
            .Apollo.Requests.SelectMany(request => request.Headers)
            .Select(header => $"{header.Key.ToUpperInvariant()}: {header.Value}")
            .Where(header =>
                header.StartsWith("X-API-KEY", StringComparison.Ordinal)
                || header.StartsWith("AUTHORIZATION", StringComparison.Ordinal)
            );
        Assert.That(headers.Distinct(), Is.EqualTo(new[] { sent }));
    }

    [TestCase("http://api.apollo.io", "plain http is allowed for this machine only")]
    [TestCase("http://10.0.0.1:8080", "plain http is allowed for this machine only")]
    [TestCase("http://127.0.0.1.example.com", "plain http is allowed for this machine only")]
    [TestCase("ftp://api.apollo.io", "it must be the root of a host")]
    [TestCase("api.apollo.io", "it must be the root of a host")]
    [TestCase("/api/v1", "it must be the root of a host")]
    [TestCase(" ", "it must be the root of a host")]
    public async Task An_address_that_would_show_the_key_is_refused_before_any_call(string address, string why)
    {
        await using var served = await ServedApollo.StartAsync();
        served.Workspace.Variables["APOLLO_API_BASE_URL"] = address;

        var run = await served.RunAsync("plan", "--verbose");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((3, "")), run.Error);
        Assert.That(run.Error, Does.StartWith("error: APOLLO_API_BASE_URL is").And.Contain(why));
    }

    [Test]
    public async Task Https_to_another_host_is_let_through_up_to_the_missing_key()
    {
        await using var served = await ServedApollo.StartAsync();
        served.Workspace.Variables["APOLLO_API_BASE_URL"] = "https://apollo.example.com";
        served.Workspace.Variables["APOLLO_API_KEY"] = null;

        var run = await served.RunAsync("plan");

        Assert.That(run.ExitCode, Is.EqualTo(4));
        Assert.That(run.Error, Does.StartWith("error: No API key"));
    }

    [Test]
    public async Task A_redirect_is_not_followed()
    {
        await using var served = await ServedApollo.StartAsync(Redirect);

        var run = await served.RunAsync("plan");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((1, "")), run.Error);
        Assert.That(run.Error, Does.Contain("which is not followed"));
        Assert.That(served.Requests, Is.EqualTo(new[] { "GET /users/api_profile" }));
    }

    [Test]
    public async Task A_service_that_is_not_there_is_1_after_some_tries()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}";
        silent.Stop();
        await using var served = await ServedApollo.StartAsync();
        served.Workspace.Variables["APOLLO_API_BASE_URL"] = address;
        served.Workspace.IsTimed = true;

        var run = await served.RunAsync("plan", "--verbose");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((1, "")), run.Error);
        Assert.That(
            run.Error,
            Does.Contain("GET /api/v1/users/api_profile ConnectionError")
                .And.Contain("error: No usable answer from api/v1/users/api_profile")
        );
    }

    [Test]
    public async Task A_wait_is_announced_on_stderr_and_then_the_run_goes_on()
    {
        await using var served = await ServedApollo.StartAsync(
            """[{ "kind": "quota", "window": "minute", "retry_after": 42, "path": "/emailer_campaigns/search" }]"""
        );

        var run = await served.RunAsync("plan");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Error, Does.Contain("trying again in 42 s."));
        Assert.That(served.Workspace.Time.Waited, Is.EqualTo(TimeSpan.FromSeconds(42)));
    }
}
