using System.Text.Json.Nodes;
using SequencesAsCode.Testing.Apollo;

namespace SequencesAsCode.Emulator.Tests;

public sealed class UpdateTests
{
    [TestCase("PUT")]
    [TestCase("PATCH")]
    public void A_complete_update_changes_nothing_it_does_not_name(string method)
    {
        var bench = new Bench("keep_generation_options=true", "omitted_step_fields=keep");
        var before = bench.Read().ToJsonString();

        var answer = bench.Send(method, $"/sequences/{Bench.Outbound}", Bench.AllSteps());

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(bench.Read().ToJsonString(), Is.EqualTo(before));
    }

    [Test]
    public void The_answer_has_the_recorded_lists_and_numbers()
    {
        var bench = new Bench();

        var json = bench.Send("PUT", $"/sequences/{Bench.Outbound}", Bench.AllSteps()).Json;

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
        Assert.That((int?)json["emailer_campaign"]!["unique_delivered"], Is.EqualTo(100));
    }

    [Test]
    public void A_sequence_that_does_not_exist_is_404()
    {
        var bench = new Bench();

        var answer = bench.Update("66e9e215ece19801b219ffff", "{}");

        Assert.That((answer.Status, answer.Error), Is.EqualTo((404, "Record not found.")));
    }

    [Test]
    public void Own_fields_that_are_left_out_stay_and_others_change()
    {
        var bench = new Bench();
        var body = Bench.AllSteps();
        body["name"] = "Renamed";
        body["cc_emails"] = "a@b.example,c@d.example";
        body["user_id"] = Bench.Lee;

        var campaign = bench.Send("PUT", $"/sequences/{Bench.Outbound}", body).Json["emailer_campaign"]!;

        Assert.That((string?)campaign["name"], Is.EqualTo("Renamed"));
        Assert.That((string?)campaign["cc_emails"], Is.EqualTo("a@b.example,c@d.example"));
        Assert.That((string?)campaign["user_id"], Is.EqualTo(Bench.Lee));
        Assert.That((string?)campaign["object_owner_id"], Is.EqualTo(Bench.Lee));
        Assert.That((bool?)campaign["sharing_permission"]!["is_owner"], Is.False);
        Assert.That((int?)campaign["max_emails_per_day"], Is.EqualTo(50));
        Assert.That((bool?)campaign["active"], Is.True);
    }

    [Test]
    public void An_owner_outside_the_team_is_refused()
    {
        var bench = new Bench();

        var answer = bench.Update(Bench.Quiet, """{"user_id":"nobody","emailer_steps":[]}""");

        Assert.That(answer.Error, Is.EqualTo("The user does not belong to your team."));
    }

