using System.Collections.Concurrent;
using System.Globalization;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Apollo;
using SequencesAsCode.Service.Apollo.Contacts;
using SequencesAsCode.Service.Budget;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Reading;

namespace SequencesAsCode.Applying.Contacts;

/// <summary>
/// Reads what a request needs, cheap and decisive reads first, and makes the plan. It writes nothing.
/// </summary>
/// <param name="service">Apollo.</param>
/// <param name="announce">Called with a sentence before reads that take many calls.</param>
public sealed class ContactReader(ApolloService service, Action<string> announce)
{
    /// <summary>Reads and plans.</summary>
    /// <exception cref="ContactsException">The account lacks something that the request needs.</exception>
    /// <exception cref="ServiceException">
    /// Something could not be read, or the key belongs to another account.
    /// </exception>
    public async Task<ContactPlan> PlanAsync(
        ContactRequest request,
        DesiredState desired,
        Base @base,
        string serviceName,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var listing = await service.ReadAsync(new(true, true, []), cancellation).ConfigureAwait(false);
        CurrentStateReader.CheckAccount(desired.Environment, @base, listing.Account);
        var facts = new ContactFacts(
            listing.Account,
            listing.Rows,
            SequenceChoice.Choose(request.Sequences, desired, @base, listing.Rows)
        );

        if (request.Wish is ContactWish.Add add)
            facts = await SendersAsync(facts, add, cancellation).ConfigureAwait(false);
        facts = facts with { Whole = await WholeAsync(facts.Chosen, cancellation).ConfigureAwait(false) };

        // Fails on an impossible request before the search for contacts, which may take many calls.
        _ = ContactPlanner.Create(
            request with
            {
                Inputs = ContactInputs.None,
            },
            desired.Environment.Name,
            serviceName,
            facts
        );
        facts = await OnListsAsync(facts, request.Inputs.Lists, cancellation).ConfigureAwait(false);
        facts = facts with
        {
            WithAddress = await WithAddressAsync(request.Inputs.Addresses, cancellation).ConfigureAwait(false),
        };
        return ContactPlanner.Create(request, desired.Environment.Name, serviceName, facts);
    }

    private async Task<ContactFacts> SendersAsync(
        ContactFacts facts,
        ContactWish.Add add,
        CancellationToken cancellation
    )
    {
        var mailboxes = await service.Contacts.MailboxesAsync(cancellation).ConfigureAwait(false);
        if (add.User is null)
            return facts with { Mailboxes = mailboxes };
        var users = await service
            .ReadAsync(ReadScope.Nothing with { Users = true }, cancellation)
            .ConfigureAwait(false);
        return facts with { Mailboxes = mailboxes, Users = users.Directory.Users ?? [] };
    }

    // A key may not be allowed to read a whole sequence, which is not documented, and an answer may contradict itself.
    // Then the list has to do.
    private async Task<ImmutableDictionary<string, CurrentSequence?>> WholeAsync(
        ImmutableArray<ChosenSequence> chosen,
        CancellationToken cancellation
    )
    {
        try
        {
            var read = await service
                .ReadAsync(ReadScope.Of([.. chosen.Select(sequence => sequence.Id)]), cancellation)
                .ConfigureAwait(false);
            return chosen.ToImmutableDictionary(
                sequence => sequence.Id,
                sequence => read.Sequences.GetValueOrDefault(sequence.Id),
                StringComparer.Ordinal
            );
        }
        catch (ServiceException exception)
            when (exception.Kind == FailureKind.NotAllowed || exception.Contradiction is not null)
        {
            return ImmutableDictionary<string, CurrentSequence?>.Empty;
        }
    }

    private async Task<ContactFacts> OnListsAsync(
        ContactFacts facts,
        ImmutableArray<string> names,
        CancellationToken cancellation
    )
    {
        if (names.IsEmpty)
            return facts;
        var lists = await service.Contacts.ListsAsync(cancellation).ConfigureAwait(false);
        var ids = ContactPlanner.ListIds(names, lists);
        announce(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Reading the contacts of {ids.Length:N0} {(ids.Length == 1 ? "list" : "lists")}: one "
                    + $"call of {ApolloContacts.SearchEndpoint} per 100 contacts."
            )
        );
        var found = ImmutableArray.CreateBuilder<Contact>();
        foreach (var id in ids)
            found.AddRange(await service.Contacts.OnListAsync(id, cancellation).ConfigureAwait(false));
        return facts with { OnLists = found.ToImmutable() };
    }

    private async Task<ImmutableDictionary<string, ImmutableArray<Contact>>> WithAddressAsync(
        ImmutableArray<string> addresses,
        CancellationToken cancellation
    )
    {
        if (addresses.IsEmpty)
            return ImmutableDictionary<string, ImmutableArray<Contact>>.Empty;
        announce(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Looking for {addresses.Length:N0} {(addresses.Length == 1 ? "address" : "addresses")}: "
                    + $"one call of {ApolloContacts.SearchEndpoint} each."
            )
        );
        var found = new ConcurrentDictionary<string, ImmutableArray<Contact>>(StringComparer.Ordinal);
        await Parallel
            .ForEachAsync(
                addresses,
                new ParallelOptions
                {
                    MaxDegreeOfParallelism = EndpointBudget.MostAtOnce,
                    CancellationToken = cancellation,
                },
                async (address, token) =>
                    found[address] = await service.Contacts.WithAddressAsync(address, token).ConfigureAwait(false)
            )
            .ConfigureAwait(false);
        return found.ToImmutableDictionary(StringComparer.Ordinal);
    }
}
