using System.Text.Json.Nodes;
using SequencesAsCode.Testing.Apollo;

namespace SequencesAsCode.Emulator.Tests;

public sealed class UpdateStepsTests
{
    [TestCase("wiped", 422, 0)]
    [TestCase("rejected", 422, 3)]
    [TestCase("kept", 200, 3)]
    public void A_rename_without_steps_does_what_the_switch_says(string choice, int status, int left)
    {
        var bench = new Bench($"steps_omitted={choice}");

        var answer = bench.Update(Bench.Outbound, """{"name":"Renamed"}""");

        Assert.That(answer.Status, Is.EqualTo(status));
        Assert.That(answer.Error, Is.EqualTo(status == 422 ? "At least one step is required for the sequence." : null));
        Assert.That(bench.Read()["emailer_steps"]!.AsArray(), Has.Count.EqualTo(left));
    }

    [Test]
    public void Without_any_switch_a_rename_alone_wipes_the_steps()
    {
        var bench = new Bench();

        bench.Update(Bench.Outbound, """{"name":"Renamed"}""");

        Assert.That(bench.Read()["emailer_steps"]!.AsArray(), Is.Empty);
        Assert.That(bench.Apollo.Version, Is.EqualTo(1));
    }

    [TestCase("wiped", 422, 0)]
    [TestCase("rejected", 422, 3)]
    [TestCase("accepted", 200, 0)]
    public void Empty_steps_do_what_the_switch_says(string choice, int status, int left)
    {
        var bench = new Bench($"steps_empty={choice}");

        var answer = bench.Update(Bench.Outbound, """{"emailer_steps":[]}""");

        Assert.That(answer.Status, Is.EqualTo(status));
        Assert.That(bench.Read()["emailer_steps"]!.AsArray(), Has.Count.EqualTo(left));
    }

    [Test]
    public void Empty_steps_on_an_empty_sequence_are_fine()
    {
        var bench = new Bench();

        var answer = bench.Update(Bench.Quiet, """{"emailer_steps":[]}""");

        Assert.That(answer.Status, Is.EqualTo(200));
    }

    [Test]
    public void Listed_steps_are_updated_unlisted_removed_and_those_without_id_created()
    {
        var bench = new Bench();
        var added = new JsonObject
        {
            ["position"] = 1,
            ["type"] = "action_item",
            ["wait_time"] = 1,
            ["wait_mode"] = "day",
        };

        var json = bench.Send("PUT", $"/sequences/{Bench.Outbound}", Bench.Steps(added, Bench.FullIntro(2))).Json;

        var ids = json.Strings("emailer_steps", "id");
        Assert.That(ids, Has.Length.EqualTo(2));
        Assert.That(ids[0], Does.StartWith("5eedc0de"));
        Assert.That(ids[1], Is.EqualTo(Bench.Intro));
        Assert.That((int?)json.Pick("emailer_steps", Bench.Intro)["counts"]!["active"], Is.EqualTo(12));
    }

    [Test]
    public void Steps_sent_without_ids_replace_everything_and_lose_their_statistics()
    {
        var bench = new Bench();
        var body = Bench.AllSteps();
        foreach (var step in body["emailer_steps"]!.AsArray())
            step!.AsObject().Remove("id");

        var json = bench.Send("PUT", $"/sequences/{Bench.Outbound}", body).Json;

        Assert.That(json.Strings("emailer_steps", "id"), Has.None.AnyOf(Bench.Intro, Bench.Phone, Bench.FollowUp));
        Assert.That(
            json.Strings("emailer_touches", "id"),
            Has.None.AnyOf(Bench.IntroA, Bench.IntroB, Bench.FollowUpTouch)
        );
        Assert.That((int?)json["emailer_campaign"]!["unique_delivered"], Is.Zero);
        Assert.That((int?)json["emailer_steps"]![0]!["counts"]!["active"], Is.Zero);
    }

