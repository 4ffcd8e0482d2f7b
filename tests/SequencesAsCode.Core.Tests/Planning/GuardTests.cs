namespace SequencesAsCode.Core.Tests.Planning;

/// <summary>Activation, what cannot be kept, and what the service cannot do.</summary>
[TestFixture]
internal sealed class GuardTests
{
    private static readonly FieldValue On = new FieldValue.Flag(true);
    private static readonly FieldValue Off = new FieldValue.Flag(false);

    private static readonly DesiredSequence File = Wanted
        .Sequence(
            "q3",
            Wanted.Email("intro", "Meet the new release of our product"),
            Wanted.Call("call", "Ask about the budget")
        )
        .With(Fields.Active, Off);

    /// <summary>Applied switched off, and the file now says on.</summary>
    private static readonly PlanScene SwitchingOn = PlanScene.Applied(File).File(file => file.With(Fields.Active, On));

    [Test]
    public void A_new_sequence_starts_without_consent()
    {
        var change = new PlanScene { Files = [File.With(Fields.Active, On)] }.Change();

        Assert.That(
            (change.Action, EffectSentence.Of(change.Effect)),
            Is.EqualTo((SequenceAction.Create, "is created turned on, and sends as soon as people are added"))
        );
    }

    [Test]
    public void With_nobody_in_it_a_sequence_that_git_switched_off_starts_without_consent()
    {
        var change = SwitchingOn.Change();

        Assert.That(
            (change.Action, EffectSentence.Of(change.Effect)),
            Is.EqualTo((SequenceAction.Update, "starts to send email, but nobody is in it yet"))
        );
        Assert.That(change.Requests[^1].Kind, Is.EqualTo(RequestKind.Activate));
    }

    [TestCase(12L, "12 people are in it")]
    [TestCase(1L, "1 person is in it")]
    [TestCase(null, "An unknown number of people is in it")]
    public void With_people_in_it_starting_needs_consent(long? people, string said)
    {
        var scene = SwitchingOn.Apollo(held => held with { People = new(people) });

        var (blocked, allowed, other) = (
            scene.Change(),
            scene.AllowingActivation("q3").Change(),
            scene.AllowingActivation("other").Change()
        );

        Assert.That(
            (blocked.Action, allowed.Action, other.Action),
            Is.EqualTo((SequenceAction.Blocked, SequenceAction.Update, SequenceAction.Blocked))
        );
        Assert.That(
            (blocked.Blocks.Single().Code, blocked.Blocks.Single().Consent),
            Is.EqualTo((BlockCode.ActivationNeedsConsent, Consent.Activation("q3")))
        );
        Assert.That(blocked.Blocks.Single().Message, Does.Contain(said).And.Not.Contain("outside"));
    }

    [Test]
    public void The_policy_allows_starting()
    {
        var scene = SwitchingOn.Apollo(held => held with { People = new(12) }) with
        {
            Policy = Policy.Default with { ActivationAllowed = true },
        };

        Assert.That(EffectSentence.Of(scene.Change().Effect), Is.EqualTo("12 people start getting email"));
    }

    [Test]
    public void What_Apollo_paused_by_itself_needs_consent_and_its_reason_is_quoted()
    {
        var scene = SwitchingOn.Apollo(held => held with { AutoPaused = true, StatusReason = "bounce_rate" });

        Assert.That(
            scene.Change().Blocks.Single().Message,
            Does.Contain("Nobody is in it").And.Contain("'bounce_rate'")
        );
    }

    [Test]
    public void What_somebody_stopped_after_git_had_started_it_needs_consent()
    {
        var scene = PlanScene
            .Applied(File.With(Fields.Active, On))
            .Apollo(held => held.With(Fields.Active, Off) with { StatusReason = "manual_pause" });

        var (kept, reverted) = (scene.Change(), scene.RevertingDrift().Change());

        Assert.That((kept.Action, kept.HasDrift), Is.EqualTo((SequenceAction.None, true)));
        Assert.That(
            reverted.Blocks.Single().Message,
            Does.Contain("turned off in Apollo").And.Contain("'manual_pause'")
        );
    }

