namespace SequencesAsCode.Emulator.Answers;

internal static class Shapes
{
    public static readonly Shape Campaign = new(
        """
        {
          "id": null, "name": null, "archived": false, "created_at": null, "emailer_schedule_id": null,
          "max_emails_per_day": null,
          "user_id": null, "same_account_reply_policy_cd": null, "excluded_account_stage_ids": [],
          "excluded_contact_stage_ids": [],
          "contact_email_event_to_stage_mapping": {}, "label_ids": [], "create_task_if_email_open": false,
          "email_open_trigger_task_threshold": 3, "mark_finished_if_click": false, "active": false,
          "days_to_wait_before_mark_as_response": 5, "starred_by_user_ids": [], "mark_finished_if_reply": true,
          "mark_finished_if_interested": true, "mark_finished_if_phone_call_connected": null,
          "mark_paused_if_ooo": true,
          "sequence_by_exact_daytime": null, "same_account_reply_delay_days": 30, "is_performing_poorly": false,
          "num_contacts_email_status_extrapolated": 0, "remind_ab_test_results": false, "ab_test_step_ids": [],
          "dmp_ids": null,
          "prioritized_by_user": null, "creation_type": "new", "last_used_at": null, "folder_id": null,
          "sequence_ruleset_id": null, "status_reason": null, "ignore_apollo_global_email_bounce_list": null,
          "allowed_send_from_domains": [], "cc_emails": "", "bcc_emails": "", "description": null,
          "object_owner_id": null,
          "auto_pause_warning_level": null, "auto_paused_at": null, "auto_pause_bounce_rate": null,
          "auto_pause_enabled": false,
          "auto_pause_config": {
            "evaluation_window_days": 7, "min_volume": 200, "warning_threshold_pct": 5.0,
            "auto_pause_threshold_pct": 10.0
          },
          "content_center_type": "new_cc", "product_profile_ids": [], "context_card_ids": [],
          "underperforming_touches_count": 0,
          "num_steps": 0, "emailer_steps": [], "loaded_stats": true
        }
        """
    );

    public static readonly Shape Step = new(
        """
        {
          "id": null, "emailer_campaign_id": null, "position": null, "wait_time": null, "type": null, "wait_mode": null,
          "note": null, "max_emails_per_day": null, "exact_datetime": null, "priority": null,
          "auto_skip_in_x_days": null,
          "counts": {}, "ab_test_details": {}
        }
        """
    );

    public static readonly Shape Touch = new(
        """
        {
          "id": null, "emailer_step_id": null, "emailer_template_id": null, "status": "to_be_reviewed",
          "type": "new_thread",
          "include_signature": false, "has_personalized_opener": null,
          "personalized_opener_fallback_option": "send_without_opener",
          "generic_personalized_opener": null, "template_type": null, "generation_options": [], "generation_tone": {},
          "content_center_type": "new_cc", "product_profile_ids": [], "context_card_ids": [], "composition_mode": null,
          "project_workspace_id": null
        }
        """
    );

    public static readonly Shape Template = new(
        """
        {
          "id": null, "name": null, "user_id": null, "starred_by_user_ids": [], "subject": null, "archived": false,
          "created_at": null, "global": false, "body_text": "", "folder_id": null, "body_html": "",
          "creation_type": "manual",
          "prompt_template_id": null, "description": null, "highlights": null, "has_ai_variables": false,
          "template_type": null,
          "category": null, "builder_json": null, "label_ids": [], "prompt_id": null
        }
        """
    );

    public static readonly Shape Schedule = new(
        """
        {
          "id": null, "name": null, "default": false, "time_zone": "America/New_York",
          "schedule_hash": {
            "monday": [[8, 17]], "tuesday": [[8, 17]], "wednesday": [[8, 17]], "thursday": [[8, 17]],
            "friday": [[8, 17]]
          },
          "created_at": null, "use_contacts_time_zone": false, "skip_holidays": false
        }
        """
    );

    public static readonly Shape EmailAccount = new(
        """
        {
          "id": null, "user_id": null, "email": null, "aliases": [], "type": "gmail", "active": true, "default": false,
          "seconds_delay_between_emails": 600, "provider_display_name": "Gmail", "nylas_provider": null,
          "last_synced_at": null,
          "email_sending_policy_cd": null, "sendgrid_api_user": null, "mailgun_domains": null,
          "nylas_api_version": null,
          "signature_edit_disabled": false, "revoked_at": null, "inactive_reason": null, "needs_reauth_at": null,
          "unlink_error_code": null, "created_at": null, "inbox_placement_test_health_status": null,
          "unlink_error_message": null,
          "sendgrid_api_key_v3": null, "email_daily_threshold": 50, "deliverability_score": {},
          "max_outbound_emails_per_hour": 6,
          "limits_editable": true, "show_new_domain_warning": false, "domain_enforcement_action": "allow",
          "block_sending_for_unhealthy_domain": false, "tracking_domain_id": null, "is_free_domain": false,
          "crm_auto_import_enable_record_import": null, "crm_auto_import_folders_to_import": [],
          "crm_auto_import_domains_to_exclude": [], "is_opted_in_mailwarming": null, "mailwarming_max": 0,
          "mailwarming_to_send_daily": 0, "mailwarming_to_send_incrementor": 0, "mailwarming_status": "never_started",
          "mailwarming_eta": null, "mailwarming_subject_token": null, "mailwarming_score": 0,
          "mailwarming_score_banner": "start_warm_up_for_score", "mailwarming_on_weekdays_only": true,
          "true_warmup_enabled": false, "true_warmup_daily_limit": 0, "true_warmup_progress": 0,
          "true_warmup_status": null,
          "true_warmup_approximate_end_date": null, "true_warmup_last_throttled_at": null,
          "true_warmup_enable_thresholds": false, "true_warmup_thresholds": {}, "active_campaigns_count": 0,
          "mailwarming_vendor": {}, "nudge_user_to_send_mails": false, "signature_html": "", "fields_fully_loaded": true
        }
        """
    );

    public static readonly Shape Label = new(
        """
        {
          "_id": null, "id": null, "key": null, "name": null, "modality": "contacts", "cached_count": 0,
          "team_id": null,
          "user_id": null, "created_at": null, "updated_at": null
        }
        """
    );

    public static readonly Shape User = new(
        """
        {
          "id": null, "team_id": null, "first_name": null, "last_name": null, "title": null, "email": null,
          "deleted": false,
          "opt_out_html_template": null, "should_include_unsubscribe_link": null, "enable_one_click_unsubscribe": null
        }
        """
    );

    public static readonly Shape Contact = new(
        """
        {
          "id": null, "first_name": null, "last_name": null, "name": null, "title": null, "email": null,
          "email_status": "verified", "account_id": null, "organization_name": null, "owner_id": null, "label_ids": [],
          "created_at": null, "emailer_campaign_ids": [], "contact_campaign_statuses": []
        }
        """
    );

    public static readonly Shape Membership = new(
        """
        {
          "id": null, "emailer_campaign_id": null, "send_email_from_user_id": null, "inactive_reason": null,
          "status": null,
          "added_at": null, "added_by_user_id": null, "finished_at": null, "paused_at": null, "auto_unpause_at": null,
          "send_email_from_email_address": null, "send_email_from_email_account_id": null, "manually_set_unpause": null,
          "failure_reason": null, "current_step_id": null, "in_response_to_emailer_message_id": null, "cc_emails": null,
          "bcc_emails": null, "to_emails": null, "current_step_position": null
        }
        """
    );
}
