using SequencesAsCode.Cli.Results;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Planning.Guarding;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Reading;

namespace SequencesAsCode.Cli.Pipeline;

/// <summary>Opens saved plans for an apply. A plan is refused when anything that it depends on has
/// changed.</summary>
/// <param name="pipeline">Reads the workspace.</param>
/// <param name="services">Opens the service.</param>
/// <param name="isAutomatic">Whether a pipeline applies the plan, which plans again when it runs again.</param>
internal sealed class SavedPlans(PlanPipeline pipeline, ServiceFactory services, bool isAutomatic)
{
    private const string AtADesk = "Run 'sequences plan --out FILE' again.";
    private const string OfMain = "Run the pipeline of the main branch, which plans against the account.";
    private const string InAPipeline = "Run the pipeline again, which makes a new plan.";

    private string Again => isAutomatic ? InAPipeline : AtADesk;

    /// <summary>Opens a saved plan with its workspace and its service.</summary>
    /// <param name="file">The saved plan.</param>
    /// <param name="folder">The workspace's folder.</param>
    /// <param name="environment">The name of the environment; null for the environment of the plan.</param>
    /// <param name="cancellation">Cancels the calls.</param>
    /// <exception cref="CommandException">The plan cannot be read, or is stale.</exception>
    /// <exception cref="ServiceException">The service could not be read.</exception>
    public async Task<MadePlan> OpenAsync(
        string file,
        string folder,
        string? environment,
        CancellationToken cancellation
    )
    {
        var plan = SavedFile.Plan(file);
        CheckContext(plan.Context, environment ?? plan.Context.Environment);
        var stored = pipeline.ReadWorkspace(folder, plan.Context.Environment, alone: true);
        CheckWorkspace(plan.Context, stored);

        // An empty plan was made without a call, so it names no account.
        if (plan.Sequences.IsEmpty)
            return new(plan, stored.Desired, stored.Store, null);

        var open = services.Open(stored.Desired.Workspace, stored.Desired.Environment);
        try
        {
            var current = await open
                .Service.ReadAsync(ReadScope.LookUps(stored.Desired), cancellation)
                .ConfigureAwait(false);
            CheckAccount(plan, stored, open.Service, current.Account);
            return new(plan, stored.Desired, stored.Store, open);
        }
        catch
        {
            open.Dispose();
            throw;
        }
    }

    private void CheckContext(PlanContext context, string environment)
    {
        if (context.SnapshotTaken is { } taken)
        {
            throw CommandException.Stale(
                $"The plan was made from a snapshot of {taken}, so it cannot be applied. "
                    + (isAutomatic ? OfMain : "Run 'sequences plan --out FILE' without --current.")
            );
        }

        if (environment != context.Environment)
        {
            throw CommandException.Stale(
                $"The plan was made for the environment '{context.Environment}', not for '{environment}'. " + Again
            );
        }
    }

    private void CheckWorkspace(PlanContext context, StoredWorkspace stored)
    {
        var desired = stored.Desired;
        if (desired.FilesDigest != context.FilesDigest)
        {
            throw CommandException.Stale($"The files have changed since the plan was made. {Again}");
        }

        if (stored.Base.Digest != context.LockDigest)
        {
            throw CommandException.Stale($"The lock file has changed since the plan was made. {Again}");
        }

        if (ServiceName.Of(desired.Environment) != context.Service)
        {
            throw CommandException.Stale($"The environment now uses a different service. {Again}");
        }
    }

    private void CheckAccount(Plan plan, StoredWorkspace stored, IRequestSource source, string account)
    {
        var desired = stored.Desired;
        CurrentStateReader.CheckAccount(desired.Environment, stored.Base, account);
        if (
            SavedPlanCheck.FindUnsound(plan, source, desired.Workspace.Policy, stored.Base, desired.Sequences) is
            { } unsound
        )
        {
            throw CommandException.Stale(
                $"The saved plan contradicts itself: for '{unsound}', it would send something that it does not show. "
                    + Again
            );
        }

        if (account != plan.Context.Account)
        {
            throw CommandException.Stale(
                $"The plan was made for the account {plan.Context.Account}, but the key belongs to "
                    + $"{account}. {Again}"
            );
        }
    }
}
