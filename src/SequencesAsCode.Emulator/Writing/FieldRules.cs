namespace SequencesAsCode.Emulator.Writing;

/// <summary>The fields that a create and an update accept, by object.</summary>
internal static class FieldRules
{
    public static readonly FieldRule ByExactDaytime = new("sequence_by_exact_daytime", FieldKind.Flag);

    /// <summary>
    /// Settings of a sequence that are documented only for create, except those in <see cref="Updated"/>.
    /// </summary>
    public static readonly ImmutableArray<FieldRule> CreateOnly =
    [
        new("folder_id", FieldKind.Text),
        ByExactDaytime,
        new("mark_finished_if_reply", FieldKind.Flag),
        new("mark_finished_if_click", FieldKind.Flag),
        new("mark_finished_if_interested", FieldKind.Flag),
        new("mark_paused_if_ooo", FieldKind.Flag),
        new("days_to_wait_before_mark_as_response", FieldKind.Whole),
        new("create_task_if_email_open", FieldKind.Flag),
        new("email_open_trigger_task_threshold", FieldKind.Whole),
        new("excluded_account_stage_ids", FieldKind.Texts),
        new("excluded_contact_stage_ids", FieldKind.Texts),
        new("ignore_apollo_global_email_bounce_list", FieldKind.Flag),
        new("sequence_ruleset_id", FieldKind.Text),
    ];

    public static readonly ImmutableArray<string> CreateOnlyNames = [.. CreateOnly.Select(rule => rule.Name)];

    public static readonly ImmutableArray<FieldRule> CreatedAndUpdated =
    [
        new("name", FieldKind.Text),
        new("emailer_schedule_id", FieldKind.Text),
        new("max_emails_per_day", FieldKind.Whole),
        new("same_account_reply_delay_days", FieldKind.Whole),
    ];

    public static readonly ImmutableArray<FieldRule> Updated =
    [
        .. CreatedAndUpdated,
        new("creation_type", FieldKind.Text),
        new("user_id", FieldKind.Text),
        new("cc_emails", FieldKind.Text),
        new("bcc_emails", FieldKind.Text),
    ];

    public static readonly ImmutableArray<FieldRule> Step =
    [
        new("wait_time", FieldKind.Whole),
        new("wait_mode", FieldKind.Text),
        new("exact_datetime", FieldKind.Time),
        new("priority", FieldKind.Text),
        new("note", FieldKind.Text),
        new("max_emails_per_day", FieldKind.Whole),
        new("auto_skip_in_x_days", FieldKind.Whole),
    ];

    public static readonly ImmutableArray<FieldRule> TouchAlone =
    [
        new("type", FieldKind.Text),
        new("status", FieldKind.Text),
    ];

    public static readonly ImmutableArray<FieldRule> Touch =
    [
        .. TouchAlone,
        new("include_signature", FieldKind.Flag),
        new("attachment_ids", FieldKind.Texts),
        new("has_personalized_opener", FieldKind.Flag),
        new("personalized_opener_fallback_option", FieldKind.Text),
        new("generic_personalized_opener", FieldKind.Text),
        new("generation_tone", FieldKind.Any),
    ];

    public static readonly FieldRule GenerationOptions = new("generation_options", FieldKind.Any);
    public static readonly FieldRule StepType = new("type", FieldKind.Text);
    public static readonly FieldRule Subject = new("subject", FieldKind.Text);
    public static readonly FieldRule BodyHtml = new("body_html", FieldKind.Text);
}
