using System.Text.Json.Nodes;
using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Service.Apollo.Contacts;

/// <summary>Builds the requests that add contacts to sequences and take them out.</summary>
internal static class ContactRequests
{
    // Documented without an id in it; the variant with one is reported not to exist.
    private const string TakeOutPath = "/emailer_campaigns/remove_or_stop_contact_ids";

    /// <summary>Path and body for some contacts. Options that were not given are not in the body.</summary>
    /// <exception cref="ArgumentException">An id is malformed, or there are too few or too many ids.</exception>
    public static (string Path, string Body) Build(
        ContactWork work,
        ImmutableArray<string> sequences,
        ImmutableArray<string> contacts
    )
    {
        if (contacts.Length is 0 or > ContactPlan.MostInOneCall || sequences.IsEmpty)
            throw new ArgumentException(
                "There are no contacts, no sequences, or more contacts than a call takes.",
                nameof(contacts)
            );
        if (!sequences.Concat(contacts).All(ServiceId.IsUsable))
            throw new ArgumentException("An id is blank or malformed.", nameof(contacts));
        return work switch
        {
            ContactWork.Add add => (
                $"/emailer_campaigns/{sequences.Single()}/add_contact_ids",
                Body(add, sequences.Single(), contacts)
            ),
            ContactWork.TakeOut takeOut => (TakeOutPath, Body(takeOut, sequences, contacts)),
            _ => throw new ArgumentOutOfRangeException(nameof(work)),
        };
    }

    // The documentation calls the parameter "contact_ids[]"; recorded: a body with that key is refused.
    private static string Body(ContactWork.Add add, string sequence, ImmutableArray<string> contacts)
    {
        var body = new JsonObject
        {
            ["emailer_campaign_id"] = sequence,
            ["contact_ids"] = List(contacts),
            ["send_email_from_email_account_id"] = add.Mailboxes is [var only]
                ? only.Id
                : List(add.Mailboxes.Select(mailbox => mailbox.Id)),
        };
        if (add.FromAddress is { } address)
            body["send_email_from_email_address"] = address;
        foreach (var flag in add.Flags)
            body[flag.Parameter] = true;
        if (add.User is { } user)
            body["user_id"] = user.Id;
        if (add.Status is { } status)
            body["status"] = status == EnrolmentStatus.Paused ? "paused" : "active";
        if (add.UnpauseAt is { } at)
            body["auto_unpause_at"] = new FieldValue.Moment(at).ToString();
        return body.ToJsonString(CompactJson.Options);
    }

    private static string Body(
        ContactWork.TakeOut takeOut,
        ImmutableArray<string> sequences,
        ImmutableArray<string> contacts
    )
    {
        var body = new JsonObject
        {
            ["emailer_campaign_ids"] = List(sequences),
            ["contact_ids"] = List(contacts),
            ["mode"] = takeOut.Mode switch
            {
                TakeOutMode.Remove => "remove",
                TakeOutMode.MarkAsFinished => "mark_as_finished",
                TakeOutMode.Stop => "stop",
                _ => throw new ArgumentOutOfRangeException(nameof(takeOut)),
            },
        };
        if (takeOut.Reason is { } reason)
            body["stop_reason"] = reason;
        return body.ToJsonString(CompactJson.Options);
    }

    private static JsonArray List(IEnumerable<string> ids) => new([.. ids.Select(id => (JsonNode)id)]);
}
