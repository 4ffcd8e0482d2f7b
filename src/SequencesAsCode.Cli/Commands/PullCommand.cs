using System.Collections.Immutable;
using SequencesAsCode.Applying.Confirming;
using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Core.States;
using SequencesAsCode.Files.Pulling;
using SequencesAsCode.Files.Reading;
using SequencesAsCode.Service.Reading;

namespace SequencesAsCode.Cli.Commands;

/// <summary>What to pull.</summary>
/// <param name="Folder">The workspace's folder.</param>
/// <param name="Environment">Name of the environment; null for the workspace's default.</param>
/// <param name="Keys">Keys of the sequences; none for all.</param>
/// <param name="Theirs">Whether Apollo's side wins where both moved.</param>
internal sealed record PullArguments(string Folder, string? Environment, ImmutableArray<string> Keys, bool Theirs);

/// <summary>Takes what was edited in Apollo into the files; nothing is sent. The edited text is read again and compared before anything is written.</summary>
internal sealed class PullCommand(DesiredStateReader files, PlanPipeline pipeline, ServiceFactory services, Output output, TimeProvider time)
{
    public async Task<int> RunAsync(PullArguments arguments, CancellationToken cancellation)
    {
        var (desired, store, @base, _) = pipeline.ReadWorkspace(arguments.Folder, arguments.Environment, alone: true);
        var options = new PlanOptions(ServiceName.Of(desired.Environment), arguments.Keys, Consents.None);
        PlanPipeline.CheckTargets(options, desired, @base);

        using var open = services.Open(desired.Workspace, desired.Environment);
        var current = await new CurrentStateReader(open.Filing("pull"), time).ReadAsync(desired, @base, arguments.Keys, cancellation).ConfigureAwait(false);
        PlanPipeline.CheckNames(desired, current.Account);
        var report = new Puller(files).Pull(desired, current, @base, options, arguments.Theirs, open.Service);

        if (!report.Drafts.IsEmpty && files.Read(arguments.Folder, arguments.Environment).Desired?.FilesDigest != desired.FilesDigest) throw CommandException.Stale("The files changed while Apollo was read, so nothing was written; pull again.");

        AtomicFile.CheckAll(desired.Workspace.Folder, report.Drafts);

        // The files first: a lock without them would call Apollo's edits known, and the files' old words a change.
        foreach (var draft in report.Drafts) AtomicFile.Write(desired.Workspace.Folder, draft);
        foreach (var sequence in report.Records) store.Record(current.Account, sequence);
        foreach (var agreed in report.Adopted) Bookkeeping.Record(agreed.Change, agreed.Current, store, report.Context);
        store.Save();
        return output.Pull(ExitCodeOf(report), report, desired.Environment.Name);
    }

    private static int ExitCodeOf(PullReport report) => (report.HasLeft, report.Drafts.IsEmpty) switch
    {
        (false, _) => ExitCode.Done,
        (true, true) => ExitCode.Blocked,
        (true, false) => ExitCode.PartlyApplied,
    };
}
