using static SequencesAsCode.Core.Values.ChangeClass;
using static SequencesAsCode.Core.Values.FieldClass;
using static SequencesAsCode.Core.Values.FieldKind;
using static SequencesAsCode.Core.Values.FieldOwner;

namespace SequencesAsCode.Core.Values;

/// <summary>
/// The one table of fields. Names, limits and words are those of Apollo's published OpenAPI description; what a field's
/// class rests on
/// (documented, recorded, seen by others) is said in the README's reference.
/// </summary>
public static class Fields
{
    private static readonly List<Field> Table = [];

    /// <summary>The sequence's name.</summary>
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
            Summary = "Whether the sequence is switched on.",
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

    /// <summary>Labels by name.</summary>
    public static readonly Field Labels = Add(
        new(Sequence, "labels", "label_names", Updatable, Set, Settings)
        {
            Label = "labels",
            Summary = "Labels by name; unknown ones are created by the service.",
        }
    );

    /// <summary>Daily limit of the sequence.</summary>
    public static readonly Field MaxEmailsPerDay = Add(
        new(Sequence, "max_emails_per_day", "max_emails_per_day", Updatable, Number, Timing)
        {
            Label = "emails per day",
            Clearable = true,
            Summary = "At most this many emails a day.",
        }
    );

    /// <summary>Days between people of one account after a reply.</summary>
    public static readonly Field ReplyDelay = Add(
        new(Sequence, "same_account_reply_delay_days", "same_account_reply_delay_days", Updatable, Number, Timing)
        {
            Label = "same-account reply delay",
            Maximum = 1000,
            Clearable = true,
            Summary = "Days to hold back others of an account after a reply.",
        }
    );

    /// <summary>Who may see it.</summary>
    public static readonly Field Visibility = Add(
        new(Sequence, "sharing.visibility", "sharing_permission.visibility", UpdateOnly, Choice, Ownership)
        {
            Label = "visibility",
            Choices = ["restricted", "everyone"],
            Summary = "Who sees the sequence. Changing it makes Apollo reset access_type.",
        }
    );

    /// <summary>What those who see it may do.</summary>
    public static readonly Field AccessType = Add(
        new(Sequence, "sharing.access_type", "sharing_permission.access_type", UpdateOnly, Choice, Ownership)
        {
            Label = "access",
            Choices = ["can_view", "can_edit", "full_access"],
            Summary = "What those who see the sequence may do with it.",
        }
    );

    /// <summary>Copies.</summary>
    public static readonly Field CcEmails = Add(
        new(Sequence, "cc_emails", "cc_emails", UpdateOnly, EmailSet, Copy)
        {
            Label = "cc",
            Summary = "Addresses that get a copy of every email.",
        }
    );

    /// <summary>Blind copies.</summary>
    public static readonly Field BccEmails = Add(
        new(Sequence, "bcc_emails", "bcc_emails", UpdateOnly, EmailSet, Copy)
        {
            Label = "bcc",
            Summary = "Addresses that get a blind copy of every email.",
        }
    );

    /// <summary>How the sequence came to be.</summary>
    public static readonly Field CreationType = Add(
        new(Sequence, "creation_type", "creation_type", UpdateOnly, Choice, Settings)
        {
            Label = "creation type",
            Choices = ["draft", "new", "ai_assistant"],
            Summary = "Apollo promotes a draft to new or ai_assistant once it has steps; that counts as equal.",
        }
    );

    /// <summary>Old form of sharing.</summary>
    public static readonly Field Permissions = Add(
        new(Sequence, "permissions", "permissions", Deprecated, Choice, Ownership)
        {
            Label = "permissions",
            Choices = ["team_can_use", "team_can_view", "private"],
            Summary = "Deprecated by Apollo and without effect: use sharing.",
        }
    );

    /// <summary>Finish a contact who replies.</summary>
    public static readonly Field FinishIfReply = Add(
        new(Sequence, "mark_finished_if_reply", "mark_finished_if_reply", CreateOnly, Flag, Settings)
        {
            Label = "finish on reply",
            Summary = "Finish a contact who replies. Set on create only.",
        }
    );

