using System.Text.Json;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Service.Apollo.Contacts;

/// <summary>Whether a contact is in a sequence, as the contact search shows it.</summary>
/// <param name="IsIn">Null when the search does not say.</param>
/// <param name="Status">
/// Apollo's status of the contact there, such as <c>active</c>; null when the search shows none.
/// </param>
public readonly record struct Membership(bool? IsIn, string? Status);

/// <summary>Which contacts are in which sequences, collected from answers of the contact search.</summary>
public sealed class Memberships
{
    private readonly Dictionary<string, Dictionary<string, string?>> shown = new(StringComparer.Ordinal);
    private readonly HashSet<string> notShown = new(StringComparer.Ordinal);

    /// <summary>Whether a contact is in a sequence.</summary>
    public Membership Of(string sequence, string contact)
    {
        if (!shown.TryGetValue(contact, out var sequences))
            return new(notShown.Contains(contact) ? false : null, null);
        return sequences.TryGetValue(sequence, out var status) ? new(true, status) : new(false, null);
    }

    /// <summary>Adds a contact of an answer, if the answer shows its sequences.</summary>
    /// <exception cref="FormatException">The contact has no id.</exception>
    public void Take(JsonElement contact)
    {
        var id = WireReader.Id(contact);
        var sequences = SequencesOf(contact);
        if (sequences is not null)
            shown[id] = sequences;
    }

    /// <summary>
    /// Notes that an answer was complete: contacts that it does not show are in none of the sequences.
    /// </summary>
    public void Complete(IEnumerable<string> contacts) =>
        notShown.UnionWith(contacts.Where(id => !shown.ContainsKey(id)));

    /// <summary>The sequences of a contact with its status in each; null when the answer does not show them.</summary>
    public static Dictionary<string, string?>? SequencesOf(JsonElement contact)
    {
        var statuses = WireReader.Member(contact, "contact_campaign_statuses");
        var ids = WireReader.Member(contact, "emailer_campaign_ids");
        if (statuses.ValueKind != JsonValueKind.Array && ids.ValueKind != JsonValueKind.Array)
            return null;
        var sequences = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var id in Items(ids).Where(id => id.ValueKind == JsonValueKind.String))
            sequences[id.GetString()!] = null;
        foreach (var status in Items(statuses))
        {
            if (TextOf(status, "emailer_campaign_id") is { } id)
                sequences[id] = TextOf(status, "status");
        }

        return sequences;
    }

    private static IEnumerable<JsonElement> Items(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    private static string? TextOf(JsonElement owner, string name) =>
        WireReader.Member(owner, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
