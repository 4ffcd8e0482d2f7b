using System.Text.Json.Nodes;
using SequencesAsCode.Testing.Apollo;

namespace SequencesAsCode.Emulator.Tests;

public sealed class ContactsTests
{
    private const string Kim = "5c1004a0ffffffffffff0001";
    private const string Pat = "5c1004a0ffffffffffff0002";
    private const string NoMail = "5c1004a0ffffffffffff0003";
    private const string Unverified = "5c1004a0ffffffffffff0004";
    private const string Moved = "5c1004a0ffffffffffff0005";
    private const string Solo = "5c1004a0ffffffffffff0006";

    [Test]
    public void Added_people_wait_in_the_first_step()
    {
        var bench = new Bench();

        var json = Add(bench, Bench.Outbound, Kim).Json;

        Assert.That(
            json.Keys(),
            Is.EqualTo(
                new[]
                {
                    "contacts",
                    "skipped_contact_ids",
                    "emailer_campaign",
                    "emailer_steps",
                    "emailer_touches",
                    "team",
                    "signals_hash",
                }
            )
        );
        Assert.That((string?)json["contacts"]![0]!["id"], Is.EqualTo(Kim));
        Assert.That((int?)json.Pick("emailer_steps", Bench.Intro)["counts"]!["active"], Is.EqualTo(13));
        Assert.That((int?)json["emailer_campaign"]!["contact_statuses"]!["active"], Is.EqualTo(18));
    }

    [Test]
    public void People_can_be_added_as_paused()
    {
        var bench = new Bench();

        var json = Add(bench, Bench.Outbound, Kim, "status", "paused").Json;

        Assert.That((int?)json.Pick("emailer_steps", Bench.Intro)["counts"]!["paused"], Is.EqualTo(4));
    }

    [TestCase("already_in=active_elsewhere", false, "contacts_active_in_other_campaigns")]
    [TestCase("already_in=active_elsewhere", true, "contacts_already_exists_in_current_campaign")]
    [TestCase("already_in=already_here", false, "contacts_already_exists_in_current_campaign")]
    public void Who_is_in_already_is_left_out_for_either_reason(string option, bool isForced, string reason)
    {
        var bench = new Bench(option);
        Add(bench, Bench.Quiet, Kim);

        var again = isForced
            ? Add(bench, Bench.Quiet, Kim, "sequence_active_in_other_campaigns", true)
            : Add(bench, Bench.Quiet, Kim);

        Assert.That((string?)again.Json["skipped_contact_ids"]![Kim], Is.EqualTo(reason));
    }

    [Test]
    public void Who_is_added_to_a_sequence_that_is_off_is_paused_and_in_no_step()
    {
        var bench = new Bench();
        bench.Update(
            Bench.Quiet,
            """{"emailer_steps":[{"position":1,"type":"call","wait_time":1,"wait_mode":"day"}]}"""
        );

        var json = Add(bench, Bench.Quiet, Kim).Json;

        var membership = json["contacts"]![0]!["contact_campaign_statuses"]![0]!;
        Assert.That(
            (
                (string?)membership["status"],
                (string?)membership["inactive_reason"],
                (string?)membership["current_step_id"]
            ),
            Is.EqualTo(("paused", "Sequence inactive", (string?)null))
        );
        Assert.That((int?)json["emailer_campaign"]!["contact_statuses"]!["paused"], Is.EqualTo(1));
        Assert.That((int?)json["emailer_steps"]![0]!["counts"]!["paused"], Is.Zero);
        Assert.That(
            EmulatedApollo.FromState(bench.Apollo.ExportState()).ExportState(),
            Is.EqualTo(bench.Apollo.ExportState())
        );
    }

