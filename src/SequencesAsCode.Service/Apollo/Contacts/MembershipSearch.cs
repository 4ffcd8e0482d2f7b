using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Service.Budget;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Service.Apollo.Contacts;

/// <summary>
/// Asks the contact search which contacts are in some sequences. It sends two filters, by contact (<c>contact_ids</c>)
/// and by sequence (<c>emailer_campaign_ids</c>, seen in third-party code). Apollo is reported to ignore a parameter
/// that it does not know, so the contacts of the answer show which of the two filters it used.
/// </summary>
/// <param name="search">Sends one search.</param>
internal sealed class MembershipSearch(Func<JsonObject, CancellationToken, Task<JsonElement>> search)
{
    private const int PageSize = 100;

    /// <summary>Searches once.</summary>
    /// <param name="sequences">Ids of the sequences.</param>
    /// <param name="contacts">Ids of the contacts.</param>
    /// <param name="mostPages">How many pages are read when the answer has other contacts than were asked for.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <exception cref="ServiceException">The search failed, or its answer has another form.</exception>
    public async Task<Memberships> LookAsync(
        ImmutableArray<string> sequences,
        IReadOnlyCollection<string> contacts,
        int mostPages,
        CancellationToken cancellation
    )
    {
        var found = new Memberships();
        foreach (var chunk in contacts.Chunk(PageSize))
        {
            var page = await PageAsync(sequences, chunk, 1, cancellation).ConfigureAwait(false);
            var strangers = Take(page, found, chunk);
            if (strangers.Count == 0 && page.Pages <= 1)
                found.Complete(chunk);
            if (strangers.Count == 0)
                continue;

            // Other contacts who are all in one of the sequences: it filtered by sequence, so its pages have every
            // contact there.
            if (strangers.TrueForAll(stranger => IsInOne(stranger, sequences)))
            {
                await RestAsync(sequences, contacts, Math.Min(page.Pages, mostPages), found, cancellation)
                    .ConfigureAwait(false);
                if (page.Pages <= mostPages)
                    found.Complete(contacts);
            }

            break;
        }

        return found;
    }

    private async Task RestAsync(
        ImmutableArray<string> sequences,
        IReadOnlyCollection<string> contacts,
        long pages,
        Memberships found,
        CancellationToken cancellation
    )
    {
        for (var number = 2; number <= pages; number++)
        {
            var page = await PageAsync(sequences, [], number, cancellation).ConfigureAwait(false);
            Take(page, found, contacts);
            if (page.Contacts.IsEmpty)
                break;
        }
    }

    private static List<JsonElement> Take(Page page, Memberships found, IReadOnlyCollection<string> contacts)
    {
        var wanted = contacts.ToHashSet(StringComparer.Ordinal);
        var strangers = new List<JsonElement>();
        foreach (var contact in page.Contacts)
        {
            found.Take(contact);
            if (!wanted.Contains(WireReader.Id(contact)))
                strangers.Add(contact);
        }

        return strangers;
    }

    private static bool IsInOne(JsonElement contact, ImmutableArray<string> sequences) =>
        Memberships.SequencesOf(contact) is { } its && sequences.Any(its.ContainsKey);

    private async Task<Page> PageAsync(
        ImmutableArray<string> sequences,
        string[] contacts,
        int number,
        CancellationToken cancellation
    )
    {
        var body = new JsonObject();
        if (contacts.Length > 0)
            body["contact_ids"] = List(contacts);
        body["emailer_campaign_ids"] = List(sequences);
        (body["page"], body["per_page"]) = (number, PageSize);
        var answer = await search(body, cancellation).ConfigureAwait(false);
        return WireReader.Guard(
            Endpoints.Contacts,
            () => new Page([.. WireReader.List(answer, "contacts")], PagesOf(answer))
        );
    }

    private static long PagesOf(JsonElement answer) =>
        WireReader.Find(answer, "pagination.total_pages") is { ValueKind: not JsonValueKind.Undefined } pages
            ? WireValue.Number("total_pages", pages)
            : 1;

    private static JsonArray List(IEnumerable<string> ids) => new([.. ids.Select(id => (JsonNode)id)]);

    private sealed record Page(ImmutableArray<JsonElement> Contacts, long Pages);
}
