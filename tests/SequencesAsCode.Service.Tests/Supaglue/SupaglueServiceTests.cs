using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Supaglue;
using SequencesAsCode.Testing.Time;

namespace SequencesAsCode.Service.Tests.Supaglue;

/// <summary>What Supaglue's records mean, and what is sent.</summary>
[TestFixture]
internal sealed class SupaglueServiceTests
{
    private const string Record = """
        {
          "id": "5c1", "name": "Hello", "is_enabled": true, "owner_id": "5c2", "is_archived": false, "num_steps": 3,
          "metrics": { "unique_opened": 3 }, "last_modified_at": "2026-01-01T00:00:00Z",
          "steps": [
            { "id": "s1", "type": "auto_email", "interval_seconds": 3600, "is_reply": false,
              "template": { "id": "t1", "subject": "Hi", "body": "<html><head></head><body>Hello</body></html>" },
              "task_note": null },
            { "id": "s2", "type": "task", "interval_seconds": 90000, "task_note": "Look them up" },
            { "id": "s3", "type": "linkedin_send_message", "interval_seconds": 90090, "is_reply": true,
              "template": { "id": "t3", "subject": null, "body": "Hey" } }
          ]
        }
        """;

    [Test]
    public void Without_raw_data_its_own_form_is_read_with_waits_from_step_to_step()
    {
        var sequence = Read(Record);

        Assert.That(
            sequence.Steps.Select(step => $"{step.Type} {step.Fields[Fields.Wait]}"),
            Is.EqualTo(new[] { "auto_email 1 hour", "action_item 1 day", "linkedin_step_message 90 seconds" })
        );
        Assert.That(
            sequence.Steps.Select(step => step.Touches.SingleOrDefault()?.Id),
            Is.EqualTo(new[] { "t1", null, "t3" })
        );
        Assert.That(
            sequence.Steps[0].Touches[0].Fields.Select(pair => $"{pair.Key.Key}={pair.Value}"),
            Is.EqualTo(new[] { "type=new_thread", "subject=Hi", "body=Hello" })
        );
        Assert.That(sequence.Steps[1].Fields[Fields.Note]?.ToString(), Is.EqualTo("Look them up"));
        Assert.That(sequence.Fields.Select(pair => pair.Key.Key), Is.EquivalentTo(new[] { "name", "active", "owner" }));
        Assert.That(sequence.People, Is.EqualTo(People.Unknown));
    }

    [Test]
    public void With_raw_data_settings_people_types_and_waits_are_Apollos_own()
    {
        var record = JsonNode.Parse(Record)!;
        record["raw_data"] = JsonNode.Parse(
            """
            { "emailer_schedule_id": "5c9", "max_emails_per_day": 7, "label_ids": ["5c8"],
              "contact_statuses": { "active": 4, "paused": 1 },
              "emailer_steps": [
                { "id": "s1", "position": 1, "type": "auto_email", "wait_time": 60, "wait_mode": "minute" },
                { "id": "s2", "position": 2, "type": "linkedin_step_view_profile", "wait_time": 24,
                  "wait_mode": "hour" },
                { "id": "s3", "position": 3, "type": "linkedin_step_message", "wait_time": 90, "wait_mode": "second" }
              ] }
            """
        );

        var sequence = Read(record.ToJsonString());

        Assert.That(
            sequence.Steps.Select(step => $"{step.Type} {step.Fields[Fields.Wait]}"),
            Is.EqualTo(
                new[]
                {
                    "auto_email 60 minutes",
                    "linkedin_step_view_profile 24 hours",
                    "linkedin_step_message 90 seconds",
                }
            )
        );
        Assert.That(
            (sequence.Fields[Fields.Schedule], sequence.Fields.Contains(Fields.Labels), sequence.People.Count),
            Is.EqualTo(((FieldValue)new FieldValue.Reference("5c9", null), false, 5L))
        );
    }

    [Test]
    public void The_interval_of_Outreach_is_each_steps_own()
    {
        var sequence = Read(Record, "outreach");

        Assert.That(
            sequence.Steps.Select(step => step.Fields[Fields.Wait]!.ToString()),
            Is.EqualTo(new[] { "1 hour", "25 hours", "90090 seconds" })
        );
    }

