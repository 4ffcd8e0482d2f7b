using System.CommandLine;
using SequencesAsCode.Applying.Contacts;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Cli.Verbs.Contacts;

/// <summary>Adds contacts to a sequence.</summary>
internal sealed class AddContactsVerb : ContactsVerb
{
    private readonly Option<string> sequence = new(OptionNames.Sequence)
    {
        Description = "Sequence to add to: its key, exact name or id.",
        HelpName = "KEY|NAME|ID",
        Required = true,
    };

    private readonly Option<string[]> mailboxes = new(OptionNames.Mailbox)
    {
        Description = "Mailbox to send from, by address or id. Several take turns. Repeatable.",
        HelpName = "EMAIL|ID",
        Required = true,
    };

    private readonly Option<string?> fromAddress = new(OptionNames.FromAddress)
    {
        Description = "Send from this other address of the mailbox.",
        HelpName = "ADDRESS",
    };

    private readonly Option<string?> user = new(OptionNames.User)
    {
        Description = "User to name in Apollo's activity log, by address or id.",
        HelpName = "EMAIL|ID",
    };

    private readonly Option<EnrolmentStatus?> status = new(OptionNames.Status)
    {
        Description = "Status of the added contacts. Default: Apollo decides.",
        HelpName = "active|paused",
        CustomParser = OptionParsing.ChoiceOf<EnrolmentStatus>,
    };

    private readonly Option<DateTimeOffset?> unpauseAt = new(OptionNames.AutoUnpauseAt)
    {
        Description = "With --status paused: when to resume, such as 2027-01-15T09:00:00+01:00.",
        HelpName = "ISO",
        CustomParser = OptionParsing.MomentOf,
    };

    private readonly ImmutableArray<(EnrolmentFlag Flag, Option<bool> Option)> flags =
    [
        .. EnrolmentFlag.All.Select(flag => (flag, Create(flag))),
    ];

    public AddContactsVerb()
        : base(
            "add",
            "Add contacts to a sequence. This can send email.",
            "--sequence q3-outbound --from-file people.csv --mailbox dana@example.com --dry-run"
        )
    {
        Option[] first = [sequence, .. Whom, mailboxes, fromAddress];
        Option[] last = [user, status, unpauseAt, .. How];
        foreach (var option in first.Concat(flags.Select(flag => flag.Option)).Concat(last))
            Add(option);
    }

    protected override ImmutableArray<string> Sequences(Invocation line) => [line.Value(sequence)!];

    protected override ContactWish Wish(Invocation line) =>
        new ContactWish.Add(
            line.Values(mailboxes),
            line.Value(fromAddress)?.Trim(),
            [.. flags.Where(flag => line.Value(flag.Option)).Select(flag => flag.Flag)],
            line.Value(user),
            line.Value(status),
            line.Value(unpauseAt)
        );

    // "adds contacts" of a sentence about a run is "Add contacts" in help.
    private static Option<bool> Create(EnrolmentFlag flag)
    {
        var words = flag.Meaning.Split(' ', 2);
        var verb = words[0].TrimEnd('s');
        return new(EnrolmentOptions.NameOf(flag))
        {
            Description = $"{char.ToUpperInvariant(verb[0])}{verb[1..]} {words[1]} ({flag.Parameter}).",
        };
    }
}
