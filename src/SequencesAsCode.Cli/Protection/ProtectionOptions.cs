using System.CommandLine;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Service.Platforms;

namespace SequencesAsCode.Cli.Protection;

/// <summary>The options of doctor that are about the settings of the pipeline.</summary>
internal sealed class ProtectionOptions
{
    private readonly Option<bool> ci = new("--ci")
    {
        Description =
            "Check the pipeline's settings instead: who approves an apply, which branches may use its key, whether a "
            + "merge needs a plan. Run it in a job, or set GITHUB_REPOSITORY and GH_TOKEN (GitLab: CI_PROJECT_ID and "
            + "GITLAB_TOKEN).",
    };

    private readonly Option<bool> gate = new("--gate")
    {
        Description = "With --ci: exit with 4 when nobody has to approve the apply, or when that is not known.",
    };

    private readonly Option<bool> allow = new(OptionNames.AllowUnprotected)
    {
        Description = "With --gate: warn instead of exiting with 4.",
    };

    private readonly Option<string> environment = new("--apply-environment")
    {
        Description = "With --ci: the platform's environment that holds the key that writes. Default: sequences-apply.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "sequences-apply",
    };

    private readonly Option<string> check = new("--plan-check")
    {
        Description = "With --ci: the name of the check that plans a pull request. Default: plan.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "plan",
    };

    /// <summary>The options in the order of the help.</summary>
    public IEnumerable<Option> All => [ci, gate, allow, environment, check];

    /// <summary>Whether the pipeline's settings are meant, and not the workspace and the account.</summary>
    /// <exception cref="CommandException">An option lacks the one that it belongs to.</exception>
    public bool AreMeant(Invocation line)
    {
        if (line.Value(allow) && !line.Value(gate))
            throw CommandException.Arguments($"{allow.Name} needs {gate.Name}.");
        if (line.Value(gate) && !line.Value(ci))
            throw CommandException.Arguments($"{gate.Name} needs {ci.Name}.");
        return line.Value(ci);
    }

    /// <summary>Whether an apply waits for the result.</summary>
    public bool IsGate(Invocation line) => line.Value(gate);

    /// <summary>Whether an apply goes on without protection.</summary>
    public bool IsAllowed(Invocation line) => line.Value(allow);

    /// <summary>The settings to read.</summary>
    public ProtectionQuestion Question(Invocation line) => new(line.Value(environment)!, line.Value(check)!);
}
