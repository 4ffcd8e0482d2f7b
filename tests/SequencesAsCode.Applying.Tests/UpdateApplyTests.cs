using SequencesAsCode.Core.Reports;
using SequencesAsCode.Emulator;
using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Applying.Tests;

[TestFixture]
internal sealed class UpdateApplyTests : EmulatedTests
{
    private const string Put = "/sequences/*";

    [TestCase(FaultKind.CutAfter, 1)]
    [TestCase(FaultKind.Truncated, 1)]
    [TestCase(FaultKind.CutBefore, 2)]
    [TestCase(FaultKind.Error, 2)]
    [TestCase(FaultKind.BadGateway, 2)]
    public async Task An_update_whose_answer_is_lost_is_repeated_only_when_it_had_no_effect(FaultKind kind, int calls)
    {
        var plan = await scene.PlanAsync(await RenamedAsync(scene));
        scene.Break(new Fault { Kind = kind, Path = Put });

        var result = await scene.ApplyOneAsync(plan);

        Assert.That((result.Status, result.Written), Is.EqualTo((ChangeStatus.Applied, true)), result.Message);
        Assert.That(scene.Calls("PUT", SomeAccount.Q3), Is.EqualTo(calls));
        Assert.That((string?)scene.Raw()["emailer_campaign"]!["name"], Is.EqualTo("Renamed"));
    }

    [Test]
    public async Task An_update_that_never_has_an_effect_fails_with_nothing_written()
    {
        var plan = await scene.PlanAsync(await RenamedAsync(scene));
        var before = scene.Apollo.ExportState();
        scene.Break(
            new Fault
            {
                Kind = FaultKind.CutBefore,
                Path = Put,
                Times = 0,
            }
        );

        var result = await scene.ApplyOneAsync(plan);

        Assert.That((result.Status, result.Written), Is.EqualTo((ChangeStatus.Failed, false)));
        Assert.That(scene.Calls("PUT", SomeAccount.Q3), Is.EqualTo(3));
        Assert.That(scene.Apollo.ExportState(), Is.EqualTo(before));
    }

    [Test]
    public async Task An_update_whose_outcome_cannot_be_read_is_unknown_and_the_next_run_sees_it()
    {
        var wish = await RenamedAsync(scene);
        var plan = await scene.PlanAsync(wish);
        scene.Break(
            new Fault { Kind = FaultKind.CutAfter, Path = Put },
            new Fault
            {
                Kind = FaultKind.Error,
                Method = "GET",
                Path = "/emailer_campaigns/*",
                Call = 2,
                Times = 0,
            }
        );

        var result = await scene.ApplyOneAsync(plan);
        scene.Break();
        var next = await scene.PlanAsync(wish);

        Assert.That(result.Status, Is.EqualTo(ChangeStatus.Unknown));
        Assert.That(result.Message, Does.StartWith("It is not known whether the change was written"));
        Assert.That(next.Sequences.Single().Action, Is.EqualTo(SequenceAction.Adopt));
    }

    [Test]
    public async Task An_update_that_was_written_and_cannot_be_checked_is_begun()
    {
        var plan = await scene.PlanAsync(await RenamedAsync(scene));
        scene.Break(
            new Fault
            {
                Kind = FaultKind.Error,
                Method = "GET",
                Path = "/emailer_campaigns/*",
                Call = 2,
                Times = 0,
            }
        );

        var result = await scene.ApplyOneAsync(plan);

        Assert.That((result.Status, result.Written), Is.EqualTo((ChangeStatus.Failed, true)));
        Assert.That(result.Message, Does.StartWith("Started, but not finished"));
    }

