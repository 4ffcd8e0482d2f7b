using System.CommandLine;

namespace SequencesAsCode.Cli.CommandLine;

/// <summary>The options that consent to changes which a guard would block.</summary>
internal sealed class ConsentOptions
{
    private readonly Option<string[]> removals = new(OptionNames.AllowRemovals)
    {
        Description = "Consent to remove steps and touches: of all sequences, or with =KEY,… of those.",
        HelpName = "KEY,…",
    };

    private readonly Option<string[]> activation = new(OptionNames.AllowActivation)
    {
        Description = "Consent to start sending: of all sequences, or with =KEY,… of those.",
        HelpName = "KEY,…",
    };

    private readonly Option<string[]> creation = new(OptionNames.AllowCreate)
    {
        Description = "Consent to make sequences that look like existing ones: all of them, or with =KEY,… those.",
        HelpName = "KEY,…",
    };

    private readonly Option<bool> many = new(OptionNames.AllowMany)
    {
        Description = "Consent to change the copy or timing of more than a quarter of the live sequences at once.",
    };

    private readonly Option<string[]> revert = new(OptionNames.RevertDrift)
    {
        Description = "Plan edits made in Apollo back: of all sequences, or with =KEY,… of those.",
        HelpName = "KEY,…",
    };

    private readonly Option<string[]> overwrite = new(OptionNames.Overwrite)
    {
        Description =
            "Let the file win where both sides changed, or no lock says which did, in this sequence; "
            + "may be given several times, or with KEY,….",
        HelpName = "KEY",
    };

    private readonly Option<string[]> rewrites = new(OptionNames.AcceptRewrites)
    {
        Description =
            "Accept what Apollo made of what it was sent: of all sequences, or with =KEY,… of those. "
            + "The lock remembers it.",
        HelpName = "KEY,…",
    };

    public IEnumerable<Option> All => [removals, activation, creation, many, revert, overwrite, rewrites];

    /// <summary>Reads the consents of a command line.</summary>
    public Consents Read(Invocation line) =>
        new(Selection(line, removals), Selection(line, activation), Selection(line, revert), Selection(line, overwrite))
        {
            ManyAtOnce = line.Value(many),
            Creation = Selection(line, creation),
            Rewrites = Selection(line, rewrites),
        };

    private static KeySelection Selection(Invocation line, Option<string[]> option)
    {
        const StringSplitOptions Trimmed = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        ImmutableArray<string> keys = [.. line.Values(option).SelectMany(value => value.Split(',', Trimmed))];
        if (keys.IsEmpty)
            return KeySelection.None;
        return keys.Contains(BareOptions.EveryKey) ? KeySelection.Every : new(false, keys);
    }
}
