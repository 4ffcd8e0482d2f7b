using System.CommandLine;
using System.CommandLine.Parsing;
using SequencesAsCode.Applying;
using SequencesAsCode.Applying.Probing;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Hosts;
using SequencesAsCode.Cli.Pipeline;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Text;

namespace SequencesAsCode.Cli.Verbs;

/// <summary>Carries out a plan: a saved one exactly, or a new one after it was shown and approved.</summary>
internal sealed class ApplyVerb : Verb
{
    private const string Stop = "stop";
    private const string Continue = "continue";

    private readonly PlanningOptions planning = new();
    private readonly FormatOption format = new(OutputFormat.Text, OutputFormat.Json, OutputFormat.Markdown);
    private readonly CommentOptions comment = new();
    private readonly Option<bool> autoApprove = new("--auto-approve") { Description = "Apply without asking." };

    private readonly Argument<string?> plan = new("PLAN")
    {
        Description = "A plan saved with 'plan --out'. Default: make a plan, show it and ask.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string> onError = new(OptionNames.OnError)
    {
        Description = "After a failure: stop (default), or continue with the other sequences.",
        HelpName = $"{Stop}|{Continue}",
        DefaultValueFactory = _ => Stop,
    };

    public ApplyVerb()
        : base("apply", "Apply a plan to Apollo.", "apply plan.json")
    {
        Details = "A saved plan is applied exactly. Without one, apply makes a plan, shows it and asks.";
        plan.Validators.Add(OptionParsing.RefuseOptions);
        onError.Validators.Add(CheckOnError);
        Add(plan);
        foreach (
            var option in (Option[])
                [.. planning.Which, format, .. comment.All, autoApprove, onError, .. planning.Allowed]
        )
        {
            Add(option);
        }
    }

    public override async Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation)
    {
        var output = services.Output;
        output.Comment = comment
            .Read(line)
            .For(line.Value(format), line.Folder, line.Environment, CommentContext.Apply, services.Variables);
        var file = line.FullPath(line.Value(plan));
        using var made = file is null
            ? await MakeAsync(line, services, cancellation).ConfigureAwait(false)
            : await LoadAsync(line, file, services, cancellation).ConfigureAwait(false);
        if (made.Service is null || (!made.Plan.IsApplicable && made.Plan.Blocks.IsEmpty))
        {
            return Nothing(made, file is not null, line.Value(format), output);
        }

        var applier = new Applier(
            made.Service.Service,
            made.Store,
            services.Time,
            made.Service.Budget,
            services.Waits.Begin
        );
        var goesOn = line.Value(onError) == Continue;
        var progress = new ApplyProgress(
            services.Terminal,
            output,
            services.Bar,
            line.Value(format) == OutputFormat.Text
        );
        var report = await progress
            .RunAsync(made.Plan, tell => applier.ApplyAsync(made.Plan, goesOn, tell, cancellation))
            .ConfigureAwait(false);
        TellDoubts(made, report, output);
        output.Comment = output.Comment is { } shown ? shown with { At = services.Time.GetUtcNow() } : null;
        return output.Report(line.Value(format), ExitCode.Of(report), made.Plan, report);
    }

    private static void TellDoubts(MadePlan made, ApplyReport report, ResultWriter output)
    {
        var facts = new FactsStore(made.Desired.Workspace, made.Desired.Environment);
        try
        {
            var doubts = facts.Doubt(made.Plan, report);
            if (!doubts.IsEmpty)
                output.Notice(
                    "Apollo did not do what 'sequences probe' measured: "
                        + $"{string.Join(", ", doubts)}. {facts.Name} now marks this as doubtful, and plans use the "
                        + "careful guess. Commit the file, or measure again."
                );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            output.Notice($"{facts.Name} could not be updated: {exception.Message}");
        }
    }

    private async Task<MadePlan> MakeAsync(Invocation line, VerbServices services, CancellationToken cancellation)
    {
        var approval = services.Approval;
        var isText = line.Value(format) == OutputFormat.Text;
        var isApproved = line.Value(autoApprove);
        approval.CheckPossible(
            line.Folder,
            isApproved,
            isText,
            "a saved plan (sequences apply plan.json), or --auto-approve"
        );
        approval.CheckEnvironmentIsNamed(line.Folder, line.Environment);

        var arguments = planning.Read(line) with { Alone = true };
        var made = await services.Pipeline.MakeAsync(arguments, cancellation).ConfigureAwait(false);
        if (isText)
            services.Output.Preview(made.Plan);
        var question = TextRenderer.Question(made.Plan);
        if (
            made.Plan.IsApplicable
            && !isApproved
            && !await approval.AskAsync(question, "apply", cancellation).ConfigureAwait(false)
        )
        {
            made.Dispose();
            throw CommandException.Cancelled();
        }

        return made;
    }

    private Task<MadePlan> LoadAsync(
        Invocation line,
        string file,
        VerbServices services,
        CancellationToken cancellation
    )
    {
        var arguments = planning.Read(line);
        if (
            arguments.Options.Consents != Consents.None
            || !arguments.Options.Targets.IsEmpty
            || arguments.Refresh is not null
        )
        {
            throw CommandException.Arguments(
                "A saved plan is applied exactly as it is.",
                "Give --target, --refresh, --allow-…, --revert-drift, --overwrite and --accept-rewrites to 'plan'."
            );
        }

        var plans = new SavedPlans(
            services.Pipeline,
            services.Services,
            new HostVariables(services.Variables).AreOfAPipeline
        );
        return plans.OpenAsync(file, line.Folder, line.Environment, cancellation);
    }

    private static int Nothing(MadePlan made, bool isSaved, OutputFormat format, ResultWriter output)
    {
        // A change that an earlier run started is complete when this plan read the sequence and found no difference. A
        // saved plan may have read it before that run.
        var settled = made.Plan.Sequences.Where(change => change is { Action: SequenceAction.None, HasDrift: false });
        if (!isSaved)
        {
            foreach (var change in settled)
                made.Store.Conclude(change.Key);
        }

        // This completes a run that ended after its last write.
        made.Store.Settle();
        var exitCode = ExitCode.Of(made.Plan, detailed: false);
        return format != OutputFormat.Text || isSaved ? output.Plan(format, exitCode, made.Plan) : exitCode;
    }

    private static void CheckOnError(OptionResult result)
    {
        if (result.Tokens is [{ Value: not (Stop or Continue) } wrong])
        {
            result.AddError(Mistakes.NotAChoice(OptionNames.OnError, wrong.Value, [Stop, Continue]));
        }
    }
}
