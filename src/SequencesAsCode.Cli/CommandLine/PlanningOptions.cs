using System.CommandLine;
using SequencesAsCode.Cli.Pipeline;
using SequencesAsCode.Core.Planning;

namespace SequencesAsCode.Cli.CommandLine;

/// <summary>The options of the verbs that make a plan: targets, which sequences are read, and consents.</summary>
internal sealed class PlanningOptions
{
    private readonly Option<string[]> target = new(OptionNames.Target)
    {
        Description = "Plan only this sequence. Repeatable.",
        HelpName = "KEY",
    };

    private readonly Option<Refresh?> refresh = new(OptionNames.Refresh)
    {
        Description =
            "Which sequences to read from Apollo, one call each. changed (default): those that may differ. all: every "
            + "one, which also finds text that was edited only in Apollo.",
        HelpName = "changed|all",
        CustomParser = OptionParsing.ChoiceOf<Refresh>,
    };

    private readonly ConsentOptions consents = new();

    /// <summary>The options that choose sequences. Help shows them first.</summary>
    public IEnumerable<Option> Which => [target, refresh];

    /// <summary>The consents. Help shows them last.</summary>
    public IEnumerable<Option> Allowed => consents.All;

    /// <summary>Reads the values of the options.</summary>
    public PlanArguments Read(Invocation line) =>
        new(line.Folder, line.Environment, new("", line.Values(target), consents.Read(line)))
        {
            Refresh = line.Value(refresh),
        };
}
