using SequencesAsCode.Core.Reports;
using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Applying.Tests;

[TestFixture]
internal sealed class ActivationApplyTests : EmulatedTests
{
    private const string Touch = "66e9e215ece19801b219971b";

    [Test]
    public async Task An_edit_made_while_it_is_switched_off_is_not_overwritten()
    {
        using var scene = new Scene(SomeAccount.Seed(active: true));
        var plan = await scene.PlanAsync((await scene.LikeAsync()).Named("Renamed").Active(false));
        var isOff = false;
        scene.OnCall = call => isOff |= call == $"POST /emailer_campaigns/{SomeAccount.Q3}/abort";
        scene.OnAnswer = (call, answer) =>
        {
            if (isOff && call == $"GET /emailer_campaigns/{SomeAccount.Q3}")
                answer["emailer_campaign"]!["name"] = "Edited by a person";
        };

        var result = await scene.ApplyOneAsync(plan);

        Assert.That((result.Status, result.Written), Is.EqualTo((ChangeStatus.Failed, true)), result.Message);
        Assert.That(result.Message, Does.StartWith("It was turned off, and nothing else was sent"));
        Assert.That(scene.Calls("PUT", SomeAccount.Q3), Is.Zero);
    }

    [TestCase(true, FaultKind.CutAfter, 1)]
    [TestCase(true, FaultKind.CutBefore, 2)]
    [TestCase(false, FaultKind.CutAfter, 1)]
    [TestCase(false, FaultKind.CutBefore, 2)]
    public async Task A_switch_whose_answer_is_lost_is_repeated_only_when_it_had_no_effect(
        bool on,
        FaultKind kind,
        int calls
    )
    {
        using var scene = new Scene(SomeAccount.Seed(active: !on));
        var plan = await scene.PlanAsync((await scene.LikeAsync()).Active(on));
        var verb = on ? "approve" : "abort";
        scene.Break(new Fault { Kind = kind, Path = $"/emailer_campaigns/*/{verb}" });

        var result = await scene.ApplyOneAsync(plan);

        Assert.That(result.Status, Is.EqualTo(ChangeStatus.Applied), result.Message);
        Assert.That(scene.Calls("POST", verb), Is.EqualTo(calls));
        Assert.That((await scene.ReadAsync()).Active, Is.EqualTo(on));
    }

    [TestCase(RequestKind.Activate, "approve", true)]
    [TestCase(RequestKind.Deactivate, "abort", false)]
    public async Task Being_so_already_is_a_success(RequestKind kind, string verb, bool active)
    {
        using var scene = new Scene(SomeAccount.Seed(active));

        var answer = await scene.Service.ExecuteAsync(
            new(kind, "POST", $"/emailer_campaigns/{SomeAccount.Q3}/{verb}", "{}"),
            CancellationToken.None
        );

        Assert.That(answer.Id, Is.Null);
        Assert.That(scene.Calls("POST", verb), Is.EqualTo(1));
    }

    [Test]
    public void Words_that_belong_to_another_request_are_a_refusal()
    {
        using var scene = new Scene(SomeAccount.Seed(active: true));

        Assert.That(
            async () =>
                await scene.Service.ExecuteAsync(
                    new(RequestKind.Update, "POST", $"/emailer_campaigns/{SomeAccount.Q3}/approve", "{}"),
                    CancellationToken.None
                ),
            Failing.With(FailureKind.Rejected, "already active")
        );
    }

    [Test]
    public async Task Nothing_to_switch_on_is_a_failure()
    {
        var plan = await scene.PlanAsync((await scene.LikeAsync()).Active(true));
        scene.Break(
            new Fault
            {
                Kind = FaultKind.Answer,
                Path = "/emailer_campaigns/*/approve",
                Status = 422,
                Body =
                    """{"error":"Please make sure you have added at least 1 step before turning on the sequence."}""",
            }
        );

        var result = await scene.ApplyOneAsync(plan);

        Assert.That((result.Status, result.Written), Is.EqualTo((ChangeStatus.Failed, false)));
    }

    [TestCase(false, ChangeStatus.Blocked)]
    [TestCase(true, ChangeStatus.Applied)]
    public async Task People_who_enter_before_a_sequence_is_switched_on_need_consent(
        bool consented,
        ChangeStatus expected
    )
    {
        var wish = await StoppedByUsAsync(scene);
        var consents = consented ? Consents.None with { Activation = new(false, [Wanted.Key]) } : Consents.None;
        var plan = await scene.PlanAsync(consents, wish.Active(true));
        Assert.That(plan.Sequences.Single().Action, Is.EqualTo(SequenceAction.Update));
        scene.Enrol();
        scene.Apollo.ClearLog();

        var result = await scene.ApplyOneAsync(plan);

        Assert.That(result.Status, Is.EqualTo(expected), result.Message);
        Assert.That((await scene.ReadAsync()).Active, Is.EqualTo(consented));
        if (!consented)
            Assert.That(
                (result.Message, scene.Writes().Count()),
                Is.EqualTo(
                    (
                        "It would start sending, and 1 person entered it since the plan was made. "
                            + $"To allow that, run 'sequences plan' again with --allow-activation={Wanted.Key}.",
                        0
                    )
                )
            );
    }

    [TestCase(false, ChangeStatus.Blocked)]
    [TestCase(true, ChangeStatus.Applied)]
    public async Task People_who_enter_before_a_touch_of_an_active_sequence_is_approved_need_consent(
        bool consented,
        ChangeStatus expected
    )
    {
        using var scene = new Scene(SomeAccount.Seed(active: true));
        var current = await scene.ReadAsync();
        var wish = Wanted
            .Like(current)
            .WithStep(
                0,
                step =>
                    step.WithTouches(current) with
                    {
                        Touches =
                        [
                            .. step.WithTouches(current)
                                .Touches!.Value.Select(touch =>
                                    touch.Id == Touch ? touch.With(Fields.Status, Some.Text("approved")) : touch
                                ),
                        ],
                    }
            );
        var plan = await scene.PlanAsync(consented ? Scene.Everything : Consents.None, wish);
        Assert.That(plan.Sequences.Single().Action, Is.EqualTo(SequenceAction.Update));
        scene.Enrol();

        var result = await scene.ApplyOneAsync(plan);

        Assert.That(result.Status, Is.EqualTo(expected), result.Message);
    }

    [Test]
    public async Task People_who_enter_do_not_stop_a_change_that_starts_nothing()
    {
        var plan = await scene.PlanAsync(Consents.None, (await scene.LikeAsync()).Named("Renamed"));
        scene.Enrol();

        var result = await scene.ApplyOneAsync(plan);

        Assert.That(result.Status, Is.EqualTo(ChangeStatus.Applied), result.Message);
    }

    // The lock says that the files switched it off, so switching it on again needs no consent as long as nobody is in
    // it.
    private static async Task<DesiredSequence> StoppedByUsAsync(Scene scene)
    {
        var wish = (await scene.LikeAsync()).Active(false);
        Assert.That((await scene.ApplyAsync(wish)).Status, Is.EqualTo(ChangeStatus.Applied));
        return wish;
    }
}