    [TestCase("Step #2 (call)", "Step #3 (email)", "Step #1 (email)", "s3 s1 s2", true)]
    [TestCase("2. Call", "3", "Email 1, day 3", "s3 s1 s2", true)]
    [TestCase("Step #1", "Step #1", "Step #2", "s1 s2 s3", false)]
    [TestCase("Step #2", "Step #3", "Step #4", "s1 s2 s3", false)]
    [TestCase("Hello", "Look", "Message", "s1 s2 s3", false)]
    public void The_names_of_Outreachs_steps_say_their_order_or_nothing_does(
        string first,
        string second,
        string third,
        string order,
        bool isKnown
    )
    {
        var record = JsonNode.Parse(Record)!;
        foreach (var (index, name) in new[] { first, second, third }.Index())
            record["steps"]![index]!["name"] = name;

        var sequence = Read(record.ToJsonString(), "outreach");

        Assert.That(
            (string.Join(' ', sequence.Steps.Select(step => step.Id)), sequence.IsOrderUnknown),
            Is.EqualTo((order, !isKnown))
        );
    }

    [Test]
    public void Another_order_of_the_same_steps_of_Outreach_is_the_same_sequence()
    {
        var record = JsonNode.Parse(Record)!;
        record["steps"] = new JsonArray([.. record["steps"]!.AsArray().Reverse().Select(step => step!.DeepClone())]);

        var (one, other) = (Read(Record, "outreach"), Read(record.ToJsonString(), "outreach"));

        Assert.That(
            (other.Fingerprint, other.Steps.Select(step => step.Id)),
            Is.EqualTo((one.Fingerprint, one.Steps.Select(step => step.Id)))
        );
    }

    [TestCase("apollo", "is_archived", true)]
    [TestCase("apollo", "is_deleted", true)]
    [TestCase("outreach", "is_archived", false)]
    [TestCase("outreach", "is_deleted", true)]
    [TestCase("salesloft", "is_archived", true)]
    public void Locked_in_Outreach_is_not_archived(string provider, string member, bool isArchived)
    {
        var record = JsonNode.Parse(Record)!;
        record[member] = true;

        Assert.That(Read(record.ToJsonString(), provider).Archived, Is.EqualTo(isArchived));
    }

    [Test]
    public void A_template_of_Outreach_that_two_steps_use_gives_each_a_touch_of_its_own()
    {
        var sequence = Read(Record.Replace("\"id\": \"t3\"", "\"id\": \"t1\"", StringComparison.Ordinal), "outreach");

        var touches = sequence.Steps.SelectMany(step => step.Touches).ToList();
        Assert.That(
            touches.Select(touch => $"{touch.Id} {touch.Template}"),
            Is.EqualTo(new[] { "s1-touch t1", "s3-touch t1" })
        );
    }

    [Test]
    public void A_template_of_Outreach_that_was_not_read_is_not_taken_for_an_empty_one() =>
        Assert.That(
            () => Read(Record.Replace("\"id\": \"t1\"", "\"id\": \"undefined\"", StringComparison.Ordinal), "outreach"),
            Failing.With(FailureKind.UnexpectedAnswer, "the template of the step s1 was not read")
        );

    [Test]
    public void Steps_of_Salesloft_have_no_ids_and_not_all_have_a_time()
    {
        var sequence = Read(
            """
            { "id": "5c1", "name": "Hello", "is_enabled": true, "is_archived": false, "num_steps": 4, "steps": [
              { "type": "auto_email", "name": "One", "interval_seconds": 0,
                "template": { "name": "A", "subject": "Hi", "body": "Hello" } },
              { "type": "task", "name": "Two", "task_note": "Look them up" },
              { "type": "call", "name": "Three", "interval_seconds": 172800, "task_note": "Ring" },
              { "type": "manual_email", "name": "Four", "interval_seconds": 259200,
                "template": { "subject": "", "body": "" } } ] }
            """,
            "salesloft"
        );

        Assert.That(
            sequence.Steps.Select(step =>
                $"{step.Id} {step.Type} {step.Fields[Fields.Wait]?.ToString() ?? "unknown"} {step.Touches.Length}"
            ),
            Is.EqualTo(
                new[]
                {
                    "5c1-1 auto_email 0 minutes 1",
                    "5c1-2 action_item unknown 0",
                    "5c1-3 call unknown 0",
                    "5c1-4 manual_email 1 day 1",
                }
            )
        );
    }