    [Test]
    public void Unlisted_touches_are_removed_and_new_ones_created()
    {
        var bench = new Bench();
        var body = Bench.AllSteps();
        body["emailer_steps"]![0]!["emailer_touches"]![1]!.AsObject().Remove("id");

        var json = bench.Send("PUT", $"/sequences/{Bench.Outbound}", body).Json;

        var touches = json.Strings("emailer_touches", "id");
        Assert.That(touches, Has.Length.EqualTo(3));
        Assert.That(touches, Does.Contain(Bench.IntroA).And.Not.Contain(Bench.IntroB));
    }

    [TestCase("position", new[] { 2, 1 }, new[] { Bench.Phone, Bench.Intro })]
    [TestCase("array", new[] { 2, 1 }, new[] { Bench.Intro, Bench.Phone })]
    public void The_order_is_by_position_unless_told_otherwise(string choice, int[] positions, string[] order)
    {
        var bench = new Bench($"step_order={choice}");

        var json = bench
            .Send(
                "PUT",
                $"/sequences/{Bench.Outbound}",
                Bench.Steps(Bench.FullIntro(positions[0]), Bench.FullPhone(positions[1]))
            )
            .Json;

        Assert.That(json.Strings("emailer_steps", "id"), Is.EqualTo(order));
        Assert.That(json.Strings("emailer_steps", "position"), Is.EqualTo(new[] { "1", "2" }));
    }

    [Test]
    public void A_missing_position_is_refused_by_its_number()
    {
        var bench = new Bench();
        var body = Bench.AllSteps();
        body["emailer_steps"]![0]!.AsObject().Remove("position");
        var gap = Bench.AllSteps();
        gap["emailer_steps"]![2]!["position"] = 4;

        var missing = bench.Send("PUT", $"/sequences/{Bench.Outbound}", body);
        var gapped = bench.Send("PUT", $"/sequences/{Bench.Outbound}", gap);

        Assert.That((missing.Status, missing.Error), Is.EqualTo((422, "Missing Step 1 for this sequence")));
        Assert.That((gapped.Status, gapped.Error), Is.EqualTo((422, "Missing Step 3 for this sequence")));
    }

    [Test]
    public void Positions_can_be_made_optional()
    {
        var bench = new Bench("require_position=false");
        var body = Bench.AllSteps();
        foreach (var step in body["emailer_steps"]!.AsArray())
            step!.AsObject().Remove("position");

        var json = bench.Send("PUT", $"/sequences/{Bench.Outbound}", body).Json;

        Assert.That(
            json.Strings("emailer_steps", "id"),
            Is.EqualTo(new[] { Bench.Intro, Bench.Phone, Bench.FollowUp })
        );
    }

    [TestCase("true", "Renamed", 1)]
    [TestCase("false", "Q3 Outbound", 3)]
    public void A_refused_update_has_done_damage_unless_told_otherwise(string mutates, string name, int left)
    {
        var bench = new Bench($"mutate_before_validation={mutates}");
        var step = Bench.FullIntro();
        step.Remove("position");
        var body = Bench.Steps(step);
        body["name"] = "Renamed";

        var answer = bench.Send("PUT", $"/sequences/{Bench.Outbound}", body);

        Assert.That(answer.Status, Is.EqualTo(422));
        Assert.That((string?)bench.Read()["emailer_campaign"]!["name"], Is.EqualTo(name));
        Assert.That(bench.Read()["emailer_steps"]!.AsArray(), Has.Count.EqualTo(left));
    }