    [Test]
    public void Without_a_base_starting_needs_consent_even_with_nobody_in_it()
    {
        var scene = SwitchingOn.File(file => file with { Id = Held.Id(1) }) with { Lock = [] };

        Assert.That(scene.Blocks(), Is.EqualTo(new[] { BlockCode.ActivationNeedsConsent }));
    }

    [Test]
    public void What_our_own_earlier_run_made_starts_without_consent()
    {
        var scene = SwitchingOn with { Lock = [], Pending = [new("q3", "Sequence q3")] };

        Assert.That(scene.Change().Action, Is.EqualTo(SequenceAction.Update));
    }

    [TestCase(true, 12, SequenceAction.Blocked)]
    [TestCase(true, 0, SequenceAction.Update)]
    [TestCase(false, 12, SequenceAction.Update)]
    public void Approving_a_touch_starts_sending_when_the_sequence_is_on_and_somebody_is_in_it(
        bool active,
        int people,
        SequenceAction action
    )
    {
        var waiting = File.WithStep(
            0,
            step => step.WithTouch(0, touch => touch.With(Fields.Status, Some.Text("to_be_reviewed")))
        ) with
        {
            Key = "q3",
        };
        var scene = PlanScene
            .Applied(waiting with { Fields = waiting.Fields.Without(Fields.Active) })
            .Apollo(held => held.With(Fields.Active, new FieldValue.Flag(active)) with { People = new(people) })
            .File(file =>
                file.WithStep(0, step => step.WithTouch(0, touch => touch.With(Fields.Status, Some.Text("approved"))))
            );

        var (change, allowed) = (scene.Change(), scene.AllowingActivation().Change());

        Assert.That((change.Action, allowed.Action), Is.EqualTo((action, SequenceAction.Update)));
        Assert.That(change.Blocks.Select(block => block.Code), Is.All.EqualTo(BlockCode.ActivationNeedsConsent));
    }

    [Test]
    public void Switching_off_needs_no_consent_and_is_sent_first()
    {
        var scene = PlanScene
            .Applied(File.With(Fields.Active, On))
            .Apollo(held => held.Live(new(12)))
            .File(file => file.With(Fields.Active, Off).With(Fields.Name, Some.Text("Renamed")));

        var change = scene.Change();

        Assert.That(
            (EffectSentence.Of(change.Effect), change.Requests[0].Kind),
            Is.EqualTo(("12 people stop getting email from it", RequestKind.Deactivate))
        );
    }

    [Test]
    public void What_an_update_cannot_carry_back_blocks_until_the_file_accepts_the_loss()
    {
        var scene = PlanScene
            .Applied(File)
            .Apollo(held =>
                held.WithStep(
                    0,
                    step => step.WithTouch(0, touch => touch with { CannotBeKept = ["prompts", "attachments"] })
                )
            )
            .File(file => file.With(Fields.Name, Some.Text("Renamed")) with { AcceptLoss = ["personalized_opener"] });
        var block = scene.Change().Blocks.Single();

        var accepted = Yaml.Parse(block.LinesToAdd)["{accept_loss: [".Length..^2].Split(", ");
        var after = scene.File(file => file with { AcceptLoss = [.. accepted] }).Change();

        Assert.That(
            (block.Code, block.Message.Contains("prompts of email 'intro'", StringComparison.Ordinal)),
            Is.EqualTo((BlockCode.CannotBeKept, true))
        );
        Assert.That(accepted, Is.EqualTo(new[] { "personalized_opener", "attachments", "prompts" }));
        Assert.That((after.Action, after.IsPending), Is.EqualTo((SequenceAction.Update, true)));
    }

