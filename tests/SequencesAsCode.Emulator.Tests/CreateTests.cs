using System.Text.Json.Nodes;
using SequencesAsCode.Testing.Apollo;

namespace SequencesAsCode.Emulator.Tests;

public sealed class CreateTests
{
    private const string OneStep = """
        {"name":"Demo","emailer_steps":[{"type":"auto_email","wait_time":0,"wait_mode":"minute","emailer_touches":[
          {"emailer_template":{"subject":"Hello","body_html":"Hi {{first_name}}"}}]}]}
        """;

    [Test]
    public void A_new_sequence_is_inactive_and_its_touches_are_to_be_reviewed()
    {
        var bench = new Bench();

        var answer = bench.Send("POST", "/sequences", OneStep);

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That((bool?)answer.Json["emailer_campaign"]!["active"], Is.False);
        Assert.That(answer.Json["emailer_campaign"]!["status_reason"], Is.Null);
        Assert.That((string?)answer.Json["emailer_touches"]![0]!["status"], Is.EqualTo("to_be_reviewed"));
        Assert.That((string?)answer.Json["emailer_touches"]![0]!["type"], Is.EqualTo("new_thread"));
        Assert.That((int?)answer.Json["emailer_steps"]![0]!["position"], Is.EqualTo(1));
    }

    [Test]
    public void The_answer_has_flat_lists_and_no_id_at_the_root()
    {
        var bench = new Bench();

        var json = bench.Send("POST", "/sequences", OneStep).Json;

        Assert.That(
            json.Keys(),
            Is.EqualTo(
                new[]
                {
                    "emailer_campaign",
                    "sharing_accesses",
                    "emailer_steps",
                    "emailer_touches",
                    "emailer_templates",
                    "attachments",
                    "team",
                }
            )
        );
        Assert.That(json["team"]!.Keys(), Is.EqualTo(new[] { "id", "sequences_finder_empty" }));
    }

    [Test]
    public void Ids_are_24_hexadecimal_digits_and_the_same_in_every_run()
    {
        var first = new Bench().Send("POST", "/sequences", OneStep).Json;
        var second = new Bench().Send("POST", "/sequences", OneStep).Json;

        Assert.That(first["emailer_campaign"]!["id"]!.ToString(), Does.Match("^[0-9a-f]{24}$"));
        Assert.That(first.ToJsonString(), Is.EqualTo(second.ToJsonString()));
    }

    [Test]
    public void The_owner_is_the_first_user_whatever_is_sent()
    {
        var bench = new Bench();

        var campaign = bench.Send("POST", "/sequences", $$"""{"name":"x","user_id":"{{Bench.Lee}}"}""").Json[
            "emailer_campaign"
        ]!;

        Assert.That((string?)campaign["user_id"], Is.EqualTo(Bench.Dana));
    }

    [Test]
    public void Fields_of_the_update_and_permissions_have_no_effect()
    {
        var bench = new Bench();

        var campaign = bench
            .Send(
                "POST",
                "/sequences",
                """{"name":"x","permissions":"private","cc_emails":"a@b.example","creation_type":"draft", """
                    + """ "sharing_permission":{"visibility":"everyone"}}"""
            )
            .Json["emailer_campaign"]!;

        Assert.That((string?)campaign["cc_emails"], Is.Empty);
        Assert.That((string?)campaign["creation_type"], Is.EqualTo("new"));
        Assert.That((string?)campaign["sharing_permission"]!["visibility"], Is.EqualTo("restricted"));
        Assert.That(campaign.Keys(), Does.Not.Contain("permissions"));
    }

    [Test]
    public void An_active_sequence_starts_even_without_steps()
    {
        var bench = new Bench();

        var campaign = bench.Send("POST", "/sequences", """{"name":"x","active":true}""").Json["emailer_campaign"]!;

        Assert.That((bool?)campaign["active"], Is.True);
        Assert.That((string?)campaign["status_reason"], Is.EqualTo("manual_approve"));
    }

    [Test]
    public void Numbers_and_flags_written_as_strings_are_understood()
    {
        var bench = new Bench();

        var campaign = bench
            .Send(
                "POST",
                "/sequences",
                """{"name":7,"active":"true","max_emails_per_day":"40","mark_paused_if_ooo":"no"}"""
            )
            .Json["emailer_campaign"]!;

        Assert.That(
            ((string?)campaign["name"], (bool)campaign["active"]!, (int)campaign["max_emails_per_day"]!),
            Is.EqualTo(("7", true, 40))
        );
        Assert.That((bool?)campaign["mark_paused_if_ooo"], Is.True);
    }

