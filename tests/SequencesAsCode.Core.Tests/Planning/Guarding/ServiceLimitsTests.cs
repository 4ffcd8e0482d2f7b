namespace SequencesAsCode.Core.Tests.Planning.Guarding;

/// <summary>A service that shows or changes only a part of a sequence says so in the plan.</summary>
[TestFixture]
internal sealed class ServiceLimitsTests
{
    private static readonly DesiredSequence File = Wanted.Sequence(
        "q3",
        Wanted.Emails(
            "intro",
            1,
            Wanted.Touch("a", "Meet the new release of our product"),
            Wanted.Touch("b", "Another way to say hello to readers")
        ),
        Wanted.Call("call", "Ask about the budget")
    );

    private static readonly PlanScene Texts = PlanScene
        .Applied(File)
        .File(file =>
            file.WithStep(0, step => step.WithTouch(1, touch => touch.With(Fields.Subject, Some.Text("Other words"))))
        );

    private static readonly PlanScene Timing = PlanScene
        .Applied(File)
        .File(file => file.WithStep(1, step => step.With(Fields.Wait, Some.Days(9))));

    [Test]
    public void Who_changes_a_text_hears_that_it_may_approve_the_touch()
    {
        PlanScene On(PlanScene scene) => scene with { Can = scene.Can with { MayApprove = true } };

        Assert.That(On(Texts).Change().Notes.Single(), Does.Contain("reported to approve its variant"));
        Assert.That(On(Timing).Change().Notes, Is.Empty);
        Assert.That(Texts.Change().Notes, Is.Empty);
    }

    [Test]
    public void Who_changes_a_text_hears_that_its_template_may_be_shared()
    {
        PlanScene On(PlanScene scene) =>
            scene with
            {
                Can = scene.Can with { SharesTemplates = true, Label = "Outreach" },
            };

        Assert.That(On(Texts).Change().Notes.Single(), Does.StartWith("Outreach may use one template in several"));
        Assert.That(On(Timing).Change().Notes, Is.Empty);
    }

    [Test]
    public void In_a_live_sequence_a_text_that_may_be_approved_by_it_needs_consent()
    {
        PlanScene On(PlanScene scene) =>
            scene.Apollo(held => held.Live(new(12))) with
            {
                Can = scene.Can with { MayApprove = true },
            };

        Assert.That(On(Texts).Blocks(), Is.EqualTo(new[] { BlockCode.ActivationNeedsConsent }));
        Assert.That(On(Texts).AllowingActivation().Blocks(), Is.Empty);
        Assert.That(On(Timing).Blocks(), Is.Empty);
    }

    [Test]
    public void An_unknown_order_of_several_steps_is_noted()
    {
        PlanScene Unordered(PlanScene scene) => scene.Apollo(held => held with { IsOrderUnknown = true });
        var single = PlanScene.Applied(File.WithoutStep(1)).File(file => file.Named("Renamed"));

        Assert.That(Unordered(Timing).Change().Notes.Single(), Does.StartWith("Supaglue does not show the order"));
        Assert.That(Unordered(single).Change().Notes, Is.Empty);
    }

    [Test]
    public void A_service_that_changes_nothing_says_so_in_one_sentence()
    {
        var scene = Texts.File(file => file.Named("Renamed"));
        var can = scene.Can with { Writable = [], Structure = false, Refusal = "Outreach is only read" };

        var (joined, apart) = (
            (scene with { Can = can with { IsReadOnly = true } }).File(file => file.WithoutStep(1)),
            (scene with { Can = can }).File(file => file.WithoutStep(1))
        );

        Assert.That(apart.Blocks(), Is.EqualTo(new[] { BlockCode.NotPossible, BlockCode.NotPossible }));
        Assert.That(
            joined.Change().Blocks.Single().Message,
            Does.StartWith("Outreach is only read: ").And.Contain("; adding, moving or removing steps")
        );
    }

    [Test]
    public void One_of_several_touches_that_replies_is_enough_for_a_first_email_that_replies()
    {
        var scene = PlanScene
            .Applied(File)
            .File(file =>
                file.WithStep(
                    0,
                    step => step.WithTouch(1, touch => touch.With(Fields.TouchType, Some.Text("reply_to_thread")))
                )
            );

        Assert.That(scene.Blocks(), Is.EqualTo(new[] { BlockCode.NotPossible }));
    }
}
