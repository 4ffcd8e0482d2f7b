using System.CommandLine;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Hosts;
using SequencesAsCode.Cli.Pipeline;
using SequencesAsCode.Cli.Repositories;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Cli.Runs;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Markdown;
using SequencesAsCode.Output.Text;

namespace SequencesAsCode.Cli.Verbs.Ci;

/// <summary>Makes a pull request of the edits made in Apollo.</summary>
internal sealed class CiDriftVerb : Verb
{
    private const string Title = "Edited in Apollo";
    private const int Narrow = 100;

    // The list of what was pulled has at most a third of the text.
    private const int PulledShare = 3;

    private readonly CiOptions common = new();

    private readonly Option<string> target = new("--target-branch")
    {
        Description = "Branch that the pull request changes. Default: main.",
        HelpName = "BRANCH",
        DefaultValueFactory = _ => "main",
    };

    public CiDriftVerb()
        : base("drift", "Make a pull request of edits made in Apollo.", "ci drift -e production --lock-branch main")
    {
        Details =
            "It takes the edits into the files, as 'pull' does, and pushes them to the branch "
            + "sequences-drift/ENVIRONMENT, which it overwrites. It exits with 6 when everything is left to a person.";
        foreach (var option in (Option[])[common.Folder, common.Branch, target])
            Add(option);
    }

    public override async Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation)
    {
        using var host = Host.Of(services.Variables, services.Services);
        var output = services.Output;
        common.Lock(line, host.Git).Fetch();
        var edited = await FindAsync(line, services, cancellation).ConfigureAwait(false);
        if (edited is null)
        {
            output.Notice("Nothing was edited in Apollo since the last apply.");
            return ExitCode.Done;
        }

        if (edited.HasBlocked)
            return output.Plan(OutputFormat.Text, ExitCode.Of(edited, detailed: false), edited);
        var run = new PullRun(services.Pipeline, services.Services, services.Files, services.Time);
        var (report, environment) = await run.RunAsync(line.Folder, line.Environment, [], false, cancellation)
            .ConfigureAwait(false);
        var code = output.Pull(PullRun.ExitCodeOf(report), report, environment);
        if (code is not (ExitCode.Done or ExitCode.PartlyApplied))
            return code;
        PullRun.WriteReadmes(line.Folder, report);
        var text = Text(line, host, edited, report);
        SavedFile.Write(common.Files(line).Comment, text, "The text could not be written to");
        return await OfferAsync(line, host, text, output, cancellation).ConfigureAwait(false);
    }

    private static async Task<Plan?> FindAsync(Invocation line, VerbServices services, CancellationToken cancellation)
    {
        var options = new PlanOptions("", [], Consents.None) { DriftOnly = true };
        var arguments = new PlanArguments(line.Folder, line.Environment, options);
        using var made = await services.Pipeline.MakeAsync(arguments, cancellation).ConfigureAwait(false);
        return made.Plan.HasDrift || made.Plan.HasBlocked ? made.Plan : null;
    }

    private async Task<int> OfferAsync(
        Invocation line,
        Host host,
        string text,
        ResultWriter output,
        CancellationToken cancellation
    )
    {
        var environment = CiOptions.Environment(line);
        var onto = line.Value(target)!;
        var branch = $"sequences-drift/{environment}";

        // A lock file that is kept on a branch of its own is no part of the pull request.
        var left = common.BranchOf(line) == onto ? null : LockFile.Of(environment);
        var pushed = new DriftBranch(host.Git, line.Folder).Push(branch, left);
        if (!pushed)
        {
            output.Notice("The files have every edit already.");
            return ExitCode.Done;
        }

        await host.OfferAsync(branch, onto, Title, text, cancellation).ConfigureAwait(false);
        output.Line($"The edits are on the branch {branch}, with a pull request to {onto}.");
        return ExitCode.Done;
    }

    // The list is indented, so that no text from Apollo ends the block or is read as Markdown.
    private static string Text(Invocation line, Host host, Plan edited, PullReport report)
    {
        using var pulled = new StringWriter();
        new TextRenderer(false, Narrow).Write(report, CiOptions.Environment(line), pulled);
        var room = host.LongestPullRequest / PulledShare;
        var list = string.Concat(pulled.ToString().Split('\n').Select(text => $"    {text}\n"));
        if (list.Length > room)
            list = $"{list[..list.LastIndexOf('\n', room)]}\n    …\n";
        using var comment = new StringWriter();
        var context = CiOptions.Comment(line, host, "drift") with { MaxLength = host.LongestPullRequest - room - 200 };
        MarkdownRenderer.Write(edited, context, comment);
        return $"{comment}\nThis pull request takes the edits into the files:\n\n{list}";
    }
}
