namespace SequencesAsCode.Core.Reports;

/// <summary>Apollo's words for why it leaves out somebody who may be in the very sequence already.</summary>
public static class ContactReasons
{
    /// <summary>Answered at times for somebody who is in this sequence.</summary>
    public const string AlreadyIn = "contacts_already_exists_in_current_campaign";

    /// <summary>Answered for somebody in another sequence, and (recorded) for somebody who is only in this one.</summary>
    public const string ActiveElsewhere = "contacts_active_in_other_campaigns";

    /// <summary>Whether somebody who was left out for this reason may be in this sequence.</summary>
    public static bool MayBeIn(string reason) => reason is AlreadyIn or ActiveElsewhere;
}
