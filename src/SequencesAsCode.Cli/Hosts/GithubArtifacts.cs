using System.IO.Compression;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Cli.Hosts;

/// <summary>The artifacts that runs on GitHub left.</summary>
/// <param name="api">The API.</param>
/// <param name="path">The path of the repository in the API.</param>
/// <param name="repository">Owner and name of the repository.</param>
/// <param name="workflow">The file of the workflow that runs; null when unknown.</param>
internal sealed class GithubArtifacts(HostApi api, string path, string repository, string? workflow)
{
    private const string SnapshotName = "sequences-snapshot";
    private const string StateName = "sequences-state";

    // A pull request can start runs of a branch that has the same name, so its runs do not count.
    private static readonly string[] TrustedEvents = ["push", "schedule", "workflow_dispatch"];

    /// <summary>Reads the newest snapshot that a run of a branch itself took; null when there is none.</summary>
    public async Task<byte[]?> ReadSnapshotAsync(string branch, CancellationToken cancellation)
    {
        var list = $"{path}/actions/artifacts?name={SnapshotName}&per_page=50";
        foreach (var artifact in (await api.GetAsync(list, cancellation).ConfigureAwait(false)).List("artifacts"))
        {
            if (artifact.IsTrue("expired") || artifact.Text("workflow_run", "head_branch") != branch)
                continue;
            var run = await api.GetAsync($"{path}/actions/runs/{artifact.Text("workflow_run", "id")}", cancellation)
                .ConfigureAwait(false);
            if (!IsTrusted(run, branch))
                continue;
            var archive = await OpenAsync(artifact, cancellation).ConfigureAwait(false);
            await using (archive.ConfigureAwait(false))
            {
                return archive.Entries.FirstOrDefault() is { } entry
                    ? await BytesAsync(entry, cancellation).ConfigureAwait(false)
                    : null;
            }
        }

        return null;
    }

    /// <summary>Takes what an earlier attempt of a run left into a folder.</summary>
    public async Task TakeLeftAsync(string run, string folder, CancellationToken cancellation)
    {
        var list = $"{path}/actions/runs/{run}/artifacts?name={StateName}&per_page=50";
        var artifact = (await api.GetAsync(list, cancellation).ConfigureAwait(false))
            .List("artifacts")
            .FirstOrDefault();
        if (artifact is null)
            return;
        var archive = await OpenAsync(artifact, cancellation).ConfigureAwait(false);
        await using (archive.ConfigureAwait(false))
        {
            Directory.CreateDirectory(folder);
            await archive.ExtractToDirectoryAsync(folder, overwriteFiles: true, cancellation).ConfigureAwait(false);
        }
    }

    private bool IsTrusted(JsonNode run, string branch) =>
        TrustedEvents.Contains(run.Text("event"), StringComparer.Ordinal)
        && run.Text("head_branch") == branch
        && (workflow is null || run.Text("path")?.Split('@')[0] == workflow)
        && run.Text("head_repository", "full_name") == repository;

    private async Task<ZipArchive> OpenAsync(JsonNode artifact, CancellationToken cancellation) =>
        new(
            new MemoryStream(
                await api.DownloadAsync($"{path}/actions/artifacts/{artifact.Text("id")}/zip", cancellation)
                    .ConfigureAwait(false)
            )
        );

    private static async Task<byte[]> BytesAsync(ZipArchiveEntry entry, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var stream = await entry.OpenAsync(cancellation).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
            await stream.CopyToAsync(bytes, cancellation).ConfigureAwait(false);
        return bytes.ToArray();
    }
}
