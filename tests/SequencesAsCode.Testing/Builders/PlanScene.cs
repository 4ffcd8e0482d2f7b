using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Testing.Builders;

/// <summary>The files, service and lock of a planner test, with defaults for what the test does not set.</summary>
internal sealed record PlanScene
{
    public ImmutableArray<DesiredSequence> Files { get; init; } = [];

    public ImmutableArray<CurrentSequence> Service { get; init; } = [];

    public ImmutableArray<BaseSequence> Lock { get; init; } = [];

    public ImmutableArray<PendingCreate> Pending { get; init; } = [];

    /// <summary>Keys of what a run began to change and never read back.</summary>
    public ImmutableHashSet<string> Unfinished { get; init; } = [];

    /// <summary>The entries under <c>allow</c> in the workspace file.</summary>
    public ImmutableArray<AllowEntry> Allow { get; init; } = [];

    /// <summary>Ids of sequences about which a later lock differs.</summary>
    public ImmutableHashSet<string> Outdated { get; init; } = [];

    public ImmutableArray<RemovedSequence> Removed { get; init; } = [];

    public ImmutableArray<WorkspaceEnvironment> Environments { get; init; } =
    [new WorkspaceEnvironment.Apollo("production", null, "APOLLO_API_KEY")];

    public ImmutableArray<string> Targets { get; init; } = [];

    public ImmutableHashSet<string> Absent { get; init; } = [];

    public AccountDirectory Directory { get; init; } = AccountDirectory.Empty;

    public Policy Policy { get; init; } = Policy.Default;

    public ImmutableArray<string> Variables { get; init; } = [];

    public ImmutableDictionary<string, LintLevel> Lint { get; init; } = ImmutableDictionary<string, LintLevel>.Empty;

    public Consents Consents { get; init; } = Consents.None;

    public bool IsDriftOnly { get; init; }

    /// <summary>Whether there is no lock file at all.</summary>
    public bool IsWithoutLock { get; init; }

    public Capabilities Can { get; init; } =
        new(true, true, true, true, [.. Fields.All.Where(field => field.Class != FieldClass.CreateOnly)]);

    /// <summary>A scene just after the file was applied.</summary>
    public static PlanScene Applied(DesiredSequence file)
    {
        var held = Held.Of(file);
        return new()
        {
            Files = [file],
            Service = [held],
            Lock = [Held.Known(file, held)],
        };
    }

    /// <summary>This scene after an edit of the file.</summary>
    public PlanScene File(Func<DesiredSequence, DesiredSequence> edit) => this with { Files = [edit(Files.Single())] };

    /// <summary>This scene after an edit in Apollo.</summary>
    public PlanScene Apollo(Func<CurrentSequence, CurrentSequence> edit) =>
        this with
        {
            Service = [edit(Service.Single())],
        };

    public PlanScene AllowingRemovals(params ImmutableArray<string> keys) =>
        this with
        {
            Consents = Consents with { Removals = Selection(keys) },
        };

    public PlanScene AllowingActivation(params ImmutableArray<string> keys) =>
        this with
        {
            Consents = Consents with { Activation = Selection(keys) },
        };

    public PlanScene RevertingDrift(params ImmutableArray<string> keys) =>
        this with
        {
            Consents = Consents with { RevertDrift = Selection(keys) },
        };

    public PlanScene Overwriting(params ImmutableArray<string> keys) =>
        this with
        {
            Consents = Consents with { Overwrite = Selection(keys) },
        };

    public PlanResult Result()
    {
        var workspace = new Workspace("/workspace", Environments, Policy, Removed, Variables)
        {
            Lint = Lint,
            Allow = Allow,
        };
        var rows = Service
            .Where(sequence => !sequence.Archived)
            .Select(sequence => new SequenceRow(sequence.Id, sequence.Name, sequence.Active)
            {
                StepRows = [.. sequence.Steps.Select(step => new StepRow(step.Id, step.Type, step.Fields))],
            });
        var current = new CurrentState(
            "5c1004a0",
            [.. rows],
            Service.ToImmutableDictionary(sequence => sequence.Id),
            Absent,
            Directory
        );
        var @base = new Base(Lock.IsEmpty ? null : "5c1004a0", Lock, Pending, IsWithoutLock ? "" : "sha256:10cc")
        {
            Unfinished = Unfinished,
        };
        return Planner.CreatePlan(
            new(workspace, Environments[0], Files, "sha256:f11e5"),
            current,
            @base,
            new("apollo", Targets, Consents) { DriftOnly = IsDriftOnly, Outdated = Outdated },
            new Source(Can)
        );
    }

    public Plan Plan() =>
        Result() is { Plan: { } plan } ? plan : throw new AssertionException(string.Join("\n", Result().Diagnostics));

    public PlanScene AllowingCreation(params ImmutableArray<string> keys) =>
        this with
        {
            Consents = Consents with { Creation = Selection(keys) },
        };

    public SequenceChange Change() => Plan().Sequences.Single();

    public SequenceChange Change(string key) => Plan().Sequences.Single(change => change.Key == key);

    /// <summary>The plan of <c>--drift-only</c>.</summary>
    public Plan Drift() =>
        this with { IsDriftOnly = true } is var scene && scene.Result() is { Plan: { } plan }
            ? plan
            : throw new AssertionException("no plan");

    public ImmutableArray<BlockCode> Blocks() => [.. Change().Blocks.Select(block => block.Code)];

    private static KeySelection Selection(ImmutableArray<string> keys) =>
        keys.IsEmpty ? KeySelection.Every : new(false, keys);

    private sealed record Source(Capabilities Capabilities) : IRequestSource
    {
        public ImmutableArray<PlannedRequest> Describe(SequenceChange change) => WireRequests.Describe(change);

        public PlannedRequest Fill(PlannedRequest request, CreatedParts created) => Placeholders.Fill(request, created);
    }
}

/// <summary>Short texts about a plan, for comparison.</summary>
internal static class Said
{
    /// <summary>Each step as <c>handle Action</c>, with <c>3>2</c> for a move.</summary>
    public static string Steps(this SequenceChange change) =>
        string.Join(
            ", ",
            change.Steps.Select(step =>
                $"{step.Handle} {step.Action}{(step.Action == PartAction.Move ? $" {step.From}>{step.To}" : "")}"
            )
        );

    public static string Touches(this SequenceChange change) =>
        string.Join(
            ", ",
            change.Steps.SelectMany(step => step.Touches).Select(touch => $"{touch.Handle} {touch.Action}")
        );

    /// <summary>The ids of the steps after the plan, <c>new</c> for a created step.</summary>
    public static IEnumerable<string> Afterwards(this SequenceChange change) =>
        change.Target!.Steps.Select(step => step.Id ?? "new");
}
