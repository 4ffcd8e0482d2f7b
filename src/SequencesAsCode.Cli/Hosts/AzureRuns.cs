using System.Globalization;
using System.Text.Json;
using SequencesAsCode.Service.Platforms;

namespace SequencesAsCode.Cli.Hosts;

/// <summary>An artifact of a run of a pipeline.</summary>
/// <param name="Run">The id of the run.</param>
/// <param name="Name">The name of the artifact.</param>
internal sealed record LeftArtifact(string Run, string Name);

/// <summary>The runs of this pipeline in Azure.</summary>
/// <param name="api">The API.</param>
/// <param name="project">The id of the project.</param>
/// <param name="definition">The id of the pipeline.</param>
internal sealed class AzureRuns(PlatformApi api, string project, string definition)
{
    private const string Version = "api-version=7.1";
    private const int Newest = 200;

    /// <summary>What the last apply of a branch left; null when there was none.</summary>
    /// <param name="branch">The full name of the branch, with <c>refs/heads/</c>.</param>
    /// <param name="environment">The name of the environment.</param>
    /// <param name="cancellation">Ends the calls.</param>
    public async Task<LeftArtifact?> FindLeftAsync(string branch, string environment, CancellationToken cancellation)
    {
        var name = Uri.EscapeDataString(branch);
        var query = string.Create(
            CultureInfo.InvariantCulture,
            $"?definitions={definition}&branchName={name}&queryOrder=queueTimeDescending&$top={Newest}&{Version}"
        );
        var builds = $"{project}/_apis/build/builds";
        var found = await api.ReadAsync(builds + query, cancellation).ConfigureAwait(false);
        foreach (var run in found.List("value").Where(run => IsOf(run, branch)))
        {
            var kept = await api.ReadAsync($"{builds}/{run.Text("id")}/artifacts?{Version}", cancellation)
                .ConfigureAwait(false);
            if (LastAttempt(kept, environment) is { } artifact)
                return new(run.Text("id")!, artifact);
        }

        return null;
    }

    // Whatever the service filters by: what is taken up is checked here.
    private bool IsOf(JsonElement run, string branch) =>
        run.Text("id") is not null
        && run.Text("definition", "id") == definition
        && run.Text("sourceBranch") == branch
        && run.Text("reason") != "pullRequest";

    // Each attempt of the job has an artifact of its own, with a number at the end of its name.
    private static string? LastAttempt(JsonElement artifacts, string environment)
    {
        var begin = $"{ArtifactNames.Apply(environment)}-";
        return artifacts
            .List("value")
            .Select(artifact => artifact.Text("name") ?? "")
            .Where(name => name.StartsWith(begin, StringComparison.Ordinal) && Attempt(name[begin.Length..]) > 0)
            .MaxBy(name => Attempt(name[begin.Length..]));
    }

    private static int Attempt(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