    [Test]
    public void Label_names_replace_all_labels()
    {
        var bench = new Bench();
        var body = Bench.AllSteps();
        body["label_names"] = new JsonArray("Q4");

        var campaign = bench.Send("PUT", $"/sequences/{Bench.Outbound}", body).Json["emailer_campaign"]!;

        Assert.That(campaign["label_ids"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That((string?)campaign["label_ids"]![0], Is.Not.EqualTo("5c1004a0eeeeeeeeeeee0001"));
    }

    [TestCase(false, true)]
    [TestCase(true, false)]
    public void Create_only_settings_are_ignored_unless_told_otherwise(bool taken, bool reply)
    {
        var bench = new Bench($"create_only_on_update={taken}");

        var campaign = bench.Update(Bench.Quiet, """{"mark_finished_if_reply":false,"emailer_steps":[]}""").Json[
            "emailer_campaign"
        ]!;

        Assert.That((bool?)campaign["mark_finished_if_reply"], Is.EqualTo(reply));
    }

    [TestCase("true", null)]
    [TestCase("false", "50")]
    public void A_null_clears_a_field_unless_told_otherwise(string clears, string? limit)
    {
        var bench = new Bench($"null_clears={clears}");
        var body = Bench.AllSteps();
        body["max_emails_per_day"] = null;

        var campaign = bench.Send("PUT", $"/sequences/{Bench.Outbound}", body).Json["emailer_campaign"]!;

        Assert.That(campaign["max_emails_per_day"]?.ToString(), Is.EqualTo(limit));
    }

    [Test]
    public void Visibility_resets_the_access_type_and_accesses_are_kept_as_a_list()
    {
        var bench = new Bench();

        var shared = bench
            .Update(
                Bench.Quiet,
                """
                {"emailer_steps":[],"sharing_permission":{"visibility":"everyone","added_sharing_accesses":[
                  {"user_or_team_id":"u1","user_or_team_type":"user","access_type":"can_view"},
                  {"user_or_team_id":"u2","user_or_team_type":"team","access_type":"can_view"}]}}
                """
            )
            .Json;
        var changed = bench
            .Update(
                Bench.Quiet,
                """
                {"emailer_steps":[],"sharing_permission":{"visibility":"restricted",
                  "updated_sharing_accesses":[{"user_or_team_id":"u1","access_type":"can_edit"}],
                  "deleted_sharing_accesses":[{"user_or_team_id":"u2"}]}}
                """
            )
            .Json;

        Assert.That((string?)shared["emailer_campaign"]!["sharing_permission"]!["access_type"], Is.EqualTo("can_view"));
        Assert.That(shared["sharing_accesses"]!.AsArray(), Has.Count.EqualTo(2));
        Assert.That(changed["emailer_campaign"]!["sharing_permission"]!["access_type"], Is.Null);
        Assert.That((string?)changed["sharing_accesses"]!.AsArray().Single()!["access_type"], Is.EqualTo("can_edit"));
    }

    [Test]
    public void Active_works_as_approve_and_abort()
    {
        var bench = new Bench();
        var off = Bench.AllSteps();
        off["active"] = false;
        var on = Bench.AllSteps();
        on["active"] = true;

        var stopped = bench.Send("PUT", $"/sequences/{Bench.Outbound}", off).Json["emailer_campaign"]!;
        var started = bench.Send("PUT", $"/sequences/{Bench.Outbound}", on).Json["emailer_campaign"]!;

        Assert.That(((bool)stopped["active"]!, (string?)stopped["status_reason"]), Is.EqualTo((false, "manual_pause")));
        Assert.That(
            ((bool)started["active"]!, (string?)started["status_reason"]),
            Is.EqualTo((true, "manual_approve"))
        );
    }

    [Test]
    public void Activation_without_steps_is_refused()
    {
        var bench = new Bench();

        var answer = bench.Update(Bench.Quiet, """{"active":true,"emailer_steps":[]}""");

        Assert.That(
            answer.Error,
            Is.EqualTo("Please make sure you have added at least 1 step before turning on the sequence.")
        );
        Assert.That((bool?)bench.Read(Bench.Quiet)["emailer_campaign"]!["active"], Is.False);
    }

    [Test]
    public void A_draft_is_promoted_when_steps_arrive()
    {
        var bench = new Bench();
        var id = bench.Send("GET", "/emailer_campaigns").Json["emailer_campaign"]!["id"]!.ToString();

        var kept = bench.Update(id, """{"emailer_steps":[]}""").Json["emailer_campaign"]!;
        var promoted = bench
            .Update(id, """{"emailer_steps":[{"position":1,"type":"call","wait_time":1,"wait_mode":"day"}]}""")
            .Json;

        Assert.That((string?)kept["creation_type"], Is.EqualTo("draft"));
        Assert.That((string?)promoted["emailer_campaign"]!["creation_type"], Is.EqualTo("new"));
    }

    [Test]
    public void A_changed_template_keeps_its_ids_and_the_statistics()
    {
        var bench = new Bench();
        var body = Bench.AllSteps();
        body["emailer_steps"]![0]!["emailer_touches"]![0]!["emailer_template"]!["body_html"] = "<p>New</p>";

        var json = bench.Send("PUT", $"/sequences/{Bench.Outbound}", body).Json;

        var touch = json.Pick("emailer_touches", Bench.IntroA);
        var template = json.Pick("emailer_templates", "66e9e215ece19801b2193001");
        Assert.That((string?)touch["emailer_template_id"], Is.EqualTo("66e9e215ece19801b2193001"));
        Assert.That((string?)touch["unique_delivered"], Is.EqualTo("loading"));
        Assert.That((int?)bench.Read().Pick("emailer_touches", Bench.IntroA)["unique_delivered"], Is.EqualTo(100));
        Assert.That((string?)template["body_html"], Is.EqualTo("<html><head></head><body><p>New</p></body></html>"));
        Assert.That((string?)template["body_text"], Is.EqualTo("New"));
        Assert.That((int?)json.Pick("emailer_steps", Bench.Intro)["counts"]!["active"], Is.EqualTo(12));
    }

    [Test]
    public void An_update_can_adopt_a_template_of_another_touch()
    {
        var bench = new Bench();
        var body = Bench.AllSteps();
        body["emailer_steps"]![2]!["emailer_touches"]![0]!["emailer_template"] = new JsonObject
        {
            ["id"] = "66e9e215ece19801b2193001",
        };

        var json = bench.Send("PUT", $"/sequences/{Bench.Outbound}", body).Json;

        Assert.That(
            (string?)json.Pick("emailer_touches", Bench.FollowUpTouch)["emailer_template_id"],
            Is.EqualTo("66e9e215ece19801b2193001")
        );
        Assert.That(json["emailer_templates"]!.AsArray(), Has.Count.EqualTo(2));
    }

    [Test]
    public void Html_sent_back_as_it_was_read_stays_the_same()
    {
        var bench = new Bench();
        var first = bench.Read()["emailer_templates"]!.ToJsonString();

        bench.Send("PUT", $"/sequences/{Bench.Outbound}", Bench.AllSteps());

        Assert.That(bench.Read()["emailer_templates"]!.ToJsonString(), Is.EqualTo(first));
    }

    [Test]
    public void An_approved_touch_with_an_empty_body_is_refused()
    {
        var bench = new Bench();
        var body = Bench.AllSteps();
        body["emailer_steps"]![0]!["emailer_touches"]![0]!["emailer_template"]!["body_html"] = "<div><br></div>";

        var answer = bench.Send("PUT", $"/sequences/{Bench.Outbound}", body);

        Assert.That(
            answer.Error,
            Is.EqualTo("Please make sure your template has a non-empty body before turning it on.")
        );
    }

    [Test]
    public void A_body_of_one_picture_is_not_empty()
    {
        var bench = new Bench();
        var body = Bench.AllSteps();
        body["emailer_steps"]![0]!["emailer_touches"]![0]!["emailer_template"]!["body_html"] = "<img src='a.png'>";

        var answer = bench.Send("PUT", $"/sequences/{Bench.Outbound}", body);

        Assert.That(answer.Status, Is.EqualTo(200));
    }

    [Test]
    public void Ignored_fields_keep_their_values_and_the_answer_is_200()
    {
        var bench = new Bench(
            "ignore_fields=step.note,touch.include_signature,campaign.name,template.subject,campaign.active,step.type"
        );
        var body = Bench.AllSteps();
        body["name"] = "Renamed";
        body["active"] = false;
        body["emailer_steps"]![1]!["note"] = "other";
        body["emailer_steps"]![0]!["emailer_touches"]![0]!["include_signature"] = false;
        body["emailer_steps"]![0]!["emailer_touches"]![0]!["emailer_template"]!["subject"] = "other";

        var json = bench.Send("PUT", $"/sequences/{Bench.Outbound}", body).Json;

        Assert.That((string?)json["emailer_campaign"]!["name"], Is.EqualTo("Q3 Outbound"));
        Assert.That((bool?)json["emailer_campaign"]!["active"], Is.True);
        Assert.That((string?)json.Pick("emailer_steps", Bench.Phone)["note"], Is.EqualTo("<div>Ask about Q3</div>"));
        Assert.That((bool?)json.Pick("emailer_touches", Bench.IntroA)["include_signature"], Is.True);
        Assert.That(
            (string?)json.Pick("emailer_templates", "66e9e215ece19801b2193001")["subject"],
            Is.EqualTo("Quick question")
        );
    }
}