    [TestCase("removal_answer=job", true)]
    [TestCase("removal_answer=contacts", false)]
    public void Taking_out_is_answered_with_a_job_or_with_the_contacts(string option, bool isJob)
    {
        var bench = new Bench(option);
        Add(bench, Bench.Outbound, Kim);

        var json = Stop(bench, Kim, "remove").Json;

        Assert.That(
            (json["entity_progress_job"] is not null, json["contacts"] is not null),
            Is.EqualTo((isJob, !isJob))
        );
        Assert.That((string?)json["entity_progress_job"]?["params"]!["api_key"], Is.EqualTo(isJob ? "k" : null));
    }

    [Test]
    public void Adding_may_be_answered_with_a_job()
    {
        var json = Add(new Bench("enrolment_answer=job"), Bench.Outbound, Kim).Json;

        Assert.That((string?)json["entity_progress_job"]!["job_type"], Is.EqualTo("sequence_add_contact"));
    }

    [TestCase("wait_in_seconds=true", 200)]
    [TestCase("wait_in_seconds=false", 422)]
    public void Seconds_are_refused_unless_told_otherwise(string option, int status)
    {
        var answer = new Bench(option).Update(
            Bench.Quiet,
            """{"emailer_steps":[{"position":1,"type":"call","wait_time":30,"wait_mode":"second"}]}"""
        );

        Assert.That(
            (answer.Status, answer.Error),
            Is.EqualTo((status, status == 200 ? null : "Wait mode must be valid"))
        );
    }

    [Test]
    public void A_revoked_mailbox_may_be_active_and_cannot_send()
    {
        var seed =
            $$"""{"contacts":[{"id":"{{Kim}}","email":"kim@example.org"}]"""
            + $$""","sequences":[{"id":"{{Bench.Outbound}}","name":"A"}]"""
            + $$""","email_accounts":[{"id":"{{Bench.Mailbox}}","email":"a@example.org","active":true"""
            + ""","revoked_at":"2026-04-06T15:06:21.336+00:00"}]}""";

        Assert.That(
            Add(Bench.WithSeed(seed), Bench.Outbound, Kim).Error,
            Is.EqualTo("These mailboxes are no longer active. a@example.org")
        );
    }

    [Test]
    public void Every_answer_has_an_id_and_a_digest()
    {
        var bench = new Bench();
        var (one, again) = (bench.Send("GET", "/labels"), bench.Send("GET", "/labels"));

        Assert.That(one.Header("x-request-id"), Is.Not.Null.And.Not.EqualTo(again.Header("x-request-id")));
        Assert.That(one.Header("etag"), Does.StartWith("W/\"").And.EqualTo(again.Header("etag")));
    }

    [TestCase("5c1004a0ffffffffffff9999", "contact_not_found", null)]
    [TestCase(NoMail, "contacts_without_email", "sequence_no_email")]
    [TestCase(Unverified, "contacts_unverified_email", "sequence_unverified_email")]
    [TestCase(Moved, "contacts_with_job_change", "sequence_job_change")]
    public void People_are_skipped_with_a_reason_unless_a_flag_allows_them(string contact, string reason, string? flag)
    {
        var bench = new Bench();

        var skipped = Add(bench, Bench.Outbound, contact).Json;
        var allowed = flag is null ? null : Add(bench, Bench.Outbound, contact, flag, true).Json;

        Assert.That((string?)skipped["skipped_contact_ids"]![contact], Is.EqualTo(reason));
        Assert.That(allowed?["contacts"]!.AsArray().Count ?? 1, Is.EqualTo(1));
    }