    [TestCase(false, null)]
    [TestCase(null, null)]
    [TestCase(true, "2026-08-01T09:00:00+00:00")]
    public void A_date_counts_only_where_the_sequence_goes_by_dates(bool? isByDates, string? at)
    {
        var record = JsonNode.Parse(Record)!;
        record["steps"]![0]!["date"] = "2026-08-01T09:00:00.000+00:00";
        record["raw_data"] = new JsonObject { ["sequence_by_exact_daytime"] = isByDates };

        Assert.That(Read(record.ToJsonString()).Steps[0].Fields[Fields.At]?.ToString(), Is.EqualTo(at));
    }

    [Test]
    public void Two_empty_texts_without_a_template_are_no_touch()
    {
        var record = JsonNode.Parse(Record)!;
        record["steps"]![1]!["type"] = "call";
        record["steps"]![1]!["template"] = new JsonObject { ["body"] = "", ["subject"] = "" };

        Assert.That(Read(record.ToJsonString()).Steps[1].Touches, Is.Empty);
    }

    [TestCase(
        """{"errors":[{"title":"Internal Server Error","detail":"Cannot read properties of undefined """
            + """(reading 'template')","problem_type":"INTERNAL_SERVER_ERROR","status":"500","meta":"""
            + """{"origin":"supaglue"}}]}""",
        1
    )]
    [TestCase("oops", 6)]
    public void A_read_that_Supaglue_fails_of_says_why_and_is_that_sequences_own_trouble(string content, int calls)
    {
        using var handler = Answers.InOrder([.. Enumerable.Range(0, calls).Select(_ => Answers.Json(content, 500))]);
        using var service = Open(handler, "outreach");

        Assert.That(
            async () => await service.ReadAsync(ReadScope.Of("1"), CancellationToken.None),
            Failing.With(FailureKind.UnexpectedAnswer, "a step has no email template")
        );
        Assert.That(handler.Arrived, Has.Count.EqualTo(calls));
    }

    [Test]
    public void Raw_data_of_another_provider_is_not_read_as_Apollos()
    {
        var record = JsonNode.Parse(Record)!;
        record["raw_data"] = JsonNode.Parse("""{ "max_emails_per_day": 7, "emailer_steps": [] }""");

        Assert.That(Read(record.ToJsonString(), "outreach").Fields.Contains(Fields.MaxEmailsPerDay), Is.False);
    }

    [Test]
    public void What_changes_with_every_read_is_not_in_the_fingerprint()
    {
        var later = Record
            .Replace("2026-01-01", "2026-02-02", StringComparison.Ordinal)
            .Replace("\"unique_opened\": 3", "\"unique_opened\": 4", StringComparison.Ordinal);

        Assert.That(Read(later).Fingerprint, Is.EqualTo(Read(Record).Fingerprint));
        Assert.That(
            Read(Record.Replace("\"Hi\"", "\"Ho\"", StringComparison.Ordinal)).Fingerprint,
            Is.Not.EqualTo(Read(Record).Fingerprint)
        );
    }

    [TestCase("\"id\": \"5c1\"", "\"id\": \"other\"", "it is about the sequence other")]
    [TestCase("\"id\": \"s2\"", "\"id\": \"s1\"", "a step is listed twice")]
    [TestCase("\"id\": \"s2\"", "\"id\": \"../x\"", "is not an id")]
    [TestCase("\"body\": \"Hey\"", "\"text\": \"Hey\"", "'body' is missing in a template")]
    [TestCase("\"steps\":", "\"stages\":", "the list 'steps' is missing")]
    [TestCase("\"interval_seconds\": 90000", "\"interval_seconds\": \"soon\"", "'interval_seconds'")]
    public void What_does_not_fit_together_is_refused(string old, string by, string why)
    {
        Assert.That(Record, Does.Contain(old));
        Assert.That(
            () => Read(Record.Replace(old, by, StringComparison.Ordinal)),
            Failing.With(FailureKind.UnexpectedAnswer, why)
        );
    }

