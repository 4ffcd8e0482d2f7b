using System.Text.Json.Nodes;

namespace SequencesAsCode.Emulator;

/// <summary>Why a person is not added. What the emulator cannot know of a contact, its seed may say as <c>skip_reason</c>.</summary>
internal static class SkipReasons
{
    public static string? Find(JsonObject parameters, World world, Campaign campaign, string contactId)
    {
        if (world.Contacts.Find(contactId) is not { } contact) return "contact_not_found";
        if (campaign.Enrolments.Any(e => e.ContactId == contactId)) return "contacts_already_exists_in_current_campaign";

        bool Allowed(string flag) => parameters.Flag(flag) == true;

        if (contact.Text("email").IsBlank() && !Allowed("sequence_no_email")) return "contacts_without_email";
        if (contact.Text("email_status") is not (null or "verified") && !Allowed("sequence_unverified_email"))
            return "contacts_unverified_email";

        var elsewhere = world.Campaigns
            .SelectMany(c => c.Enrolments)
            .Where(e => e.ContactId == contactId)
            .Select(e => e.Status)
            .ToList();
        if (elsewhere.Exists(s => s != "finished") && !Allowed("sequence_active_in_other_campaigns"))
            return "contacts_active_in_other_campaigns";
        if (elsewhere.Contains("finished") && !Allowed("sequence_finished_in_other_campaigns"))
            return "contacts_finished_in_other_campaigns";
        if (HasColleague(world, campaign, contact) && !Allowed("sequence_same_company_in_same_campaign")) return "contacts_in_same_company";

        return contact.Text("skip_reason") is { } reason && !(Flag(reason) is { } flag && Allowed(flag)) ? reason : null;
    }

    private static bool HasColleague(World world, Campaign campaign, JsonObject contact) =>
        contact.Text("account_id") is { } account
        && campaign.Enrolments.Any(e => world.Contacts.Find(e.ContactId)?.Text("account_id") == account);

    private static string? Flag(string reason) => reason switch
    {
        "contacts_with_job_change" => "sequence_job_change",
        "contacts_without_ownership_permission" => "contacts_without_ownership_permission",
        "contacts_in_pending_state" => "add_if_in_queue",
        "contacts_with_unverified_user_managed_email" => "contact_verification_skipped",
        _ => null,
    };
}
