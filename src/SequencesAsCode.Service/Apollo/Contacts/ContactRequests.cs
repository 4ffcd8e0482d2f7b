using System.Collections.Immutable;
using System.Text.Json.Nodes;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Core.States;
using SequencesAsCode.Core.Text;
using SequencesAsCode.Core.Values;

namespace SequencesAsCode.Service.Apollo.Contacts;

/// <summary>The requests that add contacts and take them out; nothing else builds one.</summary>
internal static class ContactRequests
{
    // Documented without an id in it; the variant with one is reported not to exist.
    private const string TakeOutPath = "/emailer_campaigns/remove_or_stop_contact_ids";

    /// <summary>Path and body for some contacts. Only what was given is in the body.</summary>
    /// <exception cref="ArgumentException">An id is none, or there are too few or too many: nothing malformed is ever sent.</exception>
    public static (string Path, string Body) Of(ContactWork work, ImmutableArray<string> sequences, ImmutableArray<string> contacts)
    {
        if (contacts.Length is 0 or > ContactPlan.MostInOneCall || sequences.IsEmpty) throw new ArgumentException("There are no contacts, no sequences, or more contacts than a call takes.", nameof(contacts));
        if (!sequences.Concat(contacts).All(ServiceId.IsUsable)) throw new ArgumentException("An id is blank or malformed.", nameof(contacts));
        return work switch
        {
            ContactWork.Add add => ($"/emailer_campaigns/{sequences.Single()}/add_contact_ids", Body(add, sequences.Single(), contacts)),
            ContactWork.TakeOut takeOut => (TakeOutPath, Body(takeOut, sequences, contacts)),
            _ => throw new ArgumentOutOfRangeException(nameof(work)),
        };
    }

    // A body with the key "contact_ids[]", as the documentation writes the parameter, was recorded to be refused.
    private static string Body(ContactWork.Add add, string sequence, ImmutableArray<string> contacts)
    {
        var body = new JsonObject
        {
            ["emailer_campaign_id"] = sequence,
            ["contact_ids"] = List(contacts),
            ["send_email_from_email_account_id"] = add.Mailboxes is [var only] ? only.Id : List(add.Mailboxes.Select(mailbox => mailbox.Id)),
        };
        if (add.FromAddress is { } address) body["send_email_from_email_address"] = address;
        foreach (var flag in add.Flags) body[flag.Parameter] = true;
        if (add.User is { } user) body["user_id"] = user.Id;
        if (add.Status is { } status) body["status"] = status == EnrolmentStatus.Paused ? "paused" : "active";
        if (add.UnpauseAt is { } at) body["auto_unpause_at"] = new FieldValue.Moment(at).ToString();
        return body.ToJsonString(CompactJson.Options);
    }

    private static string Body(ContactWork.TakeOut takeOut, ImmutableArray<string> sequences, ImmutableArray<string> contacts)
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
        if (takeOut.Reason is { } reason) body["stop_reason"] = reason;
        return body.ToJsonString(CompactJson.Options);
    }

    private static JsonArray List(IEnumerable<string> ids) => new([.. ids.Select(id => (JsonNode)id)]);
}
