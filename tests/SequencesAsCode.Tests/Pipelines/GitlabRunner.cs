using YamlDotNet.RepresentationModel;

namespace SequencesAsCode.Tests.Pipelines;

/// <summary>Runs a job as GitLab's runner does: what stands before and the script in one shell.</summary>
internal sealed class GitlabRunner(PipelineSite site)
{
    /// <summary>Variables that differ from those of the file.</summary>
    public Dictionary<string, string> Overrides { get; } = new(StringComparer.Ordinal);

    /// <param name="job">Its name.</param>
    /// <param name="withKey">Whether it gets the key.</param>
    /// <param name="cancelledAfter">What stands in the last part of the script that it comes to before somebody cancels
    /// it; null when nobody does.</param>
    public JobRun Run(string job, bool withKey = true, string? cancelledAfter = null)
    {
        var pipeline = Steps.Load("gitlab/.gitlab-ci.yml");
        var lines = pipeline
            .List("default", "before_script")
            .Concat(pipeline.List(job, "script"))
            .Select(line => ((YamlScalarNode)line).Value!)
            .ToList();
        if (lines.Count < 5)
            throw new InvalidOperationException($"There is no job {job}.");
        if (cancelledAfter is not null)
            lines = lines[..(lines.FindIndex(line => line.Contains(cancelledAfter, StringComparison.Ordinal)) + 1)];
        var variables = new Dictionary<string, string>(site.Variables, StringComparer.Ordinal)
        {
            ["CI_BUILDS_DIR"] = site.Temp,
            ["CI_PIPELINE_SOURCE"] = "push",
            ["CI_PROJECT_ID"] = "3",
            ["CI_PROJECT_URL"] = $"file://{site.Origin[..^".git".Length]}",
            ["CI_API_V4_URL"] = "https://gitlab.example.com/api/v4",
            ["CI_MERGE_REQUEST_IID"] = "7",
            ["CI_MERGE_REQUEST_TITLE"] = GithubRunner.Hostile,
            ["CI_COMMIT_REF_NAME"] = GithubRunner.Hostile,
            ["CI_COMMIT_SHA"] = PipelineSite.Head,
            ["CI_JOB_TOKEN"] = "j0b",
            ["SEQUENCES_TOKEN"] = "t0ken",
        };
        foreach (var (name, value) in pipeline.Map("variables").Concat(Overrides))
            variables[name] = value;
        if (withKey)
            variables[PipelineSite.Secret.Key] = PipelineSite.Secret.Value;
        var run = new JobRun();
        run.Add(
            job,
            Shell.Run(
                site.Work,
                variables,
                "bash",
                "--noprofile",
                "--norc",
                "-eo",
                "pipefail",
                "-c",
                string.Join('\n', lines)
            )
        );

        // In a shell of its own, and whatever it ends with does not count.
        var after = string.Join('\n', pipeline.List(job, "after_script").Select(line => line.ToString()));
        variables["CI_JOB_STATUS"] =
            cancelledAfter is not null ? "canceled"
            : run.ExitCode == 0 ? "success"
            : "failed";
        if (after.Length > 0)
            run.Add(
                "after_script",
                Shell.Run(site.Work, variables, "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", after)
            );
        return run;
    }
}
