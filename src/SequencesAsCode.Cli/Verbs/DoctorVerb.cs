using SequencesAsCode.Applying.Checking;
using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Applying.Probing;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Pipeline;
using SequencesAsCode.Cli.Protection;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Files.Reading;
using SequencesAsCode.Files.Reading.Folder;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Supaglue;

namespace SequencesAsCode.Cli.Verbs;

/// <summary>Checks the workspace, the key and the account. Each finding is a row of the result; nothing is
/// changed.</summary>
internal sealed class DoctorVerb : Verb
{
    private readonly FormatOption format = new(OutputFormat.Text, OutputFormat.Json);
    private readonly ProtectionOptions protection = new();

    public DoctorVerb()
        : base("doctor", "Check the workspace, the API key and the account.", "doctor -e production")
    {
        Details = "It says how to fix what is wrong. Nothing is changed.";
        Add(format);
        foreach (var option in protection.All)
            Add(option);
    }

    public override Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation) =>
        protection.AreMeant(line)
            ? CheckPipelineAsync(line, services, cancellation)
            : CheckWorkspaceAsync(line, services, cancellation);

    private async Task<int> CheckPipelineAsync(Invocation line, VerbServices services, CancellationToken cancellation)
    {
        var facts = await new ProtectionReading(services)
            .ReadAsync(protection.Question(line), cancellation)
            .ConfigureAwait(false);
        var report = ProtectionChecks.Of(facts);
        if (!protection.IsGate(line))
            return services.Output.Checks(line.Value(format), ExitCode.Of(report), report);
        var gate = ProtectionGate.Of(facts, OptionNames.AllowUnprotected);
        if (!gate.IsOpen && !protection.IsAllowed(line))
            throw CommandException.Unprotected(gate.Sentence, gate.Remedy);
        if (!gate.IsOpen)
            services.Output.Notice($"warning: {gate.Sentence} {OptionNames.AllowUnprotected} lets it go on.");
        if (line.Value(format) == OutputFormat.Json)
            return services.Output.Checks(OutputFormat.Json, ExitCode.Done, report);
        if (gate.IsOpen)
            services.Output.Line(gate.Sentence);
        return ExitCode.Done;
    }

    private async Task<int> CheckWorkspaceAsync(Invocation line, VerbServices services, CancellationToken cancellation)
    {
        var read = services.Lint.Read(line.Folder, line.Environment);
        var store = read is { Workspace: { } workspace, Environment: { } chosen }
            ? LockStore.For(workspace, chosen)
            : null;
        var facts = new WorkspaceFacts
        {
            Workspace = read.Workspace,
            IsMissing = !WorkspaceSearch.IsWorkspace(line.Folder),
            Environment = read.Environment,
            Desired = read.Desired,
            Diagnostics = read.Diagnostics,
            IsNamed = line.Environment is not null,
            Lock = LockOf(store, read),
            Git = services.Git.ReadFacts(line.Folder, store?.LockName),
        };
        var service = await AskAsync(services.Services, read, facts.Manages, cancellation).ConfigureAwait(false);
        facts = Measured(facts, service, services.Time);
        var report = read.Environment is { } asked
            ? Checkup.Of(facts, services.Services.KeyOf(asked), service, ServiceName.Of(asked))
            : Checkup.Of(facts, null, service, "");
        return services.Output.Checks(line.Value(format), ExitCode.Of(report), report);
    }

    private static WorkspaceFacts Measured(WorkspaceFacts facts, ServiceAnswers service, TimeProvider time)
    {
        if (facts is not { Workspace: { } workspace, Environment: { } environment })
            return facts;
        var store = new FactsStore(workspace, environment);
        var account = service.Account?.Account ?? facts.Lock?.Base?.Account ?? "";
        var review = store.Review(account, time);
        return facts with
        {
            HasScratch = new ProbeJournal(workspace, environment).IsThere,
            Measured = store.IsThere ? new(store.Name, review.Facts.All, review.Findings) : null,
        };
    }

    private static LockFacts? LockOf(LockStore? store, ReadResult files)
    {
        if (store is null)
            return null;
        var read = store.Read();
        return new(store.LockName, store.IsThere, read.Base, read.Diagnostics, store.HasJournal)
        {
            Others = new OtherLocks(files.Workspace!, files.Environment!, read.Base).Findings,
        };
    }

    private static async Task<ServiceAnswers> AskAsync(
        ServiceFactory services,
        ReadResult read,
        bool manages,
        CancellationToken cancellation
    )
    {
        if (read is not { Workspace: { } workspace, Environment: { } environment })
            return ServiceAnswers.NotAsked;
        try
        {
            using var open = services.Open(workspace, environment);
            if (open.Service is SupaglueService supaglue)
            {
                return ServiceAnswers.Of(await supaglue.AskAsync(cancellation).ConfigureAwait(false));
            }

            var allUsers = read.Desired is { } desired && ReadScope.LookUps(desired).Users;
            var access = open.RequireApollo("doctor").Access;
            return ServiceAnswers.Of(await access.AskAsync(allUsers, manages, cancellation).ConfigureAwait(false));
        }
        catch (ServiceException exception)
        {
            return ServiceAnswers.Refused(exception.Message);
        }
        catch (CommandException exception)
        {
            return ServiceAnswers.Unusable(exception.Message);
        }
    }
}
