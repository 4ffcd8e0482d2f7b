using System.CommandLine;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Hosts;
using SequencesAsCode.Cli.Results;

namespace SequencesAsCode.Cli.Verbs.Ci;

/// <summary>Commits the lock file to its branch after an apply. What cannot be pushed is left for the next
/// run.</summary>
internal sealed class KeepLockVerb : Verb
{
    private readonly CiOptions common = new();

    public KeepLockVerb()
        : base("keep-lock", "Commit the lock file to its branch.", "ci keep-lock -e production --lock-branch main")
    {
        Details =
            "Run it after 'apply', however that ended. Nothing but the lock file is committed, and a lock file that "
            + "somebody else changed is not overwritten. The journal, the id of the lock file, and a lock file that "
            + "could not be pushed are left in the folder state of --out.";
        foreach (var option in (Option[])[common.Folder, common.Branch])
            Add(option);
    }

    public override Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation)
    {
        using var host = Host.Of(services.Variables, services.Services);
        var files = common.Files(line);
        files.ForgetState();
        LeftState.LeaveJournal(line.Folder, files);
        var kept = common.Kept(line, host.Git);
        try
        {
            services.Output.Line(kept.Lock.Push($"Lock of {files.Environment} after apply [skip ci]"));
        }
        catch (CommandException)
        {
            kept.Lock.Leave(files.State);
            throw;
        }
        finally
        {
            kept.Leave(files.State, host.Run.Branch);
        }

        return Task.FromResult(ExitCode.Done);
    }
}
