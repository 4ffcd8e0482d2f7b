using SequencesAsCode.Emulator.Http;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Routes;

/// <summary>Why a person is not added. The seed of a contact may give a reason as <c>skip_reason</c>.</summary>
internal static class SkipReasons
{
    public static string? Find(Call call, EnrolmentIndex enrolled, string contactId)
    {
        var (parameters, world) = (call.Parameters, call.World);
        if (world.Contacts.Find(contactId) is not { } contact)
            return "contact_not_found";

        bool Allowed(string flag) => parameters.Flag(flag) == true;

        if (enrolled.IsHere(contactId))
        {
            return call.Options.AlreadyIn == AlreadyIn.AlreadyHere || Allowed("sequence_active_in_other_campaigns")
                ? "contacts_already_exists_in_current_campaign"
                : "contacts_active_in_other_campaigns";
        }

        if (contact.Text("email").IsBlank() && !Allowed("sequence_no_email"))
            return "contacts_without_email";
        if (contact.Text("email_status") is not (null or "verified") && !Allowed("sequence_unverified_email"))
            return "contacts_unverified_email";

        if (enrolled.IsActive(contactId) && !Allowed("sequence_active_in_other_campaigns"))
            return "contacts_active_in_other_campaigns";
        if (enrolled.HasFinished(contactId) && !Allowed("sequence_finished_in_other_campaigns"))
            return "contacts_finished_in_other_campaigns";
        if (enrolled.HasColleagueHere(contact) && !Allowed("sequence_same_company_in_same_campaign"))
            return "contacts_in_same_company";

        return contact.Text("skip_reason") is { } reason && !(Flag(reason) is { } flag && Allowed(flag))
            ? reason
            : null;
    }

    private static string? Flag(string reason) =>
        reason switch
        {
            "contacts_with_job_change" => "sequence_job_change",
            "contacts_without_ownership_permission" => "contacts_without_ownership_permission",
            "contacts_in_pending_state" => "add_if_in_queue",
            "contacts_with_unverified_user_managed_email" => "contact_verification_skipped",
            _ => null,
        };
}
