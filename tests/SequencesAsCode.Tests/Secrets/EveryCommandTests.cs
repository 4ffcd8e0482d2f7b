using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Secrets;

/// <summary>The key is in nothing that any command says or writes, whatever the service does.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class EveryCommandTests
{
    [Test]
    public void Every_command_is_among_them()
    {
        var verbs = CommandTree.Verbs.ToList();

        var tried = EveryCommand.Lines.Select(line =>
            verbs.Find(verb => line == verb || line.StartsWith($"{verb} ", StringComparison.Ordinal))
        );

        Assert.That(verbs, Has.Count.GreaterThan(13));
        Assert.That(tried.Distinct(), Is.EquivalentTo(verbs));
    }

    [Test]
    public void The_search_finds_each_notation()
    {
        Assert.That(
            KeySearch.Notations.ToList(),
            Has.Count.GreaterThan(8).And.All.Matches<string>(text => KeySearch.In($"before {text} after").Any())
        );
        Assert.That(KeySearch.In("nothing of it"), Is.Empty);
    }

    [TestCase(null)]
    [TestCase("APOLLO_SALES_KEY")]
    public async Task When_all_goes_well(string? variable)
    {
        await using var served = await StartAsync(null);
        if (variable is not null)
        {
            served
                .Workspace.Replace("sequences.yaml", "apollo: {}", $"apollo: {{ key_env: {variable} }}")
                .Variables.Remove("APOLLO_API_KEY");
            served.Workspace.Variables[variable] = KeySearch.Key;
        }

        var leaks = await EveryCommand.LeaksAsync(served.Workspace);

        Assert.That(leaks, Is.Empty);
        Assert.That(
            Directory.GetFiles(served.Workspace.Folder).Select(Path.GetFileName),
            Is.SupersetOf(
                new[]
                {
                    "plan.json",
                    "snapshot.json",
                    "page.html",
                    "shown.html",
                    "preview.html",
                    "sequences.production.lock.json",
                }
            )
        );
        Assert.That(served.Writes, Is.Not.Empty);
        Assert.That(
            served
                .Apollo.Requests.Select(request =>
                    request
                        .Headers.Single(header => header.Key.Equals("x-api-key", StringComparison.OrdinalIgnoreCase))
                        .Value
                )
                .Distinct(),
            Is.EqualTo(new[] { KeySearch.Key })
        );
    }

    [TestCase(null)]
    [TestCase("""{"errors":[{"problem_type":"KEY","detail":"KEYS","meta":{"origin":"remote-provider"}}]}""")]
    [TestCase("""{"errors":[],"warnings":[{"problem_type":"KEY","detail":"KEYS"}]}""")]
    [TestCase("KEYS")]
    public async Task Through_Supaglue(string? body)
    {
        var text = body?.Replace(
            "KEYS",
            body == "KEYS"
                ? string.Join(" and ", KeySearch.Notations)
                : JsonEncodedText.Encode(string.Join(" and ", KeySearch.Notations)).ToString(),
            StringComparison.Ordinal
        );
        var fault = new JsonObject
        {
            ["kind"] = "answer",
            ["status"] = body?.Contains("warnings", StringComparison.Ordinal) == true ? 200 : 499,
            ["times"] = 0,
            ["path"] = "/engagement/v2/sequences/*/sequence_steps/*",
            ["body"] = text,
        };
        await using var served = await StartAsync(body is null ? null : new JsonArray(fault).ToJsonString());
        served
            .Workspace.Replace("sequences.yaml", "apollo: {}", "supaglue: { customer_id: acme, provider_name: apollo }")
            .Replace("sequences/trial-welcome.yaml", "Your trial, {{first_name}}", "Your trial is ready")
            .Variables["SUPAGLUE_API_KEY"] = KeySearch.Key;
        served.Workspace.Variables["SUPAGLUE_API_BASE_URL"] = served.Workspace.Variables["APOLLO_API_BASE_URL"];

        var leaks = await EveryCommand.LeaksAsync(served.Workspace);
        var apply = await served.RunAsync("apply", "--auto-approve", "--allow-activation", "--verbose");

        Assert.That(leaks.Concat(KeySearch.In(apply.All)), Is.Empty);
        Assert.That(served.Apollo.Requests.Any(request => request.Method == "PATCH"), Is.True, apply.All);
    }

    [TestCase(401, "text/plain")]
    [TestCase(403, "application/json")]
    [TestCase(404, "text/html")]
    [TestCase(422, "application/json")]
    [TestCase(429, "text/plain")]
    [TestCase(500, "text/html")]
    [TestCase(200, "text/plain")]
    public async Task When_the_service_repeats_it(int status, string type)
    {
        var words = string.Join(" and ", KeySearch.Notations);
        var body = type == "application/json" ? new JsonObject { ["error"] = words }.ToJsonString() : words;
        var fault = new JsonObject
        {
            ["kind"] = "answer",
            ["status"] = status,
            ["times"] = 0,
            ["body"] = body,
            ["content_type"] = type,
        };
        await using var served = await StartAsync(new JsonArray(fault).ToJsonString());

        Assert.That(await EveryCommand.LeaksAsync(served.Workspace), Is.Empty);
        Assert.That(served.Requests, Is.Not.Empty);
    }

    [Test]
    public async Task When_it_sends_us_to_another_host_that_host_is_not_asked()
    {
        using var other = new Recorder();
        await using var served = await StartAsync(
            """[{ "kind": "answer", "status": 307, "times": 0"""
                + $$""", "headers": { "location": "{{other.Address}}api/v1/stolen" } }]"""
        );

        Assert.That(await EveryCommand.LeaksAsync(served.Workspace), Is.Empty);
        Assert.That(other.Connections, Is.Zero);
        Assert.That(served.Requests, Is.Not.Empty);
    }

    [TestCase("https://127.0.0.1:{port}", TestName = "When_TLS_fails")]
    [TestCase("http://127.0.0.1:1", TestName = "When_nobody_listens")]
    [TestCase("{key}", TestName = "When_the_variables_are_swapped")]
    [TestCase("https://{key}", TestName = "When_it_is_put_into_the_address")]
    [TestCase("https://somebody:{urlkey}@127.0.0.1:1", TestName = "When_it_is_a_password_of_the_address")]
    [TestCase("https://127.0.0.1:1/?api_key={urlkey}", TestName = "When_it_is_in_the_query")]
    [TestCase("https://127.0.0.1:1/#{urlkey}", TestName = "When_it_is_in_the_fragment")]
    public async Task When_the_address_is_wrong(string address)
    {
        await using var served = await StartAsync(null);
        var port = new Uri(served.Workspace.Variables["APOLLO_API_BASE_URL"]!).Port;
        served.Workspace.Variables["APOLLO_API_BASE_URL"] = address
            .Replace("{port}", $"{port}", StringComparison.Ordinal)
            .Replace("{urlkey}", Uri.EscapeDataString(KeySearch.Key), StringComparison.Ordinal)
            .Replace("{key}", KeySearch.Key, StringComparison.Ordinal);

        Assert.That(await EveryCommand.LeaksAsync(served.Workspace), Is.Empty);
        Assert.That(served.Requests, Is.Empty);
    }

    [TestCase("\n")]
    [TestCase("é")]
    [TestCase("\0")]
    public async Task When_it_is_not_one(string more)
    {
        await using var served = await StartAsync(null);
        served.Workspace.Variables["APOLLO_API_KEY"] = $"{KeySearch.Key}{more}{KeySearch.Key}";

        Assert.That(await EveryCommand.LeaksAsync(served.Workspace), Is.Empty);
        Assert.That(served.Requests, Is.Empty);
    }

    [TestCase("GET /api/v1")]
    [TestCase("API call")]
    public async Task When_the_program_itself_fails(string at)
    {
        await using var served = await StartAsync(null);
        var failures = 0;

        var leaks = await EveryCommand.LeaksAsync(served.Workspace, text => Fail(text));

        Assert.That(leaks, Is.Empty);
        Assert.That(failures, Is.GreaterThan(5));

        void Fail(string text)
        {
            if (!text.Contains(at, StringComparison.Ordinal))
                return;
            failures++;
            throw new InvalidOperationException("A bug.");
        }
    }

    [Test]
    public async Task A_proxy_does_not_get_what_is_for_this_machine()
    {
        using var proxy = new Recorder();
        await using var served = await StartAsync(null);
        foreach (var name in new[] { "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY" })
            served.Workspace.Variables[name] = proxy.Address.ToString();
        using var program = ProgramProcess.Start(served.Workspace, "plan", "--verbose");

        var run = await program.EndAsync();

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(proxy.Connections, Is.Zero);
        Assert.That(served.Requests, Is.Not.Empty);
    }

    [TestCase("http://127.0.0.1.evil.example")]
    [TestCase("http://localhost.evil.example")]
    [TestCase("http://localhost.evil")]
    [TestCase("http://[::ffff:10.0.0.1]")]
    [TestCase("http://[::]")]
    [TestCase("http://0.0.0.0")]
    [TestCase("http://127.0.0.1@evil.example")]
    [TestCase("http://127.0.0.1:80@evil.example")]
    [TestCase("http://evil.example#@127.0.0.1")]
    [TestCase("http://evil.example\\@127.0.0.1")]
    [TestCase("http://127.0.0.1\\@evil.example")]
    [TestCase("http://user@127.0.0.1")]
    [TestCase("https://user:hunter2@api.apollo.io")]
    [TestCase("//api.apollo.io")]
    [TestCase("file:///etc/passwd")]
    public void An_address_that_is_not_surely_this_machine_or_https_is_refused(string address)
    {
        Assert.That(
            () => ConnectionSettings.CheckBaseUrl(address),
            Failing.With(FailureKind.Rejected).With.Message.Not.Contain("hunter2")
        );
    }

    [TestCase("http://127.0.0.1:8080")]
    [TestCase("http://localhost")]
    [TestCase("http://[::1]:8080/")]
    [TestCase("https://apollo.example.com")]
    public void An_address_that_is_may_be_used(string address)
    {
        Assert.That(() => ConnectionSettings.CheckBaseUrl(address), Throws.Nothing);
    }

    private static async Task<ServedApollo> StartAsync(string? faults)
    {
        var served = await ServedApollo.StartAsync(faults);
        served.Workspace.Variables["APOLLO_API_KEY"] = KeySearch.Key;
        return served;
    }

    /// <summary>Somebody else on the network, who counts who comes.</summary>
    private sealed class Recorder : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);

        public Recorder() => listener.Start();

        public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

        public int Connections => listener.Pending() ? 1 : 0;

        public void Dispose() => listener.Dispose();
    }
}
