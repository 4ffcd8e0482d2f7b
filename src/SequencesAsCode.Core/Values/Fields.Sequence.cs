using static SequencesAsCode.Core.Values.ChangeClass;
using static SequencesAsCode.Core.Values.FieldClass;
using static SequencesAsCode.Core.Values.FieldKind;
using static SequencesAsCode.Core.Values.FieldOwner;

namespace SequencesAsCode.Core.Values;

// The fields of a sequence, in their fixed order.
public static partial class Fields
{
    private static readonly List<Field> SequenceRows = [];

    /// <summary>The name of the sequence.</summary>
    public static readonly Field Name = Add(
        new(Sequence, "name", "name", Updatable, FieldKind.Text, Settings)
        {
            Label = "name",
            Summary = "The name shown in Apollo.",
        }
    );

    /// <summary>Whether the sequence sends.</summary>
    public static readonly Field Active = Add(
        new(Sequence, "active", "active", Updatable, Flag, Activation)
        {
            Label = "active",
            Summary = "Whether the sequence is on.",
        }
    );

    /// <summary>The sending schedule.</summary>
    public static readonly Field Schedule = Add(
        new(Sequence, "schedule", "emailer_schedule_id", Updatable, Reference, Timing)
        {
            Label = "schedule",
            Clearable = true,
            Summary = "The sending schedule: its name, or its 24-hex id.",
        }
    );

    /// <summary>The owner, a user.</summary>
    public static readonly Field Owner = Add(
        new(Sequence, "owner", "user_id", UpdateOnly, Reference, Ownership)
        {
            Label = "owner",
            Summary = "The owner: an email address, or the user id.",
        }
    );

    /// <summary>The labels, by name.</summary>
    public static readonly Field Labels = Add(
        new(Sequence, "labels", "label_names", Updatable, Set, Settings)
        {
            Label = "lists",
            JsonLabel = "labels",
            Summary = "The lists of the sequence, by name. Apollo creates a list if none has this name.",
        }
    );

    /// <summary>The most emails of the sequence a day.</summary>
    public static readonly Field MaxEmailsPerDay = Add(
        new(Sequence, "max_emails_per_day", "max_emails_per_day", Updatable, Number, Timing)
        {
            Label = "emails per day",
            Clearable = true,
            Summary = "At most this many emails a day.",
        }
    );

    /// <summary>Days to hold back others of the same account after a reply.</summary>
    public static readonly Field ReplyDelay = Add(
        new(Sequence, "same_account_reply_delay_days", "same_account_reply_delay_days", Updatable, Number, Timing)
        {
            Label = "same-account reply delay",
            Maximum = 1000,
            Clearable = true,
            Default = new FieldValue.Number(30),
            Summary = "For how many days people at the same account get no email after one of them replied.",
        }
    );

    /// <summary>The users who can see the sequence.</summary>
    public static readonly Field Visibility = Add(
        new(Sequence, "sharing.visibility", "sharing_permission.visibility", UpdateOnly, Choice, Ownership)
        {
            Label = "visibility",
            Choices = ["restricted", "everyone"],
            Default = new FieldValue.Text("restricted"),
            Summary = "Who sees the sequence. Changing it makes Apollo reset access_type.",
        }
    );

    /// <summary>What the users who see the sequence may do.</summary>
    public static readonly Field AccessType = Add(
        new(Sequence, "sharing.access_type", "sharing_permission.access_type", UpdateOnly, Choice, Ownership)
        {
            Label = "access",
            Choices = ["can_view", "can_edit", "full_access"],
            Summary = "What those who see the sequence may do with it.",
        }
    );

    /// <summary>Addresses that get a copy of every email.</summary>
    public static readonly Field CcEmails = Add(
        new(Sequence, "cc_emails", "cc_emails", UpdateOnly, EmailSet, Copy)
        {
            Label = "cc",
            Summary = "Addresses that get a copy of every email.",
        }
    );

    /// <summary>Addresses that get a blind copy of every email.</summary>
    public static readonly Field BccEmails = Add(
        new(Sequence, "bcc_emails", "bcc_emails", UpdateOnly, EmailSet, Copy)
        {
            Label = "bcc",
            Summary = "Addresses that get a blind copy of every email.",
        }
    );

    /// <summary>How the sequence was created.</summary>
    public static readonly Field CreationType = Add(
        new(Sequence, "creation_type", "creation_type", UpdateOnly, Choice, Settings)
        {
            Label = "creation type",
            Choices = ["draft", "new", "ai_assistant"],
            Default = new FieldValue.Text("new"),
            Summary =
                "Apollo changes draft to new or ai_assistant once the sequence has steps. That is not a "
                + "difference.",
        }
    );

    /// <summary>The former setting for sharing, without effect.</summary>
    public static readonly Field Permissions = Add(
        new(Sequence, "permissions", "permissions", Deprecated, Choice, Ownership)
        {
            Label = "permissions",
            Choices = ["team_can_use", "team_can_view", "private"],
            Summary = "Deprecated by Apollo and without effect. Use sharing.",
        }
    );

