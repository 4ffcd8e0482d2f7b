using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Applying;
using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Core.Facts;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Emulator;
using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Apollo;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Reading;
using SequencesAsCode.Testing.Time;

namespace SequencesAsCode.Testing.Apollo;

/// <summary>
/// An emulated account, the client that reads and writes it, and a workspace folder. Plans and applies as the commands
/// do, with the faults that a test asks for.
/// </summary>
internal sealed class Scene : IDisposable
{
    public static readonly Consents Everything = new(
        KeySelection.Every,
        KeySelection.Every,
        KeySelection.None,
        KeySelection.None
    )
    {
        Creation = KeySelection.Every,
    };
    private static readonly JsonSerializerOptions Pretty = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
    private readonly List<IDisposable> open = [];

    public Scene(string seed, EmulatorOptions? options = null)
    {
        Apollo = EmulatedApollo.FromSeed(seed, options, Time);
        open.Add(Folder);
        Service = Open();
    }

    public EmulatedApollo Apollo { get; }

    public InstantTime Time { get; } = new();

    public TemporaryFolder Folder { get; } = new();

    public ApolloService Service { get; private set; }

    /// <summary>The waits that the client announced.</summary>
    public List<ServiceWait> Waits { get; } = [];

    /// <summary>The waits of apply before it reads a write again.</summary>
    public List<ServiceWait> Looks { get; } = [];

    /// <summary>Called when a wait begins.</summary>
    public Action? OnWait { get; set; }

    /// <summary>Called before each call, with its method and path.</summary>
    public Action<string>? OnCall { get; set; }

    /// <summary>Changes a response before the client sees it.</summary>
    public Action<string, JsonObject>? OnAnswer { get; set; }

    /// <summary>The entries under <c>removed</c> in the workspace file.</summary>
    public ImmutableArray<RemovedSequence> Removed { get; set; } = [];

    /// <summary>What was measured in the account.</summary>
    public ServiceFacts Facts { get; set; } = ServiceFacts.Guesses;

    public string LockPath => Path.Combine(Folder.Path, ".sequences", "sequences.local.lock.json");

    public string JournalPath => Path.Combine(Folder.Path, ".sequences", "journal.local.jsonl");

    private Workspace Workspace =>
        new(Folder.Path, [new WorkspaceEnvironment.Emulator("local", null)], Policy.Default, Removed, []);

    /// <summary>Replaces the faults of the next calls; without any, all calls work.</summary>
    public void Break(params Fault[] faults) => Service = Open(faults);

    /// <summary>The lock store that a new process opens.</summary>
    public LockStore Store() => LockStore.For(Workspace, Workspace.Environments[0]);

    public Base Base() => Store().Read().Base!;

    public async Task<CurrentSequence> ReadAsync(string id = SomeAccount.Q3, bool labels = false) =>
        (
            await Service
                .ReadAsync(new ReadScope(false, false, [id], Labels: labels), CancellationToken.None)
                .ConfigureAwait(false)
        ).Sequences[id];

    /// <summary>A file that asks for the sequence as the account has it now.</summary>
    public async Task<DesiredSequence> LikeAsync(string id = SomeAccount.Q3) =>
        Wanted.Like(await ReadAsync(id).ConfigureAwait(false));

    public async Task<Plan> PlanAsync(params ImmutableArray<DesiredSequence> wishes) =>
        await PlanAsync(Everything, wishes).ConfigureAwait(false);

    public async Task<Plan> PlanAsync(Consents consents, params ImmutableArray<DesiredSequence> wishes)
    {
        var desired = new DesiredState(Workspace, Workspace.Environments[0], wishes, "files");
        var current = await new CurrentStateReader(Service, Time)
            .ReadAsync(desired, Base(), [], CancellationToken.None)
            .ConfigureAwait(false);
        var options = new PlanOptions("emulator", [], consents) { Facts = Facts };
        var result = Planner.CreatePlan(desired, current, Base(), options, Service);
        return result.Plan;
    }

