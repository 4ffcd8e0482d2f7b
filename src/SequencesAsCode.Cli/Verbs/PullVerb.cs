using System.CommandLine;
using SequencesAsCode.Applying.Confirming;
using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Pipeline;
using SequencesAsCode.Cli.Readmes;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Files.Pulling;
using SequencesAsCode.Service.Reading;

namespace SequencesAsCode.Cli.Verbs;

/// <summary>
/// Takes edits made in Apollo into the files; nothing is sent. The new files are read back and compared before anything
/// is written.
/// </summary>
internal sealed class PullVerb : Verb
{
    private readonly KeysArgument keys = new();

    private readonly Option<bool> theirs = new(OptionNames.Theirs)
    {
        Description = "Use Apollo's version where both sides changed or no lock file says which did.",
    };

    private readonly ReadmeOption noReadme = new();

    public PullVerb()
        : base("pull", "Update your files with edits made in Apollo.", "pull q3-outbound")
    {
        Details = "Only the edited values change. Nothing is sent to Apollo.";
        Add(keys);
        Add(theirs);
        Add(noReadme);
    }

    public override bool WritesWorkspace => true;

    public override async Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation)
    {
        var named = line.Values(keys);
        var files = services.Files;
        var (desired, store, @base, _) = services.Pipeline.ReadWorkspace(line.Folder, line.Environment, alone: true);
        var options = new PlanOptions(ServiceName.Of(desired.Environment), named, Consents.None);
        KeyCheck.CheckTargets(options, desired, @base);

        using var open = services.Services.Open(desired.Workspace, desired.Environment);
        var current = await new CurrentStateReader(open.RequireEnoughForFiles("pull"), services.Time)
            .ReadAsync(desired, @base, named, cancellation)
            .ConfigureAwait(false);
        PlanPipeline.CheckNames(desired, current.Account);
        var report = new Puller(files).Pull(desired, current, @base, options, line.Value(theirs), open.Service);

        if (
            !report.Drafts.IsEmpty
            && files.Read(line.Folder, line.Environment).Desired?.FilesDigest != desired.FilesDigest
        )
        {
            throw CommandException.Stale(
                "The files changed while Apollo was read, so nothing was written. Pull again."
            );
        }

        Write(report, desired.Workspace.Folder, current.Account, store);
        var code = services.Output.Pull(ExitCodeOf(report), report, desired.Environment.Name);
        var paths = report.Drafts.Select(draft => draft.Path).ToHashSet(StringComparer.Ordinal);
        var readmes = line.Value(noReadme) ? [] : FolderReadmes.Write(line.Folder, paths);
        foreach (var path in readmes)
            services.Output.Notice($"{path} is up to date again.");
        return code;
    }

    // Files first: with the lock alone, Apollo's edits would count as applied and the old text of the files as a
    // change.
    private static void Write(PullReport report, string folder, string account, LockStore store)
    {
        AtomicFile.CheckAll(folder, report.Drafts);
        foreach (var draft in report.Drafts)
            AtomicFile.Write(folder, draft);
        foreach (var sequence in report.Records)
            store.Record(account, sequence);
        foreach (var agreed in report.Adopted)
        {
            Bookkeeping.Record(agreed.Change, agreed.Current, store, report.Context);
        }

        store.Save();
    }

    private static int ExitCodeOf(PullReport report) =>
        (report.HasLeft, report.Drafts.IsEmpty) switch
        {
            (false, _) => ExitCode.Done,
            (true, true) => ExitCode.Blocked,
            (true, false) => ExitCode.PartlyApplied,
        };
}
