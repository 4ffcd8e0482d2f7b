using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Hosts;
using SequencesAsCode.Cli.Results;

namespace SequencesAsCode.Cli.Verbs.Ci;

/// <summary>
/// Consents that a person typed into the form of the host for one run: when they count. They count once, and only where
/// somebody approves the apply.
/// </summary>
/// <param name="host">The host.</param>
/// <param name="services">The variables, and the output.</param>
internal sealed class TypedConsents(Host host, VerbServices services)
{
    private const string Variable = "SEQUENCES_OPTIONS";

    private const string Again = "Consents typed for a run count once, and this is a further attempt of that run.";

    private const string NewRun = "Start a new run and type them again.";

    private readonly HostVariables variables = new(services.Variables);

    /// <summary>What was typed and counts; null for nothing.</summary>
    /// <param name="isResumed">Whether this run goes on with what an earlier attempt left. Then it goes on without the
    /// consents; otherwise they are refused.</param>
    /// <param name="cancellation">Cancels the calls.</param>
    /// <exception cref="CommandException">They do not count.</exception>
    public async Task<string?> ReadAsync(bool isResumed, CancellationToken cancellation)
    {
        if (!host.Run.IsByHand || variables.Find(Variable) is not { } typed)
            return null;
        var words = GivenConsents.Words(typed).ToLookup(IsChoice);
        if (!words[false].Any())
            return typed;
        if (IsUnreviewed())
        {
            throw CommandException.Arguments(
                "With allow-unprotected, nobody reviews a consent that is typed for one run.",
                "Give it in the files: docs/consent.md. What somebody stopped in Apollo is turned on there."
                    + (IsAzure ? OfAzure : "")
            );
        }

        if (!await host.IsAgainAsync(cancellation).ConfigureAwait(false))
            return typed;
        if (!isResumed)
            throw CommandException.Arguments(Again, NewRun);
        services.Output.Notice($"warning: {Again} This attempt goes on without them. {NewRun}");
        return string.Join(' ', words[true]);
    }

    private const string OfAzure =
        " If somebody approves each apply, write 'reviewsConsents: true' under 'parameters' in azure-pipelines.yml.";

    private bool IsAzure => variables.Find("TF_BUILD") is not null;

    // On GitLab, a person who starts a pipeline can set every variable of it. The gate of the apply reads the same one.
    private bool IsUnreviewed() => IsTrue("ALLOW_UNPROTECTED") && !(IsAzure && IsTrue("CONSENTS_REVIEWED"));

    private bool IsTrue(string name) => string.Equals(variables.Find(name), "true", StringComparison.OrdinalIgnoreCase);

    private static bool IsChoice(string word) => word.StartsWith($"{OptionNames.Target}=", StringComparison.Ordinal);
}