    [Test]
    public void Nobody_is_added_twice_and_colleagues_are_skipped()
    {
        var bench = new Bench();
        Add(bench, Bench.Outbound, Kim);

        var again = Add(bench, Bench.Outbound, Kim).Json["skipped_contact_ids"]!;
        var colleague = Add(bench, Bench.Outbound, Pat).Json["skipped_contact_ids"]!;
        var allowed = Add(bench, Bench.Outbound, Pat, "sequence_same_company_in_same_campaign", true).Json;

        Assert.That((string?)again[Kim], Is.EqualTo("contacts_active_in_other_campaigns"));
        Assert.That((string?)colleague[Pat], Is.EqualTo("contacts_in_same_company"));
        Assert.That(allowed["contacts"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [TestCase(null, "contacts_active_in_other_campaigns", "sequence_active_in_other_campaigns")]
    [TestCase("mark_as_finished", "contacts_finished_in_other_campaigns", "sequence_finished_in_other_campaigns")]
    public void People_of_other_sequences_are_skipped(string? mode, string reason, string flag)
    {
        var bench = new Bench();
        Add(bench, Bench.Outbound, Solo);
        if (mode is not null)
            Stop(bench, Solo, mode);

        var skipped = Add(bench, Bench.Quiet, Solo).Json;
        var allowed = Add(bench, Bench.Quiet, Solo, flag, true).Json;

        Assert.That((string?)skipped["skipped_contact_ids"]![Solo], Is.EqualTo(reason));
        Assert.That(allowed["contacts"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [TestCase(
        """{"emailer_campaign_id":"$","send_email_from_email_account_id":"m"}""",
        "Please specify either contact_ids or label_names."
    )]
    [TestCase(
        """{"emailer_campaign_id":"$","contact_ids":["x"]}""",
        "Please specify a emailer_campaign_id and send_email_from_email_account_id."
    )]
    [TestCase(
        """{"contact_ids":["x"],"send_email_from_email_account_id":"5c1004a0bbbbbbbbbbbb0001"}""",
        "Please specify a emailer_campaign_id and send_email_from_email_account_id."
    )]
    [TestCase("""{"contact_ids[]":["x"]}""", "Required parameter 'contact_ids' missing")]
    [TestCase(
        """{"emailer_campaign_id":"$","contact_ids":["x"]"""
            + ""","send_email_from_email_account_id":["5c1004a0bbbbbbbbbbbb0002"]}""",
        "These mailboxes are no longer active. old@example.com"
    )]
    public void A_wrong_enrolment_is_refused(string body, string error)
    {
        var bench = new Bench();

        var answer = bench.Send(
            "POST",
            $"/emailer_campaigns/{Bench.Outbound}/add_contact_ids",
            body.Replace("$", Bench.Outbound, StringComparison.Ordinal)
        );

        Assert.That((answer.Status, answer.Error), Is.EqualTo((422, error)));
    }

    [TestCase("false", 422)]
    [TestCase("true", 200)]
    public void Adding_by_label_alone_fails_unless_told_otherwise(string works, int status)
    {
        var bench = new Bench($"enrol_by_label={works}");

        var answer = bench.Send(
            "POST",
            $"/emailer_campaigns/{Bench.Outbound}/add_contact_ids",
            new JsonObject
            {
                ["emailer_campaign_id"] = Bench.Outbound,
                ["send_email_from_email_account_id"] = Bench.Mailbox,
                ["label_names"] = new JsonArray("VIP"),
            }
        );

        Assert.That(answer.Status, Is.EqualTo(status));
        Assert.That(answer.Json["contacts"]?[0]?["id"]?.ToString(), Is.EqualTo(status == 200 ? Kim : null));
    }

    [TestCase("mark_as_finished", 17, 141, 3)]
    [TestCase("stop", 17, 141, 3)]
    [TestCase("remove", 17, 140, 3)]
    [TestCase("whatever", 18, 140, 3)]
    public void People_are_finished_stopped_or_removed_and_an_unknown_mode_does_nothing(
        string mode,
        int active,
        int finished,
        int paused
    )
    {
        var bench = new Bench();
        Add(bench, Bench.Outbound, Kim);

        var answer = Stop(bench, Kim, mode);

        var statuses = bench.Read()["emailer_campaign"]!["contact_statuses"]!;
        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(
            ((int)statuses["active"]!, (int)statuses["finished"]!, (int)statuses["paused"]!),
            Is.EqualTo((active, finished, paused))
        );
    }

    [Test]
    public void The_activity_feed_tells_what_happened_to_a_person()
    {
        var bench = new Bench();
        Add(bench, Bench.Outbound, Kim);
        Stop(bench, Kim, "stop");
        Stop(bench, Kim, "mark_as_finished");
        Stop(bench, Kim, "remove");

        var json = bench
            .Send(
                "POST",
                "/emailer_campaigns/activity_feed",
                $$"""{"contact_id":"{{Kim}}","sequence_id":"{{Bench.Outbound}}"}"""
            )
            .Json;

        Assert.That(json.Strings("events", "type"), Is.EqualTo(new[] { "removed", "completed", "paused", "enrolled" }));
    }

    [Test]
    public void The_activity_feed_of_an_unknown_person_is_404()
    {
        var bench = new Bench();

        var answer = bench.Send("POST", "/emailer_campaigns/activity_feed", """{"contact_id":"x"}""");

        Assert.That((answer.Status, answer.Error), Is.EqualTo((404, "Contact not found")));
    }

    [TestCase("lost", 0, 0)]
    [TestCase("finished", 0, 1)]
    [TestCase("moved", 1, 0)]
    public void Enrolled_people_of_a_removed_step_do_what_the_switch_says(string choice, int active, int finished)
    {
        var bench = new Bench($"removed_step_people={choice}");
        bench.Update(
            Bench.Quiet,
            """{"active":true,"emailer_steps":[{"position":1,"type":"call","wait_time":1,"wait_mode":"day"}]}"""
        );
        Add(bench, Bench.Quiet, Kim);

        var json = bench
            .Update(
                Bench.Quiet,
                """{"emailer_steps":[{"position":1,"type":"action_item","wait_time":1,"wait_mode":"day"}]}"""
            )
            .Json;

        var statuses = json["emailer_campaign"]!["contact_statuses"]!;
        Assert.That(((int)statuses["active"]!, (int)statuses["finished"]!), Is.EqualTo((active, finished)));
        Assert.That((int?)json["emailer_steps"]![0]!["counts"]!["active"], Is.EqualTo(active));
    }

    [Test]
    public void Contacts_are_searched_by_words_and_labels()
    {
        var bench = new Bench();

        var byName = bench.Send("POST", "/contacts/search", """{"q_keywords":"KIM"}""").Json;
        var label = byName["contacts"]![0]!["label_ids"]![0]!.ToString();
        var byLabel = bench.Send("POST", "/contacts/search", $$"""{"contact_label_ids":["{{label}}"]}""").Json;
        var page = bench.Send("POST", "/contacts/search", """{"per_page":2,"page":3}""").Json;

        Assert.That(byName.Strings("contacts", "id"), Is.EqualTo(new[] { Kim }));
        Assert.That(byLabel.Strings("contacts", "id"), Is.EqualTo(new[] { Kim }));
        Assert.That(page.Strings("contacts", "id"), Is.EqualTo(new[] { Moved, Solo }));
    }

    private static Answer Add(Bench bench, string sequence, string contact, string? flag = null, JsonNode? value = null)
    {
        var body = new JsonObject
        {
            ["emailer_campaign_id"] = sequence,
            ["contact_ids"] = new JsonArray(contact),
            ["send_email_from_email_account_id"] = Bench.Mailbox,
        };
        if (flag is not null)
            body[flag] = value;
        return bench.Send("POST", $"/emailer_campaigns/{sequence}/add_contact_ids", body);
    }

    private static Answer Stop(Bench bench, string contact, string mode) =>
        bench.Send(
            "POST",
            "/emailer_campaigns/remove_or_stop_contact_ids",
            new JsonObject
            {
                ["emailer_campaign_ids"] = new JsonArray(Bench.Outbound),
                ["contact_ids"] = new JsonArray(contact),
                ["mode"] = mode,
            }
        );
}
