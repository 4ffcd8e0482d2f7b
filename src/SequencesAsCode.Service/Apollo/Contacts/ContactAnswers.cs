using System.Text.Json;
using SequencesAsCode.Service.Budget;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Service.Apollo.Contacts;

/// <summary>
/// What the service says about the contacts of one call. A contact in neither list is not accounted for; a contact that
/// the answer has in both counts as skipped.
/// </summary>
/// <param name="Named">Ids of the contacts that it lists as added or taken out.</param>
/// <param name="Skipped">Ids of the contacts that it skipped, with its word for the reason.</param>
public sealed record ContactAnswer(ImmutableHashSet<string> Named, ImmutableDictionary<string, string> Skipped)
{
    /// <summary>Whether Apollo accepted the call as a job, so that the answer does not show the result.</summary>
    public bool IsJob { get; init; }

    /// <summary>
    /// The id of that job; null when it has none. Nothing else of a job is kept, because its <c>params</c> repeat the
    /// key.
    /// </summary>
    public string? JobId { get; init; }
}

/// <summary>Reads the answers of the contact calls, and refuses answers that do not fit the call.</summary>
internal static class ContactAnswers
{
    /// <summary>The contacts of one page of a search.</summary>
    public static ImmutableArray<Contact> Contacts(JsonElement answer) =>
        WireReader.Guard(
            Endpoints.Contacts,
            () =>
                WireReader
                    .List(answer, "contacts")
                    .Select(contact => new Contact(
                        WireReader.Id(contact),
                        WireReader.OptionalText(contact, "email") ?? ""
                    ))
                    .ToImmutableArray()
        );

    /// <summary>The contacts of one page of a search for a list.</summary>
    /// <exception cref="ServiceException">A contact does not name the list.</exception>
    public static ImmutableArray<Contact> OnList(JsonElement answer, string listId) =>
        WireReader.Guard(
            Endpoints.Contacts,
            () =>
            {
                var other = WireReader
                    .List(answer, "contacts")
                    .FirstOrDefault(contact =>
                        !WireValue
                            .Texts("label_ids", WireReader.Member(contact, "label_ids"))
                            .Contains(listId, StringComparer.Ordinal)
                    );
                return other.ValueKind == JsonValueKind.Undefined
                    ? Contacts(answer)
                    : throw new FormatException(
                        $"it has the contact {WireReader.Id(other)}, who is not on the list {listId}"
                    );
            }
        );

    /// <summary>The mailboxes of the team.</summary>
    public static ImmutableArray<Mailbox> Mailboxes(JsonElement answer) =>
        WireReader.Guard(
            Endpoints.Mailboxes,
            () =>
                WireReader
                    .List(answer, "email_accounts")
                    .Select(account => new Mailbox(
                        WireReader.Id(account),
                        WireReader.OptionalText(account, "email") ?? "",
                        IsUsable(account)
                    ))
                    .ToImmutableArray()
        );

    /// <summary>
    /// Whether a mailbox can send: it is active and not revoked (recorded: some are both active and revoked).
    /// </summary>
    public static bool IsUsable(JsonElement account) =>
        WireReader.Member(account, "active").ValueKind == JsonValueKind.True
        && WireReader.Member(account, "revoked_at").ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    /// <summary>
    /// The lists of contacts. The answer may hold other labels too; a label without a modality counts as a list.
    /// </summary>
    public static ImmutableArray<DirectoryEntry> Lists(JsonElement answer) =>
        WireReader.Guard(
            Endpoints.Labels,
            () =>
                WireReader
                    .Items(Endpoints.Labels, answer)
                    .Where(label => (WireReader.OptionalText(label, "modality") ?? "contacts") == "contacts")
                    .Select(label => new DirectoryEntry(
                        WireReader.Id(label),
                        WireReader.OptionalText(label, "name") ?? ""
                    ))
                    .ToImmutableArray()
        );

    /// <summary>The results for the contacts that were sent.</summary>
    /// <param name="endpoint">Apollo's name of the endpoint.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="sequence">
    /// The sequence they were added to; null for taking out, where the answer names none.
    /// </param>
    /// <param name="sent">Ids of the contacts that were sent.</param>
    /// <exception cref="ServiceException">
    /// It is about another sequence or other contacts, or not of a known form.
    /// </exception>
    public static ContactAnswer Read(
        string endpoint,
        JsonElement answer,
        string? sequence,
        ImmutableArray<string> sent
    ) =>
        WireReader.Guard(
            endpoint,
            () =>
            {
                if (
                    sequence is not null
                    && WireReader.Find(answer, "emailer_campaign.id") is { ValueKind: JsonValueKind.String } about
                    && about.GetString() != sequence
                )
                    throw new FormatException($"it is about the sequence {about.GetString()}, not {sequence}");
                var job = Job(answer);
                var hasNames = job is null || WireReader.Member(answer, "contacts").ValueKind == JsonValueKind.Array;
                var named = (hasNames ? WireReader.List(answer, "contacts") : [])
                    .Select(WireReader.Id)
                    .ToImmutableHashSet(StringComparer.Ordinal);
                var skipped = sequence is null
                    ? ImmutableDictionary<string, string>.Empty
                    : Skipped(WireReader.Member(answer, "skipped_contact_ids"));
                var known = sent.ToHashSet(StringComparer.Ordinal);
                if (named.Concat(skipped.Keys).FirstOrDefault(id => !known.Contains(id)) is { } other)
                    throw new FormatException($"it names the contact {other}, which was not sent");
                return new ContactAnswer(named.Except(skipped.Keys), skipped)
                {
                    IsJob = job is not null,
                    JobId = job is { } taken ? JobId(taken) : null,
                };
            }
        );

    // Documented beside the contacts; others report it as the whole answer.
    private static JsonElement? Job(JsonElement answer)
    {
        if (WireReader.Member(answer, "entity_progress_job") is { ValueKind: JsonValueKind.Object } inside)
            return inside;
        var isOne =
            WireReader.Member(answer, "contacts").ValueKind == JsonValueKind.Undefined
            && WireReader.Member(answer, "job_type").ValueKind == JsonValueKind.String;
        return isOne ? answer : null;
    }

    private static string? JobId(JsonElement job) =>
        WireReader.Member(job, "id") is { ValueKind: JsonValueKind.String } id && ServiceId.IsUsable(id.GetString()!)
            ? id.GetString()
            : null;

    private static ImmutableDictionary<string, string> Skipped(JsonElement reasons) =>
        reasons.ValueKind switch
        {
            JsonValueKind.Object => reasons
                .EnumerateObject()
                .ToImmutableDictionary(
                    reason => reason.Name,
                    reason => WireValue.Text("skipped_contact_ids", reason.Value),
                    StringComparer.Ordinal
                ),
            JsonValueKind.Undefined or JsonValueKind.Null => ImmutableDictionary<string, string>.Empty,
            _ => throw new FormatException("'skipped_contact_ids' is not an object"),
        };
}
