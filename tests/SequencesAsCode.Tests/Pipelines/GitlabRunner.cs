using System.Text.RegularExpressions;
using SequencesAsCode.Testing;
using YamlDotNet.RepresentationModel;

namespace SequencesAsCode.Tests.Pipelines;

/// <summary>Runs a job of the component as GitLab's runner does: before_script and script in one shell.</summary>
internal sealed partial class GitlabRunner(PipelineSite site)
{
    /// <summary>The inputs of the component that differ from their defaults.</summary>
    public Dictionary<string, string> Inputs { get; } = new(StringComparer.Ordinal);

    /// <summary>Further variables of the pipeline.</summary>
    public Dictionary<string, string> Overrides { get; } = new(StringComparer.Ordinal);

    /// <summary>Runs a job.</summary>
    /// <param name="job">Its name.</param>
    /// <param name="withKey">Whether it gets the key.</param>
    /// <param name="isMergeRequest">Whether it runs for the merge request.</param>
    /// <param name="cancelledAfter">What stands in the last part of the script that it comes to before somebody cancels
    /// it; null when nobody does.</param>
    public JobRun Run(string job, bool withKey = true, bool isMergeRequest = false, string? cancelledAfter = null)
    {
        var pipeline = Resolved();
        job = $"{job}-{Inputs.GetValueOrDefault("environment", "production")}";
        var lines = Parts(pipeline, job, "before_script").Where(line => !line.Contains("<<'INSTALL'")).ToList();
        lines = [.. lines.Concat(Parts(pipeline, job, "script"))];
        if (lines.Count < 3)
            throw new InvalidOperationException($"There is no job {job}.");
        if (cancelledAfter is not null)
            lines = lines[..(lines.FindIndex(line => line.Contains(cancelledAfter, StringComparison.Ordinal)) + 1)];
        var variables = Around(pipeline, job, isMergeRequest);
        if (withKey)
            variables[PipelineSite.Secret.Key] = PipelineSite.Secret.Value;
        File.Copy(
            Path.Combine(site.Actions, "setup", "install.sh"),
            Path.Combine(site.Temp, "install.sh"),
            overwrite: true
        );
        var run = new JobRun();
        run.Add(job, Bash(variables, string.Join('\n', lines)));

        // In a shell of its own, and whatever it ends with does not count.
        var after = string.Join('\n', Parts(pipeline, job, "after_script"));
        variables["CI_JOB_STATUS"] =
            cancelledAfter is not null ? "canceled"
            : run.ExitCode == 0 ? "success"
            : "failed";
        if (after.Length > 0)
            run.Add("after_script", Bash(variables, after));
        if (pipeline.Get(job, "artifacts") is not null)
            Keep(pipeline, job, variables);
        return run;
    }

    private void Keep(YamlMappingNode pipeline, string job, Dictionary<string, string> variables)
    {
        var isMergeRequest = variables.ContainsKey("CI_MERGE_REQUEST_IID");
        var paths = pipeline.List(job, "artifacts", "paths").Select(path => path.ToString());
        site.Host.Jobs.Insert(
            0,
            new(
                job,
                isMergeRequest ? "refs/merge-requests/7/head" : "main",
                IsTag: false,
                variables["CI_JOB_STATUS"],
                job.Contains("snapshot", StringComparison.Ordinal) ? "schedule" : variables["CI_PIPELINE_SOURCE"],
                Zip.Of(site.Work, paths)
            )
        );
    }

    private ShellRun Bash(Dictionary<string, string> variables, string script) =>
        Shell.Run(site.Work, variables, "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script);

    // What a job has itself, or else what it extends has.
    private static List<string> Parts(YamlMappingNode pipeline, string job, string part)
    {
        var own = pipeline.List(job, part).Select(line => ((YamlScalarNode)line).Value!).ToList();
        var extended = pipeline.Text(job, "extends");
        return own.Count > 0 || extended.Length == 0 ? own : Parts(pipeline, extended, part);
    }

    private YamlMappingNode Resolved()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "templates/sequences.yml"));
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        var inputs = ((YamlNode)stream.Documents[0].RootNode).Inputs("spec", "inputs");
        var values = inputs.ToDictionary(
            input => input.Name,
            input => Inputs.GetValueOrDefault(input.Name, input.Node.Text("default")),
            StringComparer.Ordinal
        );
        Assert.That(Inputs.Keys, Is.SubsetOf(values.Keys));
        var resolved = Input().Replace(text, match => values[match.Groups["name"].Value]);
        var made = new YamlStream();
        made.Load(new StringReader(resolved));
        return (YamlMappingNode)made.Documents[1].RootNode;
    }

    private Dictionary<string, string> Around(YamlMappingNode pipeline, string job, bool isMergeRequest)
    {
        var variables = new Dictionary<string, string>(site.Variables, StringComparer.Ordinal)
        {
            ["GITLAB_CI"] = "true",
            ["CI_BUILDS_DIR"] = site.Temp,
            ["CI_PROJECT_DIR"] = site.Work,
            ["CI_PIPELINE_SOURCE"] = isMergeRequest ? "merge_request_event" : "push",
            ["CI_PROJECT_ID"] = "3",
            ["CI_PROJECT_URL"] = $"file://{site.Origin[..^".git".Length]}",
            ["CI_PROJECT_VISIBILITY"] = site.Host.IsPrivate ? "private" : "public",
            ["CI_API_V4_URL"] = site.Host.Address,
            ["CI_DEFAULT_BRANCH"] = "main",
            ["CI_COMMIT_REF_NAME"] = GithubRunner.Hostile,
            ["CI_COMMIT_SHA"] = PipelineSite.Head,
            ["CI_JOB_ID"] = "12",
            ["CI_JOB_NAME"] = job,
            ["CI_PIPELINE_ID"] = "40",
            ["CI_JOB_TOKEN"] = "j0b",
            ["SEQUENCES_TOKEN"] = "t0ken",
        };
        if (isMergeRequest)
        {
            variables["CI_MERGE_REQUEST_IID"] = "7";
            variables["CI_MERGE_REQUEST_TITLE"] = GithubRunner.Hostile;
            variables["CI_MERGE_REQUEST_SOURCE_BRANCH_NAME"] = GithubRunner.Hostile;
            variables["CI_MERGE_REQUEST_TARGET_BRANCH_NAME"] = "main";
        }
        else
        {
            variables["CI_COMMIT_BRANCH"] = "main";
        }

        foreach (
            var (name, value) in pipeline
                .Map($".sequences-{Inputs.GetValueOrDefault("environment", "production")}", "variables")
                .Concat(Overrides)
        )
            variables[name] = value.Replace("$CI_PROJECT_DIR", site.Work, StringComparison.Ordinal);
        return variables;
    }

    [GeneratedRegex(@"\$\[\[ inputs\.(?<name>[a-z-]+) \]\]")]
    private static partial Regex Input();
}
