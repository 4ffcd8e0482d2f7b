using System.CommandLine;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Hosts;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Cli.Runs;

namespace SequencesAsCode.Cli.Verbs.Ci;

/// <summary>Takes the snapshot that offline plans of pull requests use.</summary>
internal sealed class CiSnapshotVerb : Verb
{
    private readonly CiOptions common = new();

    public CiSnapshotVerb()
        : base("snapshot", "Take the snapshot for offline plans.", "ci snapshot -e production --lock-branch main")
    {
        Details =
            "It is the file snapshot.json of --out. It holds the text of every sequence, so it is refused in a "
            + "repository that others can read.";
        foreach (var option in (Option[])[common.Folder, common.Branch])
            Add(option);
    }

    public override async Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation)
    {
        using var host = Host.Of(services.Variables, services.Services);
        if (!await host.IsPrivateAsync(cancellation).ConfigureAwait(false))
        {
            throw CommandException.Arguments(
                "A snapshot holds the text of all sequences, and this repository is not private.",
                "Plan with '--mode live', which needs no snapshot."
            );
        }

        common.Lock(line, host.Git).Fetch();
        var run = new SnapshotRun(services.Pipeline, services.Services, services.Output, services.Time);
        var text = await run.RunAsync(line.Folder, line.Environment, cancellation).ConfigureAwait(false);
        var files = common.Files(line);
        SavedFile.Write(files.Snapshot, text, "The snapshot could not be saved to");
        services.Output.Line("The snapshot is taken.");
        return ExitCode.Done;
    }
}
