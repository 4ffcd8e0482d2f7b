namespace SequencesAsCode.Core.States;

/// <summary>
/// A documented switch of Apollo's call that adds contacts. A switch that is not given is not sent, which the service
/// treats as off (documented).
/// </summary>
/// <param name="Parameter">Its name in the request.</param>
/// <param name="Meaning">What it does, as the end of a sentence about a run that uses it.</param>
public sealed record EnrolmentFlag(string Parameter, string Meaning)
{
    /// <summary>
    /// Apollo's reason for skipping the contacts that this switch lets in; null when the documented names do not show
    /// it.
    /// </summary>
    public string? Reason { get; init; }

    /// <summary>All switches, in the order in which they are shown and sent.</summary>
    public static ImmutableArray<EnrolmentFlag> All { get; } =
    [
        new("sequence_no_email", "adds contacts without an email address") { Reason = "contacts_without_email" },
        new("sequence_unverified_email", "adds contacts whose email address is not verified")
        {
            Reason = "contacts_unverified_email",
        },
        new("sequence_job_change", "adds contacts who changed their job") { Reason = "contacts_with_job_change" },
        new("sequence_active_in_other_campaigns", "adds contacts who are active in another sequence")
        {
            Reason = "contacts_active_in_other_campaigns",
        },
        new("sequence_finished_in_other_campaigns", "adds contacts who finished another sequence")
        {
            Reason = "contacts_finished_in_other_campaigns",
        },
        new(
            "sequence_same_company_in_same_campaign",
            "adds contacts even if someone at their company is in the sequence"
        )
        {
            Reason = "contacts_in_same_company",
        },
        new("contacts_without_ownership_permission", "adds contacts who belong to another user")
        {
            Reason = "contacts_without_ownership_permission",
        },
        new("add_if_in_queue", "adds contacts who wait in the queue"),
        new("contact_verification_skipped", "skips the verification of contacts"),
    ];
}
