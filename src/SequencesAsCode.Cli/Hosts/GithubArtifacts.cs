using System.Text.Json;
using SequencesAsCode.Cli.Repositories;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Platforms;

namespace SequencesAsCode.Cli.Hosts;

/// <summary>The artifacts that runs on GitHub left. Only those count whose commit is on the branch itself, and whose
/// run had a job in the environment of the job that leaves them.</summary>
/// <param name="api">The API.</param>
/// <param name="path">The path of the repository in the API.</param>
/// <param name="repository">Owner and name of the repository.</param>
/// <param name="workflow">The file of the workflow that runs; null when unknown.</param>
internal sealed class GithubArtifacts(PlatformApi api, string path, string repository, string? workflow)
{
    private const string StateFolder = "state/";

    // The environments of the jobs. Their deployment branches keep a tag out that has the name of the branch.
    private const string Taking = "sequences-main";
    private const string Applying = "sequences-apply";

    // A pull request can start runs of a branch that has the same name, so its runs do not count.
    private static readonly string[] TrustedEvents = ["push", "schedule", "workflow_dispatch"];

    private readonly GithubDeployments deployments = new(api, path, repository);

    /// <summary>Reads the newest snapshot that a run of a branch took; null when there is none.</summary>
    public async Task<byte[]?> ReadSnapshotAsync(string branch, string environment, CancellationToken cancellation) =>
        await FindAsync(branch, ArtifactNames.Snapshot(environment), Taking, cancellation).ConfigureAwait(false)
            is { } bytes
            ? await Archive.FirstAsync(bytes, cancellation).ConfigureAwait(false)
            : null;

    /// <summary>Takes what the last apply of a branch left into a folder.</summary>
    public async Task TakeLeftAsync(string branch, string environment, string folder, CancellationToken cancellation)
    {
        var bytes = await FindAsync(branch, ArtifactNames.Apply(environment), Applying, cancellation)
            .ConfigureAwait(false);
        if (bytes is not null)
            await Archive.TakeAsync(bytes, StateFolder, folder, cancellation).ConfigureAwait(false);
    }

    // However many others have the name, and in whatever order they come: every page is read.
    private async Task<byte[]?> FindAsync(string branch, string name, string deployedTo, CancellationToken cancellation)
    {
        var list = $"{path}/actions/artifacts?name={name}";
        var found = await api.ListAsync(list, "artifacts", int.MaxValue, cancellation).ConfigureAwait(false);
        var kept = found
            .Where(artifact => !artifact.IsTrue("expired") && artifact.Text("workflow_run", "head_branch") == branch)
            .ToList();
        if (kept.Count == 0)
            return null;
        var tip = await TipAsync(branch, cancellation).ConfigureAwait(false);
        foreach (var artifact in kept.OrderByDescending(one => one.Text("created_at"), StringComparer.Ordinal))
        {
            var id = artifact.Text("workflow_run", "id") ?? "";
            if (
                await CommitAsync(id, branch, tip, cancellation).ConfigureAwait(false) is not { } commit
                || !await deployments.HasAsync(deployedTo, branch, commit, id, cancellation).ConfigureAwait(false)
            )
                continue;
            return await api.DownloadAsync($"{path}/actions/artifacts/{artifact.Text("id")}/zip", cancellation)
                .ConfigureAwait(false);
        }

        return null;
    }

    // The commit of a run of the branch; null of every other run. A tag may have the name of the branch, and GitHub
    // then calls it the branch of the run. Only what was merged is on the branch.
    private async Task<string?> CommitAsync(string id, string branch, string tip, CancellationToken cancellation)
    {
        var run = await api.ReadAsync($"{path}/actions/runs/{id}", cancellation).ConfigureAwait(false);
        var isOurs =
            TrustedEvents.Contains(run.Text("event"), StringComparer.Ordinal)
            && run.Text("head_branch") == branch
            && (workflow is null || run.Text("path")?.Split('@')[0] == workflow)
            && run.Text("head_repository", "full_name") == repository;
        return
            isOurs
            && run.Text("head_sha") is { } commit
            && await IsMergedAsync(commit, tip, cancellation).ConfigureAwait(false)
            ? commit
            : null;
    }

    private async Task<string> TipAsync(string branch, CancellationToken cancellation)
    {
        var found = await api.ReadAsync($"{path}/branches/{WebPath.Of(branch)}", cancellation).ConfigureAwait(false);
        return found.Text("commit", "sha") ?? "";
    }

    private async Task<bool> IsMergedAsync(string commit, string tip, CancellationToken cancellation)
    {
        if (commit == tip)
            return true;
        if (tip.Length == 0)
            return false;
        var compared = await api.ReadAsync($"{path}/compare/{commit}...{tip}?per_page=1", cancellation)
            .ConfigureAwait(false);
        return compared.Text("status") is "ahead" or "identical";
    }
}

/// <summary>The deployments that GitHub makes for jobs with an environment.</summary>
/// <param name="api">The API.</param>
/// <param name="path">The path of the repository in the API.</param>
/// <param name="repository">Owner and name of the repository.</param>
internal sealed class GithubDeployments(PlatformApi api, string path, string repository)
{
    // A job that may not use the environment never gets so far.
    private static readonly string[] Begun = ["in_progress", "success"];

    /// <summary>Whether a job of a run was let into an environment.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="branch">The branch of the run.</param>
    /// <param name="commit">The commit of the run.</param>
    /// <param name="run">The id of the run.</param>
    /// <param name="cancellation">Ends the calls.</param>
    /// <exception cref="CommandException">The token may not read deployments.</exception>
    public async Task<bool> HasAsync(
        string environment,
        string branch,
        string commit,
        string run,
        CancellationToken cancellation
    )
    {
        var list = $"{path}/deployments?sha={Uri.EscapeDataString(commit)}&environment={environment}";
        foreach (var deployment in await ReadAsync(list, cancellation).ConfigureAwait(false))
        {
            if (!IsOf(deployment, environment, branch, commit))
                continue;
            var states = await ReadAsync($"{path}/deployments/{deployment.Text("id")}/statuses", cancellation)
                .ConfigureAwait(false);
            if (states.Any(state => IsOf(state, run)))
                return true;
        }

        return false;
    }

    // Whatever GitHub filters by: what counts is checked here.
    private static bool IsOf(JsonElement deployment, string environment, string branch, string commit) =>
        deployment.Text("environment") == environment
        && deployment.Text("sha") == commit
        && (deployment.Text("ref") == branch || deployment.Text("ref") == Heads.RefOf(branch));

    // The log of a status is that of the job: …/OWNER/NAME/actions/runs/RUN/job/JOB
    private bool IsOf(JsonElement state, string run) =>
        Begun.Contains(state.Text("state"), StringComparer.Ordinal)
        && Uri.TryCreate(state.Text("log_url"), UriKind.Absolute, out var log)
        && $"{log.AbsolutePath}/".Contains($"/{repository}/actions/runs/{run}/", StringComparison.Ordinal);

    private async Task<ImmutableArray<JsonElement>> ReadAsync(string list, CancellationToken cancellation)
    {
        try
        {
            return await api.ListAsync(list, "", int.MaxValue, cancellation).ConfigureAwait(false);
        }
        catch (ServiceException exception) when (exception.Kind == FailureKind.Unavailable)
        {
            throw CommandException.Unreachable(
                "The deployments of this repository cannot be read. They tell whether a run had the right to leave "
                    + "what this run would take up, so it goes no further. Give the job 'permissions: { deployments: "
                    + $"read }}', and the job that calls the workflow too. {exception.Message}"
            );
        }
    }
}
