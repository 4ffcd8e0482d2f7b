namespace SequencesAsCode.Core.Tests.Planning;

/// <summary>What somebody makes in Apollo in the place of something that we know is not that thing.</summary>
[TestFixture]
internal sealed class LookalikeTests
{
    private static readonly DesiredSequence File = Wanted.Sequence(
        "q3",
        Wanted.Call("s1", "Introduce yourself"),
        Wanted.Call("s2", "Remind them of the webinar on Monday"),
        Wanted.Call("s3", "Ask for the decision now")
    );

    [Test]
    public void A_similar_step_made_in_Apollo_is_not_the_one_that_was_deleted_there()
    {
        var change = Replaced.Change();

        Assert.That((change.Action, change.IsPending, change.HasDrift), Is.EqualTo((SequenceAction.None, false, true)));
        Assert.That(
            change.Steps.Select(step => step.Reason),
            Is.EquivalentTo(
                new[] { Reason.NothingChanged, Reason.DeletedInService, Reason.AddedInService, Reason.NothingChanged }
            )
        );
    }

    [Test]
    public void A_step_that_leaves_the_file_is_not_rewritten_into_one_that_was_deleted_in_Apollo()
    {
        var change = PlanScene
            .Applied(File)
            .Apollo(held => held.WithoutStep(1).Live(new People(40)))
            .File(file => file.WithoutStep(2))
            .Change();

        Assert.That(
            change.Blocks.Select(block => block.Code),
            Is.EqualTo(new[] { BlockCode.RemovalNeedsConsent, BlockCode.NotShown })
        );
        Assert.That(change.Steps.Single(step => step.Action == PartAction.Remove).Id, Is.EqualTo(Held.Id(1, 30)));
    }

    [Test]
    public void A_similar_touch_made_in_Apollo_is_not_approved_by_a_file_that_did_not_change()
    {
        var file = Wanted.Sequence(
            "q3",
            Wanted.Emails("a", 1, Wanted.Touch("x", "Hello you all out there"), Wanted.Touch("y", "Quite another text"))
        );
        var scene = PlanScene
            .Applied(file)
            .Apollo(held =>
                held.WithStep(
                    0,
                    step =>
                        step with
                        {
                            Touches =
                            [
                                new(
                                    Held.Id(9, 1),
                                    step.Touches[0].Fields.With(Fields.Status, Some.Text("to_be_reviewed")),
                                    []
                                ),
                                step.Touches[1],
                            ],
                        }
                )
            );

        var change = scene.Change();

        Assert.That((change.IsPending, change.HasDrift), Is.EqualTo((false, true)));
    }

    [Test]
    public void A_step_without_a_key_that_was_rewritten_in_Apollo_is_drift()
    {
        var keyless = File.WithSteps(File.Steps!.Value.Select(step => step with { Key = null }));
        var change = PlanScene
            .Applied(keyless)
            .Apollo(held => held.WithStep(1, step => step.With(Fields.Note, Some.Html("Nothing of the old words"))))
            .Change();

        Assert.That((change.Action, change.IsPending, change.HasDrift), Is.EqualTo((SequenceAction.None, false, true)));
    }

    [Test]
    public void The_first_approved_touch_of_a_live_step_starts_sending()
    {
        var file = Wanted
            .Sequence("q3", Wanted.Emails("a", 1, Wanted.Touch("x", "Hello", "to_be_reviewed")))
            .With(Fields.Active, new FieldValue.Flag(true));
        var scene = PlanScene
            .Applied(file)
            .Apollo(held => held.Live(new People(500)))
            .File(wanted =>
                wanted.WithStep(0, step => step.WithTouches(step.Touches!.Value[0], Wanted.Touch("z", "Good day")))
            );

        Assert.That(scene.Blocks(), Is.EqualTo(new[] { BlockCode.ActivationNeedsConsent }));
        Assert.That(
            EffectSentence.Of(scene.AllowingActivation("q3").Change().Effect),
            Does.StartWith("500 people start")
        );
    }

    [Test]
    public void Another_approved_touch_beside_an_approved_one_starts_nothing()
    {
        var file = Wanted.Sequence("q3", Wanted.Email("a", "Hello")).With(Fields.Active, new FieldValue.Flag(true));
        var scene = PlanScene
            .Applied(file)
            .Apollo(held => held.Live(new People(500)))
            .File(wanted =>
                wanted.WithStep(0, step => step.WithTouches(step.Touches!.Value[0], Wanted.Touch("z", "Good day")))
            );

        Assert.That(scene.Blocks(), Is.Empty);
    }

    [Test]
    public void A_name_alone_gives_no_claim_to_a_sequence_whose_steps_the_file_does_not_say()
    {
        var file = Wanted.Sequence("q3").With(Fields.Active, new FieldValue.Flag(false)) with { Steps = null };
        var scene = new PlanScene
        {
            Files = [file],
            Service = [Held.Of(Wanted.Sequence("q3", Wanted.Email("a", "Somebody else's"))).Live(new People(30))],
        };

        Assert.That(scene.Blocks(), Is.EqualTo(new[] { BlockCode.ExistsWithOtherContent }));
    }

    private static PlanScene Replaced =>
        PlanScene
            .Applied(File)
            .Apollo(held =>
                held with
                {
                    Steps =
                    [
                        held.Steps[0],
                        held.Steps[1] with
                        {
                            Id = Held.Id(9, 10),
                            Fields = held.Steps[1]
                                .Fields.With(Fields.Note, Some.Html("Remind them of the webinar on Tuesday")),
                        },
                        held.Steps[2],
                    ],
                }
            );
}
