using System.CommandLine;
using System.CommandLine.Parsing;

namespace SequencesAsCode.Cli.CommandLine;

/// <summary>The options that consent to changes which a guard would block.</summary>
internal sealed class ConsentOptions
{
    private const string EveryKey = "*";

    private readonly Option<string[]> removals = OfKeys(
        OptionNames.AllowRemovals,
        "Allow removing steps and variants, in all sequences or only these."
    );

    private readonly Option<string[]> activation = OfKeys(
        OptionNames.AllowActivation,
        "Allow changes that start sending email, in all sequences or only these."
    );

    private readonly Option<string[]> creation = OfKeys(
        OptionNames.AllowCreate,
        "Allow creating sequences that look like existing ones: all of them or only these."
    );

    private readonly Option<bool> many = new(OptionNames.AllowMany)
    {
        Description = "Allow changing the text or timing of more than a quarter of the active sequences at once.",
    };

    private readonly Option<string[]> revert = OfKeys(
        OptionNames.RevertDrift,
        "Undo edits made in Apollo, in all sequences or only these."
    );

    private readonly Option<string[]> overwrite = new(OptionNames.Overwrite)
    {
        Description =
            "Use the version in git for these sequences, where both sides changed or no lock file says which did. "
            + "Repeatable.",
        HelpName = "KEY,…",
    };

    private readonly Option<string[]> rewrites = OfKeys(
        OptionNames.AcceptRewrites,
        "Accept values that Apollo changed after they were sent, in all sequences or only these. The lock file "
            + "remembers them."
    );

    public ConsentOptions() => overwrite.Validators.Add(RefuseEmpty);

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
        if (line.IsBare(option))
            return KeySelection.Every;
        const StringSplitOptions Trimmed = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        ImmutableArray<string> keys = [.. line.Values(option).SelectMany(value => value.Split(',', Trimmed))];
        if (keys.IsEmpty)
            return KeySelection.None;
        return keys.Contains(EveryKey) ? KeySelection.Every : new(false, keys);
    }

    // Without keys it means every sequence. The next word is its list unless it begins with a hyphen.
    private static Option<string[]> OfKeys(string name, string description)
    {
        var option = new Option<string[]>(name)
        {
            Description = description,
            HelpName = "KEY,…",
            Arity = ArgumentArity.ZeroOrMore,
        };
        option.Validators.Add(OptionParsing.RefuseOptions);
        option.Validators.Add(RefuseEmpty);
        return option;
    }

    // An empty variable of a script must not mean every sequence.
    private static void RefuseEmpty(OptionResult result)
    {
        if (result.Tokens.Any(token => token.Value.Trim(',', ' ').Length == 0))
            result.AddError(Mistakes.EmptyList(result.Option));
    }
}
