using System.Text.Json.Nodes;

namespace SequencesAsCode.Emulator.State;

/// <summary>
/// Finds the memberships of a person without a search of all people. A call that asks about many people makes it once.
/// </summary>
internal sealed class EnrolmentIndex
{
    private readonly HashSet<string> here,
        companies,
        active,
        finished;

    public EnrolmentIndex(World world, Campaign campaign)
    {
        here = campaign.Enrolments.Select(e => e.ContactId).ToHashSet(StringComparer.Ordinal);
        companies = here.Select(id => world.Contacts.Find(id)?.Text("account_id"))
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        active = Everywhere(world, finished: false);
        finished = Everywhere(world, finished: true);
    }

    public bool IsHere(string contactId) => here.Contains(contactId);

    public bool HasColleagueHere(JsonObject contact) =>
        contact.Text("account_id") is { } account && companies.Contains(account);

    public bool IsActive(string contactId) => active.Contains(contactId);

    public bool HasFinished(string contactId) => finished.Contains(contactId);

    public void Add(JsonObject contact)
    {
        here.Add(contact.Text("id")!);
        if (contact.Text("account_id") is { } account)
            companies.Add(account);
    }

    private static HashSet<string> Everywhere(World world, bool finished) =>
        world
            .Campaigns.SelectMany(c => c.Enrolments)
            .Where(e => e.Status == "finished" == finished)
            .Select(e => e.ContactId)
            .ToHashSet(StringComparer.Ordinal);
}