    /// <summary>Whether a contact who replies is finished.</summary>
    public static readonly Field FinishIfReply = Add(
        new(Sequence, "mark_finished_if_reply", "mark_finished_if_reply", CreateOnly, Flag, Settings)
        {
            Label = "finish on reply",
            Summary = "Finish a contact who replies. Set on create only.",
        }
    );

    /// <summary>Whether a contact who clicks a link is finished.</summary>
    public static readonly Field FinishIfClick = Add(
        new(Sequence, "mark_finished_if_click", "mark_finished_if_click", CreateOnly, Flag, Settings)
        {
            Label = "finish on click",
            Summary = "Finish a contact who clicks a link. Set on create only.",
        }
    );

    /// <summary>Whether a contact who is marked interested is finished.</summary>
    public static readonly Field FinishIfInterested = Add(
        new(Sequence, "mark_finished_if_interested", "mark_finished_if_interested", CreateOnly, Flag, Settings)
        {
            Label = "finish if interested",
            Summary = "Finish a contact who is marked interested. Set on create only.",
        }
    );

    /// <summary>Whether a contact who is out of office is paused.</summary>
    public static readonly Field PauseIfOutOfOffice = Add(
        new(Sequence, "mark_paused_if_ooo", "mark_paused_if_ooo", CreateOnly, Flag, Settings)
        {
            Label = "pause if out of office",
            Summary = "Pause a contact who is out of office. Set on create only.",
        }
    );

    /// <summary>Days to wait before marking as response; Apollo does not document more.</summary>
    public static readonly Field ResponseDays = Add(
        new(
            Sequence,
            "days_to_wait_before_mark_as_response",
            "days_to_wait_before_mark_as_response",
            CreateOnly,
            Number,
            Settings
        )
        {
            Label = "days before marked as response",
            Summary = "Days to wait before marking as response. Set on create only.",
        }
    );

    /// <summary>Whether an opened email creates a task.</summary>
    public static readonly Field TaskIfOpen = Add(
        new(Sequence, "create_task_if_email_open", "create_task_if_email_open", CreateOnly, Flag, Settings)
        {
            Label = "task on open",
            Summary = "Create a task when an email is opened. Set on create only.",
        }
    );

    /// <summary>How many opens create a task.</summary>
    public static readonly Field OpenThreshold = Add(
        new(
            Sequence,
            "email_open_trigger_task_threshold",
            "email_open_trigger_task_threshold",
            CreateOnly,
            Number,
            Settings
        )
        {
            Label = "opens before a task",
            Summary = "Opens before a task is created. Set on create only.",
        }
    );

    /// <summary>Ids of account stages to leave out.</summary>
    public static readonly Field ExcludedAccountStages = Add(
        new(Sequence, "excluded_account_stage_ids", "excluded_account_stage_ids", CreateOnly, Set, Settings)
        {
            Label = "excluded account stages",
            Summary = "Ids of account stages that are left out. Set on create only.",
        }
    );

    /// <summary>Ids of contact stages to leave out.</summary>
    public static readonly Field ExcludedContactStages = Add(
        new(Sequence, "excluded_contact_stage_ids", "excluded_contact_stage_ids", CreateOnly, Set, Settings)
        {
            Label = "excluded contact stages",
            Summary = "Ids of contact stages that are left out. Set on create only.",
        }
    );

    /// <summary>Whether to send to addresses on Apollo's bounce list.</summary>
    public static readonly Field IgnoreBounceList = Add(
        new(
            Sequence,
            "ignore_apollo_global_email_bounce_list",
            "ignore_apollo_global_email_bounce_list",
            CreateOnly,
            Flag,
            Settings
        )
        {
            Label = "ignore bounce list",
            Summary = "Ignore Apollo's global bounce list. Set on create only.",
        }
    );

    /// <summary>The id of the ruleset.</summary>
    public static readonly Field Ruleset = Add(
        new(Sequence, "sequence_ruleset_id", "sequence_ruleset_id", CreateOnly, FieldKind.Text, Settings)
        {
            Label = "ruleset",
            Summary = "Id of an existing ruleset. Set on create only.",
        }
    );

    /// <summary>The id of the folder.</summary>
    public static readonly Field Folder = Add(
        new(Sequence, "folder_id", "folder_id", CreateOnly, FieldKind.Text, Settings)
        {
            Label = "folder",
            Summary = "Id of the folder. Set on create only.",
        }
    );

    /// <summary>Whether steps run at exact times instead of after waits.</summary>
    public static readonly Field ExactDaytime = Add(
        new(Sequence, "sequence_by_exact_daytime", "sequence_by_exact_daytime", CreateOnly, Flag, Timing)
        {
            Label = "exact times",
            Summary = "Steps run at exact times (at) instead of after waits. Set on create only.",
        }
    );
}
