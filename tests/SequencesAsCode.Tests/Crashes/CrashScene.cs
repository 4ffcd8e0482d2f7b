using SequencesAsCode.Emulator;
using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Crashes;

/// <summary>
/// A workspace and an account before an apply that does one of everything: creates with a second call and activation,
/// an update that moves, adds and removes steps, deactivations, an archive, a forget and a new key; with sequences of
/// others beside them.
/// </summary>
internal sealed class CrashScene : IAsyncDisposable
{
    public const string Journal = ".sequences/journal.production.jsonl";
    public const string Lock = "sequences.production.lock.json";

    private static readonly Lazy<Task<CrashScene>> Prepared = new(PrepareAsync);
    private readonly List<EmulatorServer> servers = [];

    private CrashScene(CliWorkspace workspace, EmulatedApollo apollo, GateTime time) =>
        (Workspace, Apollo, Time) = (workspace, apollo, time);

    public CliWorkspace Workspace { get; }

    public EmulatedApollo Apollo { get; }

    /// <summary>The account's clock: a delay among the faults never ends.</summary>
    public GateTime Time { get; }

    /// <summary>A fresh copy, where nothing of the apply has happened.</summary>
    public static async Task<CrashScene> StartAsync()
    {
        var time = new GateTime();
        var prepared = await Prepared.Value;
        var workspace = CliWorkspace.CopyOf(prepared.Workspace);
        workspace.Variables.Add("APOLLO_API_KEY", ServedApollo.Key);
        return new(workspace, EmulatedApollo.FromState(prepared.Apollo.ExportState(), time: time), time);
    }

    /// <summary>From now on the account is served with these faults.</summary>
    /// <param name="onChanged">Called after each request that changed something, before its answer.</param>
    /// <param name="keep">Whether it goes on to be served as before as well, for those who know that address.</param>
    /// <param name="faults">What meets the requests.</param>
    public async Task ServeAsync(Action? onChanged = null, bool keep = false, params Fault[] faults)
    {
        if (!keep)
            await CloseAsync();
        var server = await EmulatorServer.StartAsync(
            Apollo,
            0,
            new FaultScript(faults),
            onChanged is null ? null : _ => onChanged(),
            CancellationToken.None
        );
        servers.Add(server);
        Workspace.Variables["APOLLO_API_BASE_URL"] = server.Address.ToString();
    }

    /// <summary>The lines that only one of two texts has; nothing when they have the same.</summary>
    public static string Difference(string one, string other) =>
        string.Join(
            '\n',
            one.Split('\n')
                .Except(other.Split('\n'))
                .Select(line => $"- {line}")
                .Concat(other.Split('\n').Except(one.Split('\n')).Select(line => $"+ {line}"))
        );

