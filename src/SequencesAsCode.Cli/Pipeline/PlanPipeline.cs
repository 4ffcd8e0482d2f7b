using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Planning.Guarding;
using SequencesAsCode.Files.Linting;
using SequencesAsCode.Files.Reading;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Reading;
using SequencesAsCode.Service.Snapshots;

namespace SequencesAsCode.Cli.Pipeline;

/// <summary>The way from files, lock and service to a plan.</summary>
internal sealed class PlanPipeline(
    DesiredStateReader files,
    WorkspaceLint lint,
    ServiceFactory services,
    SoleRun soleRun,
    TimeProvider time,
    Git git
)
{
    /// <exception cref="CommandException">The files, the lock or the arguments have mistakes.</exception>
    /// <exception cref="ServiceException">The service could not be read.</exception>
    public async Task<MadePlan> MakeAsync(PlanArguments arguments, CancellationToken cancellation)
    {
        var (desired, store, @base, warnings) = ReadWorkspace(
            arguments.Folder,
            arguments.Environment,
            linted: true,
            alone: arguments.Alone
        );
        var options = arguments.Options with
        {
            Service = ServiceName.Of(desired.Environment),
            Refresh =
                arguments.Refresh
                ?? (@base.IsMerged || !@base.ProtectedElsewhere.IsEmpty ? Refresh.All : Refresh.Changed),
        };
        KeyCheck.Targets(options, desired, @base);

        if (arguments.Snapshot is { } file)
            return await AgainstAsync(SavedFile.Snapshot(file), desired, store, @base, options, warnings, cancellation)
                .ConfigureAwait(false);
        if (desired.Sequences.IsEmpty && @base.Sequences.IsEmpty)
            return new(Nothing(desired, @base, options).WithWarnings(warnings), desired, store, null);

        var open = services.Open(desired.Workspace, desired.Environment);
        try
        {
            var later = LaterLocks(desired, store, @base);
            options = options with { AlsoRead = LaterLock.Different(@base, later) };
            var current = await new CurrentStateReader(open.Service, time)
                .ReadAsync(desired, @base, options, cancellation)
                .ConfigureAwait(false);
            CheckNames(desired, current.Account);
            var plan = Plan(desired, current, @base, options, warnings, open.Service);
            return new(
                LaterLock.Explain(plan, current, @base, later, new(store.LockName)) is { } old
                    ? plan.WithWarnings([old])
                    : plan,
                desired,
                store,
                open
            );
        }
        catch
        {
            open.Dispose();
            throw;
        }
    }

    /// <summary>The files and the lock with its journal, or what is wrong with them.</summary>
    /// <param name="folder">The workspace's folder.</param>
    /// <param name="environment">Name of the environment; null for the workspace's default.</param>
    /// <param name="mayBeEmpty">Whether the lock may know sequences although no file is left.</param>
    /// <param name="linted">Whether what is allowed and seldom meant is looked for as well: before anything is
    /// sent.</param>
    /// <param name="alone">Whether no other run may write what is read here until this one has ended: for all that
    /// write it themselves.</param>
    public StoredWorkspace ReadWorkspace(
        string folder,
        string? environment,
        bool mayBeEmpty = false,
        bool linted = false,
        bool alone = false
    )
    {
        var (desired, warnings) = ReadFiles(folder, environment, linted);
        if (alone)
            soleRun.Take(desired.Workspace, desired.Environment);
        var store = LockStore.For(desired.Workspace, desired.Environment);
        var read = store.Read();
        var others = new OtherLocks(desired.Workspace, desired.Environment, read.Base);
        var @base = WithProtection(read.Base ?? throw CommandException.Files(read.Diagnostics), others.Protected);
        if (alone && store.Refusal is { } refusal)
            throw CommandException.Files([Diagnostic.LockMayNotBeWritten(new(store.LockName), refusal)]);
        warnings = [.. warnings, .. read.Diagnostics, .. others.Findings];
        return !mayBeEmpty && desired.LacksFilesOf(@base)
            ? throw CommandException.Files([Diagnostic.NoFilesButALock(new(store.LockName))])
            : new(desired, store, @base, warnings);
    }

    /// <summary>Refuses to begin anew in an account whose lock has the name of an environment that is not there any
    /// more.</summary>
    /// <exception cref="CommandException">The lock has to be renamed first.</exception>
    public static void CheckNames(DesiredState desired, string account)
    {
        if (new OtherLocks(desired.Workspace, desired.Environment).InTheWay(account) is { } lockInTheWay)
            throw CommandException.Files([lockInTheWay]);
    }

    private static Base WithProtection(Base @base, IReadOnlySet<string> ids) =>
        ids.Count == 0 ? @base : @base with { ProtectedElsewhere = [.. ids] };

    /// <summary>The files alone, or every mistake in them.</summary>
    public (DesiredState Desired, IReadOnlyList<Diagnostic> Warnings) ReadFiles(
        string folder,
        string? environment,
        bool linted = false
    )
    {
        var read = linted ? lint.Read(folder, environment) : files.Read(folder, environment);
        return (read.Desired ?? throw CommandException.Files(read.Diagnostics), read.Diagnostics);
    }

    // What looks edited in Apollo may be what a later commit applied. The emulator's lock is in no repository.
    private ImmutableArray<LaterLock> LaterLocks(DesiredState desired, LockStore store, Base @base)
    {
        if (desired.Environment is WorkspaceEnvironment.Emulator || @base.Sequences.IsEmpty)
            return [];
        return
        [
            .. git.LaterVersions(desired.Workspace.Folder, store.LockName)
                .Select(version => (version.Commit, Sequences: LockStore.SequencesOf(version.Text)))
                .Where(version => version.Sequences is not null)
                .Select(version => new LaterLock(version.Commit, version.Sequences!.Value)),
        ];
    }

    // The same reader and planner, with the snapshot behind the seam of the service: no key, no call.
    private static async Task<MadePlan> AgainstAsync(
        Snapshot snapshot,
        DesiredState desired,
        LockStore store,
        Base @base,
        PlanOptions options,
        IReadOnlyList<Diagnostic> warnings,
        CancellationToken cancellation
    )
    {
        SnapshotService.Check(snapshot, options.Service, desired.Environment, @base);
        var service = new SnapshotService(snapshot);
        var current = await new CurrentStateReader(service)
            .ReadAsync(desired, @base, options, cancellation)
            .ConfigureAwait(false);
        CheckNames(desired, current.Account);
        return new(
            Plan(desired, current, @base, options with { SnapshotTaken = snapshot.Taken }, warnings, service),
            desired,
            store,
            null
        );
    }

    private static Plan Plan(
        DesiredState desired,
        CurrentState current,
        Base @base,
        PlanOptions options,
        IReadOnlyList<Diagnostic> warnings,
        IRequestSource source
    )
    {
        var result = Planner.CreatePlan(desired, current, @base, options, source);
        return result.Plan.WithWarnings(warnings);
    }

    private static Plan Nothing(DesiredState desired, Base @base, PlanOptions options)
    {
        var context = new PlanContext
        {
            Environment = desired.Environment.Name,
            Service = options.Service,
            Account = "",
            FilesDigest = desired.FilesDigest,
            LockDigest = @base.Digest,
            Consents = options.Consents,
            DriftOnly = options.DriftOnly,
            SampleContacts = desired.Workspace.SampleContacts,
        };
        return new(context, [], []);
    }
}
