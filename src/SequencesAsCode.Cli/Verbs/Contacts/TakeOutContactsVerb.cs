using System.CommandLine;
using SequencesAsCode.Applying.Contacts;
using SequencesAsCode.Cli.CommandLine;

namespace SequencesAsCode.Cli.Verbs.Contacts;

/// <summary>Takes contacts out of sequences, in one of the ways that Apollo offers.</summary>
internal sealed class TakeOutContactsVerb : ContactsVerb
{
    private readonly TakeOutMode mode;

    private readonly Option<string[]> sequences = new(OptionNames.Sequence)
    {
        Description = "Sequence to take them out of: its key, exact name or id. Repeatable.",
        HelpName = "KEY|NAME|ID",
        Required = true,
    };

    private readonly Option<string?> reason = new("--reason")
    {
        Description = "Reason to record in Apollo (stop_reason).",
        HelpName = "TEXT",
    };

    /// <summary>Makes the verb for one way.</summary>
    /// <param name="name">The last word of the verb.</param>
    /// <param name="mode">The way to take contacts out.</param>
    /// <param name="summary">What it does, in one short line.</param>
    public TakeOutContactsVerb(string name, TakeOutMode mode, string summary)
        : base(name, summary, "--sequence q3-outbound --email kim@acme.example")
    {
        this.mode = mode;
        Option[] ofMode = mode == TakeOutMode.Stop ? [reason] : [];
        foreach (var option in (Option[])[sequences, .. Whom, .. ofMode, .. How])
            Add(option);
    }

    protected override ImmutableArray<string> Sequences(Invocation line) => line.Values(sequences);

    protected override ContactWish Wish(Invocation line) =>
        new ContactWish.TakeOut(new(mode, mode == TakeOutMode.Stop ? line.Value(reason) : null));
}
