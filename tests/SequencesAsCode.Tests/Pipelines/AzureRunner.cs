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
        foreach (var step in Steps.Of(steps.SelectMany(Included), "bash", "displayName", "name", "condition"))
        {
            if (result.ExitCode != 0 && step.Condition.Length == 0)
                continue;
            if (step.Condition is not ("" or "always()" or "succeededOrFailed()"))
                throw new InvalidOperationException($"The condition '{step.Condition}' is not known to the test.");
            var variables = new Dictionary<string, string>(around, StringComparer.Ordinal);
            foreach (var (name, value) in step.Variables)
                variables[name] = Steps.Resolve(value, Known);
            var run = Shell.Run(site.Work, variables, "bash", "--noprofile", "--norc", "-c", Stood(step.Script));
            result.Add(step.Name, run);
            foreach (Match command in Command().Matches(run.Out))
                Obey(
                    command.Groups["name"].Value,
                    command.Groups["what"].Value,
                    command.Groups["value"].Value,
                    around,
                    result
                );
        }

        return result;
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

    [GeneratedRegex("variable=([a-z]+)")]
    private static partial Regex Variable();
}
