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
        new($"'{text}' is not an id for {option}. An id has 24 characters, each 0-9 or a-f.");

    internal static ContactsException NotAnAddress(string option, string text) =>
        new($"'{text}' is not an email address for {option}. Write it like kim@example.com.");

    internal static ContactsException Nobody() =>
        new(
            $"Name the contacts: {OptionNames.ContactId} ID, {OptionNames.Email} ADDRESS, "
                + $"{OptionNames.Label} NAME or {OptionNames.FromFile} FILE."
        );

    internal static ContactsException UnpauseWithoutPause() =>
        new($"{OptionNames.AutoUnpauseAt} sets when paused contacts continue. Add {OptionNames.Status} paused.");

    internal static ContactsException UnpauseInThePast(DateTimeOffset now) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{OptionNames.AutoUnpauseAt} must be in the future. It is now "
                    + $"{now.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}."
            )
        );

    internal static ContactsException OneAddressOfSeveral() =>
        new($"{OptionNames.FromAddress} is another address of one mailbox. Add one {OptionNames.Mailbox}.");

    internal static ContactsException NoSuchSequence(string name, string? suggestion) =>
        new(
            $"The account has no sequence '{name}', and the workspace has no such "
                + $"key{Meant(suggestion, ".")} '{CommandWords.List}' shows them, except archived ones."
        );

    internal static ContactsException SeveralSequences(string name, IEnumerable<string> ids) =>
        new($"Several sequences are named '{name}': {string.Join(", ", ids)}. Give the id of the one you mean.");

    internal static ContactsException NotApplied(string key) =>
        new($"The sequence '{key}' is not in Apollo yet. Run '{CommandWords.Apply}' first.");

    internal static ContactsException Contradiction(string why) => new(why);

    internal static ContactsException Gone(string name, string id) =>
        new(
            $"The sequence '{name}' ({id}) is no longer in Apollo. Correct {OptionNames.Sequence}. "
                + $"'{CommandWords.List}' shows what the account has."
        );

    internal static ContactsException Archived(string name, string id) =>
        new(
            $"The sequence '{name}' ({id}) is archived, so contacts cannot be added to it or removed from "
                + "it here. Make it active again in Apollo, or name another one."
        );

    internal static ContactsException NoMailbox(string given, ImmutableArray<Mailbox> usable) =>
        new($"The account has no mailbox '{given}'. {Usable(usable)}");

    internal static ContactsException MailboxInactive(string given, ImmutableArray<Mailbox> usable) =>
        new(
            $"The mailbox '{given}' is not active, and Apollo refuses to send from it. Link it again in "
                + $"Apollo under Settings, Mailboxes, or give another one. {Usable(usable)}"
        );

    internal static ContactsException SeveralMailboxes(string given, IEnumerable<string> ids) =>
        new(
            $"Several mailboxes have the address '{given}': {string.Join(", ", ids)}. Give the id of the "
                + "one you mean."
        );

    internal static ContactsException NoUser(string given, string? suggestion) =>
        new(
            $"The account has no user '{given}'{Meant(suggestion, ".")} Give {OptionNames.User} the "
                + "address or id of a user."
        );

    internal static ContactsException NoList(string name, string? suggestion, int lists) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The account has no list of contacts named "
                    + $"'{name}'{Meant(suggestion, $". It has {lists} in all.")} The name must match exactly."
            )
        );

    internal static ContactsException SeveralLists(string name) =>
        new($"Several lists of contacts are named '{name}'. Rename one in Apollo, or give the contacts by id.");

    private static string Meant(string? suggestion, string otherwise) =>
        suggestion is null ? otherwise : $". Did you mean '{suggestion}'?";

    private static string Usable(ImmutableArray<Mailbox> usable)
    {
        if (usable.IsEmpty)
            return "No mailbox of the account is active.";
        var all = usable.Select(mailbox => $"{mailbox.Email} ({mailbox.Id})").ToList();
        return $"Mailboxes that can send: {ShortList.Of(all, MostListed)}.";
    }
}