    /// <summary>Finish a contact who clicks.</summary>
    public static readonly Field FinishIfClick = Add(
        new(Sequence, "mark_finished_if_click", "mark_finished_if_click", CreateOnly, Flag, Settings)
        {
            Label = "finish on click",
            Summary = "Finish a contact who clicks a link. Set on create only.",
        }
    );

    /// <summary>Finish a contact marked interested.</summary>
    public static readonly Field FinishIfInterested = Add(
        new(Sequence, "mark_finished_if_interested", "mark_finished_if_interested", CreateOnly, Flag, Settings)
        {
            Label = "finish if interested",
            Summary = "Finish a contact who is marked interested. Set on create only.",
        }
    );

    /// <summary>Pause a contact who is out of office.</summary>
    public static readonly Field PauseIfOutOfOffice = Add(
        new(Sequence, "mark_paused_if_ooo", "mark_paused_if_ooo", CreateOnly, Flag, Settings)
        {
            Label = "pause if out of office",
            Summary = "Pause a contact who is out of office. Set on create only.",
        }
    );

    /// <summary>Days before marking as response; Apollo says no more of it.</summary>
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

    /// <summary>Make a task on opens.</summary>
    public static readonly Field TaskIfOpen = Add(
        new(Sequence, "create_task_if_email_open", "create_task_if_email_open", CreateOnly, Flag, Settings)
        {
            Label = "task on open",
            Summary = "Create a task when an email is opened. Set on create only.",
        }
    );

    /// <summary>How many opens make a task.</summary>
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

    /// <summary>Account stages left out.</summary>
    public static readonly Field ExcludedAccountStages = Add(
        new(Sequence, "excluded_account_stage_ids", "excluded_account_stage_ids", CreateOnly, Set, Settings)
        {
            Label = "excluded account stages",
            Summary = "Ids of account stages that are left out. Set on create only.",
        }
    );

    /// <summary>Contact stages left out.</summary>
    public static readonly Field ExcludedContactStages = Add(
        new(Sequence, "excluded_contact_stage_ids", "excluded_contact_stage_ids", CreateOnly, Set, Settings)
        {
            Label = "excluded contact stages",
            Summary = "Ids of contact stages that are left out. Set on create only.",
        }
    );

    /// <summary>Send in spite of Apollo's bounce list.</summary>
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

    /// <summary>The ruleset.</summary>
    public static readonly Field Ruleset = Add(
        new(Sequence, "sequence_ruleset_id", "sequence_ruleset_id", CreateOnly, FieldKind.Text, Settings)
        {
            Label = "ruleset",
            Summary = "Id of an existing ruleset. Set on create only.",
        }
    );

    /// <summary>The folder.</summary>
    public static readonly Field Folder = Add(
        new(Sequence, "folder_id", "folder_id", CreateOnly, FieldKind.Text, Settings)
        {
            Label = "folder",
            Summary = "Id of the folder. Set on create only.",
        }
    );

    /// <summary>Exact mode: each step has a point in time.</summary>
    public static readonly Field ExactDaytime = Add(
        new(Sequence, "sequence_by_exact_daytime", "sequence_by_exact_daytime", CreateOnly, Flag, Timing)
        {
            Label = "exact times",
            Summary = "Steps run at exact times (at) instead of after waits. Set on create only.",
        }
    );

    /// <summary>Time since the previous step.</summary>
    public static readonly Field Wait = Add(
        new(Step, "wait", "wait_time", Updatable, FieldKind.Wait, Timing)
        {
            Label = "wait",
            Summary = "Time since the previous step, for example 30 minutes or 2 days.",
        }
    );

    /// <summary>The exact time of a step.</summary>
    public static readonly Field At = Add(
        new(Step, "at", "exact_datetime", Observed, Moment, Timing)
        {
            Label = "at",
            Clearable = true,
            Summary = "When the step runs, ISO 8601 with offset; needs sequence_by_exact_daytime.",
        }
    );

