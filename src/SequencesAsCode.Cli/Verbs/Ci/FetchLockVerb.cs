using System.CommandLine;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Hosts;
using SequencesAsCode.Cli.Results;

namespace SequencesAsCode.Cli.Verbs.Ci;

/// <summary>Takes the lock file from its branch, and what the last apply left.</summary>
internal sealed class FetchLockVerb : Verb
{
    private readonly CiOptions common = new();

    public FetchLockVerb()
        : base("fetch-lock", "Take the lock file from its branch.", "ci fetch-lock -e production --lock-branch main")
    {
        Details =
            "Run it before 'apply', inside the group in which applies wait for each other. When the last apply of the "
            + "branch failed, its journal and its lock file are taken too. It exits with 7 when the branch has newer "
            + "files than this run, and with 4 when somebody else changed the lock file on a branch of its own.";
        foreach (var option in (Option[])[common.Folder, common.Branch, common.Accept])
            Add(option);
    }

    public override async Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation)
    {
        using var host = Host.Of(services.Variables, services.Services);
        common.CheckIsNewest(line, host);
        await LeftState
            .FetchAsync(
                common.Kept(line, host.Git),
                host,
                common.Files(line),
                line.Folder,
                services.Output,
                cancellation
            )
            .ConfigureAwait(false);
        return ExitCode.Done;
    }
}
