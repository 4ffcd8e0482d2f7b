using System.Text.Json.Nodes;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Emulator;
using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Service.Wire;
using People = SequencesAsCode.Core.States.People;

namespace SequencesAsCode.Service.Tests;

[TestFixture]
internal sealed class ReadingTests
{
    [Test]
    public async Task Flat_lists_are_joined_by_id_and_bodies_unwrapped()
    {
        using var scene = new Scene(SomeAccount.Seed());

        var current = await scene.ReadAsync();

        Assert.That(
            scene.Raw()["emailer_templates"]!.AsArray().Select(template => (string?)template!["body_html"]),
            Has.All.Contains("<html>")
        );
        Assert.That(
            current.Steps.Select(step => step.Type),
            Is.EqualTo(new[] { "auto_email", "call", "auto_email", "linkedin_step_message", "action_item" })
        );
        Assert.That(current.Steps.Select(step => step.Touches.Length), Is.EqualTo(new[] { 2, 0, 1, 1, 0 }));
        Assert.That(current.Steps[2].Touches[0].Fields[Fields.Body], Is.EqualTo(Some.Html("<p>Any news?</p>")));
        Assert.That(current.Steps[2].Touches[0].Fields[Fields.Subject], Is.EqualTo(FieldValue.None));
        Assert.That(current.Steps[1].Fields[Fields.Wait], Is.EqualTo(Some.Days(2)));
        Assert.That(current.Steps[1].Fields[Fields.Priority], Is.EqualTo(Some.Text("high")));
    }

    [Test]
    public void Steps_stand_by_position_whatever_the_order_of_the_list()
    {
        var answer = SomeAccount.Answer();
        var steps = answer["emailer_steps"]!.AsArray();
        answer["emailer_steps"] = new JsonArray([.. steps.Reverse().Select(step => step!.DeepClone())]);

        var current = Read(answer);

        Assert.That(current.Steps.Select(step => step.Id[^2..]), Is.EqualTo(new[] { "01", "02", "03", "04", "05" }));
    }

    [Test]
    public async Task Labels_come_out_as_names_and_references_with_their_names()
    {
        using var scene = new Scene(SomeAccount.Seed());

        var state = await scene.Service.ReadAsync(
            new(true, true, [SomeAccount.Q3], true, true, true),
            CancellationToken.None
        );

        var current = state.Sequences[SomeAccount.Q3];
        Assert.That(state.Account, Is.EqualTo(SomeAccount.Team));
        Assert.That(
            state.Rows.Select(row => (row.Id, row.Name, row.Active)),
            Is.EqualTo(new[] { (SomeAccount.Q3, "Q3 Outbound", false), (SomeAccount.Events, "Events", false) })
        );
        Assert.That(current.Fields[Fields.Labels], Is.EqualTo(new FieldValue.Set(["Outbound", "Q3"])));
        Assert.That(
            current.Fields[Fields.Schedule],
            Is.EqualTo(new FieldValue.Reference(SomeAccount.Schedule, "Office hours"))
        );
        Assert.That(
            current.Fields[Fields.Owner],
            Is.EqualTo(new FieldValue.Reference(SomeAccount.Admin, "admin@example.com"))
        );
    }

    [Test]
    public async Task A_label_made_after_the_look_up_is_looked_up_again()
    {
        using var scene = new Scene(SomeAccount.Seed());
        await scene.ReadAsync(labels: true);
        scene.Call(
            "PUT",
            $"/sequences/{SomeAccount.Events}",
            """{"label_names":["Made later"],"emailer_steps":[{"id":"66e9e215ece19801b2199801","position":1"""
                + ""","type":"auto_email","wait_time":1,"wait_mode":"day","emailer_touches":["""
                + """{"emailer_template":{"subject":"Come","body_html":"Come"}}]}]}"""
        );

        var state = await scene.Service.ReadAsync(ReadScope.Of(SomeAccount.Events), CancellationToken.None);

        Assert.That(
            state.Sequences[SomeAccount.Events].Fields[Fields.Labels],
            Is.EqualTo(new FieldValue.Set(["Made later"]))
        );
        Assert.That(scene.Calls("GET", "/labels"), Is.EqualTo(2));
    }

    [Test]
    public async Task A_label_without_a_name_stays_an_id()
    {
        using var scene = new Scene(SomeAccount.Seed());

        var state = await scene.Service.ReadAsync(ReadScope.Of(SomeAccount.Q3), CancellationToken.None);

        Assert.That(
            ((FieldValue.Set)state.Sequences[SomeAccount.Q3].Fields[Fields.Labels]!).Items,
            Has.Some.EqualTo("5c1004a0bbbbbbbbbbbb0001")
        );
        Assert.That(scene.Calls("GET", "/labels"), Is.Zero);
    }

    [Test]
    public void A_label_look_up_that_finds_nothing_does_not_make_the_sequence_absent()
    {
        using var scene = new Scene(SomeAccount.Seed());
        scene.Break(
            new Fault
            {
                Kind = FaultKind.Answer,
                Path = "/labels",
                Body = "[]",
            },
            new Fault
            {
                Kind = FaultKind.Answer,
                Path = "/labels",
                Call = 2,
                Status = 404,
                Body = """{"error":"Not found"}""",
            }
        );

        Assert.That(async () => await scene.ReadAsync(labels: true), Failing.With(FailureKind.NotFound));
    }

