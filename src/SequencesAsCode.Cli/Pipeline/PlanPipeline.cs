using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Applying.Probing;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Planning.Guarding;
using SequencesAsCode.Files;
using SequencesAsCode.Files.Linting;
using SequencesAsCode.Files.Reading.Folder;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Reading;
using SequencesAsCode.Service.Snapshots;

namespace SequencesAsCode.Cli.Pipeline;

/// <summary>Makes a plan from the files, the lock and the service.</summary>
internal sealed class PlanPipeline(
    DesiredStateReader files,
    WorkspaceLint lint,
    ServiceFactory services,
    SoleRun soleRun,
    TimeProvider time,
    Git git
)
{
    // Entries that were used: an apply writes what it knows of them, so the newest versions have them all.
    private const long MostRead = 32 * 1024 * 1024;
    private const int MostVersions = 1000;
    private const int LeastVersions = 10;

    /// <summary>Makes the plan of a workspace. Nothing is sent that changes anything.</summary>
    /// <exception cref="CommandException">The files, the lock or the arguments have mistakes.</exception>
    /// <exception cref="ServiceException">The service could not be read.</exception>
    public async Task<MadePlan> MakeAsync(PlanArguments arguments, CancellationToken cancellation)
    {
        var stored = ReadWorkspace(arguments.Folder, arguments.Environment, linted: true, alone: arguments.Alone);
        var options = OptionsFor(arguments, stored);
        KeyCheck.CheckTargets(options, stored.Desired, stored.Base);
        if (arguments.Snapshot is { } file)
        {
            var snapshot = SavedFile.Snapshot(file);
            return await MakeFromSnapshotAsync(snapshot, stored, options, cancellation).ConfigureAwait(false);
        }

        return stored.Desired.Sequences.IsEmpty && stored.Base.Sequences.IsEmpty
            ? new(EmptyPlan(stored, options), stored.Desired, stored.Store, null)
            : await MakeFromServiceAsync(stored, options, cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// Reads the files, and the lock with its journal. A run that plans or writes the lock also learns what git knows
    /// of other versions of the lock.
    /// </summary>
    /// <param name="folder">The workspace's folder.</param>
    /// <param name="environment">Name of the environment; null for the workspace's default.</param>
    /// <param name="mayBeEmpty">Whether a lock with sequences is accepted in a workspace without files.</param>
    /// <param name="linted">Whether lint warnings are reported too, as every plan does.</param>
    /// <param name="alone">Whether to keep other runs from writing until this run ends. Required for every run that
    /// writes the lock.</param>
    /// <exception cref="CommandException">The files or the lock have mistakes, or another run is at work.</exception>
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
        if (desired.Environment is not WorkspaceEnvironment.Emulator && git.IsDeleted(folder, store.LockName))
            throw CommandException.Files([Diagnostic.LockWasDeleted(new(store.LockName))]);
        var read = store.Read();
        var others = new OtherLocks(desired.Workspace, desired.Environment, read.Base);
        var @base = WithProtection(read.Base ?? throw CommandException.Files(read.Diagnostics), others.Protected);
        if (alone && store.Refusal is { } refusal)
            throw CommandException.Files([Diagnostic.LockMayNotBeWritten(new(store.LockName), refusal)]);
        warnings = [.. warnings, .. read.Diagnostics, .. others.Findings];
        if (!mayBeEmpty && desired.LacksFilesOf(@base))
            throw CommandException.Files([Diagnostic.NoFilesButALock(new(store.LockName))]);
        var history = linted || alone ? HistoryOf(desired, store, @base) : LockHistory.Nothing;
        return new(desired, store, store.Learn(@base, history), warnings) { Later = history.Later };
    }

    /// <summary>Checks that no lock of another name already belongs to this account, as after an environment was
    /// renamed.</summary>
    /// <exception cref="CommandException">The lock has to be renamed first.</exception>
    public static void CheckNames(DesiredState desired, string account)
    {
        if (new OtherLocks(desired.Workspace, desired.Environment).InTheWay(account) is { } lockInTheWay)
            throw CommandException.Files([lockInTheWay]);
    }

    /// <summary>Checks that a folder is a workspace, before anything else is asked of a person.</summary>
    /// <exception cref="CommandException">It has no workspace file.</exception>
    public static void CheckIsThere(string folder)
    {
        if (!WorkspaceSearch.IsWorkspace(folder))
            throw CommandException.Files([WorkspaceSearch.Missing(folder)]);
    }

    /// <summary>Reads the files without the lock.</summary>
    /// <exception cref="CommandException">The files have mistakes.</exception>
    public (DesiredState Desired, IReadOnlyList<Diagnostic> Warnings) ReadFiles(
        string folder,
        string? environment,
        bool linted = false
    )
    {
        var read = linted ? lint.Read(folder, environment) : files.Read(folder, environment);
        return (read.Desired ?? throw CommandException.Files(read.Diagnostics), read.Diagnostics);
    }

    private static Base WithProtection(Base @base, IReadOnlySet<string> ids) =>
        ids.Count == 0 ? @base : @base with { ProtectedElsewhere = [.. ids] };

    // A merged lock, and a lock that shares sequences with other locks, may be out of date: then every sequence is
    // read.
    private static PlanOptions OptionsFor(PlanArguments arguments, StoredWorkspace stored)
    {
        var usual = stored.Base.IsMerged || !stored.Base.ProtectedElsewhere.IsEmpty ? Refresh.All : Refresh.Changed;
        return arguments.Options with
        {
            Service = ServiceName.Of(stored.Desired.Environment),
            Refresh = arguments.Refresh ?? usual,
        };
    }

    private async Task<MadePlan> MakeFromServiceAsync(
        StoredWorkspace stored,
        PlanOptions options,
        CancellationToken cancellation
    )
    {
        var open = services.Open(stored.Desired.Workspace, stored.Desired.Environment);
        try
        {
            var plan = await PlanFromServiceAsync(open.Service, stored, options, cancellation).ConfigureAwait(false);
            return new(plan, stored.Desired, stored.Store, open);
        }
        catch
        {
            open.Dispose();
            throw;
        }
    }

    private async Task<Plan> PlanFromServiceAsync(
        ISequenceService service,
        StoredWorkspace stored,
        PlanOptions options,
        CancellationToken cancellation
    )
    {
        var (desired, store, @base, _) = stored;
        var different = LaterLock.Different(@base, stored.Later);
        options = options with { AlsoRead = different, Outdated = different };
        var facts = new FactsStore(desired.Workspace, desired.Environment);
        var current = await new CurrentStateReader(service, time, account => facts.Review(account, time).Facts)
            .ReadAsync(desired, @base, options, cancellation)
            .ConfigureAwait(false);
        CheckNames(desired, current.Account);
        var plan = CreatePlan(stored, current, options, service);
        return LaterLock.Explain(plan, current, @base, stored.Later, new(store.LockName)) is { } old
            ? plan.WithWarnings([old])
            : plan;
    }

    // The snapshot takes the place of the service, so no key is needed and no call is made.
    private async Task<MadePlan> MakeFromSnapshotAsync(
        Snapshot snapshot,
        StoredWorkspace stored,
        PlanOptions options,
        CancellationToken cancellation
    )
    {
        var (desired, store, @base, _) = stored;
        SnapshotService.Check(snapshot, options.Service, desired.Environment, @base);
        var service = new SnapshotService(snapshot);
        var current = await new CurrentStateReader(service)
            .ReadAsync(desired, @base, options, cancellation)
            .ConfigureAwait(false);
        CheckNames(desired, current.Account);
        options = options with { SnapshotTaken = snapshot.Taken, Outdated = LaterLock.Different(@base, stored.Later) };
        var plan = CreatePlan(stored, current, options, service);
        return new(plan, desired, store, null);
    }

    // What was measured in this account replaces the guesses.
    private Plan CreatePlan(StoredWorkspace stored, CurrentState current, PlanOptions options, IRequestSource source)
    {
        var desired = stored.Desired;
        var review = new FactsStore(desired.Workspace, desired.Environment).Review(current.Account, time);
        return Planner
            .CreatePlan(desired, current, stored.Base, options with { Facts = review.Facts }, source)
            .Plan.WithWarnings([
                .. stored.Warnings.Where(warning => !review.IsSaidByPlan(warning)),
                .. review.Findings,
                .. review.OnReads(current),
            ]) with
        {
            BodyFiles = desired.Sequences.ToImmutableDictionary(
                sequence => sequence.Key,
                sequence => sequence.BodyFiles,
                StringComparer.Ordinal
            ),
        };
    }

    private static Plan EmptyPlan(StoredWorkspace stored, PlanOptions options)
    {
        var context = new PlanContext
        {
            Environment = stored.Desired.Environment.Name,
            Service = options.Service,
            Account = "",
            FilesDigest = stored.Desired.FilesDigest,
            LockDigest = stored.Base.Digest,
            Consents = options.Consents,
            DriftOnly = options.DriftOnly,
            SampleContacts = stored.Desired.Workspace.SampleContacts,
        };
        return new Plan(context, [], []).WithWarnings(stored.Warnings);
    }

    // A difference that looks like an edit in Apollo may come from a later commit that was applied. The lock of an
    // emulator is not committed.
    private LockHistory HistoryOf(DesiredState desired, LockStore store, Base @base)
    {
        if (desired.Environment is WorkspaceEnvironment.Emulator || @base.Sequences.IsEmpty)
            return LockHistory.Nothing;
        var folder = desired.Workspace.Folder;
        var versions = git.Versions(folder, store.LockName, LockFile.Pattern, name => IsOrWas(name, desired));
        var most = MostRead / Math.Max(new FileInfo(Path.Combine(folder, store.LockName)).Length, 1);
        var all = desired.HasEntriesToSpend
            ? versions.All.Take((int)Math.Clamp(most, LeastVersions, MostVersions))
            : [];
        return LockHistory.Of(
            git.Texts(folder, versions.Later),
            git.Texts(folder, all).Select(version => version.Text)
        );
    }

    // The lock of an environment that is gone may be this one before it was renamed.
    private static bool IsOrWas(string lockName, DesiredState desired) =>
        LockFile.Environment(lockName) is { } name
        && (name == desired.Environment.Name || desired.Workspace.Environments.All(other => other.Name != name));
}