    public async Task<ApplyReport> ApplyAsync(
        Plan plan,
        bool continueOnError = false,
        Action<ChangeResult>? progress = null,
        CancellationToken stop = default
    )
    {
        var store = Store();
        Assert.That(store.Read().Diagnostics, Is.Empty);
        var report = await new Applier(Service, store, Time, Service.Budget, Looks.Add)
            .ApplyAsync(plan, continueOnError, progress, stop)
            .ConfigureAwait(false);
        Assert.That(LockSchema.ProblemsOf(LockPath), Is.Empty);
        return report;
    }

    /// <summary>Applies a plan of one change.</summary>
    public async Task<ChangeResult> ApplyOneAsync(Plan plan) =>
        (await ApplyAsync(plan).ConfigureAwait(false)).Results.Single();

    /// <summary>Plans and applies one sequence.</summary>
    public async Task<ChangeResult> ApplyAsync(params ImmutableArray<DesiredSequence> wishes) =>
        await ApplyOneAsync(await PlanAsync(wishes).ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>The writes that the account received, in order, such as <c>PUT /sequences/1</c>.</summary>
    public IEnumerable<string> Writes() =>
        Apollo
            .Requests.Where(request =>
                request.Method != "GET" && !request.Path.EndsWith("/search", StringComparison.Ordinal)
            )
            .Select(request => $"{request.Method} {request.Path["/api/v1".Length..]}");

    public int Calls(string method, string pathEnd) =>
        Apollo.Requests.Count(request =>
            request.Method == method && request.Path.EndsWith(pathEnd, StringComparison.Ordinal)
        );

    /// <summary>The response about a sequence, before the client sees it.</summary>
    public JsonObject Raw(string id = SomeAccount.Q3) => (JsonObject)Call("GET", $"/emailer_campaigns/{id}");

    /// <summary>Makes a call of another person.</summary>
    public JsonNode Call(string method, string path, string body = "") =>
        JsonNode.Parse(Apollo.Handle(new(method, $"/api/v1{path}", "", [new("x-api-key", "somebody")], body)).Body)!;

    /// <summary>Adds a contact to a sequence, as another person would.</summary>
    public void Enrol(string id = SomeAccount.Q3)
    {
        var state = Call(
            "POST",
            $"/emailer_campaigns/{id}/add_contact_ids",
            $$"""{"emailer_campaign_id":"{{id}}","contact_ids":["{{SomeAccount.Contact}}"]"""
                + $$""","send_email_from_email_account_id":"{{SomeAccount.Mailbox}}","sequence_no_email":true"""
                + ""","sequence_unverified_email":true}"""
        );
        Assert.That(state["contacts"]?.AsArray(), Has.Count.EqualTo(1), state.ToJsonString());
    }

    /// <summary>Requests as text for an approved file.</summary>
    public static string Show(IEnumerable<PlannedRequest> requests) =>
        new JsonArray([
            .. requests.Select(request =>
                (JsonNode)
                    new JsonObject
                    {
                        ["kind"] = request.Kind.ToString(),
                        ["request"] = $"{request.Method} {request.Path}",
                        ["body"] = JsonNode.Parse(request.Body),
                    }
            ),
        ]).ToJsonString(Pretty) + "\n";

    public void Dispose()
    {
        foreach (var thing in Enumerable.Reverse(open))
            thing.Dispose();
    }

    private void Wait(ServiceWait wait)
    {
        Waits.Add(wait);
        OnWait?.Invoke();
    }

    private ApolloService Open(params Fault[] faults)
    {
        var handler = new OverheardCalls(new EmulatorHandler(Apollo, new FaultScript(faults)))
        {
            Before = call => OnCall?.Invoke(call),
            Answer = () => OnAnswer,
        };
        var service = new ApolloService(new(ConnectionSettings.DefaultBaseUrl, "key", handler, Time, Wait));
        open.AddRange([handler, service]);
        return service;
    }
}
