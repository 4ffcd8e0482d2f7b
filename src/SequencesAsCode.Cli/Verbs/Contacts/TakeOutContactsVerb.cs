using System.CommandLine;
using SequencesAsCode.Applying.Contacts;
using SequencesAsCode.Cli.CommandLine;

namespace SequencesAsCode.Cli.Verbs.Contacts;

/// <summary>Takes contacts out of sequences, in one of the ways that Apollo has for it.</summary>
internal sealed class TakeOutContactsVerb : ContactsVerb
{
    private readonly TakeOutMode mode;

    private readonly Option<string[]> sequences = new(OptionNames.Sequence)
    {
        Description = "The sequences, by key of the workspace, exact name or id; may be given several times.",
        HelpName = "KEY|NAME|ID",
        Required = true,
    };

    private readonly Option<string?> reason = new("--reason")
    {
        Description = "Why, for Apollo's record (stop_reason).",
        HelpName = "TEXT",
    };

    /// <param name="name">The verb's last word.</param>
    /// <param name="mode">What becomes of the contacts.</param>
    /// <param name="summary">The same, as help begins.</param>
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