    [Test]
    public void Recorded_settings_are_the_defaults()
    {
        var bench = new Bench();

        var campaign = bench.Send("POST", "/sequences", "{}").Json["emailer_campaign"]!;

        Assert.That(campaign["name"], Is.Null);
        Assert.That((bool?)campaign["create_task_if_email_open"], Is.False);
        Assert.That((int?)campaign["email_open_trigger_task_threshold"], Is.EqualTo(3));
        Assert.That((bool?)campaign["mark_finished_if_click"], Is.False);
        Assert.That((int?)campaign["days_to_wait_before_mark_as_response"], Is.EqualTo(5));
        Assert.That((bool?)campaign["mark_finished_if_reply"], Is.True);
        Assert.That((bool?)campaign["mark_finished_if_interested"], Is.True);
        Assert.That((bool?)campaign["mark_paused_if_ooo"], Is.True);
        Assert.That((int?)campaign["same_account_reply_delay_days"], Is.EqualTo(30));
        Assert.That(campaign["max_emails_per_day"], Is.Null);
    }

    [Test]
    public void Settings_can_default_to_null()
    {
        var bench = new Bench("create_defaults=null");

        var campaign = bench.Send("POST", "/sequences", """{"name":"x","mark_paused_if_ooo":true}""").Json[
            "emailer_campaign"
        ]!;

        Assert.That(campaign["days_to_wait_before_mark_as_response"], Is.Null);
        Assert.That(campaign["mark_finished_if_reply"], Is.Null);
        Assert.That((bool?)campaign["mark_paused_if_ooo"], Is.True);
    }

    [Test]
    public void Create_only_settings_are_taken()
    {
        var bench = new Bench();

        var campaign = bench
            .Send(
                "POST",
                "/sequences",
                """{"name":"x","mark_finished_if_reply":false,"folder_id":"f","excluded_account_stage_ids":"""
                    + """["s"],"days_to_wait_before_mark_as_response":9}"""
            )
            .Json["emailer_campaign"]!;

        Assert.That((bool?)campaign["mark_finished_if_reply"], Is.False);
        Assert.That((string?)campaign["folder_id"], Is.EqualTo("f"));
        Assert.That((string?)campaign["excluded_account_stage_ids"]![0], Is.EqualTo("s"));
        Assert.That((int?)campaign["days_to_wait_before_mark_as_response"], Is.EqualTo(9));
    }

    [Test]
    public void Label_names_come_back_as_ids_and_unknown_ones_are_created()
    {
        var bench = new Bench();

        var campaign = bench.Send("POST", "/sequences", """{"name":"x","label_names":["Outbound","New"]}""").Json[
            "emailer_campaign"
        ]!;

        var labels = bench.Send("GET", "/labels").Json.AsArray();
        var created = labels.Single(l => (string?)l!["name"] == "New")!;
        Assert.That((string?)created["modality"], Is.EqualTo("emailer_campaigns"));
        Assert.That(
            campaign["label_ids"]!.AsArray().Select(id => id!.ToString()),
            Is.EqualTo(new[] { "5c1004a0eeeeeeeeeeee0001", created["id"]!.ToString() })
        );
    }

    [TestCase("recorded", "loading")]
    [TestCase("numbers", "0")]
    public void The_answer_to_a_create_has_loading_metrics_as_recorded(string form, string metric)
    {
        var bench = new Bench($"metrics={form}");

        var campaign = bench.Send("POST", "/sequences", OneStep).Json["emailer_campaign"]!;

        Assert.That(campaign["unique_delivered"]!.ToString(), Is.EqualTo(metric));
        Assert.That(
            bench.Read(campaign["id"]!.ToString())["emailer_campaign"]!["unique_delivered"]!.ToString(),
            Is.EqualTo("0")
        );
    }

