using System.Globalization;
using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Applying.Contacts;

/// <summary>
/// The arguments of a contacts command cannot be used: malformed, contradictory, or not known to the account.
/// </summary>
public sealed class ContactsException : InvalidInputException
{
    private const int MostListed = 20;

    private ContactsException(string message)
        : base(message) { }

    internal static ContactsException NotAnId(string option, string text) =>
        new($"'{text}' is no id for {option}: it has 24 characters of 0-9 and a-f.");

    internal static ContactsException NotAnAddress(string option, string text) =>
        new($"'{text}' is no email address for {option}.");

    internal static ContactsException Nobody() =>
        new(
            $"Say who: {OptionNames.ContactId} ID, {OptionNames.Email} ADDRESS, {OptionNames.Label} NAME or "
                + $"{OptionNames.FromFile} FILE."
        );

    internal static ContactsException UnpauseWithoutPause() =>
        new($"{OptionNames.AutoUnpauseAt} says when paused contacts go on: give {OptionNames.Status} paused with it.");

    internal static ContactsException UnpauseInThePast(DateTimeOffset now) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{OptionNames.AutoUnpauseAt} has to be in the future; it is "
                    + $"{now.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'} now."
            )
        );

    internal static ContactsException OneAddressOfSeveral() =>
        new($"{OptionNames.FromAddress} is another address of one mailbox: give one {OptionNames.Mailbox} with it.");

    internal static ContactsException NoSuchSequence(string name, string? suggestion) =>
        new(
            $"The account has no sequence '{name}', and the workspace no such key{Meant(suggestion, ";")} "
                + $"'{CommandWords.List}' shows them. Archived ones are not listed."
        );

    internal static ContactsException SeveralSequences(string name, IEnumerable<string> ids) =>
        new($"Several sequences are named '{name}': {string.Join(", ", ids)}. Give the id of the one that is meant.");

    internal static ContactsException NotApplied(string key) =>
        new($"The sequence '{key}' is not in Apollo yet: run '{CommandWords.Apply}' first.");

    internal static ContactsException Contradiction(string why) => new(why);

    internal static ContactsException Gone(string name, string id) =>
        new(
            $"The sequence '{name}' ({id}) is not in Apollo any more. Correct {OptionNames.Sequence}; "
                + $"'{CommandWords.List}' shows what there is."
        );

    internal static ContactsException Archived(string name, string id) =>
        new(
            $"The sequence '{name}' ({id}) is archived: nobody can be added to it or taken out of it here. "
                + "Make it active again in Apollo, or name another one."
        );

    internal static ContactsException NoMailbox(string given, ImmutableArray<Mailbox> usable) =>
        new($"The account has no mailbox '{given}'. {Usable(usable)}");

    internal static ContactsException MailboxInactive(string given, ImmutableArray<Mailbox> usable) =>
        new(
            $"The mailbox '{given}' is not active, and Apollo refuses to send from it: link it again in "
                + $"Apollo under Settings, Mailboxes, or give another one. {Usable(usable)}"
        );

    internal static ContactsException SeveralMailboxes(string given, IEnumerable<string> ids) =>
        new(
            $"Several mailboxes have the address '{given}': {string.Join(", ", ids)}. Give the id of the "
                + "one that is meant."
        );

    internal static ContactsException NoUser(string given, string? suggestion) =>
        new(
            $"The account has no user '{given}'{Meant(suggestion, ".")} Give {OptionNames.User} the address or the id "
                + "of one."
        );

    internal static ContactsException NoList(string name, string? suggestion, int lists) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The account has no list of contacts named '{name}'{Meant(suggestion, $", among {lists}.")} "
                    + $"Its name has to be exact."
            )
        );

    internal static ContactsException SeveralLists(string name) =>
        new($"Several lists of contacts are named '{name}'. Rename one in Apollo, or name its contacts by id.");

    private static string Meant(string? suggestion, string otherwise) =>
        suggestion is null ? otherwise : $"; did you mean '{suggestion}'?";

    private static string Usable(ImmutableArray<Mailbox> usable)
    {
        if (usable.IsEmpty)
            return "No mailbox of the account is active.";
        var all = usable.Select(mailbox => $"{mailbox.Email} ({mailbox.Id})").ToList();
        return $"Those that can send: {ShortList.Of(all, MostListed)}.";
    }
}
