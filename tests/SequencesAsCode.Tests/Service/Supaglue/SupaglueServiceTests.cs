using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Model;
using SequencesAsCode.Planning;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Supaglue;
using SequencesAsCode.Tests.Support;

namespace SequencesAsCode.Tests.Service.Supaglue;

/// <summary>What Supaglue's records mean, and what is sent.</summary>
[TestFixture]
internal sealed class SupaglueServiceTests
{
    private const string Record = """
        {
          "id": "5c1", "name": "Hello", "is_enabled": true, "owner_id": "5c2", "is_archived": false, "num_steps": 3, "metrics": { "unique_opened": 3 }, "last_modified_at": "2026-01-01T00:00:00Z",
          "steps": [
            { "id": "s1", "type": "auto_email", "interval_seconds": 3600, "is_reply": false, "template": { "id": "t1", "subject": "Hi", "body": "<html><head></head><body>Hello</body></html>" }, "task_note": null },
            { "id": "s2", "type": "task", "interval_seconds": 90000, "task_note": "Look them up" },
            { "id": "s3", "type": "linkedin_send_message", "interval_seconds": 90090, "is_reply": true, "template": { "id": "t3", "subject": null, "body": "Hey" } }
          ]
        }
        """;

    [Test]
    public void Without_raw_data_its_own_form_is_read_with_waits_from_step_to_step()
    {
        var sequence = Read(Record);

        Assert.That(sequence.Steps.Select(step => $"{step.Type} {step.Fields[Fields.Wait]}"), Is.EqualTo(new[] { "auto_email 1 hour", "action_item 1 day", "linkedin_step_message 90 seconds" }));
        Assert.That(sequence.Steps.Select(step => step.Touches.SingleOrDefault()?.Id), Is.EqualTo(new[] { "t1", null, "t3" }));
        Assert.That(sequence.Steps[0].Touches[0].Fields.Select(pair => $"{pair.Key.Key}={pair.Value}"), Is.EqualTo(new[] { "type=new_thread", "subject=Hi", "body=Hello" }));
        Assert.That(sequence.Steps[1].Fields[Fields.Note]?.ToString(), Is.EqualTo("Look them up"));
        Assert.That(sequence.Fields.Select(pair => pair.Key.Key), Is.EquivalentTo(new[] { "name", "active", "owner" }));
        Assert.That(sequence.People, Is.EqualTo(People.Unknown));
    }

    [Test]
    public void With_raw_data_settings_people_types_and_waits_are_Apollos_own()
    {
        var record = JsonNode.Parse(Record)!;
        record["raw_data"] = JsonNode.Parse("""
            { "emailer_schedule_id": "5c9", "max_emails_per_day": 7, "label_ids": ["5c8"], "contact_statuses": { "active": 4, "paused": 1 },
              "emailer_steps": [ { "id": "s1", "position": 1, "type": "auto_email", "wait_time": 60, "wait_mode": "minute" },
                                 { "id": "s2", "position": 2, "type": "linkedin_step_view_profile", "wait_time": 24, "wait_mode": "hour" },
                                 { "id": "s3", "position": 3, "type": "linkedin_step_message", "wait_time": 90, "wait_mode": "second" } ] }
            """);

        var sequence = Read(record.ToJsonString());

        Assert.That(sequence.Steps.Select(step => $"{step.Type} {step.Fields[Fields.Wait]}"), Is.EqualTo(new[] { "auto_email 60 minutes", "linkedin_step_view_profile 24 hours", "linkedin_step_message 90 seconds" }));
        Assert.That((sequence.Fields[Fields.Schedule], sequence.Fields.Contains(Fields.Labels), sequence.People.Count), Is.EqualTo(((FieldValue)new FieldValue.Reference("5c9", null), false, 5L)));
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
        var later = Record.Replace("2026-01-01", "2026-02-02", StringComparison.Ordinal).Replace("\"unique_opened\": 3", "\"unique_opened\": 4", StringComparison.Ordinal);

        Assert.That(Read(later).Fingerprint, Is.EqualTo(Read(Record).Fingerprint));
        Assert.That(Read(Record.Replace("\"Hi\"", "\"Ho\"", StringComparison.Ordinal)).Fingerprint, Is.Not.EqualTo(Read(Record).Fingerprint));
    }

    [TestCase("\"id\": \"5c1\"", "\"id\": \"other\"", "it is about the sequence other")]
    [TestCase("\"id\": \"s2\"", "\"id\": \"s1\"", "a step is listed twice")]
    [TestCase("\"id\": \"s2\"", "\"id\": \"../x\"", "is none")]
    [TestCase("\"body\": \"Hey\"", "\"text\": \"Hey\"", "'body' is missing in a template")]
    [TestCase("\"steps\":", "\"stages\":", "the list 'steps' is missing")]
    [TestCase("\"interval_seconds\": 90000", "\"interval_seconds\": \"soon\"", "'interval_seconds'")]
    public void What_does_not_fit_together_is_refused(string old, string by, string why)
    {
        Assert.That(Record, Does.Contain(old));
        Assert.That(() => Read(Record.Replace(old, by, StringComparison.Ordinal)), Failing.With(ServiceFailure.UnexpectedAnswer, why));
    }

    [Test]
    public async Task The_list_is_read_to_its_end_and_archived_ones_are_left_out()
    {
        using var handler = Answers.InOrder(
            Answers.Json("""{"pagination":{"next":"c 1","previous":null,"total_count":3},"records":[{"id":"a","name":"A","is_enabled":true},{"id":"b","name":"B","is_enabled":false,"is_archived":true}]}"""),
            Answers.Json("""{"pagination":{"next":null,"previous":"x","total_count":3},"records":[{"id":"c","name":"C","is_enabled":false}]}"""));
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

        Assert.That(async () => await service.ReadAsync(ReadScope.Rows, CancellationToken.None), Throws.TypeOf<ServiceException>().With.Message.Contains(why));
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

        Assert.That(async () => await service.ExecuteAsync(new(kind, method, path, "{}"), CancellationToken.None), Throws.ArgumentException);
        Assert.That(handler.Arrived, Is.Empty);
    }

    [TestCase("apollo", "subject body", true)]
    [TestCase("outreach", "subject body", false)]
    [TestCase("salesloft", "", false)]
    public void What_it_can_do_depends_on_what_is_behind_it(string provider, string writable, bool mayApprove)
    {
        using var service = Open(Answers.InOrder(), provider);

        var can = service.Capabilities;

        Assert.That((can.Create, can.Archive, can.Activation, can.Structure, can.ShowsAll, can.MayApprove), Is.EqualTo((false, false, false, false, false, mayApprove)));
        Assert.That(can.Writable.Select(field => field.Key).OrderDescending(), Is.EqualTo(writable.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    private static CurrentSequence Read(string record, string provider = "apollo")
    {
        using var document = JsonDocument.Parse(record);
        return new SupaglueReader(new("acme", provider)).Sequence("5c1", document.RootElement);
    }

    private static SupaglueService Open(HttpMessageHandler handler, string provider = "apollo") =>
        new(new(SupaglueAccount.DefaultBaseUrl, "key", handler, new InstantTime(), null), new("acme", provider), _ => { });
}