    [Test]
    public async Task A_lost_update_after_a_deactivation_is_repeated()
    {
        using var scene = new Scene(SomeAccount.Seed(active: true));
        var plan = await scene.PlanAsync((await RenamedAsync(scene)).Active(false));
        scene.Break(new Fault { Kind = FaultKind.CutBefore, Path = Put });

        var result = await scene.ApplyOneAsync(plan);

        Assert.That(result.Status, Is.EqualTo(ChangeStatus.Applied), result.Message);
        Assert.That(scene.Writes().Count(write => write.StartsWith("PUT", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_refused_update_is_begun_exactly_when_the_service_changed_all_the_same(bool mutates)
    {
        using var scene = new Scene(SomeAccount.Seed(), new() { MutateBeforeValidation = mutates });
        var current = await scene.ReadAsync();
        var wish = Wanted
            .Like(current)
            .WithStep(0, step => step.WithTouches(current, touch => touch.With(Fields.Body, FieldValue.None)));
        var plan = await scene.PlanAsync(wish with { Steps = wish.Steps!.Value.RemoveAt(4) });

        var result = await scene.ApplyOneAsync(plan);

        Assert.That((result.Status, result.Written), Is.EqualTo((ChangeStatus.Failed, mutates)));
        Assert.That(
            result.Message,
            mutates
                ? Does.StartWith("Started, but not finished").And.Contain("non-empty body")
                : Does.StartWith("The service refused api/v1/sequences/update (422)")
        );
        Assert.That((await scene.ReadAsync()).Steps, Has.Length.EqualTo(mutates ? 4 : 5));
        Assert.That(scene.Calls("PUT", SomeAccount.Q3), Is.EqualTo(1));
    }

    [Test]
    public async Task A_sequence_that_moved_since_the_plan_is_stale()
    {
        var plan = await scene.PlanAsync(await RenamedAsync(scene));
        scene.Call("POST", $"/emailer_campaigns/{SomeAccount.Q3}/approve");
        scene.Apollo.ClearLog();

        var result = await scene.ApplyOneAsync(plan);

        Assert.That(
            (result.Status, result.Written, result.Message),
            Is.EqualTo(
                (ChangeStatus.Stale, false, "It has changed since the plan was made. Run 'sequences plan' again.")
            )
        );
        Assert.That(scene.Writes(), Is.Empty);
    }

    [Test]
    public async Task A_sequence_that_is_gone_since_the_plan_is_stale()
    {
        var plan = await scene.PlanAsync(await RenamedAsync(scene));
        scene.Break(
            new Fault
            {
                Kind = FaultKind.Answer,
                Method = "GET",
                Path = "/emailer_campaigns/*",
                Status = 404,
                Times = 0,
            }
        );

        var result = await scene.ApplyOneAsync(plan);

        Assert.That(
            (result.Status, result.Message),
            Is.EqualTo((ChangeStatus.Stale, "It no longer exists. Run 'sequences plan' again."))
        );
        Assert.That(scene.Writes(), Is.Empty);
    }

    [Test]
    public async Task A_field_that_the_service_ignores_fails_is_recorded_as_refused_and_is_not_sent_again()
    {
        using var scene = new Scene(SomeAccount.Seed(), new() { IgnoreFields = ["step.note"] });
        var current = await scene.ReadAsync();
        var wish = Wanted
            .Like(current)
            .WithStep(
                1,
                step =>
                    step.With(Fields.Note, Some.Html("<div>Something else</div>"))
                        .With(Fields.Priority, Some.Text("low"))
            );

        var result = await scene.ApplyAsync(wish);

        var step = scene.Base().Sequences.Single().Steps[1];
        var next = (await scene.PlanAsync(wish)).Sequences.Single();
        Assert.That((result.Status, result.Written), Is.EqualTo((ChangeStatus.Failed, true)));
        Assert.That(result.Message, Does.StartWith("Written, but the result differs from the plan: step #2: note."));
        Assert.That(
            (step.Fields[Fields.Note]!.IsRefused, step.Fields[Fields.Priority]),
            Is.EqualTo((true, new BasePair("low", "low")))
        );
        Assert.That((next.IsPending, next.Action), Is.EqualTo((false, SequenceAction.None)));
    }

    [Test]
    public async Task A_body_that_the_service_writes_in_another_form_is_explained_and_recorded()
    {
        using var scene = new Scene(SomeAccount.Seed(), new() { Sanitizer = Sanitizer.Rewrite });
        var current = await scene.ReadAsync();
        var wish = Wanted
            .Like(current)
            .WithStep(
                0,
                step =>
                    step.WithTouches(
                        current,
                        touch =>
                            touch.With(
                                Fields.Body,
                                Some.Html("<p>New <b>words</b> for {{first_name}}</p><p>and more</p>")
                            )
                    )
            );

        var result = await scene.ApplyAsync(wish);

        var pair = scene.Base().Sequences.Single().Steps[0].Touches[0].Fields[Fields.Body]!;
        Assert.That(result.Status, Is.EqualTo(ChangeStatus.Applied), result.Message);
        Assert.That(pair.Sent, Is.Not.EqualTo(pair.Returned));
        Assert.That((await scene.PlanAsync(wish)).Sequences.Single().Action, Is.EqualTo(SequenceAction.None));
    }

    [Test]
    public async Task A_body_that_loses_words_is_not_taken()
    {
        var current = await scene.ReadAsync();
        var wish = Wanted
            .Like(current)
            .WithStep(
                0,
                step =>
                    step.WithTouches(
                        current,
                        touch =>
                            touch.With(
                                Fields.Body,
                                Some.Html(
                                    "<p>See <iframe src=\"https://example.com\">the form</iframe> <a "
                                        + "href=\"javascript:go()\">here</a></p>"
                                )
                            )
                    )
            );

        var result = await scene.ApplyAsync(wish);

        Assert.That(result.Status, Is.EqualTo(ChangeStatus.Failed));
        Assert.That(result.Message, Does.Contain("body"));
        Assert.That(scene.Base().Sequences.Single().Steps[0].Touches[0].Fields[Fields.Body]!.IsRefused, Is.True);
    }

    private static async Task<DesiredSequence> RenamedAsync(Scene scene) => (await scene.LikeAsync()).Named("Renamed");
}