    [Test]
    public void What_cannot_be_kept_is_named_in_steps_that_no_file_manages()
    {
        var scene = PlanScene
            .Applied(File)
            .Apollo(held =>
                held.WithStep(0, step => step.WithTouch(0, touch => touch with { CannotBeKept = ["prompts"] }))
            )
            .File(file => file.With(Fields.Name, Some.Text("Renamed")) with { Steps = null });

        Assert.That(scene.Blocks(), Is.EqualTo(new[] { BlockCode.CannotBeKept }));
    }

    [Test]
    public void What_cannot_be_kept_is_no_matter_while_no_step_is_sent()
    {
        var lossy = SwitchingOn.Apollo(held =>
            held.WithStep(0, step => step.WithTouch(0, touch => touch with { CannotBeKept = ["prompts"] }))
        );

        Assert.That(
            lossy.Change().Requests.Select(request => request.Kind),
            Is.EqualTo(new[] { RequestKind.Activate })
        );
    }

    [Test]
    public void What_the_service_cannot_do_is_blocked_before_anything_is_sent()
    {
        var can = PlanScene.Applied(File).Can;
        var moved = PlanScene.Applied(File).File(file => file.WithSteps(file.Steps!.Value.Reverse()));
        PlanScene[] scenes =
        [
            new() { Files = [File], Can = can with { Create = false } },
            SwitchingOn with
            {
                Can = can with { Activation = false },
            },
            moved with
            {
                Can = can with { Structure = false },
            },
            PlanScene.Applied(File) with
            {
                Files = [],
                Removed = [new("q3", true, "over", new("sequences.yaml", 1))],
                Can = can with { Archive = false },
            },
        ];

        var changes = scenes.Select(scene => scene.Change()).ToList();

        Assert.That(
            changes.Select(change => (change.Action, change.Requests.Length, change.Blocks.Single().Code)),
            Has.Exactly(4).Items.And.All.EqualTo((SequenceAction.Blocked, 0, BlockCode.NotPossible))
        );
    }

    [Test]
    public void A_field_that_the_service_cannot_write_is_not_possible()
    {
        var scene = PlanScene.Applied(File).File(file => file.With(Fields.Name, Some.Text("Renamed")));

        var change = (
            scene with
            {
                Can = scene.Can with { Writable = scene.Can.Writable.Remove(Fields.Name) },
            }
        ).Change();

        Assert.That(
            (change.Action, change.Blocks.Single().Code, change.SetByHand.Length),
            Is.EqualTo((SequenceAction.Blocked, BlockCode.NotPossible, 0))
        );
        Assert.That(change.Blocks.Single().Message, Does.Contain("changing name of the sequence"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_sequence_without_steps_is_not_switched_on(bool isNew)
    {
        var empty = File.WithSteps().With(Fields.Active, Off);
        var scene = isNew ? new PlanScene { Files = [empty] } : PlanScene.Applied(empty);

        Assert.That(
            scene.File(file => file.With(Fields.Active, On)).Blocks(),
            Is.EqualTo(new[] { BlockCode.NotPossible })
        );
    }

    [Test]
    public void The_first_email_does_not_reply_to_a_thread_that_nobody_opened()
    {
        var replies = PlanScene.Applied(
            File.WithSteps(
                File.Steps!.Value[0],
                Wanted
                    .Email("again", "A second email in the same thread")
                    .WithTouch(0, touch => touch.With(Fields.TouchType, Some.Text("reply_to_thread")))
            )
        );

        var scene = replies.File(file => file.WithSteps(file.Steps!.Value.Reverse()));

        Assert.That(scene.Blocks(), Is.EqualTo(new[] { BlockCode.NotPossible }));
    }

    [Test]
    public void Every_guard_that_holds_is_named()
    {
        var scene = SwitchingOn
            .Apollo(held => held.WithStep(1, step => step with { People = new(12) }) with { People = new(12) })
            .File(file => file.WithoutStep(1));

        Assert.That(
            scene.Blocks(),
            Is.EqualTo(new[] { BlockCode.RemovalNeedsConsent, BlockCode.ActivationNeedsConsent })
        );
    }
}
