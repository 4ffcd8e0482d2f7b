using SequencesAsCode.Applying.Checking;
using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Core.States;
using SequencesAsCode.Files.Linting;
using SequencesAsCode.Files.Reading;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Apollo;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Supaglue;

namespace SequencesAsCode.Cli.Commands;

/// <summary>Looks at the workspace, the key and the account. Whatever is found is a row of the result, and nothing is changed.</summary>
internal sealed class DoctorCommand(WorkspaceLint files, ServiceFactory services, Git git, Output output)
{
    /// <param name="folder">The workspace's folder.</param>
    /// <param name="environment">Name of the environment; null for the workspace's default.</param>
    /// <param name="format">How the result is written.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<int> RunAsync(string folder, string? environment, OutputFormat format, CancellationToken cancellation)
    {
        var read = files.Read(folder, environment);
        var store = read is { Workspace: { } workspace, Environment: { } chosen } ? LockStore.For(workspace, chosen) : null;
        var facts = new WorkspaceFacts(
            read.Workspace, read.Environment, read.Desired, read.Diagnostics, environment is not null,
            LockOf(store, read), git.About(folder, store?.LockName));
        var service = await AskAsync(read, facts.Manages, cancellation).ConfigureAwait(false);
        var report = read.Environment is { } asked
            ? Checkup.Of(facts, services.KeyOf(asked), service, ServiceName.Of(asked))
            : Checkup.Of(facts, null, service, "");
        return output.Checks(format, ExitCode.Of(report), report);
    }

    private static LockFacts? LockOf(LockStore? store, ReadResult files)
    {
        if (store is null) return null;
        var read = store.Read();
        return new(store.LockName, store.IsThere, read.Base, read.Diagnostics,
            store.HasJournal)
        { Others = new OtherLocks(files.Workspace!, files.Environment!, read.Base).Findings };
    }

    private async Task<ServiceFacts> AskAsync(ReadResult read, bool manages, CancellationToken cancellation)
    {
        if (read is not { Workspace: { } workspace, Environment: { } environment }) return ServiceFacts.NotAsked;
        try
        {
            using var open = services.Open(workspace, environment);
            if (open.Service is SupaglueService supaglue) return ServiceFacts.Of(await supaglue.AskAsync(cancellation).ConfigureAwait(false));
            var allUsers = read.Desired is { } desired && ReadScope.LookUps(desired).Users;
            return ServiceFacts.Of(await open.Apollo("doctor").Access.AskAsync(allUsers, manages, cancellation).ConfigureAwait(false));
        }
        catch (ServiceException exception)
        {
            return ServiceFacts.Refused(exception.Message);
        }
        catch (CommandException exception)
        {
            return ServiceFacts.Unusable(exception.Message);
        }
    }
}
