using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Core.States;
using SequencesAsCode.Service.Budget;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Service.Apollo.Contacts;

/// <summary>Apollo's calls about contacts, on the connection of an <see cref="ApolloService"/>: who there is, and who is in a sequence.</summary>
public sealed class ApolloContacts
{
    /// <summary>The endpoint that finds contacts, by Apollo's name for it.</summary>
    public const string SearchEndpoint = Endpoints.Contacts;

    private const int PageSize = 100;
    private readonly ServiceConnection connection;
    private readonly Func<int, CancellationToken, Task> pause;

    internal ApolloContacts(ServiceConnection connection, Func<int, CancellationToken, Task> pause) => (this.connection, this.pause) = (connection, pause);

    /// <summary>The mailboxes of the team (documented).</summary>
    /// <exception cref="ServiceException">They could not be read.</exception>
    public async Task<ImmutableArray<Mailbox>> MailboxesAsync(CancellationToken cancellation) =>
        ContactAnswers.Mailboxes(await connection.ReadAsync("GET", "/email_accounts", null, cancellation).ConfigureAwait(false));

    /// <summary>The lists of contacts by name (documented).</summary>
    /// <exception cref="ServiceException">They could not be read.</exception>
    public async Task<ImmutableArray<DirectoryEntry>> ListsAsync(CancellationToken cancellation) =>
        ContactAnswers.Lists(await connection.ReadAsync("GET", "/labels?modality=contacts", null, cancellation).ConfigureAwait(false));

    /// <summary>
    /// Everybody on a list, page by page. <c>contact_label_ids</c> was seen in third-party code, and the service is reported to ignore parameters that it does not know, which would
    /// give everybody there is: so each contact has to say that it is on the list.
    /// </summary>
    /// <exception cref="ServiceException">The list could not be read completely, or somebody else was among them.</exception>
    public Task<ImmutableArray<Contact>> OnListAsync(string listId, CancellationToken cancellation) =>
        SearchAsync("contact_label_ids", new JsonArray(listId), answer => ContactAnswers.OnList(answer, listId), cancellation);

    /// <summary>Those whose address is exactly this one, letter case without meaning. The service finds by words (documented), so it may find others too; who has no such address is left out.</summary>
    /// <exception cref="ServiceException">The search could not be read completely.</exception>
    public async Task<ImmutableArray<Contact>> WithAddressAsync(string address, CancellationToken cancellation)
    {
        var found = await SearchAsync("q_keywords", address, ContactAnswers.Contacts, cancellation).ConfigureAwait(false);
        return [.. found.Where(contact => contact.Email.Trim().Equals(address, StringComparison.OrdinalIgnoreCase))];
    }

    /// <summary>
    /// Adds contacts or takes them out: one call, 100 contacts at most. A cancellation ends only the waits before it is sent: a cancelled call surely had no effect.
    /// </summary>
    /// <exception cref="ServiceException">It was refused, or its answer was lost or says nothing (<see cref="ServiceException.IsUncertain"/>).</exception>
    public async Task<ContactAnswer> SendAsync(ContactWork work, ImmutableArray<string> sequences, ImmutableArray<string> contacts, CancellationToken cancellation)
    {
        var (path, body) = ContactRequests.Of(work, sequences, contacts);
        var answer = await connection.WriteAsync("POST", path, body, cancellation).ConfigureAwait(false);
        return ContactAnswers.Of(EndpointName.Of("POST", path), answer, work is ContactWork.Add ? sequences.Single() : null, contacts);
    }

    /// <summary>Asks the contact search once who is in some sequences.</summary>
    /// <param name="sequences">Ids of the sequences.</param>
    /// <param name="contacts">Ids of the contacts.</param>
    /// <param name="mostPages">How many pages are read where the search gives everybody of the sequences.</param>
    /// <param name="cancellation">Ends the look.</param>
    /// <exception cref="ServiceException">The search failed, or its answer has another form.</exception>
    public Task<Memberships> MembershipsAsync(
        ImmutableArray<string> sequences, IReadOnlyCollection<string> contacts, int mostPages, CancellationToken cancellation) =>
        new MembershipSearch((body, token) => connection.ReadAsync("POST", "/contacts/search", body, token))
            .LookAsync(sequences, contacts, mostPages, cancellation);

    private async Task<ImmutableArray<Contact>> SearchAsync(string filter, JsonNode value, Func<JsonElement, ImmutableArray<Contact>> read, CancellationToken cancellation)
    {
        var pages = new PageReader(Page, pause, "contacts");
        return await pages.ReadAsync(read, contact => contact.Id, cancellation).ConfigureAwait(false);

        Task<JsonElement> Page(int page, CancellationToken token) =>
            connection.ReadAsync("POST", "/contacts/search", new JsonObject { [filter] = value.DeepClone(), ["page"] = page, ["per_page"] = PageSize }, token);
    }
}
