using System.Text.Json;
using SequencesAsCode.Service.Platforms;

namespace SequencesAsCode.Cli.Hosts;

/// <summary>
/// The jobs of a branch of a GitLab project, with what they keep. Jobs of merge requests and of tags do not count,
/// whatever the name of the tag is: nobody has to have merged what they run.
/// </summary>
/// <param name="api">The API.</param>
/// <param name="project">The path of the project in the API.</param>
/// <param name="branch">The branch.</param>
internal sealed class GitlabJobs(PlatformApi api, string project, string branch)
{
    // The newest pipelines of the branch. Only people who can push to it start them.
    private const int Pipelines = 2 * PlatformApi.PageSize;

    private static readonly string[] Good = ["success"];
    private static readonly string[] Ended = ["success", "failed", "canceled"];

    /// <summary>A file that the newest job of a name kept that ended well; null when there is none.</summary>
    /// <param name="job">The name of the job.</param>
    /// <param name="file">The path of the file.</param>
    /// <param name="cancellation">Ends the calls.</param>
    public async Task<byte[]?> ReadAsync(string job, string file, CancellationToken cancellation)
    {
        foreach (var pipeline in await PipelinesAsync("&source=schedule", cancellation).ConfigureAwait(false))
        {
            if (await FindAsync(pipeline, job, Good, cancellation).ConfigureAwait(false) is { } id)
            {
                return await api.DownloadAsync($"{project}/jobs/{id}/artifacts/{WebPath.Of(file)}", cancellation)
                    .ConfigureAwait(false);
            }
        }

        return null;
    }

    /// <summary>The archive of the newest job of a name that ended, well or not; null when there is none.</summary>
    /// <param name="job">The name of the job.</param>
    /// <param name="mark">A file that a job keeps when it came to the part that matters.</param>
    /// <param name="cancellation">Ends the calls.</param>
    public async Task<byte[]?> ArchiveAsync(string job, string mark, CancellationToken cancellation)
    {
        foreach (var pipeline in await PipelinesAsync("", cancellation).ConfigureAwait(false))
        {
            if (await FindAsync(pipeline, job, Ended, cancellation).ConfigureAwait(false) is not { } id)
                continue;
            var bytes = await api.DownloadAsync($"{project}/jobs/{id}/artifacts", cancellation).ConfigureAwait(false);
            if (Archive.Has(bytes, mark))
                return bytes;
        }

        return null;
    }

    private Task<ImmutableArray<JsonElement>> PipelinesAsync(string only, CancellationToken cancellation)
    {
        var list = $"{project}/pipelines?ref={Uri.EscapeDataString(branch)}&order_by=id&sort=desc{only}";
        return api.ListAsync(list, "", Pipelines, cancellation);
    }

    private async Task<string?> FindAsync(
        JsonElement pipeline,
        string name,
        string[] states,
        CancellationToken cancellation
    )
    {
        var job = await api.FindAsync(
                $"{project}/pipelines/{pipeline.Text("id")}/jobs",
                each => each.Text("name") == name && IsMeant(each, states),
                cancellation
            )
            .ConfigureAwait(false);
        return job.Text("id");
    }

    private bool IsMeant(JsonElement job, string[] states) =>
        job.Text("ref") == branch
        && job.At("tag").ValueKind == JsonValueKind.False
        && states.Contains(job.Text("status"), StringComparer.Ordinal)
        && job.Text("artifacts_file", "filename") is not null;
}
