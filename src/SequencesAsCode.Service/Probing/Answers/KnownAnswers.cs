using System.Text.Json;

namespace SequencesAsCode.Service.Probing.Answers;

/// <summary>The form of each answer, as recorded in 2026 or documented.</summary>
internal static class KnownAnswers
{
    private static readonly KnownObject Campaign = new(
        "campaign",
        """
        id:s name:s archived:b created_at:s emailer_schedule_id:s max_emails_per_day:n user_id:s
        same_account_reply_policy_cd:sn excluded_account_stage_ids:a excluded_contact_stage_ids:a
        contact_email_event_to_stage_mapping:o label_ids:a create_task_if_email_open:b
        email_open_trigger_task_threshold:n mark_finished_if_click:b active:b days_to_wait_before_mark_as_response:n
        starred_by_user_ids:a mark_finished_if_reply:b mark_finished_if_interested:b
        mark_finished_if_phone_call_connected:b mark_paused_if_ooo:b sequence_by_exact_daytime:b
        same_account_reply_delay_days:n is_performing_poorly:b num_contacts_email_status_extrapolated:n
        remind_ab_test_results:b ab_test_step_ids:a dmp_ids:a prioritized_by_user:bs creation_type:s last_used_at:s
        folder_id:s sequence_ruleset_id:s status_reason:s ignore_apollo_global_email_bounce_list:b
        allowed_send_from_domains:a cc_emails:s bcc_emails:s ?description:s object_owner_id:s
        auto_pause_warning_level:sn auto_paused_at:s auto_pause_bounce_rate:n ?auto_pause_enabled:b
        ?auto_pause_config:o content_center_type:s product_profile_ids:a context_card_ids:a
        underperforming_touches_count:n num_steps:n emailer_steps:a sharing_permission:o ?permissions:s ?deleted:b
        ?overdue_manual_tasks_count:n ?project_workspace_context:o
        """
    );

    private static readonly KnownObject Step = new(
        "step",
        """
        id:s emailer_campaign_id:s position:n wait_time:n type:s wait_mode:s note:s max_emails_per_day:n
        exact_datetime:s priority:s auto_skip_in_x_days:n ab_test_details:o ?note_text:s ?outcomes:a
        """
    );

    private static readonly KnownObject Touch = new(
        "touch",
        """
        id:s emailer_step_id:s emailer_template_id:s status:s type:s include_signature:b has_personalized_opener:b
        personalized_opener_fallback_option:s generic_personalized_opener:s template_type:s generation_options:a
        generation_tone:o content_center_type:s product_profile_ids:a context_card_ids:a composition_mode:s
        project_workspace_id:s ?attachment_ids:a
        """
    );

    private static readonly KnownObject Template = new(
        "template",
        """
        id:s name:s user_id:s starred_by_user_ids:a subject:s archived:b created_at:s global:b body_text:s folder_id:s
        body_html:s creation_type:s prompt_template_id:s description:s highlights:sao has_ai_variables:b
        template_type:s category:s builder_json:so label_ids:a prompt_id:s
        """
    );

    private static readonly KnownObject Schedule = new(
        "schedule",
        """
        id:s name:s default:b time_zone:s schedule_hash:o created_at:s use_contacts_time_zone:b skip_holidays:b
        """
    );

    private const string Whole =
        "emailer_campaign:o emailer_steps:a emailer_touches:a emailer_templates:a attachments:a";

    private static readonly ImmutableDictionary<AnswerKind, KnownObject> Roots = ImmutableDictionary.CreateRange([
        KeyValuePair.Create(AnswerKind.Create, Root($"{Whole} sharing_accesses:a team:o")),
        KeyValuePair.Create(AnswerKind.Update, Root($"{Whole} sharing_accesses:a team:o")),
        KeyValuePair.Create(AnswerKind.Read, Root(Whole)),
        KeyValuePair.Create(
            AnswerKind.Search,
            Root("pagination:o breadcrumbs:a emailer_campaigns:a num_fetch_result:n")
        ),
        KeyValuePair.Create(AnswerKind.Archive, Root("emailer_campaign:o")),
        KeyValuePair.Create(AnswerKind.Schedules, Root("emailer_schedules:a")),
    ]);

    private static readonly ImmutableArray<(string Key, KnownObject Known)> Parts =
    [
        ("emailer_campaign", Campaign),
        ("emailer_campaigns", Campaign),
        ("emailer_steps", Step),
        ("emailer_touches", Touch),
        ("emailer_templates", Template),
        ("emailer_schedules", Schedule),
    ];

    /// <summary>What differs in an answer, each once and sorted.</summary>
    public static ImmutableArray<Oddity> OdditiesOf(AnswerKind kind, JsonElement answer)
    {
        var found = Roots[kind].OdditiesOf(answer).ToList();
        if (answer.ValueKind == JsonValueKind.Object)
        {
            foreach (var (key, known) in Parts)
            {
                if (answer.TryGetProperty(key, out var part))
                    found.AddRange(Objects(part).SelectMany(known.OdditiesOf));
            }
        }

        return
        [
            .. found.Distinct().OrderBy(oddity => oddity.Kind).ThenBy(oddity => oddity.What, StringComparer.Ordinal),
        ];
    }

    private static KnownObject Root(string keys) => new("answer", keys);

    private static IEnumerable<JsonElement> Objects(JsonElement part) =>
        part.ValueKind == JsonValueKind.Array ? part.EnumerateArray() : [part];
}