    [Test]
    public async Task A_sequence_that_is_gone_is_absent()
    {
        using var scene = new Scene(SomeAccount.Seed());

        var state = await scene.Service.ReadAsync(
            ReadScope.Of(SomeAccount.Q3, "66e9e215ece19801b21999ff", SomeAccount.Q3),
            CancellationToken.None
        );

        Assert.That(state.Sequences.Keys, Is.EqualTo(new[] { SomeAccount.Q3 }));
        Assert.That(state.Absent, Is.EqualTo(new[] { "66e9e215ece19801b21999ff" }));
        Assert.That(scene.Calls("GET", SomeAccount.Q3), Is.EqualTo(1));
    }

    [TestCase(MetricsForm.Numbers, 3)]
    [TestCase(MetricsForm.Loading, null)]
    public async Task People_are_unknown_while_the_service_counts(MetricsForm form, long? expected)
    {
        using var scene = new Scene(SomeAccount.Seed(people: 3), new() { Metrics = form });

        var current = await scene.ReadAsync();

        Assert.That(current.People, Is.EqualTo(new People(expected)));
    }

    [Test]
    public void Without_statuses_the_steps_are_counted_and_one_unknown_count_makes_the_sum_unknown()
    {
        var answer = SomeAccount.Answer();
        ((JsonObject)answer["emailer_campaign"]!).Remove("contact_statuses");
        answer["emailer_steps"]![0]!["counts"]!["active"] = 4;
        answer["emailer_steps"]![1]!["counts"]!["paused"] = 2;

        var counted = Read(answer);
        answer["emailer_steps"]![4]!["counts"]!["active"] = "loading";
        var unknown = Read(answer);

        Assert.That((counted.People.Count, counted.Steps[0].People.Count), Is.EqualTo((6, 4)));
        Assert.That((unknown.People, unknown.Steps[4].People), Is.EqualTo((People.Unknown, People.Unknown)));
    }

    [Test]
    public void Numbers_may_be_strings()
    {
        var answer = SomeAccount.Answer();
        answer["emailer_campaign"]!["max_emails_per_day"] = "50";
        foreach (var step in answer["emailer_steps"]!.AsArray())
            (step!["position"], step["wait_time"]) = (
                step["position"]!.ToJsonString(),
                step["wait_time"]!.ToJsonString()
            );

        var current = Read(answer);

        Assert.That(current.Fields[Fields.MaxEmailsPerDay], Is.EqualTo(new FieldValue.Number(50)));
        Assert.That(current.Steps[1].Fields[Fields.Wait], Is.EqualTo(Some.Days(2)));
    }

    [Test]
    public void Line_ends_are_made_equal_and_empty_references_are_none()
    {
        var answer = SomeAccount.Answer();
        answer["emailer_campaign"]!["emailer_schedule_id"] = "";
        answer["emailer_steps"]![1]!["note"] = "one\r\ntwo";

        var current = Read(answer);

        Assert.That(current.Fields[Fields.Schedule], Is.EqualTo(FieldValue.None));
        Assert.That(current.Steps[1].Fields[Fields.Note], Is.EqualTo(Some.Html("one\ntwo")));
    }

    [TestCase("generation_options", """[{"type":"ai_full_email"}]""", "generation_options")]
    [TestCase("generation_tone", """{"tone_type":"warm"}""", "generation_tone")]
    [TestCase("has_personalized_opener", "true", "personalized_opener")]
    public void What_an_update_cannot_carry_back_of_a_touch_is_named(string member, string value, string name)
    {
        var answer = SomeAccount.Answer();
        answer["emailer_touches"]![0]![member] = JsonNode.Parse(value);

        Assert.That(Read(answer).Steps[0].Touches[0].CannotBeKept, Is.EqualTo(new[] { name }));
    }

    [TestCase("builder_json", """{"blocks":[1]}""", "builder")]
    [TestCase("prompt_id", "\"p1\"", "prompt")]
    [TestCase("prompt_template_id", "7", "prompt")]
    public void What_an_update_cannot_carry_back_of_a_template_is_named(string member, string value, string name)
    {
        var answer = SomeAccount.Answer();
        foreach (var template in answer["emailer_templates"]!.AsArray())
            template![member] = JsonNode.Parse(value);

        Assert.That(Read(answer).Steps[0].Touches.Select(touch => touch.CannotBeKept.Single()), Is.All.EqualTo(name));
    }

    [Test]
    public async Task Attachments_that_no_touch_names_cannot_be_kept()
    {
        using var scene = new Scene(SomeAccount.Seed(), new() { ShowAttachmentIds = false });

        var current = await scene.ReadAsync();

        Assert.That(
            current.Steps.SelectMany(step => step.Touches).Select(touch => touch.CannotBeKept),
            Is.All.EqualTo(new[] { "attachments" })
        );
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("a/b")]
    public void A_blank_id_is_never_read(string id)
    {
        using var scene = new Scene(SomeAccount.Seed());

        Assert.That(
            async () => await scene.Service.ReadAsync(ReadScope.Of(id), CancellationToken.None),
            Throws.InstanceOf<ArgumentException>()
        );
        Assert.That(scene.Apollo.Requests, Is.Empty);
    }

    private static CurrentSequence Read(JsonObject answer) =>
        WireReader.Sequence(
            SomeAccount.Q3,
            System.Text.Json.JsonDocument.Parse(answer.ToJsonString()).RootElement,
            AccountDirectory.Empty
        );
}
