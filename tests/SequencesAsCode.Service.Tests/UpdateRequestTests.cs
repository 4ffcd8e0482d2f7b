using SequencesAsCode.Testing;

namespace SequencesAsCode.Service.Tests;

[TestFixture]
internal sealed class UpdateRequestTests
{
    [Test]
    public async Task A_rename_sends_every_step_and_touch_back_as_it_is() =>
        Approve.Text(await RequestsAsync(current => Wanted.Like(current).Named("Q4 Outbound")), "json");

    [Test]
    public async Task One_subject_changes_nothing_else() =>
        Approve.Text(
            await RequestsAsync(current =>
                Wanted
                    .Like(current)
                    .WithStep(
                        0,
                        step => step.WithTouches(current, touch => touch.With(Fields.Subject, Some.Text("Coffee?")))
                    )
            ),
            "json"
        );

    [Test]
    public async Task A_moved_step_keeps_its_id_and_gets_its_new_position() =>
        Approve.Text(await RequestsAsync(current => MoveLast(Wanted.Like(current))), "json");

    [Test]
    public async Task An_inserted_step_has_no_id() =>
        Approve.Text(
            await RequestsAsync(current => Insert(Wanted.Like(current), 1, Wanted.Draft("follow-up", "Following up"))),
            "json"
        );

    [Test]
    public async Task A_removed_step_is_left_out() =>
        Approve.Text(
            await RequestsAsync(current =>
                Wanted.Like(current) with
                {
                    Steps = Wanted.Like(current).Steps!.Value.RemoveAt(1),
                }
            ),
            "json"
        );

    [Test]
    public async Task An_added_touch_stands_beside_the_kept_ones() =>
        Approve.Text(
            await RequestsAsync(current =>
                Wanted.Like(current).WithStep(2, step => AddTouch(step.WithTouches(current)))
            ),
            "json"
        );

    [Test]
    public async Task A_removed_touch_is_left_out() =>
        Approve.Text(
            await RequestsAsync(current =>
                Wanted.Like(current).WithStep(0, step => DropTouch(step.WithTouches(current)))
            ),
            "json"
        );

    [Test]
    public async Task Sharing_is_an_object_and_a_kept_access_type_is_said_again() =>
        Approve.Text(
            await RequestsAsync(current =>
                Wanted
                    .Like(current)
                    .With(Fields.Visibility, Some.Text("everyone"))
                    .With(Fields.AccessType, Some.Text("can_edit")) with
                {
                    Steps = null,
                }
            ),
            "json"
        );

    [Test]
    public async Task Labels_copies_and_cleared_settings_have_their_own_forms() =>
        Approve.Text(
            await RequestsAsync(current =>
                Wanted
                    .Like(current)
                    .With(Fields.Labels, new FieldValue.Set(["Q4", "Outbound"]))
                    .With(Fields.CcEmails, new FieldValue.Set([]))
                    .With(Fields.BccEmails, new FieldValue.Set(["b@example.com", "a@example.com"]))
                    .With(Fields.Schedule, FieldValue.None)
                    .With(Fields.MaxEmailsPerDay, FieldValue.None)
                    .With(Fields.Owner, new FieldValue.Reference(null, "colleague@example.com"))
            ),
            "json"
        );

    [Test]
    public async Task A_note_and_a_priority_can_be_cleared() =>
        Approve.Text(
            await RequestsAsync(current =>
                Wanted
                    .Like(current)
                    .WithStep(
                        1,
                        step =>
                            step.With(Fields.Note, FieldValue.None)
                                .With(Fields.Priority, FieldValue.None)
                                .With(Fields.AutoSkip, FieldValue.None)
                    )
            ),
            "json"
        );

    [Test]
    public async Task Deactivation_is_sent_first()
    {
        using var scene = new Scene(SomeAccount.Seed(active: true));
        var wish = (await scene.LikeAsync()).Named("Paused").Active(false);

        var requests = (await scene.PlanAsync(wish)).Sequences.Single().Requests;

        Assert.That(
            requests.Select(request => request.Kind),
            Is.EqualTo(new[] { RequestKind.Deactivate, RequestKind.Update })
        );
        Assert.That(
            requests[0],
            Is.EqualTo(
                new PlannedRequest(RequestKind.Deactivate, "POST", $"/emailer_campaigns/{SomeAccount.Q3}/abort", "{}")
            )
        );
        Assert.That(requests[1].Body, Does.Not.Contain("\"active\""));
    }

    [Test]
    public async Task Activation_is_sent_last()
    {
        using var scene = new Scene(SomeAccount.Seed());
        var wish = (await scene.LikeAsync()).Named("Running").Active(true);

        var requests = (await scene.PlanAsync(wish)).Sequences.Single().Requests;

        Assert.That(
            requests.Select(request => request.Kind),
            Is.EqualTo(new[] { RequestKind.Update, RequestKind.Activate })
        );
        Assert.That(
            requests[1],
            Is.EqualTo(
                new PlannedRequest(RequestKind.Activate, "POST", $"/emailer_campaigns/{SomeAccount.Q3}/approve", "{}")
            )
        );
        Assert.That(requests[0].Body, Does.Not.Contain("\"active\""));
    }

    [Test]
    public async Task Switching_alone_sends_no_steps()
    {
        using var scene = new Scene(SomeAccount.Seed());
        var wish = (await scene.LikeAsync()).Active(true);

        var requests = (await scene.PlanAsync(wish)).Sequences.Single().Requests;

        Assert.That(requests.Select(request => request.Kind), Is.EqualTo(new[] { RequestKind.Activate }));
    }

    [Test]
    public void An_archive_is_one_call()
    {
        using var scene = new Scene(SomeAccount.Seed());

        var requests = scene.Service.Describe(Some.Sequence(SequenceAction.Archive));

        Assert.That(
            requests,
            Is.EqualTo(
                new[]
                {
                    new PlannedRequest(
                        RequestKind.Archive,
                        "POST",
                        $"/emailer_campaigns/{SomeAccount.Q3}/archive",
                        "{}"
                    ),
                }
            )
        );
    }

    [TestCase(SequenceAction.None)]
    [TestCase(SequenceAction.Adopt)]
    [TestCase(SequenceAction.Forget)]
    [TestCase(SequenceAction.Blocked)]
    [TestCase(SequenceAction.NotRead)]
    public void Other_actions_send_nothing(SequenceAction action)
    {
        using var scene = new Scene(SomeAccount.Seed());

        Assert.That(scene.Service.Describe(Some.Sequence(action)), Is.Empty);
    }

    private static async Task<string> RequestsAsync(Func<CurrentSequence, DesiredSequence> wish)
    {
        using var scene = new Scene(SomeAccount.Seed());
        var plan = await scene.PlanAsync(wish(await scene.ReadAsync()));
        return Scene.Show(plan.Sequences.Single().Requests);
    }

    private static DesiredSequence MoveLast(DesiredSequence wish) =>
        wish with
        {
            Steps = wish.Steps!.Value.RemoveAt(4).Insert(1, wish.Steps.Value[4]),
        };

    private static DesiredSequence Insert(DesiredSequence wish, int index, DesiredStep step) =>
        wish with
        {
            Steps = wish.Steps!.Value.Insert(index, step),
        };

    private static DesiredStep AddTouch(DesiredStep step) =>
        step with
        {
            Touches = step.Touches!.Value.Add(Wanted.DraftTouch("b", "Another try")),
        };

    private static DesiredStep DropTouch(DesiredStep step) => step with { Touches = step.Touches!.Value.RemoveAt(1) };
}