    [TestCase("created", 200)]
    [TestCase("rejected", 422)]
    public void Unknown_ids_become_new_objects_unless_told_otherwise(string choice, int status)
    {
        var bench = new Bench($"unknown_ids={choice}", "mutate_before_validation=false");
        var step = Bench.AllSteps();
        step["emailer_steps"]![1]!["id"] = "66e9e215ece19801b219eeee";
        var touch = Bench.AllSteps();
        touch["emailer_steps"]![0]!["emailer_touches"]![1]!["id"] = "66e9e215ece19801b219eeee";
        var template = Bench.AllSteps();
        template["emailer_steps"]![0]!["emailer_touches"]![1]!["emailer_template"]!["id"] = "66e9e215ece19801b219eeee";

        var answers = new[] { step, touch, template }
            .Select(b => bench.Send("PUT", $"/sequences/{Bench.Outbound}", b))
            .ToList();

        Assert.That(answers.Select(a => a.Status), Is.All.EqualTo(status));
        Assert.That(bench.Apollo.ExportState(), Does.Not.Contain("66e9e215ece19801b219eeee"));
        Assert.That(
            bench.Read().ToJsonString().Contains(Bench.Phone, StringComparison.Ordinal),
            Is.EqualTo(status == 422)
        );
    }

    [Test]
    public void A_step_listed_twice_is_there_twice_with_one_id_each()
    {
        var bench = new Bench();

        var json = bench
            .Send("PUT", $"/sequences/{Bench.Outbound}", Bench.Steps(Bench.FullPhone(1), Bench.FullPhone(2)))
            .Json;

        Assert.That(json.Strings("emailer_steps", "id"), Is.Unique.And.Length.EqualTo(2));
    }

    [Test]
    public void A_touch_listed_twice_is_there_twice_with_one_id_each()
    {
        var bench = new Bench();
        var step = Bench.FullIntro();
        step["emailer_touches"]![1]!["id"] = Bench.IntroA;

        var json = bench.Send("PUT", $"/sequences/{Bench.Outbound}", Bench.Steps(step)).Json;

        Assert.That(json.Strings("emailer_touches", "id"), Is.Unique.And.Length.EqualTo(2));
    }

    [TestCase("reset", "")]
    [TestCase("keep", "Any thoughts?")]
    public void A_body_left_out_of_a_template_is_lost_unless_told_otherwise(string choice, string text)
    {
        var bench = new Bench($"omitted_step_fields={choice}");
        var body = Bench.AllSteps();
        body["emailer_steps"]![2]!["emailer_touches"]![0]!["emailer_template"] = new JsonObject
        {
            ["subject"] = "Still there?",
        };

        var json = bench.Send("PUT", $"/sequences/{Bench.Outbound}", body).Json;

        var id = json.Pick("emailer_touches", Bench.FollowUpTouch)["emailer_template_id"]!.ToString();
        Assert.That((string?)json.Pick("emailer_templates", id)["body_text"], Is.EqualTo(text));
        Assert.That((string?)json.Pick("emailer_templates", id)["subject"], Is.EqualTo("Still there?"));
    }

    [TestCase("{}", "At least one template is required for a sequence step")]
    [TestCase("""{"emailer_touches":[]}""", "At least one template is required for a sequence step")]
    [TestCase("""{"emailer_touches":[{"status":"approved"}]}""", "undefined method '[]' for nil")]
    [TestCase(
        """{"wait_mode":null,"emailer_touches":[{"emailer_template":{"body_html":"x"}}]}""",
        "Wait time must not be empty"
    )]
    [TestCase(
        """{"wait_mode":"days","emailer_touches":[{"emailer_template":{"body_html":"x"}}]}""",
        "Wait mode must be valid"
    )]
    public void A_wrong_listed_step_is_refused(string change, string error)
    {
        var bench = new Bench();
        var step = Bench.FullIntro();
        step.Remove("emailer_touches");
        foreach (var (key, value) in JsonNode.Parse(change)!.AsObject())
            step[key] = value?.DeepClone();

        var answer = bench.Send("PUT", $"/sequences/{Bench.Outbound}", Bench.Steps(step));

        Assert.That((answer.Status, answer.Error), Is.EqualTo((422, error)));
    }

    [Test]
    public void A_new_email_step_without_a_template_is_refused_by_its_position()
    {
        var bench = new Bench();
        var added = new JsonObject
        {
            ["position"] = 2,
            ["type"] = "auto_email",
            ["wait_time"] = 1,
            ["wait_mode"] = "day",
        };

        var answer = bench.Send("PUT", $"/sequences/{Bench.Outbound}", Bench.Steps(Bench.FullIntro(), added));

        Assert.That(
            answer.Error,
            Is.EqualTo("Step 2 (auto_email) requires a template. Include an emailer_touches entry with a template.")
        );
    }

