using System.Text.Json.Nodes;
using SequencesAsCode.Emulator;
using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Testing.Apollo;

/// <summary>
/// The quickstart's files with an Apollo account on the network: the emulator, served over HTTP.
/// </summary>
internal sealed class ServedApollo : IAsyncDisposable
{
    /// <summary>A key that is easy to find in any output that it leaks into.</summary>
    public const string Key = "k3y-TH4T-MUST-N0T-L34K";

    public const string Team = "5c1004a0ece19801b2190001";

    private readonly EmulatorServer server;

    private ServedApollo(CliWorkspace workspace, EmulatedApollo apollo, EmulatorServer server)
    {
        (Workspace, Apollo, this.server) = (workspace, apollo, server);
        Workspace.With("sequences.yaml", OneEnvironment).Variables.Add("APOLLO_API_KEY", Key);
        Workspace.Variables.Add("APOLLO_API_BASE_URL", server.Address.ToString());
    }

    public EmulatedApollo Apollo { get; }

    /// <summary>The files. Their clock is also the clock of the account.</summary>
    public CliWorkspace Workspace { get; }

    /// <summary>The requests so far, as <c>METHOD path</c>.</summary>
    public IEnumerable<string> Requests =>
        Apollo.Requests.Select(request => $"{request.Method} {request.Path["/api/v1".Length..]}");

    /// <summary>The requests that try to change something.</summary>
    public IEnumerable<string> Writes =>
        Requests.Where(request =>
            !request.StartsWith("GET ", StringComparison.Ordinal)
            && !request.EndsWith("/search", StringComparison.Ordinal)
        );

    private static string OneEnvironment =>
        "version: 1\nsequences: sequences/*.yaml\nenvironments: { production: { apollo: {} } }\nvariables: "
        + "[webinar_date]\n";

    /// <summary>Serves the quickstart's account.</summary>
    /// <param name="faults">The fault script as JSON; null for none.</param>
    /// <param name="onChanged">Called after each request that changed something.</param>
    /// <param name="options">Options of the emulator, as <c>name=value</c>.</param>
    public static Task<ServedApollo> StartAsync(
        string? faults = null,
        Action? onChanged = null,
        params string[] options
    ) => StartAsync(faults, null, onChanged, options);

    /// <summary>Serves the quickstart's account after an edit of its seed.</summary>
    public static Task<ServedApollo> StartAsync(string? faults, Action<JsonObject>? edit, params string[] options) =>
        StartAsync(faults, edit, null, options);

    /// <summary>
    /// The present account, files and lock, behind a service with other options.
    /// </summary>
    public Task<ServedApollo> ContinuedAsync(params string[] options) => ContinuedAsync(Apollo.ExportState(), options);

    /// <summary>The same files and lock with an account in another state.</summary>
    public async Task<ServedApollo> ContinuedAsync(string state, string[] options)
    {
        var workspace = CliWorkspace.CopyOf(Workspace);
        workspace.IsTimed = options.Length > 0;
        var apollo = EmulatedApollo.FromState(state, EmulatorOptions.Parse(options), workspace.Time);
        return new(workspace, apollo, await EmulatorServer.StartAsync(apollo, 0, null, null, CancellationToken.None));
    }

    /// <summary>The same files and lock after an edit in Apollo, behind a service with these faults.</summary>
    public async Task<ServedApollo> ContinuedAsync(Action<JsonObject> edit, string? faults = null)
    {
        var (workspace, state) = (CliWorkspace.CopyOf(Workspace), JsonNode.Parse(Apollo.ExportState())!.AsObject());
        workspace.IsTimed = faults is not null;
        edit(state);
        var apollo = EmulatedApollo.FromState(state.ToJsonString(), EmulatorOptions.Parse([]), workspace.Time);
        var script = faults is null ? null : FaultScript.Parse(faults);
        return new(workspace, apollo, await EmulatorServer.StartAsync(apollo, 0, script, null, CancellationToken.None));
    }

    private static async Task<ServedApollo> StartAsync(
        string? faults,
        Action<JsonObject>? edit,
        Action? onChanged,
        string[] options
    )
    {
        var account = JsonNode
            .Parse(File.ReadAllText(Path.Combine(Repository.Root, "examples/quickstart/emulator-seed.json")))!
            .AsObject();
        edit?.Invoke(account);
        var (workspace, seed) = (CliWorkspace.Quickstart(), account.ToJsonString());
        workspace.IsTimed = faults is not null || options.Length > 0;
        var apollo = EmulatedApollo.FromSeed(seed, EmulatorOptions.Parse(options), workspace.Time);
        var script = faults is null ? null : FaultScript.Parse(faults);
        return new(
            workspace,
            apollo,
            await EmulatorServer.StartAsync(apollo, 0, script, _ => onChanged?.Invoke(), CancellationToken.None)
        );
    }

    public Task<CliRun> RunAsync(params string[] arguments) => Workspace.RunAsync(arguments);

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Workspace.Dispose();
    }
}
