using SequencesAsCode.Testing.Apollo;

namespace SequencesAsCode.Emulator.Tests;

public sealed class ReadTests
{
    [Test]
    public void A_read_gives_the_sequence_and_flat_lists_of_its_parts()
    {
        var bench = new Bench();

        var answer = bench.Send("GET", $"/emailer_campaigns/{Bench.Outbound}");

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(
            answer.Json.Keys(),
            Is.EqualTo(
                new[] { "emailer_campaign", "emailer_steps", "emailer_touches", "emailer_templates", "attachments" }
            )
        );
        Assert.That(
            answer.Json.Strings("emailer_steps", "id"),
            Is.EqualTo(new[] { Bench.Intro, Bench.Phone, Bench.FollowUp })
        );
    }

    [Test]
    public void Touches_and_templates_are_joined_by_ids()
    {
        var bench = new Bench();

        var json = bench.Read();

        var touch = json.Pick("emailer_touches", Bench.IntroA);
        Assert.That((string?)touch["emailer_step_id"], Is.EqualTo(Bench.Intro));
        Assert.That((string?)touch["emailer_template_id"], Is.EqualTo("66e9e215ece19801b2193001"));
        Assert.That(
            (string?)json.Pick("emailer_templates", "66e9e215ece19801b2193001")["subject"],
            Is.EqualTo("Quick question")
        );
    }

    [Test]
    public void Templates_do_not_come_in_the_order_of_steps()
    {
        var bench = new Bench();

        var json = bench.Read();

        var byTouch = json.Strings("emailer_touches", "emailer_template_id");
        var listed = json.Strings("emailer_templates", "id");
        Assert.That(listed, Is.EquivalentTo(byTouch));
        Assert.That(listed, Is.Not.EqualTo(byTouch));
    }

    [Test]
    public void A_sequence_shows_every_recorded_key()
    {
        var bench = new Bench();

        var campaign = bench.Read()["emailer_campaign"]!;

        Assert.That(
            campaign.Keys(),
            Is.SupersetOf(
                new[]
                {
                    "id",
                    "name",
                    "description",
                    "archived",
                    "created_at",
                    "user_id",
                    "object_owner_id",
                    "creation_type",
                    "last_used_at",
                    "starred_by_user_ids",
                    "prioritized_by_user",
                    "emailer_schedule_id",
                    "max_emails_per_day",
                    "same_account_reply_policy_cd",
                    "same_account_reply_delay_days",
                    "excluded_account_stage_ids",
                    "excluded_contact_stage_ids",
                    "contact_email_event_to_stage_mapping",
                    "label_ids",
                    "create_task_if_email_open",
                    "email_open_trigger_task_threshold",
                    "mark_finished_if_click",
                    "mark_finished_if_reply",
                    "mark_finished_if_interested",
                    "mark_finished_if_phone_call_connected",
                    "mark_paused_if_ooo",
                    "days_to_wait_before_mark_as_response",
                    "sequence_by_exact_daytime",
                    "sequence_ruleset_id",
                    "ignore_apollo_global_email_bounce_list",
                    "folder_id",
                    "cc_emails",
                    "bcc_emails",
                    "allowed_send_from_domains",
                    "active",
                    "status_reason",
                    "auto_pause_warning_level",
                    "auto_paused_at",
                    "auto_pause_bounce_rate",
                    "auto_pause_enabled",
                    "auto_pause_config",
                    "is_performing_poorly",
                    "num_contacts_email_status_extrapolated",
                    "remind_ab_test_results",
                    "ab_test_step_ids",
                    "dmp_ids",
                    "content_center_type",
                    "product_profile_ids",
                    "context_card_ids",
                    "underperforming_touches_count",
                    "loaded_stats",
                    "num_steps",
                    "emailer_steps",
                    "unique_scheduled",
                    "unique_replied",
                    "open_rate_unfiltered_tracked",
                    "demo_rate",
                    "contact_statuses",
                    "sharing_permission",
                }
            )
        );
        Assert.That(campaign.Keys(), Does.Not.Contain("updated_at"));
        Assert.That(campaign.Keys(), Does.Not.Contain("permissions"));
        Assert.That((string?)campaign["object_owner_id"], Is.EqualTo(Bench.Dana));
    }