    [Test]
    public void A_LinkedIn_step_that_got_an_empty_touch_must_be_sent_back_with_it()
    {
        var bench = new Bench();
        var created = bench
            .Send(
                "POST",
                "/sequences",
                """{"emailer_steps":[{"type":"linkedin_step_connect","wait_time":1,"wait_mode":"day"}]}"""
            )
            .Json;
        var id = created["emailer_campaign"]!["id"]!.ToString();
        var step = new JsonObject
        {
            ["id"] = created["emailer_steps"]![0]!["id"]!.ToString(),
            ["position"] = 1,
            ["wait_time"] = 2,
            ["wait_mode"] = "day",
        };

        var without = bench.Send("PUT", $"/sequences/{id}", Bench.Steps(step.DeepClone()));
        step["emailer_touches"] = new JsonArray(
            new JsonObject
            {
                ["id"] = created["emailer_touches"]![0]!["id"]!.ToString(),
                ["status"] = "approved",
                ["emailer_template"] = new JsonObject { ["subject"] = null, ["body_html"] = "" },
            }
        );
        var with = bench.Send("PUT", $"/sequences/{id}", Bench.Steps(step));

        Assert.That(without.Error, Is.EqualTo("At least one template is required for a sequence step"));
        Assert.That(with.Status, Is.EqualTo(200));
    }

    [Test]
    public void Fields_left_out_of_a_step_or_touch_are_lost()
    {
        var bench = new Bench();
        var call = new JsonObject
        {
            ["id"] = Bench.Phone,
            ["position"] = 2,
            ["wait_time"] = 2,
            ["wait_mode"] = "day",
        };
        var intro = Careless();

        var json = bench.Send("PUT", $"/sequences/{Bench.Outbound}", Bench.Steps(intro, call)).Json;

        Assert.That((string?)json.Pick("emailer_steps", Bench.Phone)["note"], Is.Empty);
        Assert.That((string?)json.Pick("emailer_steps", Bench.Phone)["priority"], Is.EqualTo("medium"));
        Assert.That(json.Pick("emailer_steps", Bench.Intro)["max_emails_per_day"], Is.Null);
        Assert.That(json.Pick("emailer_steps", Bench.Intro)["auto_skip_in_x_days"], Is.Null);
        var touch = json.Pick("emailer_touches", Bench.IntroA);
        Assert.That((string?)touch["status"], Is.EqualTo("to_be_reviewed"));
        Assert.That((bool?)touch["include_signature"], Is.False);
        Assert.That(json["attachments"]!.AsArray(), Is.Empty);
        Assert.That(json.Pick("emailer_templates", "66e9e215ece19801b2193001")["subject"], Is.Null);
    }

