namespace SequencesAsCode.Core.Reports;

/// <summary>Apollo's reasons for skipping a contact who may already be in the sequence.</summary>
public static class ContactReasons
{
    /// <summary>Sometimes given for a contact who is in this sequence.</summary>
    public const string AlreadyIn = "contacts_already_exists_in_current_campaign";

    /// <summary>
    /// Given for a contact in another sequence, and (recorded) for a contact who is only in this one.
    /// </summary>
    public const string ActiveElsewhere = "contacts_active_in_other_campaigns";

    /// <summary>Whether a contact who was skipped for this reason may be in the sequence.</summary>
    public static bool MayBeIn(string reason) => reason is AlreadyIn or ActiveElsewhere;
}
