using System.Text.Json;
using SequencesAsCode.Service.Platforms;

namespace SequencesAsCode.Cli.Hosts;

/// <summary>The artifacts that runs on GitHub left. Only those count whose commit is on the branch itself.</summary>
/// <param name="api">The API.</param>
/// <param name="path">The path of the repository in the API.</param>
/// <param name="repository">Owner and name of the repository.</param>
/// <param name="workflow">The file of the workflow that runs; null when unknown.</param>
internal sealed class GithubArtifacts(PlatformApi api, string path, string repository, string? workflow)
{
    private const string StateFolder = "state/";

    // A pull request can start runs of a branch that has the same name, so its runs do not count.
    private static readonly string[] TrustedEvents = ["push", "schedule", "workflow_dispatch"];

    /// <summary>Reads the newest snapshot that a run of a branch took; null when there is none.</summary>
    public async Task<byte[]?> ReadSnapshotAsync(string branch, string environment, CancellationToken cancellation) =>
        await FindAsync(branch, ArtifactNames.Snapshot(environment), cancellation).ConfigureAwait(false) is { } bytes
            ? await Archive.FirstAsync(bytes, cancellation).ConfigureAwait(false)
            : null;

    /// <summary>Takes what the last apply of a branch left into a folder.</summary>
    public async Task TakeLeftAsync(string branch, string environment, string folder, CancellationToken cancellation)
    {
        var bytes = await FindAsync(branch, ArtifactNames.Apply(environment), cancellation).ConfigureAwait(false);
        if (bytes is not null)
            await Archive.TakeAsync(bytes, StateFolder, folder, cancellation).ConfigureAwait(false);
    }

    // However many others have the name, and in whatever order they come: every page is read.
    private async Task<byte[]?> FindAsync(string branch, string name, CancellationToken cancellation)
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
            if (!await IsTrustedAsync(artifact, branch, tip, cancellation).ConfigureAwait(false))
                continue;
            return await api.DownloadAsync($"{path}/actions/artifacts/{artifact.Text("id")}/zip", cancellation)
                .ConfigureAwait(false);
        }

        return null;
    }

    // A tag may have the name of the branch, and GitHub then calls it the branch of the run. Its commit tells: only
    // what was merged is on the branch.
    private async Task<bool> IsTrustedAsync(
        JsonElement artifact,
        string branch,
        string tip,
        CancellationToken cancellation
    )
    {
        var id = artifact.Text("workflow_run", "id");
        var run = await api.ReadAsync($"{path}/actions/runs/{id}", cancellation).ConfigureAwait(false);
        var isOurs =
            TrustedEvents.Contains(run.Text("event"), StringComparer.Ordinal)
            && run.Text("head_branch") == branch
            && (workflow is null || run.Text("path")?.Split('@')[0] == workflow)
            && run.Text("head_repository", "full_name") == repository;
        return isOurs
            && run.Text("head_sha") is { } commit
            && await IsMergedAsync(commit, tip, cancellation).ConfigureAwait(false);
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
