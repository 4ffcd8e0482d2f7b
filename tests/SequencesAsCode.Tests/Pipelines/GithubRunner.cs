using YamlDotNet.RepresentationModel;

namespace SequencesAsCode.Tests.Pipelines;

/// <summary>Runs the shell steps of a job as GitHub's runner does; actions of others are done by the test.</summary>
internal sealed class GithubRunner(PipelineSite site)
{
    // Free text of whoever opened the pull request: branch and title.
    public const string Hostile = "x\"; touch \"$STUB/pwned\"; `touch $STUB/pwned` $(touch $STUB/pwned) ' \n::error::x";

    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal)
    {
        ["github.token"] = "t0ken",
        ["secrets.APOLLO_API_KEY"] = PipelineSite.Secret.Value,
        ["github.event.pull_request.number"] = "7",
        ["github.event.pull_request.head.sha"] = PipelineSite.Head,
        ["github.event.pull_request.title"] = Hostile,
        ["github.head_ref"] = Hostile,
        ["inputs.options"] = "",
    };

    /// <summary>What the platform replaces before bash sees it.</summary>
    public Dictionary<string, string> Known => known;

    /// <summary>Variables that differ from those of the file.</summary>
    public Dictionary<string, string> Overrides { get; } = new(StringComparer.Ordinal);

    /// <summary>Runs a job to its end: after a failure only steps that say so.</summary>
    /// <param name="file">Of the workflows.</param>
    /// <param name="job">Its name.</param>
    /// <param name="attempt">The run's attempt.</param>
    /// <param name="before">Does what an action does, before the step of that name.</param>
    public JobRun Run(string file, string job, int attempt = 1, Action<string>? before = null)
    {
        var workflow = Steps.Load($"github/workflows/{file}");
        var node = workflow.Get("jobs", job) ?? throw new InvalidOperationException($"{file} has no job {job}.");
        Reset();
        var result = new JobRun();
        foreach (var step in Steps.Of(node.List("steps"), "run", "name", "id", "if"))
        {
            before?.Invoke(step.Name);
            if (!Holds(step.Condition, workflow, result, attempt))
                continue;
            var run = Shell.Run(
                site.Work,
                Around(workflow, step, attempt),
                "bash",
                "--noprofile",
                "--norc",
                "-eo",
                "pipefail",
                "-c",
                step.Script
            );
            result.Add(step.Name, run);
            if (step.Id.Length > 0)
                known[$"steps.{step.Id}.outcome"] = run.ExitCode == 0 ? "success" : "failure";
            foreach (var (name, value) in Pairs("output"))
                known[$"steps.{step.Id}.outputs.{name}"] = value;
        }

        // An output that no step wrote is empty.
        foreach (var (name, value) in node.Map("outputs"))
            result.Outputs[name] = known.GetValueOrDefault(value.Trim('$', '{', '}', ' '), "");
        result.Summary = File.ReadAllText(In("summary"));
        return result;
    }

    private void Reset()
    {
        foreach (var name in new[] { "output", "path", "summary" })
            File.WriteAllText(In(name), "");
        foreach (var name in known.Keys.Where(name => name.StartsWith("steps.", StringComparison.Ordinal)).ToList())
            known.Remove(name);
    }

    private Dictionary<string, string> Around(YamlMappingNode workflow, ShellStep step, int attempt)
    {
        var variables = new Dictionary<string, string>(site.Variables, StringComparer.Ordinal)
        {
            ["RUNNER_TEMP"] = site.Temp,
            ["GITHUB_OUTPUT"] = In("output"),
            ["GITHUB_PATH"] = In("path"),
            ["GITHUB_STEP_SUMMARY"] = In("summary"),
            ["GITHUB_REPOSITORY"] = "team/sequences",
            ["GITHUB_RUN_ID"] = "41",
            ["GITHUB_RUN_ATTEMPT"] = attempt.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["GITHUB_HEAD_REF"] = Hostile,
        };
        foreach (var (name, value) in workflow.Map("env").Concat(Overrides).Concat(step.Variables))
            variables[name] = Steps.Resolve(value, known);
        variables["PATH"] = string.Join(':', File.ReadAllLines(In("path")).Reverse().Append(variables["PATH"]));
        return variables;
    }

    private bool Holds(string condition, YamlMappingNode workflow, JobRun result, int attempt)
    {
        var hasFailed = result.ExitCode != 0;
        var lockBranch = Overrides.GetValueOrDefault("LOCK_BRANCH", workflow.Text("env", "LOCK_BRANCH"));
        return condition switch
        {
            "" => !hasFailed,
            "${{ !cancelled() }}" => true,
            "env.LOCK_BRANCH != 'main'" => !hasFailed && lockBranch != "main",
            "github.run_attempt > 1" => !hasFailed && attempt > 1,
            "steps.drift.outputs.result == 'pushed'" => !hasFailed
                && known.GetValueOrDefault("steps.drift.outputs.result") == "pushed",
            "always() && steps.apply.outcome != 'skipped'" => known.ContainsKey("steps.apply.outcome"),
            "(failure() || cancelled()) && steps.apply.outcome != 'skipped'" => hasFailed
                && known.ContainsKey("steps.apply.outcome"),
            _ => throw new InvalidOperationException($"The condition '{condition}' is not known to the test."),
        };
    }

    private IEnumerable<(string Name, string Value)> Pairs(string file) =>
        File.ReadAllLines(In(file)).Select(line => line.Split('=', 2)).Select(pair => (pair[0], pair[1]));

    private string In(string name) => Path.Combine(site.Temp, $"github-{name}");
}
