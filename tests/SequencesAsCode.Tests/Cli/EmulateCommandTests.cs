using System.Net;
using System.Net.Sockets;
using SequencesAsCode.Cli;
using SequencesAsCode.Cli.Screen;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

public sealed class EmulateCommandTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const string NewSequence = """{"name":"Made through the door","emailer_steps":[]}""";

    [Test]
    public async Task One_line_on_stdout_is_the_address_and_cancelling_ends_it_with_0()
    {
        using var workspace = CliWorkspace.Quickstart();

        var (run, names) = await ServeAsync(
            workspace,
            client => NamesAsync(client),
            "emulate",
            "--seed",
            "emulator-seed.json"
        );

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Out, Does.Match("^http://127\\.0\\.0\\.1:[0-9]+\n$"));
        Assert.That(
            run.Error,
            Is.EqualTo(
                "The emulator is ready. Set APOLLO_API_BASE_URL to this address and "
                    + "APOLLO_API_KEY to any text. Ctrl-C stops it.\n"
            )
        );
        Assert.That(names, Does.Contain("Q3 Outbound Outreach").And.Contain("Trial welcome"));
    }

    [Test]
    public async Task Without_a_seed_the_account_is_empty()
    {
        using var workspace = new CliWorkspace();

        var (run, names) = await ServeAsync(workspace, client => NamesAsync(client), "emulate");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(names, Does.Contain("\"total_entries\":0"));
    }

    [Test]
    public async Task Its_state_is_kept_in_the_file_and_goes_before_the_seed()
    {
        using var workspace = CliWorkspace.Quickstart();
        string[] line = ["emulate", "--seed", "emulator-seed.json", "--state", "kept/state.json"];

        var (first, _) = await ServeAsync(workspace, client => SendAsync(client, "sequences", NewSequence), line);
        var (second, names) = await ServeAsync(workspace, client => NamesAsync(client), line);

        Assert.That((first.ExitCode, second.ExitCode), Is.EqualTo((0, 0)));
        Assert.That(workspace.Read("kept/state.json"), Does.Contain("Made through the door"));
        Assert.That(names, Does.Contain("Made through the door").And.Contain("Trial welcome"));
    }

    [TestCase("yes", "\"wait_mode\":\"second\"")]
    [TestCase("refused", "Wait mode must be valid")]
    public async Task With_facts_it_behaves_as_the_measured_account(string outcome, string expected)
    {
        using var workspace = new CliWorkspace().With(
            "facts.json",
            $$"""{ "facts": [ { "name": "wait.seconds", "outcome": "{{outcome}}" } ] }"""
        );

        var (run, answer) = await ServeAsync(
            workspace,
            client =>
                SendAsync(
                    client,
                    "sequences",
                    """{"name":"A","emailer_steps":[{"type":"call","wait_time":30,"wait_mode":"second"}]}"""
                ),
            "emulate",
            "--facts",
            "facts.json"
        );

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(answer, Does.Contain(expected));
    }

    [Test]
    public async Task Facts_that_cannot_be_read_are_a_mistake()
    {
        using var workspace = new CliWorkspace().With("facts.json", "{}");

        var run = await workspace.RunAsync("emulate", "--facts", "facts.json");

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Error, Does.Contain("'facts' is no list"));
    }

    [Test]
    public async Task Faults_and_switches_are_taken()
    {
        using var workspace = CliWorkspace
            .Quickstart()
            .With("faults.json", """[{ "kind": "answer", "status": 418, "path": "/users/search" }]""");

        var (run, statuses) = await ServeAsync(
            workspace,
            async client =>
                $"{(int)(await client.GetAsync(new Uri("users/search", UriKind.Relative))).StatusCode} "
                + $"{(int)(await client.GetAsync(new Uri("labels", UriKind.Relative))).StatusCode}",
            "emulate",
            "--faults",
            "faults.json",
            "--set",
            "accepted_keys=another",
            "--set",
            "quota_hour=10"
        );

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(statuses, Is.EqualTo("418 401"));
    }

    [Test]
    public async Task A_port_in_use_is_3_and_a_sentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using var workspace = new CliWorkspace();

        var (run, _) = await ServeAsync(
            workspace,
            client => NamesAsync(client),
            "emulate",
            "--port",
            $"{((IPEndPoint)taken.LocalEndpoint).Port}"
        );

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((3, "")), run.Error);
        Assert.That(run.Error, Does.StartWith("error: The emulator cannot start: ").And.Contain("already in use"));
    }

    [TestCase("--set nonsense", "'nonsense' is not an option of the emulator")]
    [TestCase("--set step_order=random", "step_order")]
    [TestCase("--set quota_hour=many", "quota_hour")]
    [TestCase("--seed missing.json", "missing.json")]
    [TestCase("--seed broken.json", "broken.json")]
    [TestCase("--state broken.json", "broken.json")]
    [TestCase("--state .", "--state cannot write to", "it is a folder")]
    [TestCase("--facts missing.json", "there is no facts file missing.json", "'sequences probe' writes one")]
    [TestCase("--facts broken.json", "broken.json: The facts cannot be read", "Measure again")]
    [TestCase("--set kept_on_null=step.notes", "Did you mean 'step.note'?")]
    [TestCase("--faults missing.json", "missing.json")]
    [TestCase("--faults broken.json", "The fault script is not valid JSON")]
    [TestCase("--faults unknown.json", "'kind' must be one of")]
    public async Task What_it_cannot_start_with_is_3_and_a_sentence(string options, string message, string? more = null)
    {
        using var workspace = new CliWorkspace()
            .With("broken.json", "{ \"team\": ")
            .With("unknown.json", """[{ "kind": "gremlins" }]""");

        var (run, _) = await ServeAsync(workspace, client => NamesAsync(client), ["emulate", .. options.Split(' ')]);

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((3, "")), run.Error);
        Assert.That(
            run.Error,
            Does.StartWith(more is null ? "error: The emulator cannot start: " : "error: ")
                .And.Contain(message)
                .And.Contain(more ?? message)
        );
    }

    [Test]
    public async Task A_seed_of_an_environment_that_cannot_be_read_is_3_and_names_the_environment()
    {
        using var workspace = CliWorkspace.Quickstart().With("emulator-seed.json", "{ \"team\": ");

        var run = await workspace.RunAsync("plan");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((3, "")));
        Assert.That(
            run.Error,
            Does.StartWith("error: The emulator of the environment 'local' cannot start: ")
                .And.Contain("emulator-seed.json")
        );
    }

    private static Task<string> NamesAsync(HttpClient client) => SendAsync(client, "emailer_campaigns/search", "{}");

    private static async Task<string> SendAsync(HttpClient client, string path, string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        return await response.Content.ReadAsStringAsync();
    }

    // Runs the command until it has said its address, asks it something, and ends it as Ctrl-C does.
    private static async Task<(CliRun Run, string Answer)> ServeAsync(
        CliWorkspace workspace,
        Func<HttpClient, Task<string>> ask,
        params string[] line
    )
    {
        using var stop = new CancellationTokenSource();
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new HookedWriter(_ => ready.TrySetResult());
        var terminal = new Terminal(TextReader.Null, output, error, false, false, 100);
        var running = App.RunAsync(line, terminal, workspace.Variables, workspace.Folder, workspace.Time, stop.Token);
        await Task.WhenAny(ready.Task, running).WaitAsync(Patience);
        var answer = "";
        if (output.ToString().Trim() is { Length: > 0 } address)
        {
            using var client = new HttpClient { BaseAddress = new Uri(new Uri(address), "api/v1/") };
            client.DefaultRequestHeaders.Add("x-api-key", "any");
            answer = await ask(client);
        }

        await stop.CancelAsync();
        return (new(await running.WaitAsync(Patience), output.ToString(), error.ToString()), answer);
    }
}
