using System.CommandLine;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Hosts;
using SequencesAsCode.Cli.Pipeline;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Core.Json.Documents;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Html;
using SequencesAsCode.Output.Markdown;

namespace SequencesAsCode.Cli.Verbs.Ci;

/// <summary>
/// Plans in a pipeline: it takes the lock file from its branch, and leaves the plan, its page and its comment in a
/// folder for the steps that follow. When there is no plan, the comment says why.
/// </summary>
internal sealed class CiPlanVerb : Verb
{
    private const string Prefix = "ci";

    private readonly CiOptions common = new();
    private readonly PlanningOptions planning = new();

    private readonly Option<string?> mode = new("--mode")
    {
        Description =
            "live (default): plan against the account, with an API key. offline: plan against the newest snapshot, "
            + "without a key.",
        HelpName = "live|offline",
    };

    public CiPlanVerb()
        : base("plan", "Plan in a pipeline.", "ci plan -e production --mode offline")
    {
        Details =
            "The plan, its page and its comment are files in the folder --out. On a pull request it exits like 'plan'. "
            + "On a branch it exits with 0 although a sequence needs a decision, because the others are applied, and "
            + "with 7 when the branch has newer files than this run. It exits with 4 when somebody else changed the "
            + "lock file on a branch of its own. "
            + "When a person started the run by hand, consents in the variable SEQUENCES_OPTIONS count, such as "
            + "'--allow-activation=KEY --allow-many'. They count once: a further attempt of the run does not repeat "
            + "them, and with allow-unprotected they are refused.";
        mode.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: not ("live" or "offline") and var wrong }])
                result.AddError(Mistakes.NotAChoice("--mode", wrong, ["live", "offline"]));
        });
        Option[] own = [common.Folder, common.Branch, common.Accept, mode];
        foreach (var option in own.Concat(planning.Which).Concat(planning.Allowed))
            Add(option);
    }

    public override async Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation)
    {
        using var host = Host.Of(services.Variables, services.Services);
        var files = common.Files(line);
        files.Begin();
        try
        {
            common.CheckIsNewest(line, host);
            var resumed = await TakeLockAsync(line, host, files, services.Output, cancellation).ConfigureAwait(false);
            var typed = await new TypedConsents(host, services).ReadAsync(resumed, cancellation).ConfigureAwait(false);
            var arguments = await AskedAsync(line, typed, host, files, cancellation).ConfigureAwait(false);
            using var made = await services.Pipeline.MakeAsync(arguments, cancellation).ConfigureAwait(false);
            Save(made.Plan, line, host, files, services);
            var code = services.Output.Plan(OutputFormat.Text, ExitCode.Of(made.Plan, detailed: false), made.Plan);
            return host.Run.PullRequest is null && code == ExitCode.Blocked ? ExitCode.Done : code;
        }
        catch (FailureException exception)
        {
            var found = (exception as CommandException)?.Diagnostics ?? [];
            var error = exception.Kind == FailureKind.FilesInvalid && !found.IsEmpty ? null : exception.Failure;
            WriteComment(line, host, files, text => MarkdownRenderer.Write(found, error, text.Context, text.Writer));
            throw;
        }
        finally
        {
            if (File.Exists(files.Comment))
                host.Show(files.Comment, services.Output.HostCommand);
        }
    }

    // On a pull request, a lock file on the branch that it would change came with the files. Returns whether the run
    // goes on with what an earlier attempt left.
    private async Task<bool> TakeLockAsync(
        Invocation line,
        Host host,
        OutFolder files,
        ResultWriter output,
        CancellationToken cancellation
    )
    {
        var kept = common.Kept(line, host.Git);
        if (host.Run.Target is { } target && target == common.BranchOf(line))
        {
            kept.Lock.CheckIsNewest();
            return false;
        }

        var resumed = await LeftState
            .FetchAsync(kept, host, files, line.Folder, output, cancellation)
            .ConfigureAwait(false);
        host.Pass("lock", resumed ? "resumed" : "", output.HostCommand);
        return resumed;
    }

    private async Task<PlanArguments> AskedAsync(
        Invocation line,
        string? typed,
        Host host,
        OutFolder files,
        CancellationToken cancellation
    )
    {
        var consenting = typed is null ? line : GivenConsents.Read(line, [Prefix, Name], typed);
        var arguments = planning.Read(consenting) with
        {
            Folder = line.Folder,
            Environment = line.Environment,
            Refresh = planning.Read(line).Refresh,
        };
        if (line.Value(mode) != "offline")
            return arguments;
        var snapshot = await host.ReadSnapshotAsync(files.Environment, files.Snapshot, cancellation)
            .ConfigureAwait(false);
        if (snapshot is null)
        {
            throw CommandException.Arguments(
                "There is no snapshot of the account yet.",
                "Run the pipeline of the main branch, which takes one."
            );
        }

        await File.WriteAllBytesAsync(files.Snapshot, snapshot, cancellation).ConfigureAwait(false);
        return arguments with { Snapshot = files.Snapshot };
    }

    private static void Save(Plan plan, Invocation line, Host host, OutFolder files, VerbServices services)
    {
        SavedFile.Write(files.Plan, text => PlanFile.Write(plan, text), "The plan could not be saved to");
        var origin = new PageOrigin
        {
            Commit = host.Run.Commit,
            PullRequest = host.Run.PullRequestUrl,
            Made = services.Time.GetUtcNow(),
        };
        SavedFile.Write(
            files.Page,
            page => PreviewRenderer.Write(plan, page, origin),
            "The page could not be written to"
        );
        WriteComment(line, host, files, text => MarkdownRenderer.Write(plan, text.Context, text.Writer));
        host.Pass("page", files.Page, services.Output.HostCommand);
        host.Pass("applicable", plan.IsApplicable ? "true" : "false", services.Output.HostCommand);
    }

    private static void WriteComment(Invocation line, Host host, OutFolder files, Action<CommentText> write)
    {
        using var writer = new StringWriter();
        write(new(CiOptions.Comment(line, host, "") with { PageUrl = host.Run.PageUrl }, writer));
        SavedFile.Write(files.Comment, writer.ToString(), "The comment could not be written to");
    }
}