    public ProgramProcess StartApply(params string[] more) =>
        ProgramProcess.Start(Workspace, ["apply", "--auto-approve", .. more]);

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Workspace.Dispose();
    }

    private async Task CloseAsync()
    {
        foreach (var server in servers)
            await server.DisposeAsync();
        servers.Clear();
    }

    private static async Task<CrashScene> PrepareAsync()
    {
        var workspace = CliWorkspace.Quickstart().With("sequences.yaml", Configuration(""));
        workspace.Variables.Add("APOLLO_API_KEY", ServedApollo.Key);
        Directory.Delete(workspace.In("sequences"), recursive: true);
        var time = new GateTime();
        var scene = new CrashScene(
            workspace,
            EmulatedApollo.FromSeed(workspace.Read("emulator-seed.json"), time: time),
            time
        );
        await scene.ServeAsync();

        workspace
            .With("sequences/archived.yaml", Small("archived", "To be archived", active: true))
            .With("sequences/forgotten.yaml", Small("forgotten", "To be forgotten", active: true))
            .With("sequences/former.yaml", Small("former", "Of a former key", active: true))
            .With("sequences/stopped.yaml", Small("stopped", "To be stopped", active: true))
            .With("sequences/reworded.yaml", Small("reworded", "To be stopped and reworded", active: true))
            .With("sequences/reordered.yaml", Small("reordered", "To be reordered", active: true));
        var before = await workspace.RunAsync("apply", "--auto-approve", "--allow-activation");
        Assert.That(before.ExitCode, Is.Zero, before.All);

        foreach (var gone in new[] { "archived", "forgotten", "former" })
            File.Delete(workspace.In($"sequences/{gone}.yaml"));
        workspace
            .With(
                "sequences.yaml",
                Configuration(
                    "removed_sequences:\n  - { key: archived, do: archive, reason: over }\n  - { key: "
                        + "forgotten, do: forget, reason: of others now }\n"
                )
            )
            .With(
                "sequences/present.yaml",
                Small("present", "Of a former key", active: true)
                    .Replace("name:", "was: former\nname:", StringComparison.Ordinal)
            )
            .With("sequences/stopped.yaml", Small("stopped", "To be stopped", active: false))
            .With(
                "sequences/reworded.yaml",
                Small("reworded", "To be stopped and reworded", active: false)
                    .Replace("Shall we talk", "Do we talk", StringComparison.Ordinal)
            )
            .With("sequences/reordered.yaml", Reordered)
            .With("sequences/made.yaml", Made);
        Repository.Copy("examples/quickstart/sequences/q3-outbound", workspace.In("sequences/q3-outbound"));
        Repository.Copy(
            "examples/quickstart/sequences/conference-follow-up",
            workspace.In("sequences/conference-follow-up")
        );
        foreach (var file in new[] { "q3-outbound.yaml", "conference-follow-up.yaml" })
            File.Copy(
                Path.Combine(Repository.Root, "examples/quickstart/sequences", file),
                workspace.In($"sequences/{file}")
            );
        await scene.CloseAsync();
        return scene;
    }

    private static string Configuration(string more) =>
        $"version: 1\nsequences: sequences/*.yaml\nenvironments: {{ production: {{ apollo: {{}} }} "
        + $"}}\nvariables: [webinar_date]\n{more}";

    private static string Small(string key, string name, bool active) =>
        $$$"""
            key: {{{key}}}
            name: {{{name}}}
            active: {{{(active ? "true" : "false")}}}
            steps:
              - key: mail
                type: auto_email
                wait: 1 day
                touches:
                  - { key: only, type: new_thread, status: approved, subject: Shall we talk,
                      body_html: "Hi {{first_name}}, shall we?" }
              - { key: call, type: call, wait: 2 days, note: Ask how it went }
              - { key: look, type: linkedin_step_view_profile, wait: 1 day }

            """;

    private static string Reordered =>
        """
            key: reordered
            name: To be reordered
            active: true
            steps:
              - { key: call, type: call, wait: 2 days, note: Ask how it went this week }
              - key: mail
                type: auto_email
                wait: 1 day
                touches:
                  - { key: only, type: new_thread, status: approved, subject: Shall we talk,
                      body_html: "Hi {{first_name}}, shall we?" }
                  - { key: other, type: new_thread, status: approved, subject: A word,
                      body_html: "Hi {{first_name}}, a word?" }
              - key: again
                type: auto_email
                wait: 4 days
                touches:
                  - { key: only, type: reply_to_thread, status: approved, body_html: "Hi {{first_name}}, still there?" }
            removed:
              - { key: look, reason: it brought nothing }

            """;

    private static string Made =>
        """
            key: made
            name: To be made
            active: true
            owner: lee@example.com
            cc_emails: [boss@example.com]
            labels: [Outbound, New one]
            steps:
              - key: mail
                type: auto_email
                wait: 1 day
                touches:
                  - { key: only, type: new_thread, status: approved, subject: New here,
                      body_html: "Hi {{first_name}}, are you new?" }
              - { key: call, type: call, wait: 2 days }

            """;
}
