namespace SequencesAsCode.Cli.CommandLine;

/// <summary>The options that mean every sequence when they have no list of keys.</summary>
internal static class BareOptions
{
    /// <summary>The value that means every key.</summary>
    public const string EveryKey = "*";

    private static readonly string[] Names =
    [
        OptionNames.AllowRemovals,
        OptionNames.AllowActivation,
        OptionNames.AllowCreate,
        OptionNames.RevertDrift,
        OptionNames.AcceptRewrites,
    ];

    /// <summary>Adds <c>=*</c> to each option without a list, so that the parser does not read the next argument as its
    /// list.</summary>
    public static string[] WithLists(IEnumerable<string> arguments) =>
        [
            .. arguments.Select(argument =>
                Names.Contains(argument, StringComparer.Ordinal) ? $"{argument}={EveryKey}" : argument
            ),
        ];
}
