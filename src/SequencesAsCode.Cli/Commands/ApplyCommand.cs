using SequencesAsCode.Applying;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Planning.Guarding;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.States;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Apollo;
using SequencesAsCode.Service.Reading;

namespace SequencesAsCode.Cli.Commands;

/// <summary>How apply is to behave.</summary>
/// <param name="File">A saved plan to run as it is; null to plan first.</param>
/// <param name="Format">Of the result.</param>
/// <param name="AutoApprove">Whether nobody is asked.</param>
/// <param name="Comment">Of a result in Markdown.</param>
/// <param name="ContinueOnError">Whether to go on after a failure.</param>
internal sealed record ApplyArguments(string? File, OutputFormat Format, CommentArguments Comment, bool AutoApprove, bool ContinueOnError);

/// <summary>Carries out a plan: a saved one exactly, or one it makes, shows and asks about.</summary>
internal sealed class ApplyCommand(PlanPipeline pipeline, ServiceFactory services, Output output, ApplyProgress progress, WaitDisplay waits, Approval approval, TimeProvider time, IReadOnlyDictionary<string, string?> environment)
{
    public async Task<int> RunAsync(PlanArguments planning, ApplyArguments arguments, CancellationToken cancellation)
    {
        output.Comment = arguments.Comment.For(arguments.Format, planning.Folder, planning.Environment, "apply", environment);
        using var made = arguments.File is { } file
            ? await LoadAsync(planning, file, cancellation).ConfigureAwait(false)
            : await MakeAsync(planning, arguments, cancellation).ConfigureAwait(false);
        if (made.Service is null || (!made.Plan.IsApplicable && made.Plan.Blocks.IsEmpty)) return Nothing(made, arguments);

        var applier = new Applier(made.Service.Service, made.Store, time, made.Service.Budget, waits.Begin);
        var report = await progress.RunAsync(made.Plan, tell => applier.ApplyAsync(made.Plan, arguments.ContinueOnError, tell, cancellation)).ConfigureAwait(false);
        return output.Report(arguments.Format, ExitCode.Of(report), made.Plan, report);
    }

    private async Task<MadePlan> MakeAsync(PlanArguments planning, ApplyArguments arguments, CancellationToken cancellation)
    {
        approval.CheckPossible(arguments.AutoApprove, arguments.Format == OutputFormat.Text, "a saved plan (sequences apply plan.json), or --auto-approve");
        approval.CheckEnvironmentIsSaid(planning.Folder, planning.Environment);

        var made = await pipeline.MakeAsync(planning with { Alone = true }, cancellation).ConfigureAwait(false);
        if (arguments.Format == OutputFormat.Text) output.Preview(made.Plan);
        if (made.Plan.IsApplicable && !arguments.AutoApprove && !await approval.AskAsync($"Apply this to '{made.Plan.Context.Environment}'?", cancellation).ConfigureAwait(false))
        {
            made.Dispose();
            throw CommandException.Cancelled();
        }

        return made;
    }

    private async Task<MadePlan> LoadAsync(PlanArguments planning, string file, CancellationToken cancellation)
    {
        if (planning.Options.Consents != Consents.None || !planning.Options.Targets.IsEmpty || planning.Refresh is not null) throw CommandException.Arguments("A saved plan is carried out as it is: give --target, --refresh, --allow-…, --revert-drift, --overwrite and --accept-rewrites to 'plan'.");
        var plan = SavedFile.Plan(file);
        if (plan.Context.SnapshotTaken is { } taken) throw CommandException.Stale($"The plan was made against a snapshot of {taken} and cannot be carried out: plan again against the account, without --current.");
        var environment = planning.Environment ?? plan.Context.Environment;
        if (environment != plan.Context.Environment) throw CommandException.Stale($"The plan was made for the environment '{plan.Context.Environment}', not for '{environment}'; plan again.");

        var (desired, store, @base, _) = pipeline.ReadWorkspace(planning.Folder, environment, alone: true);
        if (desired.FilesDigest != plan.Context.FilesDigest) throw CommandException.Stale("The files changed since the plan was made; plan again.");
        if (@base.Digest != plan.Context.LockDigest) throw CommandException.Stale("The lock changed since the plan was made; plan again.");
        if (ServiceName.Of(desired.Environment) != plan.Context.Service) throw CommandException.Stale("The environment is another service since the plan was made; plan again.");

        // Made without asking the service, so it names no account.
        if (plan.Sequences.IsEmpty) return new(plan, desired, store, null);

        var open = services.Open(desired.Workspace, desired.Environment);
        try
        {
            var current = await open.Service.ReadAsync(ReadScope.LookUps(desired), cancellation).ConfigureAwait(false);
            CurrentStateReader.CheckAccount(desired.Environment, @base, current.Account);
            if (SavedPlanCheck.Of(plan, open.Service, desired.Workspace.Policy, @base) is { } unsound) throw CommandException.Stale($"The saved plan is not one that this program makes: what it would send for '{unsound}' is not what it shows; plan again.");
            return current.Account == plan.Context.Account
                ? new(plan, desired, store, open)
                : throw CommandException.Stale($"The plan was made for the account {plan.Context.Account}, and the key belongs to {current.Account}; plan again.");
        }
        catch
        {
            open.Dispose();
            throw;
        }
    }

    private int Nothing(MadePlan made, ApplyArguments arguments)
    {
        // What an earlier run began, and this one read and found as the files want it, is begun no more; a saved plan may have been read before that run.
        if (arguments.File is null)
        {
            foreach (var change in made.Plan.Sequences.Where(change => change is { Action: SequenceAction.None, HasDrift: false })) made.Store.Conclude(change.Key);
        }

        // A run that was cut short after its last write has left nothing to do but this.
        made.Store.Settle();
        var exitCode = ExitCode.Of(made.Plan, detailed: false);
        return arguments.Format != OutputFormat.Text || arguments.File is not null ? output.Plan(arguments.Format, exitCode, made.Plan) : exitCode;
    }
}
