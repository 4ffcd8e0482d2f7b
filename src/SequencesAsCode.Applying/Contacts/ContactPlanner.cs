using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Applying.Contacts;

/// <summary>Makes the plan from a request and the facts that were read for it.</summary>
internal static class ContactPlanner
{
    /// <summary>Makes the plan.</summary>
    /// <exception cref="ContactsException">The account lacks something that the request needs.</exception>
    public static ContactPlan Create(ContactRequest request, string environment, string service, ContactFacts facts) =>
        new()
        {
            Environment = environment,
            Service = service,
            Account = facts.Account,
            Sequences = [.. facts.Chosen.Select(chosen => Sequence(chosen, facts))],
            Work = Work(request.Wish, facts),
            Contacts = Contacts(request.Inputs, facts),
            Lost = [.. Lost(request.Inputs, facts)],
        };

    private static IEnumerable<LostInput> Lost(ContactInputs inputs, ContactFacts facts) =>
        from address in inputs.Addresses
        let ids = facts.WithAddress[address].Select(contact => contact.Id).ToImmutableArray()
        where ids.Length != 1
        select new LostInput(address, ids);

    /// <summary>The ids of lists by their names.</summary>
    /// <exception cref="ContactsException">No list has the name, or several have it.</exception>
    public static ImmutableArray<string> ListIds(ImmutableArray<string> names, ImmutableArray<DirectoryEntry> lists) =>
        [
            .. names.Select(name =>
                lists.Where(list => list.Name == name).ToList() switch
                {
                    [var only] => only.Id,
                    [] => throw ContactsException.NoList(
                        name,
                        Similar.To(name, lists.Select(list => list.Name)),
                        lists.Length
                    ),
                    _ => throw ContactsException.SeveralLists(name),
                }
            ),
        ];

    private static ContactWork Work(ContactWish wish, ContactFacts facts) =>
        wish switch
        {
            ContactWish.Add add => new ContactWork.Add(
                [
                    .. add
                        .Mailboxes.Select(given => MailboxOf(given, facts.Mailboxes))
                        .DistinctBy(mailbox => mailbox.Id, StringComparer.Ordinal),
                ],
                add.FromAddress,
                add.Flags,
                add.User is { } user ? UserOf(user, facts.Users) : null,
                add.Status,
                add.UnpauseAt
            ),
            ContactWish.TakeOut takeOut => takeOut.Work,
            _ => throw new ArgumentOutOfRangeException(nameof(wish)),
        };

    // A sequence that is not in the list and could not be read may be archived, so it is refused.
    private static ContactSequence Sequence(ChosenSequence chosen, ContactFacts facts)
    {
        var row = facts.Rows.FirstOrDefault(row => row.Id == chosen.Id);
        var isRead = facts.Whole.TryGetValue(chosen.Id, out var whole);
        return (whole, row, isRead) switch
        {
            ({ Archived: true }, _, _) => throw ContactsException.Archived(whole.Name, whole.Id),
            ({ } read, _, _) => new(read.Id, read.Name, chosen.Key, read.Active, FirstTouch.Of(read), true),
            (null, { } listed, false) => new(
                listed.Id,
                listed.Name,
                chosen.Key,
                listed.Active,
                FirstTouch.Of(listed),
                listed.StepRows is not null
            ),
            _ => throw ContactsException.Gone(chosen.Given, chosen.Id),
        };
    }

    private static ImmutableArray<Contact> Contacts(ContactInputs inputs, ContactFacts facts)
    {
        var found = inputs
            .Addresses.Select(address => facts.WithAddress[address])
            .Where(contacts => contacts.Length == 1)
            .Select(contacts => contacts[0])
            .Concat(facts.OnLists);
        var known = found
            .DistinctBy(contact => contact.Id, StringComparer.Ordinal)
            .ToDictionary(contact => contact.Id, StringComparer.Ordinal);
        return
        [
            .. inputs
                .Ids.Select(id => known.GetValueOrDefault(id) ?? new(id, ""))
                .Concat(known.Values)
                .DistinctBy(contact => contact.Id, StringComparer.Ordinal),
        ];
    }

    private static Mailbox MailboxOf(string given, ImmutableArray<Mailbox> mailboxes)
    {
        ImmutableArray<Mailbox> usable = [.. mailboxes.Where(mailbox => mailbox.Active)];
        var named = mailboxes
            .Where(mailbox => mailbox.Id == given || mailbox.Email.Equals(given, StringComparison.OrdinalIgnoreCase))
            .ToList();
        return named switch
        {
            [] => throw ContactsException.NoMailbox(given, usable),
            [{ Active: true } only] => only,
            _ when named.FindAll(mailbox => mailbox.Active) is not [] and var active => active is [var one]
                ? one
                : throw ContactsException.SeveralMailboxes(given, active.Select(mailbox => mailbox.Id)),
            _ => throw ContactsException.MailboxInactive(given, usable),
        };
    }

    private static DirectoryEntry UserOf(string given, ImmutableArray<DirectoryEntry> users) =>
        users.FirstOrDefault(user => user.Id == given || user.Name.Equals(given, StringComparison.OrdinalIgnoreCase))
        ?? throw ContactsException.NoUser(given, Similar.To(given, users.Select(user => user.Name)));
}
