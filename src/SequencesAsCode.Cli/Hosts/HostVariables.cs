using SequencesAsCode.Cli.Results;

namespace SequencesAsCode.Cli.Hosts;

/// <summary>The environment variables that a host sets in its pipelines.</summary>
internal sealed class HostVariables(IReadOnlyDictionary<string, string?> variables)
{
    private static readonly string[] Pipelines = ["GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD"];

    /// <summary>Every variable.</summary>
    public IReadOnlyDictionary<string, string?> All => variables;

    /// <summary>Whether a pipeline of GitHub, GitLab or Azure DevOps runs the program.</summary>
    public bool AreOfAPipeline => Pipelines.Any(name => Find(name) is not null);

    /// <summary>The value of a variable; null when it is not set or empty.</summary>
    public string? Find(string name) => variables.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>The value of a variable that the host always sets, or that the pipeline has to pass on.</summary>
    /// <exception cref="CommandException">It is not set.</exception>
    public string Require(string name) =>
        Find(name)
        ?? throw CommandException.Arguments(
            $"The environment variable {name} is not set.",
            "Run this in the pipeline, and pass the variable to the step."
        );
}
