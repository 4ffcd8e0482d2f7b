using System.Text.Json.Nodes;

namespace SequencesAsCode.Emulator.State;

/// <summary>Everything the emulator holds, as one value that is never changed.</summary>
internal sealed record World
{
    public required JsonObject Team { get; init; }

    public Table<JsonObject> Users { get; init; } = Table<JsonObject>.Empty;

    public Table<JsonObject> EmailAccounts { get; init; } = Table<JsonObject>.Empty;

    public Table<JsonObject> Schedules { get; init; } = Table<JsonObject>.Empty;

    public Table<JsonObject> Labels { get; init; } = Table<JsonObject>.Empty;

    public Table<JsonObject> Contacts { get; init; } = Table<JsonObject>.Empty;

    public Table<Campaign> Campaigns { get; init; } = Table<Campaign>.Empty;

    public ImmutableList<JsonObject> Events { get; init; } = [];

    public long NextId { get; init; }

    /// <summary>
    /// Ids of the templates that several touches share, because one touch adopted the template of another.
    /// </summary>
    public ImmutableHashSet<string> SharedTemplates { get; init; } = [];

    public string TeamId => Team.Text("id") ?? "";

    /// <summary>
    /// The acting user of every key: documented as the longest-standing active admin, here the first user.
    /// </summary>
    public JsonObject Actor => Users.First();

    public string ActorId => Actor.Text("id") ?? "";

    public World Put(Campaign campaign) => this with { Campaigns = Campaigns.Put(campaign.Id, campaign) };

    public World Tell(string type, string contactId, string campaignId, DateTimeOffset at) =>
        this with
        {
            Events = Events.Add(
                new JsonObject
                {
                    ["type"] = type,
                    ["contact_id"] = contactId,
                    ["emailer_campaign_id"] = campaignId,
                    ["created_at"] = Timestamp.Of(at),
                }
            ),
        };
}
