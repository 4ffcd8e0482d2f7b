using System.CommandLine;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Hosts;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Markdown;

namespace SequencesAsCode.Cli.Verbs.Ci;

/// <summary>Posts the comment of a plan on the pull request, and sets its labels.</summary>
internal sealed class CiCommentVerb : Verb
{
    private readonly CiOptions common = new();

    private readonly Option<Uri?> page = new("--page-url")
    {
        Description = "Link to the page with every email. Default: the files that the job keeps, where that is known.",
        HelpName = "URL",
        CustomParser = OptionParsing.AddressOf,
    };

    private readonly Option<bool> noLabels = new("--no-labels")
    {
        Description = "Do not mark the pull request with the kinds of change, such as 'sequences/copy'.",
    };

    public CiCommentVerb()
        : base(
            "comment",
            "Post the plan of 'ci plan' on the pull request.",
            "ci comment -e production --page-url https://github.com/org/repo/actions/runs/1/artifacts/2"
        )
    {
        Details =
            "There is one comment for a workspace and an environment, and it is updated in place. Marks such as "
            + "'sequences/copy' on the pull request say what kinds of change the plan has.";
        foreach (var option in (Option[])[common.Folder, page, noLabels])
            Add(option);
    }

    public override async Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation)
    {
        using var host = Host.Of(services.Variables, services.Services);
        if (host.Run.PullRequest is not { } number)
        {
            services.Output.Notice("This run is not for a pull request, so there is nothing to comment on.");
            return ExitCode.Done;
        }

        var newest = await host.NewestCommitAsync(cancellation).ConfigureAwait(false);
        if (newest != host.Run.Commit)
        {
            services.Output.Notice($"The pull request has moved on to {newest}. The run of that commit comments.");
            return ExitCode.Done;
        }

        var files = common.Files(line);
        var plan = File.Exists(files.Plan) ? SavedFile.Plan(files.Plan) : null;
        await Comments.WriteAsync(host, number, Text(line, host, files, plan), cancellation).ConfigureAwait(false);
        if (!line.Value(noLabels))
            await LabelAsync(host, number, plan, services.Output, cancellation).ConfigureAwait(false);
        return ExitCode.Done;
    }

    private string Text(Invocation line, Host host, OutFolder files, Plan? plan)
    {
        if (plan is null && File.Exists(files.Comment))
            return File.ReadAllText(files.Comment);
        using var text = new StringWriter();
        var context = CiOptions.Comment(line, host, "") with { PageUrl = line.Value(page) ?? host.Run.PageUrl };
        if (plan is not null)
            MarkdownRenderer.Write(plan, context, text);
        else
            MarkdownRenderer.Write([], Early(host.Run.Commit), context, text);
        return text.ToString();
    }

    private static Failure Early(string commit) =>
        new(
            FailureKind.Unexpected,
            $"The run for commit {commit} failed before it could plan. The log of the run says why."
        );

    // A token that may comment and may not label is no reason to fail.
    private static async Task LabelAsync(
        Host host,
        string number,
        Plan? plan,
        ResultWriter output,
        CancellationToken cancellation
    )
    {
        try
        {
            var wanted = plan is null ? [] : ClassLabels.Of(plan);
            var present = await host.LabelsAsync(number, cancellation).ConfigureAwait(false);
            var added = ClassLabels.Missing(present, wanted);
            var removed = ClassLabels.Outdated(present, wanted);
            if (!added.IsEmpty || !removed.IsEmpty)
                await host.ChangeLabelsAsync(number, added, removed, cancellation).ConfigureAwait(false);
        }
        catch (FailureException exception)
        {
            output.Notice($"warning: The pull request was not marked with its kinds of change. {exception.Message}");
        }
    }
}
