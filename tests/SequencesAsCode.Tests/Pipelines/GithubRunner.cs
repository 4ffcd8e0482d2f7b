using System.Globalization;
using System.Text.Json.Nodes;
using SequencesAsCode.Testing;
using YamlDotNet.RepresentationModel;

namespace SequencesAsCode.Tests.Pipelines;

/// <summary>
/// Runs the jobs of the reusable workflow as GitHub's runner does: shell, and the actions of this repository. Actions
/// of others do what they do here.
/// </summary>
internal sealed class GithubRunner(PipelineSite site)
{
    // Free text of whoever opened the pull request: branch and title.
    public const string Hostile = "x\"; touch \"$STUB/pwned\"; `touch $STUB/pwned` $(touch $STUB/pwned) ' \n::error::x";

    private const string Ours = "your-org/sequences-as-code/";

    /// <summary>The inputs of the workflow that differ from their defaults.</summary>
    public Dictionary<string, string> Inputs { get; } = new(StringComparer.Ordinal) { ["source"] = "release" };

    /// <summary>The key, as the environment of the job gives it.</summary>
    public string Key { get; set; } = PipelineSite.Secret.Value;

    /// <summary>What starts the runs: <c>pull_request</c>, <c>push</c>, <c>schedule</c> or
    /// <c>workflow_dispatch</c>.</summary>
    public string Event { get; set; } = "push";

    /// <summary>The ref of runs that are not for a pull request.</summary>
    public string Ref { get; set; } = "refs/heads/main";

