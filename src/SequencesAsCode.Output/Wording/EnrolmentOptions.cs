namespace SequencesAsCode.Output.Wording;

/// <summary>The command-line options for the switches of Apollo's call that adds contacts.</summary>
public static class EnrolmentOptions
{
    /// <summary>The option for a switch.</summary>
    public static string NameOf(EnrolmentFlag flag)
    {
        ArgumentNullException.ThrowIfNull(flag);
        return flag.Parameter switch
        {
            "sequence_no_email" => "--allow-no-email",
            "sequence_unverified_email" => "--allow-unverified-email",
            "sequence_job_change" => "--allow-job-change",
            "sequence_active_in_other_campaigns" => "--allow-active-elsewhere",
            "sequence_finished_in_other_campaigns" => "--allow-finished-elsewhere",
            "sequence_same_company_in_same_campaign" => "--allow-same-company",
            "contacts_without_ownership_permission" => "--allow-not-owned",
            "add_if_in_queue" => "--allow-queued",
            "contact_verification_skipped" => "--skip-verification",
            _ => throw new ArgumentOutOfRangeException(nameof(flag)),
        };
    }
}