    [Test]
    public void Steps_touches_and_templates_show_every_recorded_key()
    {
        var bench = new Bench();

        var json = bench.Read();

        Assert.That(
            json.Pick("emailer_steps", Bench.Intro).Keys(),
            Is.EqualTo(
                new[]
                {
                    "id",
                    "emailer_campaign_id",
                    "position",
                    "wait_time",
                    "type",
                    "wait_mode",
                    "note",
                    "max_emails_per_day",
                    "exact_datetime",
                    "priority",
                    "auto_skip_in_x_days",
                    "counts",
                    "ab_test_details",
                }
            )
        );
        Assert.That(
            json.Pick("emailer_steps", Bench.Phone).Keys(),
            Is.SupersetOf(new[] { "note_text", "unique_scheduled", "unique_skipped", "unique_completed", "outcomes" })
        );
        Assert.That(
            json.Pick("emailer_touches", Bench.FollowUpTouch).Keys(),
            Is.SupersetOf(
                new[]
                {
                    "id",
                    "emailer_step_id",
                    "emailer_template_id",
                    "status",
                    "type",
                    "include_signature",
                    "has_personalized_opener",
                    "personalized_opener_fallback_option",
                    "generic_personalized_opener",
                    "template_type",
                    "generation_options",
                    "generation_tone",
                    "content_center_type",
                    "product_profile_ids",
                    "context_card_ids",
                    "composition_mode",
                    "project_workspace_id",
                    "unique_delivered",
                    "reply_rate",
                }
            )
        );
        Assert.That(
            json["emailer_templates"]![0]!.Keys(),
            Is.SupersetOf(
                new[]
                {
                    "id",
                    "name",
                    "user_id",
                    "starred_by_user_ids",
                    "subject",
                    "archived",
                    "created_at",
                    "global",
                    "body_text",
                    "folder_id",
                    "body_html",
                    "creation_type",
                    "prompt_template_id",
                    "description",
                    "highlights",
                    "has_ai_variables",
                    "template_type",
                    "category",
                    "builder_json",
                    "label_ids",
                    "prompt_id",
                }
            )
        );
    }

    [Test]
    public void People_of_the_seed_are_counted_per_step_and_summed_for_the_sequence()
    {
        var bench = new Bench();

        var json = bench.Read();

        Assert.That((int?)json.Pick("emailer_steps", Bench.Intro)["counts"]!["active"], Is.EqualTo(12));
        Assert.That((int?)json["emailer_campaign"]!["contact_statuses"]!["active"], Is.EqualTo(17));
        Assert.That((int?)json["emailer_campaign"]!["contact_statuses"]!["finished"], Is.EqualTo(140));
    }

    [Test]
    public void Statistics_of_touches_are_summed_and_give_rates()
    {
        var bench = new Bench();

        var json = bench.Read();

        Assert.That((int?)json.Pick("emailer_touches", Bench.IntroA)["unique_delivered"], Is.EqualTo(100));
        Assert.That((int?)json["emailer_campaign"]!["unique_replied"], Is.EqualTo(8));
        Assert.That((double?)json["emailer_campaign"]!["reply_rate"], Is.EqualTo(0.08));
    }