    [Test]
    public async Task The_list_is_read_to_its_end_and_archived_ones_are_left_out()
    {
        using var handler = Answers.InOrder(
            Answers.Json(
                """{"pagination":{"next":"c 1","previous":null,"total_count":3}"""
                    + ""","records":[{"id":"a","name":"A","is_enabled":true},"""
                    + """{"id":"b","name":"B","is_enabled":false,"is_archived":true}]}"""
            ),
            Answers.Json(
                """{"pagination":{"next":null,"previous":"x","total_count":3}"""
                    + ""","records":[{"id":"c","name":"C","is_enabled":false}]}"""
            )
        );
        using var service = Open(handler);

        var state = await service.ReadAsync(ReadScope.Rows, CancellationToken.None);

        Assert.That(state.Rows.Select(row => $"{row.Id} {row.Active}"), Is.EqualTo(new[] { "a True", "c False" }));
        Assert.That(state.Account, Is.EqualTo("acme at apollo"));
        Assert.That(handler.Arrived, Has.Count.EqualTo(2));
    }

    [TestCase("""{"pagination":{"next":"same"},"records":[]}""", "do not end")]
    [TestCase("""{"pagination":{"next":null},"records":[{"id":"a"},{"id":"a"}]}""", "on two pages")]
    [TestCase("""{"records":[]}""", "'pagination' is missing")]
    [TestCase("""{"pagination":{"next":null}}""", "'records' is missing")]
    public void A_list_that_is_none_is_refused(string page, string why)
    {
        using var handler = Answers.InOrder(Answers.Json(page), Answers.Json(page), Answers.Json(page));
        using var service = Open(handler);

        Assert.That(
            async () => await service.ReadAsync(ReadScope.Rows, CancellationToken.None),
            Throws.TypeOf<ServiceException>().With.Message.Contains(why)
        );
    }

    [TestCase(RequestKind.Update, "PUT", "/sequences/a")]
    [TestCase(RequestKind.Create, "POST", "/sequences")]
    [TestCase(RequestKind.UpdateStep, "DELETE", "/sequences/a/sequence_steps/b")]
    [TestCase(RequestKind.UpdateStep, "PATCH", "/sequences/../sequence_steps/b")]
    [TestCase(RequestKind.UpdateStep, "PATCH", "/sequences/a/sequence_steps/")]
    public void Nothing_but_the_text_of_a_step_is_ever_sent(RequestKind kind, string method, string path)
    {
        using var handler = Answers.InOrder();
        using var service = Open(handler);

        Assert.That(
            async () => await service.ExecuteAsync(new(kind, method, path, "{}"), CancellationToken.None),
            Throws.ArgumentException
        );
        Assert.That(handler.Arrived, Is.Empty);
    }

    [TestCase("apollo", "subject body", true)]
    [TestCase("outreach", "subject body", false)]
    [TestCase("salesloft", "", false)]
    public void What_it_can_do_depends_on_what_is_behind_it(string provider, string writable, bool mayApprove)
    {
        using var service = Open(Answers.InOrder(), provider);

        var can = service.Capabilities;

        Assert.That(
            (can.Create, can.Archive, can.Activation, can.Structure, can.ShowsAll, can.MayApprove),
            Is.EqualTo((false, false, false, false, false, mayApprove))
        );
        Assert.That(
            can.Writable.Select(field => field.Key).OrderDescending(),
            Is.EqualTo(writable.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        );
    }

    private static CurrentSequence Read(string record, string provider = "apollo")
    {
        using var document = JsonDocument.Parse(record);
        return new SupaglueReader(new("acme", provider)).Sequence("5c1", document.RootElement);
    }

    private static SupaglueService Open(HttpMessageHandler handler, string provider = "apollo") =>
        new(
            new(SupaglueAccount.DefaultBaseUrl, "key", handler, new InstantTime(), null),
            new("acme", provider),
            _ => { }
        );
}