    /// <summary>Days until a task is skipped.</summary>
    public static readonly Field AutoSkip = Add(
        new(Step, "auto_skip_in_x_days", "auto_skip_in_x_days", Updatable, Number, Timing)
        {
            Label = "auto-skip days",
            Clearable = true,
            Summary = "Skip the step's task after this many days.",
        }
    );

    /// <summary>A task's priority.</summary>
    public static readonly Field Priority = Add(
        new(Step, "priority", "priority", Observed, Choice, Settings)
        {
            Label = "priority",
            Choices = ["high", "medium", "low"],
            Clearable = true,
            Summary = "Priority of the step's task; not for auto_email.",
        }
    );

    /// <summary>Text of a call or task.</summary>
    public static readonly Field Note = Add(
        new(Step, "note", "note", Observed, Html, Copy)
        {
            Label = "note",
            Clearable = true,
            Summary = "Text of the call or task; may hold HTML.",
        }
    );

    /// <summary>Daily limit of the step.</summary>
    public static readonly Field StepMaxEmailsPerDay = Add(
        new(Step, "max_emails_per_day", "max_emails_per_day", Observed, Number, Timing)
        {
            Label = "emails per day",
            Clearable = true,
            Summary = "At most this many emails a day from this step.",
        }
    );

    /// <summary>New thread or reply.</summary>
    public static readonly Field TouchType = Add(
        new(Touch, "type", "type", Observed, Choice, Copy)
        {
            Label = "thread",
            Choices = ["new_thread", "reply_to_thread"],
            Summary = "Opens a thread, or replies in the one an earlier step opened.",
        }
    );

    /// <summary>Whether the touch sends.</summary>
    public static readonly Field Status = Add(
        new(Touch, "status", "status", Updatable, Choice, Activation)
        {
            Label = "status",
            Choices = ["to_be_reviewed", "approved"],
            Summary = "Only an approved touch sends.",
        }
    );

    /// <summary>Whether the sender's signature is appended.</summary>
    public static readonly Field IncludeSignature = Add(
        new(Touch, "include_signature", "include_signature", Observed, Flag, Copy)
        {
            Label = "signature",
            Summary = "Append the sender's signature.",
        }
    );

    /// <summary>Attachments by id.</summary>
    public static readonly Field Attachments = Add(
        new(Touch, "attachment_ids", "attachment_ids", Updatable, Set, Copy)
        {
            Label = "attachments",
            Summary = "Ids of attachments.",
        }
    );

    /// <summary>The subject line.</summary>
    public static readonly Field Subject = Add(
        new(Touch, "subject", "emailer_template.subject", Updatable, FieldKind.Text, Copy)
        {
            Label = "subject",
            Clearable = true,
            Summary = "The subject; leave it out on a reply to keep the thread's.",
        }
    );

    /// <summary>The body.</summary>
    public static readonly Field Body = Add(
        new(Touch, "body", "emailer_template.body_html", Updatable, Html, Copy)
        {
            Label = "body",
            Clearable = true,
            Summary = "The body, written as body_file, body_html or body_markdown.",
        }
    );

    /// <summary>All rows in their fixed order.</summary>
    public static ImmutableArray<Field> All { get; } = [.. Table];

    /// <summary>The rows of one kind of object, in order.</summary>
    public static ImmutableArray<Field> Of(FieldOwner owner) =>
        owner switch
        {
            Sequence => OfSequence,
            Step => OfStep,
            _ => OfTouch,
        };

    /// <summary>The row named <paramref name="key"/> in YAML, or null.</summary>
    public static Field? Find(FieldOwner owner, string key) => Of(owner).FirstOrDefault(field => field.Key == key);

    private static ImmutableArray<Field> OfSequence { get; } = [.. All.Where(field => field.Owner == Sequence)];

    private static ImmutableArray<Field> OfStep { get; } = [.. All.Where(field => field.Owner == Step)];

    private static ImmutableArray<Field> OfTouch { get; } = [.. All.Where(field => field.Owner == Touch)];

    private static Field Add(Field field)
    {
        var ordered = field with { Order = Table.Count };
        Table.Add(ordered);
        return ordered;
    }
}
