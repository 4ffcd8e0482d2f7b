using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Service.Budget;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Service.Apollo.Contacts;

/// <summary>Apollo's calls about contacts, on the connection of an <see cref="ApolloService"/>.</summary>
public sealed class ApolloContacts
{
    /// <summary>Apollo's name of the endpoint that finds contacts.</summary>
    public const string SearchEndpoint = Endpoints.Contacts;

    private const int PageSize = 100;
    private readonly ServiceConnection connection;
    private readonly Func<int, CancellationToken, Task> pause;

    internal ApolloContacts(ServiceConnection connection, Func<int, CancellationToken, Task> pause)
    {
        this.connection = connection;
        this.pause = pause;
    }

    /// <summary>The mailboxes of the team (documented).</summary>
    /// <exception cref="ServiceException">They could not be read.</exception>
    public async Task<ImmutableArray<Mailbox>> MailboxesAsync(CancellationToken cancellation) =>
        ContactAnswers.Mailboxes(
            await connection.ReadAsync("GET", "/email_accounts", null, cancellation).ConfigureAwait(false)
        );

    /// <summary>The lists of contacts by name (documented).</summary>
    /// <exception cref="ServiceException">They could not be read.</exception>
    public async Task<ImmutableArray<DirectoryEntry>> ListsAsync(CancellationToken cancellation) =>
        ContactAnswers.Lists(
            await connection.ReadAsync("GET", "/labels?modality=contacts", null, cancellation).ConfigureAwait(false)
        );

    /// <summary>
    /// All contacts on a list, page by page. <c>contact_label_ids</c> was seen in third-party code. The service is
    /// reported to ignore unknown parameters and would then return every contact, so each contact has to name the list.
    /// </summary>
    /// <exception cref="ServiceException">
    /// The list could not be read completely, or the answer had a contact that is not on it.
    /// </exception>
    public Task<ImmutableArray<Contact>> OnListAsync(string listId, CancellationToken cancellation) =>
        SearchAsync(
            "contact_label_ids",
            new JsonArray(listId),
            answer => ContactAnswers.OnList(answer, listId),
            cancellation
        );

    /// <summary>
    /// The contacts with exactly this address, case-insensitive. The service searches by words (documented), so
    /// contacts with another address are left out.
    /// </summary>
    /// <exception cref="ServiceException">The search could not be read completely.</exception>
    public async Task<ImmutableArray<Contact>> WithAddressAsync(string address, CancellationToken cancellation)
    {
        var found = await SearchAsync("q_keywords", address, ContactAnswers.Contacts, cancellation)
            .ConfigureAwait(false);
        return [.. found.Where(contact => contact.Email.Trim().Equals(address, StringComparison.OrdinalIgnoreCase))];
    }

    /// <summary>
    /// Adds contacts or takes them out: one call, 100 contacts at most. A cancellation ends only the waits before the
    /// call is sent, so a cancelled call had no effect.
    /// </summary>
    /// <exception cref="ServiceException">
    /// The call was refused, or its answer was lost or cannot be used (<see cref="ServiceException.IsUncertain"/>).
    /// </exception>
    public async Task<ContactAnswer> SendAsync(
        ContactWork work,
        ImmutableArray<string> sequences,
        ImmutableArray<string> contacts,
        CancellationToken cancellation
    )
    {
        var (path, body) = ContactRequests.Build(work, sequences, contacts);
        var answer = await connection.WriteAsync("POST", path, body, cancellation).ConfigureAwait(false);
        return ContactAnswers.Read(
            Endpoints.NameOf("POST", path),
            answer,
            work is ContactWork.Add ? sequences.Single() : null,
            contacts
        );
    }

    /// <summary>Asks the contact search once which contacts are in some sequences.</summary>
    /// <param name="sequences">Ids of the sequences.</param>
    /// <param name="contacts">Ids of the contacts.</param>
    /// <param name="mostPages">How many pages are read when the search returns all contacts of the sequences.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <exception cref="ServiceException">The search failed, or its answer has another form.</exception>
    public Task<Memberships> MembershipsAsync(
        ImmutableArray<string> sequences,
        IReadOnlyCollection<string> contacts,
        int mostPages,
        CancellationToken cancellation
    ) =>
        new MembershipSearch((body, token) => connection.ReadAsync("POST", "/contacts/search", body, token)).LookAsync(
            sequences,
            contacts,
            mostPages,
            cancellation
        );

    private async Task<ImmutableArray<Contact>> SearchAsync(
        string filter,
        JsonNode value,
        Func<JsonElement, ImmutableArray<Contact>> read,
        CancellationToken cancellation
    )
    {
        var pages = new PageReader(PageAsync, pause, "contacts");
        return await pages.ReadAsync(read, contact => contact.Id, cancellation).ConfigureAwait(false);

        Task<JsonElement> PageAsync(int page, CancellationToken token) =>
            connection.ReadAsync(
                "POST",
                "/contacts/search",
                new JsonObject
                {
                    [filter] = value.DeepClone(),
                    ["page"] = page,
                    ["per_page"] = PageSize,
                },
                token
            );
    }
}
