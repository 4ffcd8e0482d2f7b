using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace SequencesAsCode.Tests.Pipelines;

/// <summary>
/// Runs the shell steps of a stage as an agent of Azure Pipelines does; tasks of others are done by the test.
/// </summary>
internal sealed partial class AzureRunner(PipelineSite site)
{
    /// <summary>Variables that differ from those of the template.</summary>
    public Dictionary<string, string> Overrides { get; } = new(StringComparer.Ordinal);

    /// <summary>What the platform replaces before bash sees it.</summary>
    public Dictionary<string, string> Known { get; } =
        new(StringComparer.Ordinal)
        {
            ["APOLLO_API_KEY"] = PipelineSite.Secret.Value,
            ["System.AccessToken"] = "t0ken",
        };

    public JobRun Run(string stage, string job)
    {
        var pipeline = Steps.Load("azure/sequences.yml");
        var node = pipeline
            .List("stages")
            .Single(node => node.Text("stage") == stage)
            .List("jobs")
            .Single(node => node.Text("job") == job || node.Text("deployment") == job);
        var steps = node.List("steps").Concat(node.List("strategy", "runOnce", "deploy", "steps"));
        var isPullRequest = stage is "plan" or "plan_offline" or "validate";
        var (result, around) = (new JobRun(), Around(pipeline, isPullRequest));
        var build = Keeping(stage, around["BUILD_SOURCEBRANCH"]);
        foreach (var step in steps.SelectMany(Included))
        {
            if (step.Get("bash") is not null)
                RunShell(step, around, result);
            else if (
                step.Text("inputs", "artifact") == "$(LEFT_ARTIFACT)"
                && around.GetValueOrDefault("LEFT_RUN", "0") != "0"
            )
                TakeLeft(around);
            else if (step.Text("artifact").StartsWith("sequences-apply-", StringComparison.Ordinal))
                Publish(step, around, result, build);
        }

        return result;
    }

    // The run that a stage belongs to, when the stage keeps what an apply left.
    private HostBuild? Keeping(string stage, string branch)
    {
        if (stage != "apply")
            return null;
        var build = new HostBuild(100 + site.Host.Builds.Count, branch, "5", new(StringComparer.Ordinal));
        site.Host.Builds.Insert(0, build);
        return build;
    }

    private void RunShell(YamlNode step, Dictionary<string, string> around, JobRun result)
    {
        if (!Holds(step.Text("condition"), around, result))
            return;
        var variables = new Dictionary<string, string>(around, StringComparer.Ordinal);
        foreach (var (name, value) in step.Map("env"))
            variables[name] = Steps.Resolve(value, Known);
        var run = Shell.Run(site.Work, variables, "bash", "--noprofile", "--norc", "-c", Stood(step.Text("bash")));
        result.Add(step.Text("displayName"), run);
        foreach (Match command in Command().Matches(run.Out))
            Obey(
                command.Groups["name"].Value,
                command.Groups["what"].Value,
                command.Groups["value"].Value,
                around,
                result
            );
    }

    private static bool Holds(string condition, Dictionary<string, string> around, JobRun result) =>
        condition switch
        {
            "" => result.ExitCode == 0,
            "always()" or "succeededOrFailed()" => true,
            "and(always(), eq(variables['APPLYING'], 'true'))" => around.GetValueOrDefault("APPLYING") == "true",
            _ => throw new InvalidOperationException($"The condition '{condition}' is not known to the test."),
        };

    private void TakeLeft(Dictionary<string, string> around)
    {
        var build = site.Host.Builds.Single(one => $"{one.Id}" == around["LEFT_RUN"]);
        Zip.Extract(build.Artifacts[around["LEFT_ARTIFACT"]], Path.Combine(site.Temp, "left"));
    }