    /// <summary>Runs a job to its end: after a failure only steps that say so.</summary>
    /// <param name="job">Its name.</param>
    /// <param name="attempt">The run's attempt.</param>
    public JobRun Run(string job, int attempt = 1)
    {
        var workflow = Steps.Load(".github/workflows/sequences.yml");
        var node = workflow.Get("jobs", job) ?? throw new InvalidOperationException($"There is no job {job}.");
        foreach (var name in new[] { "output", "path", "summary" })
            File.WriteAllText(In(name), "");
        var known = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["github.token"] = "t0ken",
            ["secrets.APOLLO_API_KEY"] = Key,
            ["secrets.RELEASES_TOKEN"] = "",
            ["github.head_ref"] = Hostile,
            ["runner.temp"] = site.Temp,
        };
        foreach (var (name, input) in workflow.Inputs("on", "workflow_call", "inputs"))
            known[$"inputs.{name}"] = Inputs.GetValueOrDefault(name, input.Text("default"));
        var around = Around(attempt);
        foreach (var (name, value) in workflow.Map("env"))
            around[name] = Steps.Resolve(value, known);
        var context = new JobContext(new(), known, around);
        foreach (var step in node.List("steps"))
            Take(step, context);
        foreach (var (name, value) in node.Map("outputs"))
            context.Result.Outputs[name] = known.GetValueOrDefault(value.Trim('$', '{', '}', ' '), "");
        context.Result.Summary = File.ReadAllText(In("summary"));
        return context.Result;
    }

    private void Take(YamlNode step, JobContext context)
    {
        if (!Holds(step.Text("if"), context))
            return;
        if (step.Text("run").Length > 0)
            RunShell(step, context);
        else if (step.Text("uses").StartsWith(Ours, StringComparison.Ordinal))
            RunAction(step, context);
        else
            ActFor(step, context);
    }

    // With its own inputs, outputs and steps.
    private void RunAction(YamlNode step, JobContext context)
    {
        var name = step.Text("uses")[Ours.Length..].Split('@')[0].Split('/')[1];
        var action = Steps.Load($"actions/{name}/action.yml");
        var known = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["github.token"] = "t0ken",
            ["github.server_url"] = "https://github.example.com",
            ["github.action_repository"] = "your-org/sequences-as-code",
            ["github.event.pull_request.number"] = "7",
            ["github.event.pull_request.head.sha"] = PipelineSite.Head,
            ["runner.temp"] = site.Temp,
        };
        var given = step.Map("with");
        var inputs = action.Inputs("inputs").ToList();
        Assert.That(given.Keys, Is.SubsetOf(inputs.Select(input => input.Name)), name);
        foreach (var (input, node) in inputs)
        {
            known[$"inputs.{input}"] = given.TryGetValue(input, out var value)
                ? Steps.Resolve(value, context.Known)
                : node.Text("default");
        }

        known["inputs.allow-unprotected == 'true' && '--allow-unprotected' || ''"] =
            known.GetValueOrDefault("inputs.allow-unprotected") == "true" ? "--allow-unprotected" : "";
        var variables = new Dictionary<string, string>(context.Variables, StringComparer.Ordinal)
        {
            ["GITHUB_ACTION_PATH"] = Path.Combine(site.Actions, name),
        };
        var inner = new JobContext(context.Result, known, variables);
        foreach (var own in action.List("runs", "steps"))
            Take(own, inner);
        foreach (var (output, node) in action.Inputs("outputs"))
        {
            context.Known[$"steps.{step.Text("id")}.outputs.{output}"] = known.GetValueOrDefault(
                node.Text("value").Trim('$', '{', '}', ' '),
                ""
            );
        }
    }

    private void RunShell(YamlNode step, JobContext context)
    {
        var variables = new Dictionary<string, string>(context.Variables, StringComparer.Ordinal);
        foreach (var (name, value) in step.Map("env"))
            variables[name] = Steps.Resolve(value, context.Known);
        variables["PATH"] = string.Join(':', File.ReadAllLines(In("path")).Reverse().Append(variables["PATH"]));
        File.WriteAllText(In("output"), "");
        string[] bash = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step.Text("run")];
        var run = Shell.Run(site.Work, variables, bash);
        context.Result.Add(step.Text("name"), run);
        var id = step.Text("id");
        if (id.Length == 0)
            return;
        context.Known[$"steps.{id}.outcome"] = run.ExitCode == 0 ? "success" : "failure";
        foreach (var pair in File.ReadAllLines(In("output")).Select(line => line.Split('=', 2)))
            context.Known[$"steps.{id}.outputs.{pair[0]}"] = pair[1];
    }

    private void ActFor(YamlNode step, JobContext context)
    {
        var with = step.Map("with");
        switch (step.Text("uses").Split('@')[0])
        {
            case "actions/checkout":
                return;
            case "actions/upload-artifact":
                var name = Steps.Resolve(with.GetValueOrDefault("name", ""), context.Known);
                Upload(Steps.Resolve(with["path"], context.Known), name, with);
                context.Known[$"steps.{step.Text("id")}.outputs.artifact-url"] =
                    "https://github.example.com/team/sequences/actions/runs/41/artifacts/5";
                return;
            case "actions/download-artifact":
                var target = Steps.Resolve(with["path"], context.Known);
                Zip.Extract(site.Host.Artifacts[Steps.Resolve(with["name"], context.Known)], target);
                return;
            default:
                throw new InvalidOperationException($"{step.Text("uses")} is not known to the test.");
        }
    }

    private void Upload(string path, string name, Dictionary<string, string> with)
    {
        if (with.GetValueOrDefault("archive") == "false")
            site.Host.Artifacts[Path.GetFileName(path)] = File.ReadAllBytes(path);
        else if (Directory.Exists(path))
            site.Host.Artifacts[name] = Zip.Of(path, ".");
        else if (File.Exists(path))
            site.Host.Artifacts[name] = Zip.Of(Path.GetDirectoryName(path)!, Path.GetFileName(path));
    }

    private Dictionary<string, string> Around(int attempt)
    {
        var payload = new JsonObject { ["repository"] = new JsonObject { ["default_branch"] = "main" } };
        if (Event == "pull_request")
        {
            payload["pull_request"] = new JsonObject
            {
                ["number"] = 7,
                ["title"] = Hostile,
                ["head"] = new JsonObject { ["sha"] = PipelineSite.Head, ["ref"] = Hostile },
                ["base"] = new JsonObject { ["ref"] = "main" },
            };
        }

        File.WriteAllText(In("event"), payload.ToJsonString());
        return new(site.Variables, StringComparer.Ordinal)
        {
            ["RUNNER_TEMP"] = site.Temp,
            ["GITHUB_ACTIONS"] = "true",
            ["GITHUB_API_URL"] = site.Host.Address,
            ["GITHUB_SERVER_URL"] = "https://github.example.com",
            ["GITHUB_EVENT_NAME"] = Event,
            ["GITHUB_EVENT_PATH"] = In("event"),
            ["GITHUB_WORKFLOW_REF"] = "team/sequences/.github/workflows/sequences.yml@refs/heads/x",
            ["GITHUB_OUTPUT"] = In("output"),
            ["GITHUB_PATH"] = In("path"),
            ["GITHUB_STEP_SUMMARY"] = In("summary"),
            ["GITHUB_REPOSITORY"] = "team/sequences",
            ["GITHUB_RUN_ID"] = "41",
            ["GITHUB_RUN_ATTEMPT"] = attempt.ToString(CultureInfo.InvariantCulture),
            ["GITHUB_SHA"] = PipelineSite.Head,
            ["GITHUB_REF"] = Event == "pull_request" ? "refs/pull/7/merge" : Ref,
            ["GITHUB_REF_NAME"] = "main",
            ["GITHUB_HEAD_REF"] = Hostile,
        };
    }

    private bool Holds(string condition, JobContext context)
    {
        const string Ran =
            "(steps.apply.outcome == 'success' || steps.apply.outcome == 'failure' || "
            + "steps.apply.outcome == 'cancelled')";
        var hasFailed = context.Result.ExitCode != 0;
        var hasRun = context.Known.ContainsKey("steps.apply.outcome");
        return condition switch
        {
            "" => !hasFailed,
            "${{ inputs.allow-unprotected && inputs.options != '' }}" => context.Known["inputs.allow-unprotected"]
                == "true"
                && context.Known["inputs.options"].Length > 0,
            "inputs.source == 'build'" => context.Known["inputs.source"] == "build",
            "${{ !cancelled() && steps.plan.outputs.page != '' }}" => context
                .Known.GetValueOrDefault("steps.plan.outputs.page", "")
                .Length > 0,
            "${{ !cancelled() && github.event_name == 'pull_request' }}" => Event == "pull_request",
            $"${{{{ always() && {Ran} }}}}" => hasRun,
            _ => throw new InvalidOperationException($"The condition '{condition}' is not known to the test."),
        };
    }

    private string In(string name) => Path.Combine(site.Temp, $"github-{name}");
}
