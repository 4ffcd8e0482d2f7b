using System.Text.Json.Nodes;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Service.Tests;

[TestFixture]
internal sealed class CreateRequestTests
{
    [Test]
    public async Task A_create_with_everything_is_made_switched_off_then_completed_then_switched_on() =>
        Approve.Text(Scene.Show(await RequestsAsync(Everything())), "json");

    [Test]
    public async Task A_plain_create_is_one_request_without_ids_and_positions()
    {
        var requests = await RequestsAsync(Wanted.New("Plain", Wanted.Draft("intro", "Hello")));

        Approve.Text(Scene.Show(requests), "json");
        Assert.That(requests.Single().Kind, Is.EqualTo(RequestKind.Create));
    }

    [Test]
    public async Task Exact_times_are_sent_in_the_place_of_waits()
    {
        var at = new FieldValue.Moment(new(2031, 1, 6, 9, 0, 0, TimeSpan.FromHours(1)));
        var wish = Wanted
            .New("Exact", Wanted.Draft("intro", "Hello") with { Fields = FieldSet.Of((Fields.At, at)) })
            .With(Fields.ExactDaytime, new FieldValue.Flag(true));

        var step = (JsonObject)JsonNode.Parse((await RequestsAsync(wish)).Single().Body)!["emailer_steps"]![0]!;

        Assert.That((string?)step["exact_datetime"], Is.EqualTo("2031-01-06T09:00:00+01:00"));
        Assert.That(step.ContainsKey("wait_time"), Is.False);
    }

    [Test]
    public async Task Filling_puts_what_was_created_in_the_place_of_placeholders_with_all_that_the_service_filled_in()
    {
        var requests = await RequestsAsync(Everything());
        var made = new TargetTouch(
            "touch-made",
            null,
            "touch-made",
            FieldSet.Of(
                (Fields.Status, Some.Text("approved")),
                (Fields.Subject, FieldValue.None),
                (Fields.Body, Some.Html("made by the service"))
            ),
            FieldSet.Empty
        );
        var touches = new[] { "a", "b" }.Select(
            (key, index) =>
                new TargetTouch(
                    $"touch-{index + 1}",
                    key,
                    $"intro/{key}",
                    FieldSet.Of(
                        (Fields.IncludeSignature, new FieldValue.Flag(true)),
                        (Fields.Subject, Some.Text(key)),
                        (Fields.Body, Some.Html("as it is now"))
                    ),
                    FieldSet.Empty
                )
        );
        var created = new CreatedParts(
            "sequence-1",
            [
                new()
                {
                    Id = "step-1",
                    Key = "intro",
                    Handle = "intro",
                    Type = StepTypes.AutoEmail,
                    Fields = FieldSet.Of((Fields.Wait, Some.Days(1)), (Fields.Priority, FieldValue.None)),
                    Touches = [.. touches],
                },
                new()
                {
                    Id = "step-2",
                    Key = "nudge",
                    Handle = "nudge",
                    Type = StepTypes.Call,
                    Fields = FieldSet.Of((Fields.Wait, Some.Days(2)), (Fields.Priority, Some.Text("high"))),
                },
                new()
                {
                    Id = "step-3",
                    Key = "connect",
                    Handle = "connect",
                    Type = StepTypes.LinkedInConnect,
                    Fields = FieldSet.Of((Fields.Wait, Some.Days(1)), (Fields.Priority, Some.Text("medium"))),
                    Touches = [made],
                },
            ]
        );
        using var scene = new Scene(SomeAccount.Seed());

        var filled = requests.Skip(1).Select(request => scene.Service.Fill(request, created)).ToList();

        Approve.Text(Scene.Show(filled), "json");
        Assert.That(filled.Select(request => request.Path + request.Body), Has.None.Contains("$created"));
    }

    [Test]
    public async Task Filling_without_an_id_that_is_needed_is_refused()
    {
        var update = (await RequestsAsync(Everything()))[1];
        using var scene = new Scene(SomeAccount.Seed());
        var nothing = new CreatedParts("sequence-1", []);

        Assert.That(
            () => scene.Service.Fill(update, nothing),
            Throws.InvalidOperationException.With.Message.Contains("'intro'")
        );
    }

    [Test]
    public void Filling_leaves_text_that_looks_like_a_placeholder_alone()
    {
        using var scene = new Scene(SomeAccount.Seed());
        var request = new PlannedRequest(
            RequestKind.Update,
            "PUT",
            "/sequences/1",
            """{"name":"{\"$created\":\"intro\"}","note":null,"list":[null,1]}"""
        );
        var created = new CreatedParts("sequence-1", []);

        Assert.That(scene.Service.Fill(request, created), Is.EqualTo(request));
    }

    [TestCase("/emailer_campaigns//approve")]
    [TestCase("/sequences/")]
    public void A_path_with_a_blank_id_is_never_sent(string path)
    {
        using var scene = new Scene(SomeAccount.Seed());

        Assert.That(
            async () =>
                await scene.Service.ExecuteAsync(new(RequestKind.Update, "PUT", path, "{}"), CancellationToken.None),
            Throws.ArgumentException
        );
        Assert.That(scene.Apollo.Requests, Is.Empty);
    }

    private static DesiredSequence Everything() =>
        Wanted
            .New(
                "Everything",
                Wanted.Draft("intro", "Hello", wait: new FieldValue.Wait(30, WaitUnit.Minute)) with
                {
                    Touches =
                    [
                        Wanted
                            .DraftTouch("a", "Hello", "<p>Grüß Gott & \"more\"</p>")
                            .With(Fields.Status, Some.Text("approved")),
                        Wanted
                            .DraftTouch("b", "Good day")
                            .With(Fields.IncludeSignature, new FieldValue.Flag(true))
                            .With(Fields.Attachments, new FieldValue.Set(["66e9e215ece19801b21997f1"])),
                    ],
                },
                Wanted.Step(
                    "nudge",
                    StepTypes.Call,
                    (Fields.Wait, Some.Days(2)),
                    (Fields.Priority, Some.Text("high")),
                    (Fields.Note, Some.Html("<div>Ask</div>")),
                    (Fields.AutoSkip, new FieldValue.Number(3))
                ),
                Wanted.Step("connect", StepTypes.LinkedInConnect, (Fields.Wait, Some.Days(1)))
            )
            .Active(true)
            .With(Fields.Schedule, new FieldValue.Reference(null, "Office hours"))
            .With(Fields.Owner, new FieldValue.Reference(null, "colleague@example.com"))
            .With(Fields.Labels, new FieldValue.Set(["Outbound", "New"]))
            .With(Fields.Visibility, Some.Text("everyone"))
            .With(Fields.AccessType, Some.Text("can_edit"))
            .With(Fields.CcEmails, new FieldValue.Set(["boss@example.com", "team@example.com"]))
            .With(Fields.FinishIfReply, new FieldValue.Flag(false))
            .With(Fields.ResponseDays, new FieldValue.Number(7))
            .With(
                Fields.ExcludedContactStages,
                new FieldValue.Set(["5c1004a0eeeeeeeeeeee0002", "5c1004a0eeeeeeeeeeee0001"])
            );

    private static async Task<ImmutableArray<PlannedRequest>> RequestsAsync(DesiredSequence wish)
    {
        using var scene = new Scene(SomeAccount.Seed());
        return (await scene.PlanAsync(wish)).Sequences.Single().Requests;
    }
}