    [Test]
    public void Planted_fields_come_back_and_attachments_are_listed()
    {
        var bench = new Bench();

        var json = bench.Read();

        var touch = json.Pick("emailer_touches", Bench.IntroB);
        Assert.That((string?)touch["generation_options"]![0]!["type"], Is.EqualTo("ai_full_email"));
        Assert.That(
            (int?)json.Pick("emailer_templates", touch["emailer_template_id"]!.ToString())["builder_json"]!["rows"],
            Is.EqualTo(2)
        );
        Assert.That(json.Pick("emailer_touches", Bench.IntroA)["attachment_ids"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That(json.Strings("attachments", "id"), Is.EqualTo(new[] { "66e9e215ece19801b2194001" }));
    }

    [Test]
    public void Attachment_ids_of_touches_can_be_hidden()
    {
        var bench = new Bench("show_attachment_ids=false");

        var json = bench.Read();

        Assert.That(json.Pick("emailer_touches", Bench.IntroA).Keys(), Does.Not.Contain("attachment_ids"));
        Assert.That(json["attachments"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public void A_sequence_that_does_not_exist_is_404()
    {
        var bench = new Bench();

        var answer = bench.Send("GET", "/emailer_campaigns/66e9e215ece19801b219ffff");

        Assert.That(answer.Status, Is.EqualTo(404));
        Assert.That(answer.Error, Is.EqualTo("Record not found."));
    }

    [Test]
    public void The_undocumented_read_can_be_forbidden()
    {
        var bench = new Bench("read_one=false");

        var answer = bench.Send("GET", $"/emailer_campaigns/{Bench.Outbound}");

        Assert.That(answer.Status, Is.EqualTo(403));
        Assert.That((string?)answer.Json["error_code"], Is.EqualTo("API_INACCESSIBLE"));
        Assert.That(answer.Header("x-rate-limit-minute"), Is.Null);
    }

    [TestCase("/emailer_campaigns")]
    [TestCase("/emailer_campaigns/")]
    public void A_read_without_an_id_creates_an_empty_draft(string path)
    {
        var bench = new Bench();

        var answer = bench.Send("GET", path);

        var id = (string?)answer.Json["emailer_campaign"]!["id"];
        Assert.That(bench.Read(id!)["emailer_campaign"]!["creation_type"]!.ToString(), Is.EqualTo("draft"));
        Assert.That(bench.Apollo.Version, Is.EqualTo(1));
    }

    [Test]
    public void A_read_without_an_id_can_be_404()
    {
        var bench = new Bench("read_without_id_creates=false");

        var answer = bench.Send("GET", "/emailer_campaigns");

        Assert.That(answer.Status, Is.EqualTo(404));
        Assert.That(bench.Apollo.Version, Is.Zero);
    }

    [TestCase("GET", "/sequences/66e9e215ece19801b2190001")]
    [TestCase("DELETE", "/sequences/66e9e215ece19801b2190001")]
    [TestCase("DELETE", "/emailer_campaigns/66e9e215ece19801b2190001")]
    [TestCase("POST", "/emailer_campaigns/66e9e215ece19801b2190001/remove_or_stop_contact_ids")]
    [TestCase("GET", "/nowhere")]
    public void What_is_no_route_is_404_in_json(string method, string path)
    {
        var bench = new Bench();

        var answer = bench.Send(method, path);

        Assert.That(answer.Status, Is.EqualTo(404));
        Assert.That(answer.Error, Is.Not.Empty);
    }

    [Test]
    public void The_older_base_without_api_is_served_too()
    {
        var bench = new Bench();

        var answer = bench.Apollo.Handle(
            new EmulatorRequest("GET", $"/v1/emailer_campaigns/{Bench.Quiet}", "", [new("x-api-key", "k")], "")
        );

        Assert.That(answer.Status, Is.EqualTo(200));
    }

    [TestCase("loading", "loading", "loading")]
    [TestCase("numbers", "100", "17")]
    public void Metrics_are_numbers_or_the_word_loading(string form, string delivered, string active)
    {
        var bench = new Bench($"metrics={form}");

        var campaign = bench.Read()["emailer_campaign"]!;

        Assert.That(campaign["unique_delivered"]!.ToString(), Is.EqualTo(delivered));
        Assert.That(campaign["contact_statuses"]!["active"]!.ToString(), Is.EqualTo(active));
    }
}
