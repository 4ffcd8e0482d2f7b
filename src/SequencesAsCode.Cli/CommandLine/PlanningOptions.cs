using System.CommandLine;
using SequencesAsCode.Cli.Pipeline;
using SequencesAsCode.Core.Planning;

namespace SequencesAsCode.Cli.CommandLine;

/// <summary>What the verbs that plan share: which sequences, which of them are read, and what is allowed.</summary>
internal sealed class PlanningOptions
{
    private readonly Option<string[]> target = new(OptionNames.Target)
    {
        Description = "Only this sequence; may be given several times.",
        HelpName = "KEY",
    };

    private readonly Option<Refresh?> refresh = new(OptionNames.Refresh)
    {
        Description =
            "Which sequences are read, a call each: changed (the default), where files, lock or list show "
            + "that something may differ, so that copy edited in Apollo alone would not show; or all.",
        HelpName = "changed|all",
        CustomParser = OptionParsing.ChoiceOf<Refresh>,
    };

    private readonly ConsentOptions consents = new();

    /// <summary>Which sequences: help shows these first.</summary>
    public IEnumerable<Option> Which => [target, refresh];

    /// <summary>What is allowed: help shows these last.</summary>
    public IEnumerable<Option> Allowed => consents.All;

    /// <summary>What the command line says about the plan.</summary>
    public PlanArguments Of(Invocation line) =>
        new(line.Folder, line.Environment, new("", line.Values(target), consents.Of(line)))
        {
            Refresh = line.Value(refresh),
        };
}
