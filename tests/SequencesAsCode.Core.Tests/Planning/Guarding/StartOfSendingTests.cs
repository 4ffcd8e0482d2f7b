using SequencesAsCode.Core.Planning.Allowing;

namespace SequencesAsCode.Core.Tests.Planning.Guarding;

/// <summary>
/// With nobody in it, what nobody stopped starts freely. Where somebody may have stopped it, the plan asks.
/// </summary>
[TestFixture]
internal sealed class StartOfSendingTests
{
    private static readonly DesiredSequence File = Wanted
        .Sequence("q3", Wanted.Emails("intro", 1, Wanted.Touch("a", "Meet it"), Wanted.Touch("b", "See it")))
        .With(Fields.Active, new FieldValue.Flag(false));

    private static readonly PlanScene SwitchingOn = PlanScene
        .Applied(File)
        .File(file => file.With(Fields.Active, new FieldValue.Flag(true)));

    private static readonly DesiredSequence Live = File.With(Fields.Active, new FieldValue.Flag(true));

    [Test]
    public void A_sequence_that_was_never_on_starts() =>
        Assert.That(SwitchingOn.Change().Action, Is.EqualTo(SequenceAction.Update));

    [TestCase("manual_pause")]
    [TestCase("manual_approve")]
    public void The_lock_says_off_and_Apollo_that_it_was_on_and_stopped(string said)
    {
        var scene = SwitchingOn.Apollo(held => held with { StatusReason = said });

        Assert.That(scene.Blocks(), Is.EqualTo(new[] { BlockCode.ActivationNeedsConsent }));
        Assert.That(
            scene.Change().Blocks.Single().Message,
            Does.EndWith($"It was on before and was turned off (Apollo says '{said}'), so this needs your OK.")
        );
        Assert.That(scene.AllowingActivation("q3").Change().Action, Is.EqualTo(SequenceAction.Update));
    }

    [Test]
    public void What_an_earlier_run_made_and_somebody_stopped()
    {
        var scene = SwitchingOn with { Lock = [], Pending = [new("q3", "Sequence q3")] };

        Assert.That(
            scene.Apollo(held => held with { StatusReason = "manual_pause" }).Blocks(),
            Is.EqualTo(new[] { BlockCode.ActivationNeedsConsent })
        );
    }

    [Test]
    public void A_later_lock_differs()
    {
        var scene = SwitchingOn with { Outdated = [Held.Id(1)] };

        Assert.That(
            scene.Change().Blocks.Single().Message,
            Does.Contain("Nobody is in it.").And.Contain("Git has a later version of the lock file")
        );
        Assert.That(scene.AllowingActivation("q3").Change().Action, Is.EqualTo(SequenceAction.Update));
    }

    [Test]
    public void The_row_is_that_of_an_older_lock()
    {
        var scene = Losing(SwitchingOn, FreeStart.OfSequence);
        var entry = new AllowEntry(AllowKind.Activation, "pilot is over", Some.At("q3", 12));

        Assert.That(
            scene.Change().Blocks.Single().Message,
            Does.Contain("Nobody is in it. An apply with an older lock file left its row")
        );
        Assert.That(scene.AllowingActivation("q3").Change().Action, Is.EqualTo(SequenceAction.Update));
        Assert.That(
            scene.File(file => file with { Allow = [entry] }).Change().Allowed,
            Is.EqualTo(new[] { entry }),
            "an entry that nobody used counts"
        );
        Assert.That(Losing(SwitchingOn, FreeStart.OfVariants).Blocks(), Is.Empty);
    }

    [Test]
    public void A_variant_whose_row_is_that_of_an_older_lock_does_not_start()
    {
        Assert.That(
            Losing(Reviewing(), FreeStart.OfVariants).Change().Blocks.Single().Message,
            Does.Contain("An apply with an older lock file left its row")
        );
        Assert.That(Losing(Reviewing(), FreeStart.OfSequence).Blocks(), Is.Empty);
    }

    [Test]
    public void A_variant_that_waited_for_review_starts() => Assert.That(Reviewing().Blocks(), Is.Empty);

    [Test]
    public void A_variant_that_somebody_stopped_does_not_start()
    {
        var scene = Stopped(0);

        Assert.That(scene.Change().Action, Is.EqualTo(SequenceAction.None));
        Assert.That(
            scene.RevertingDrift().Change().Blocks.Single().Message,
            Does.StartWith("Approving these variants lets it send. Nobody is in it. The last apply left one of them")
        );
    }

    [Test]
    public void A_variant_does_not_start_when_a_later_lock_differs() =>
        Assert.That(
            (Reviewing() with { Outdated = [Held.Id(1)] }).Blocks(),
            Is.EqualTo(new[] { BlockCode.ActivationNeedsConsent })
        );

    [Test]
    public void A_new_variant_does_not_start_a_step_whose_variants_are_all_stopped()
    {
        var scene = Stopped(0, 1).File(_ => With(Live, Wanted.Touch("c", "Try it")));

        Assert.That(scene.Blocks(), Is.EqualTo(new[] { BlockCode.ActivationNeedsConsent }));
    }

    [Test]
    public void A_new_variant_starts_beside_one_that_sends() =>
        Assert.That(Stopped(0).File(_ => With(Live, Wanted.Touch("c", "Try it"))).Blocks(), Is.Empty);

    private static PlanScene Losing(PlanScene scene, string right) =>
        scene with
        {
            Lock = [.. scene.Lock.Select(row => row.Spending([right]))],
        };

    private static DesiredSequence With(DesiredSequence file, DesiredTouch added) =>
        file.WithStep(0, step => step with { Touches = [.. step.Touches!.Value, added] });

    // Applied with a variant that waits for review, which the file now approves.
    private static PlanScene Reviewing() =>
        PlanScene
            .Applied(With(Live, Wanted.Touch("c", "Try it", "to_be_reviewed")))
            .File(_ => With(Live, Wanted.Touch("c", "Try it")));

    // Applied with all variants approved, and some were stopped in Apollo.
    private static PlanScene Stopped(params int[] touches) =>
        PlanScene
            .Applied(Live)
            .Apollo(held =>
                touches.Aggregate(
                    held,
                    (now, index) =>
                        now.WithStep(
                            0,
                            step =>
                                step.WithTouch(
                                    index,
                                    touch =>
                                        touch with
                                        {
                                            Fields = touch.Fields.With(Fields.Status, Some.Text("to_be_reviewed")),
                                        }
                                )
                        )
                )
            );
}