    [TestCase("""{"type":"auto_email","wait_mode":"day"}""", "Wait time must not be empty")]
    [TestCase("""{"type":"auto_email","wait_time":1}""", "Wait time must not be empty")]
    [TestCase("""{"type":"auto_email","wait_time":1,"wait_mode":"days"}""", "Wait mode must be valid")]
    [TestCase("""{"type":"call","wait_time":1,"wait_mode":"immediately"}""", "Wait mode must be valid")]
    [TestCase("""{"type":"phone_call","wait_time":1,"wait_mode":"day"}""", "Type must be valid")]
    [TestCase("""{"wait_time":1,"wait_mode":"day"}""", "Type must be valid")]
    [TestCase("""{"type":"call","wait_time":1,"wait_mode":"day","priority":"urgent"}""", "Priority must be valid")]
    [TestCase(
        """{"type":"call","wait_time":1,"wait_mode":"day","max_emails_per_day":-1}""",
        "Max emails per day must not be negative"
    )]
    [TestCase(
        """{"type":"auto_email","wait_time":1,"wait_mode":"day"}""",
        "Step 1 (auto_email) requires a template. Include an emailer_touches entry with a template."
    )]
    [TestCase(
        """{"type":"manual_email","wait_time":1,"wait_mode":"day","emailer_touches":[{"status":"approved"}]}""",
        "Step 1 (manual_email) requires a template. Include an emailer_touches entry with a template."
    )]
    [TestCase(
        """{"type":"auto_email","wait_time":1,"wait_mode":"day","emailer_touches":["""
            + """{"status":"approved","emailer_template":{"body_html":"<p>&nbsp;</p>"}}]}""",
        "Please make sure your template has content before turning it on."
    )]
    [TestCase(
        """{"type":"auto_email","wait_time":1,"wait_mode":"day","emailer_touches":["""
            + """{"status":"live","emailer_template":{"body_html":"x"}}]}""",
        "Status must be valid"
    )]
    [TestCase(
        """{"type":"auto_email","wait_time":1,"wait_mode":"day","emailer_touches":["""
            + """{"type":"thread","emailer_template":{"body_html":"x"}}]}""",
        "Type must be valid"
    )]
    [TestCase(
        """{"type":"auto_email","wait_time":1,"wait_mode":"day","emailer_touches":["""
            + """{"type":"reply_to_thread","emailer_template":{"body_html":"x"}}]}""",
        "A reply must follow a step that opened a thread"
    )]
    public void A_wrong_step_is_refused_and_nothing_is_created(string step, string error)
    {
        var bench = new Bench("enforce_quota=true");

        var answer = bench.Send("POST", "/sequences", $$"""{"name":"x","emailer_steps":[{{step}}]}""");

        Assert.That((answer.Status, answer.Error), Is.EqualTo((422, error)));
        Assert.That(answer.Header("x-rate-limit-minute"), Is.EqualTo("200"));
        Assert.That(bench.Apollo.Version, Is.Zero);
    }

    [TestCase(
        """{"emailer_schedule_id":"5c1004a0cccccccccccc0002"}""",
        "The schedule you are trying to attach to this sequence is empty. You cannot attach an empty "
            + "schedule to the sequence"
    )]
    [TestCase("""{"emailer_schedule_id":"nope"}""", "The schedule does not belong to your team.")]
    [TestCase("""{"max_emails_per_day":-5}""", "Max emails per day must not be negative")]
    [TestCase("""{"same_account_reply_delay_days":1001}""", "Same account reply delay days must be at most 1000")]
    public void A_wrong_sequence_is_refused(string body, string error)
    {
        var bench = new Bench();

        var answer = bench.Send("POST", "/sequences", body);

        Assert.That((answer.Status, answer.Error), Is.EqualTo((422, error)));
    }

    [Test]
    public void Limits_of_the_plan_are_refused_with_a_link_in_the_text()
    {
        var sequences = new Bench("sequence_limit=2").Send("POST", "/sequences", OneStep);
        var steps = new Bench("step_limit=0").Send("POST", "/sequences", OneStep);
        var permission = new Bench("may_create=false").Send("POST", "/sequences", OneStep);

        Assert.That(sequences.Error, Does.StartWith("Your plan is limited to 2 sequences. <a href="));
        Assert.That(steps.Error, Does.StartWith("Your plan is limited to 0 sequence steps. <a href="));
        Assert.That(permission.Error, Is.EqualTo("You do not have the permission to create sequences."));
    }

    [Test]
    public void A_plan_without_variants_refuses_two_touches_with_a_code()
    {
        var bench = new Bench("ab_testing=false");
        var body = JsonNode.Parse(OneStep)!;
        var touches = body["emailer_steps"]![0]!["emailer_touches"]!.AsArray();
        touches.Add(touches[0]!.DeepClone());

        var answer = bench.Send("POST", "/sequences", body);

        Assert.That(answer.Error, Is.EqualTo("Your current plan does not allow A/B Testing."));
        Assert.That((string?)answer.Json["code"], Is.EqualTo("ab_testing_limit"));
    }

    [Test]
    public void Every_type_of_step_can_be_created()
    {
        var bench = new Bench();
        var types = new[]
        {
            "auto_email",
            "manual_email",
            "call",
            "action_item",
            "linkedin_step_connect",
            "linkedin_step_message",
            "linkedin_step_view_profile",
            "linkedin_step_interact_post",
        };
        var steps = types.Select(type =>
            (JsonNode)
                new JsonObject
                {
                    ["type"] = type,
                    ["wait_time"] = 1,
                    ["wait_mode"] = "hour",
                    ["emailer_touches"] = new JsonArray(
                        new JsonObject { ["emailer_template"] = new JsonObject { ["body_html"] = "x" } }
                    ),
                }
        );

        var json = bench.Send("POST", "/sequences", Bench.Steps([.. steps])).Json;

        Assert.That(json.Strings("emailer_steps", "type"), Is.EqualTo(types));
        Assert.That(json["emailer_touches"]!.AsArray(), Has.Count.EqualTo(5));
    }

