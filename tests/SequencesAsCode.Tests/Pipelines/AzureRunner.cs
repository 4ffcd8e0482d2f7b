using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace SequencesAsCode.Tests.Pipelines;

/// <summary>
/// Runs the shell steps of a stage as an agent of Azure Pipelines does; tasks of others are done by the test.
/// </summary>
internal sealed partial class AzureRunner(PipelineSite site)
{
    /// <summary>Variables that differ from those of the file.</summary>
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
        var pipeline = Steps.Load("azure/azure-pipelines.yml");
        var node = pipeline
            .List("stages")
            .Single(node => node.Text("stage") == stage)
            .List("jobs")
            .Single(node => node.Text("job") == job || node.Text("deployment") == job);
        var steps = node.List("steps").Concat(node.List("strategy", "runOnce", "deploy", "steps"));
        var (result, around) = (new JobRun(), Around(pipeline));
        foreach (var step in Steps.Of(steps, "bash", "displayName", "name", "condition"))
        {
            if (result.ExitCode != 0 && step.Condition.Length == 0)
                continue;
            if (step.Condition is not ("" or "always()" or "succeededOrFailed()"))
                throw new InvalidOperationException($"The condition '{step.Condition}' is not known to the test.");
            var variables = new Dictionary<string, string>(around, StringComparer.Ordinal);
            foreach (var (name, value) in step.Variables)
                variables[name] = Steps.Resolve(value, Known);
            var run = Shell.Run(site.Work, variables, "bash", "--noprofile", "--norc", "-c", step.Script);
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

    private Dictionary<string, string> Around(YamlMappingNode pipeline)
    {
        var variables = new Dictionary<string, string>(site.Variables, StringComparer.Ordinal)
        {
            ["AGENT_TEMPDIRECTORY"] = site.Temp,
            ["PIPELINE_WORKSPACE"] = Path.Combine(site.Temp, "pipeline"),
            ["SYSTEM_COLLECTIONURI"] = "https://dev.azure.example.com/team/",
            ["SYSTEM_TEAMPROJECT"] = "outbound",
            ["SYSTEM_TEAMPROJECTID"] = "p1",
            ["BUILD_REASON"] = "IndividualCI",
            ["BUILD_REPOSITORY_ID"] = "r1",
            ["BUILD_REPOSITORY_NAME"] = "outbound",
            ["SYSTEM_PULLREQUEST_PULLREQUESTID"] = "7",
            ["SYSTEM_PULLREQUEST_SOURCECOMMITID"] = PipelineSite.Head,
            ["SYSTEM_PULLREQUEST_SOURCEBRANCH"] = GithubRunner.Hostile,
            ["BUILD_SOURCEVERSIONMESSAGE"] = GithubRunner.Hostile,
        };
        foreach (var (name, value) in pipeline.Map("variables").Concat(Overrides))
            variables[name] = value;
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