    [Test]
    public void Fields_left_out_can_be_kept()
    {
        var bench = new Bench("omitted_step_fields=keep");
        var call = new JsonObject { ["id"] = Bench.Phone, ["position"] = 2 };
        var intro = Careless();

        var json = bench.Send("PUT", $"/sequences/{Bench.Outbound}", Bench.Steps(intro, call)).Json;

        Assert.That((string?)json.Pick("emailer_steps", Bench.Phone)["note"], Is.EqualTo("<div>Ask about Q3</div>"));
        Assert.That((int?)json.Pick("emailer_steps", Bench.Intro)["max_emails_per_day"], Is.EqualTo(20));
        var touch = json.Pick("emailer_touches", Bench.IntroA);
        Assert.That((string?)touch["status"], Is.EqualTo("approved"));
        Assert.That((bool?)touch["include_signature"], Is.True);
        Assert.That(json["attachments"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That(
            (string?)json.Pick("emailer_templates", "66e9e215ece19801b2193001")["subject"],
            Is.EqualTo("Quick question")
        );
    }

    [Test]
    public void A_reply_whose_type_is_left_out_opens_a_new_thread()
    {
        var bench = new Bench();
        var body = Bench.AllSteps();
        body["emailer_steps"]![2]!["emailer_touches"]![0]!.AsObject().Remove("type");

        var json = bench.Send("PUT", $"/sequences/{Bench.Outbound}", body).Json;

        Assert.That((string?)json.Pick("emailer_touches", Bench.FollowUpTouch)["type"], Is.EqualTo("new_thread"));
    }

    [Test]
    public void A_reply_moved_to_the_front_is_refused()
    {
        var bench = new Bench();

        var answer = bench.Send(
            "PUT",
            $"/sequences/{Bench.Outbound}",
            Bench.Steps(Bench.FullFollowUp(1), Bench.FullIntro(2))
        );

        Assert.That(answer.Error, Is.EqualTo("A reply must follow a step that opened a thread"));
    }

    [TestCase("false", 0)]
    [TestCase("true", 1)]
    public void Generation_options_come_back_empty_unless_told_otherwise(string keeps, int count)
    {
        var bench = new Bench($"keep_generation_options={keeps}");
        var body = Bench.AllSteps();
        body["emailer_steps"]![0]!["emailer_touches"]![1]!["generation_options"] = new JsonArray(
            new JsonObject { ["type"] = "ai_full_email" }
        );

        var json = bench.Send("PUT", $"/sequences/{Bench.Outbound}", body).Json;

        Assert.That(
            json.Pick("emailer_touches", Bench.IntroB)["generation_options"]!.AsArray(),
            Has.Count.EqualTo(count)
        );
    }

    [Test]
    public void Limits_of_the_plan_hold_for_updates_too()
    {
        var steps = new Bench("step_limit=2").Send("PUT", $"/sequences/{Bench.Outbound}", Bench.AllSteps());
        var variants = new Bench("ab_testing=false").Send("PUT", $"/sequences/{Bench.Outbound}", Bench.AllSteps());

        Assert.That(steps.Error, Does.StartWith("Your plan is limited to 2 sequence steps."));
        Assert.That((string?)variants.Json["code"], Is.EqualTo("ab_testing_limit"));
    }

    [TestCase("finished", 0, 160)]
    [TestCase("lost", 0, 0)]
    [TestCase("moved", 20, 140)]
    public void People_of_removed_steps_do_what_the_switch_says(string choice, int active, int finished)
    {
        var bench = new Bench($"removed_step_people={choice}");
        var call = Bench.FullPhone(1);
        call.Remove("id");

        var campaign = bench.Send("PUT", $"/sequences/{Bench.Outbound}", Bench.Steps(call)).Json["emailer_campaign"]!;

        var statuses = campaign["contact_statuses"]!;
        Assert.That((int)statuses["active"]! + (int)statuses["paused"]!, Is.EqualTo(active));
        Assert.That((int?)statuses["finished"], Is.EqualTo(finished));
    }

    [Test]
    public void People_who_move_wait_in_the_step_that_took_the_place()
    {
        var bench = new Bench("removed_step_people=moved");

        var json = bench
            .Send("PUT", $"/sequences/{Bench.Outbound}", Bench.Steps(Bench.FullIntro(), Bench.FullFollowUp(2)))
            .Json;

        Assert.That((int?)json.Pick("emailer_steps", Bench.FollowUp)["counts"]!["active"], Is.EqualTo(5));
        Assert.That((int?)json.Pick("emailer_steps", Bench.Intro)["counts"]!["active"], Is.EqualTo(12));
    }

    private static JsonObject Careless() =>
        new()
        {
            ["id"] = Bench.Intro,
            ["position"] = 1,
            ["wait_time"] = 30,
            ["wait_mode"] = "minute",
            ["emailer_touches"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = Bench.IntroA,
                    ["emailer_template"] = new JsonObject { ["body_html"] = "Hi {{first_name}}" },
                }
            ),
        };
}
