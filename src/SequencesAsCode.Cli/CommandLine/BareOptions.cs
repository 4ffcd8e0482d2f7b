namespace SequencesAsCode.Cli.CommandLine;

/// <summary>The options that mean every sequence when they are given without a list of keys.</summary>
internal static class BareOptions
{
    /// <summary>What stands for every key in a list.</summary>
    public const string EveryKey = "*";

    private static readonly string[] Names =
    [
        OptionNames.AllowRemovals,
        OptionNames.AllowActivation,
        OptionNames.AllowCreate,
        OptionNames.RevertDrift,
        OptionNames.AcceptRewrites,
    ];

    /// <summary>Gives each bare option its list, so that the next argument is not taken for one.</summary>
    public static string[] WithLists(IEnumerable<string> arguments) =>
        [
            .. arguments.Select(argument =>
                Names.Contains(argument, StringComparer.Ordinal) ? $"{argument}={EveryKey}" : argument
            ),
        ];
}