    private void Publish(YamlNode step, Dictionary<string, string> around, JobRun result, HostBuild? build)
    {
        if (!Holds(step.Text("condition"), around, result))
            return;
        var known = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ENVIRONMENT"] = around["ENVIRONMENT"],
            ["System.JobAttempt"] = "1",
        };
        build!.Artifacts[Steps.Resolve(step.Text("artifact"), known)] = Zip.Of(Path.Combine(site.Temp, "out"), ".");
    }

    // A step, or the steps of the template that it names.
    private static IEnumerable<YamlNode> Included(YamlNode step) =>
        step.Text("template") is { Length: > 0 } template ? Steps.Load($"azure/{template}").List("steps") : [step];

    // With the stand-in for what installs the program.
    private string Stood(string script)
    {
        const string End = "\nINSTALL\n";
        var begin = script.IndexOf("<<'INSTALL'\n", StringComparison.Ordinal);
        if (begin < 0)
            return script;
        var install = File.ReadAllText(Path.Combine(site.Actions, "setup", "install.sh"));
        var text = begin + "<<'INSTALL'\n".Length;
        return script[..text] + install + script[script.IndexOf(End, text, StringComparison.Ordinal)..];
    }

    private static void Obey(
        string command,
        string what,
        string value,
        Dictionary<string, string> around,
        JobRun result
    )
    {
        switch (command)
        {
            case "task.prependpath":
                around["PATH"] = $"{value}:{around["PATH"]}";
                break;
            case "task.setvariable" when what.Contains("isOutput", StringComparison.Ordinal):
                result.Outputs[Variable().Match(what).Groups[1].Value] = value;
                break;
            case "task.setvariable":
                around[Variable().Match(what).Groups[1].Value.ToUpperInvariant()] = value;
                break;
            case "task.uploadsummary":
                result.Summary = File.ReadAllText(value);
                break;
            case "build.addbuildtag":
                result.Outputs["tag"] = value;
                break;
            default:
                throw new InvalidOperationException($"The command '{command}' is not known to the test.");
        }
    }

    private Dictionary<string, string> Around(YamlMappingNode pipeline, bool isPullRequest)
    {
        var variables = new Dictionary<string, string>(site.Variables, StringComparer.Ordinal)
        {
            ["AGENT_TEMPDIRECTORY"] = site.Temp,
            ["PIPELINE_WORKSPACE"] = Path.Combine(site.Temp, "pipeline"),
            ["TF_BUILD"] = "True",
            ["SYSTEM_COLLECTIONURI"] = site.Host.Address + "/",
            ["SYSTEM_TEAMPROJECT"] = "outbound",
            ["SYSTEM_TEAMPROJECTID"] = "p1",
            ["BUILD_REASON"] = "IndividualCI",
            ["BUILD_REPOSITORY_ID"] = "r1",
            ["BUILD_REPOSITORY_NAME"] = "outbound",
            ["BUILD_BUILDID"] = "41",
            ["BUILD_SOURCEBRANCH"] = isPullRequest ? "refs/pull/7/merge" : "refs/heads/main",
            ["SYSTEM_DEFINITIONID"] = "5",
            ["BUILD_SOURCEVERSION"] = PipelineSite.Head,
            ["BUILD_SOURCEVERSIONMESSAGE"] = GithubRunner.Hostile,
        };
        if (isPullRequest)
        {
            variables["SYSTEM_PULLREQUEST_PULLREQUESTID"] = "7";
            variables["SYSTEM_PULLREQUEST_SOURCECOMMITID"] = PipelineSite.Head;
            variables["SYSTEM_PULLREQUEST_SOURCEBRANCH"] = GithubRunner.Hostile;
            variables["SYSTEM_PULLREQUEST_TARGETBRANCH"] = "refs/heads/main";
        }

        var parameters = pipeline
            .List("parameters")
            .ToDictionary(node => $"parameters.{node.Text("name")}", node => node.Text("default"));
        foreach (var name in new[] { "parameters.allowUnprotected", "parameters.reviewsConsents" })
            parameters[$"lower({name})"] = parameters[name];
        foreach (var (name, value) in pipeline.Map("variables").Concat(Overrides))
            variables[name] = Steps.Resolve(value, parameters);
        return variables;
    }

    [GeneratedRegex(
        @"^##vso\[(?<name>[a-z.]+) ?(?<what>[^\]]*)\](?<value>.*)$",
        RegexOptions.Multiline | RegexOptions.IgnoreCase
    )]
    private static partial Regex Command();

    [GeneratedRegex("variable=([A-Za-z_]+)")]
    private static partial Regex Variable();
}