    [TestCase("empty_touch", 200, 1)]
    [TestCase("none", 200, 0)]
    [TestCase("rejected", 422, 0)]
    public void A_LinkedIn_step_without_touches_gets_an_empty_one_unless_told_otherwise(
        string choice,
        int status,
        int touches
    )
    {
        var bench = new Bench($"linkedin_without_touch={choice}");

        var answer = bench.Send(
            "POST",
            "/sequences",
            """{"name":"x","emailer_steps":[{"type":"linkedin_step_connect","wait_time":1,"wait_mode":"day"}]}"""
        );

        Assert.That(answer.Status, Is.EqualTo(status));
        Assert.That(answer.Json["emailer_touches"]?.AsArray().Count ?? 0, Is.EqualTo(touches));
    }

    [Test]
    public void Tasks_have_a_priority_and_automatic_emails_never_do()
    {
        var bench = new Bench();
        var email = JsonNode.Parse(OneStep)!["emailer_steps"]![0]!.DeepClone();
        email["priority"] = "high";
        var call = new JsonObject
        {
            ["type"] = "call",
            ["wait_time"] = 1,
            ["wait_mode"] = "day",
        };

        var steps = bench.Send("POST", "/sequences", Bench.Steps(email, call)).Json["emailer_steps"]!;

        Assert.That(steps[0]!["priority"], Is.Null);
        Assert.That((string?)steps[1]!["priority"], Is.EqualTo("medium"));
        Assert.That((string?)steps[1]!["note"], Is.Empty);
    }

    [Test]
    public void Exact_times_replace_waits_and_come_back_with_an_offset()
    {
        var bench = new Bench();

        var answer = bench.Send(
            "POST",
            "/sequences",
            """{"sequence_by_exact_daytime":true,"emailer_steps":["""
                + """{"type":"call","exact_datetime":"2026-08-01T10:00:00+02:00"}]}"""
        );

        Assert.That(
            (string?)answer.Json["emailer_steps"]![0]!["exact_datetime"],
            Is.EqualTo("2026-08-01T08:00:00.000+00:00")
        );
    }

    [TestCase("""{"type":"call"}""", "Exact datetime must not be empty")]
    [TestCase("""{"type":"call","exact_datetime":"2020-01-01T00:00:00Z"}""", "Exact datetime must be in the future")]
    [TestCase(
        """{"type":"call","exact_datetime":"2027-01-02T00:00:00Z"},"""
            + """{"type":"call","exact_datetime":"2027-01-01T00:00:00Z"}""",
        "Exact datetime must be after all earlier steps"
    )]
    public void Exact_times_lie_in_the_future_and_in_order(string steps, string error)
    {
        var bench = new Bench();

        var answer = bench.Send(
            "POST",
            "/sequences",
            $$"""{"sequence_by_exact_daytime":true,"emailer_steps":[{{steps}}]}"""
        );

        Assert.That(answer.Error, Is.EqualTo(error));
    }

    [Test]
    public void An_adopted_template_keeps_its_id_and_changes_everywhere()
    {
        var bench = new Bench();
        var body = JsonNode.Parse(OneStep)!;
        body["emailer_steps"]![0]!["emailer_touches"]![0]!["emailer_template"] = new JsonObject
        {
            ["id"] = "66e9e215ece19801b2193001",
            ["subject"] = "Changed",
        };

        var created = bench.Send("POST", "/sequences", body).Json;

        Assert.That(
            (string?)created["emailer_touches"]![0]!["emailer_template_id"],
            Is.EqualTo("66e9e215ece19801b2193001")
        );
        var shared = bench.Read().Pick("emailer_templates", "66e9e215ece19801b2193001");
        Assert.That((string?)shared["subject"], Is.EqualTo("Changed"));
        Assert.That((string?)shared["body_text"], Is.EqualTo("Hi {{first_name}}"));
    }

    [Test]
    public void The_old_create_ignores_steps_and_still_answers_200()
    {
        var bench = new Bench();

        var answer = bench.Send("POST", "/emailer_campaigns", OneStep);

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That((string?)answer.Json["emailer_campaign"]!["name"], Is.EqualTo("Demo"));
        Assert.That((int?)answer.Json["emailer_campaign"]!["num_steps"], Is.Zero);
    }

    [Test]
    public void The_old_create_refuses_an_empty_schedule_and_takes_an_empty_body()
    {
        var bench = new Bench();

        var refused = bench.Send(
            "POST",
            "/emailer_campaigns",
            $$"""{"emailer_schedule_id":"{{Bench.ClosedAllDay}}"}"""
        );
        var nameless = bench.Send("POST", "/emailer_campaigns");

        Assert.That(refused.Status, Is.EqualTo(422));
        Assert.That((string?)nameless.Json["emailer_campaign"]!["creation_type"], Is.EqualTo("draft"));
    }
}
