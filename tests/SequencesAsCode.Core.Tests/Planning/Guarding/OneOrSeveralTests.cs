namespace SequencesAsCode.Core.Tests.Planning.Guarding;

/// <summary>The sentences about removals name each part, and agree with their number.</summary>
[TestFixture]
internal sealed class OneOrSeveralTests
{
    private static readonly DesiredSequence File = Wanted.Sequence(
        "q3",
        Wanted.Email("intro", "Meet the new release of our product"),
        Wanted.Call("call", "Ask about the budget"),
        Wanted.Call("nudge", "Remind them of the offer")
    );

    private static readonly PlanScene Applied = PlanScene.Applied(File);
    private static readonly PlanScene Live = Applied.Apollo(held => held.Live(new(1)));

    private static readonly CurrentStep Made = Held.Step(Wanted.Call(null, "Made in the browser"), 1, 80);
    private static readonly CurrentStep MadeToo = Held.Step(Wanted.Call(null, "Another one made there"), 1, 90);

    [Test]
    public void Steps_that_left_the_file()
    {
        var (one, two) = (
            Live.File(file => file.WithoutStep(2)),
            Live.File(file => file.WithSteps(file.Steps!.Value[0]))
        );

        Assert.That(
            Only(one),
            Is.EqualTo("Call 'nudge' would be deleted in Apollo, with its statistics. 1 person is on it.")
        );
        Assert.That(
            Only(two),
            Is.EqualTo(
                "Call 'call' and call 'nudge' would be deleted in Apollo, with their statistics. 2 people are on them."
            )
        );
    }

    [Test]
    public void Steps_that_leave_without_consent()
    {
        var (one, two) = (
            Applied.File(file => file.WithoutStep(2)),
            Applied.File(file => file.WithSteps(file.Steps!.Value[0]))
        );

        Assert.That(one.Change().Notes.Single(), Does.StartWith("Call 'nudge' is deleted ").And.EndWith("is on it."));
        Assert.That(
            two.Change().Notes.Single(),
            Does.StartWith("Call 'call' and call 'nudge' are deleted ").And.EndWith("is on them.")
        );
    }

    [Test]
    public void Steps_made_in_Apollo()
    {
        PlanScene Adding(params CurrentStep[] steps) =>
            Live.Apollo(held => held.Adding(steps)).File(file => file.Named("Renamed"));

        Assert.That(
            Only(Adding(Made)),
            Does.Contain("was created in Apollo and is not in the file. Copy it to").And.Contain("allow its deletion")
        );
        Assert.That(
            Only(Adding(Made, MadeToo)),
            Does.Contain("were created in Apollo and are not in the file. Copy them")
                .And.Contain("allow their deletion")
        );
    }

    [Test]
    public void Steps_that_Apollo_does_not_show()
    {
        var one = Live.Apollo(held => held.WithoutStep(2)).File(file => file.Named("Renamed"));
        var two = one.Apollo(held => held.WithoutStep(1));

        Assert.That(
            Only(one),
            Does.StartWith("Call 'nudge' is in the lock file, but Apollo does not show it. ")
                .And.Contain("If it was deleted in Apollo")
                .And.EndWith("Or allow its deletion.")
        );
        Assert.That(
            Only(two),
            Does.StartWith("Call 'call' and call 'nudge' are in the lock file, but Apollo does not show them. ")
                .And.Contain("If they were deleted in Apollo")
                .And.EndWith("Or allow their deletion.")
        );
    }

    [Test]
    public void What_Apollo_does_not_show_and_may_be_left_out_is_noted()
    {
        var change = Live.Apollo(held => held.WithoutStep(2))
            .File(file => file.Named("Renamed"))
            .AllowingRemovals()
            .Change();

        Assert.That(
            change.Notes,
            Is.EqualTo(
                new[]
                {
                    "Apollo does not show the call 'nudge', so the change is sent without it: its removal is allowed.",
                }
            )
        );
        Assert.That(Live.File(file => file.Named("Renamed")).Change().Notes, Is.Empty);
    }

    [Test]
    public void A_step_with_an_unknown_number_of_people_makes_the_sum_unknown()
    {
        var scene = Live.Apollo(held => held.WithStep(2, step => step with { People = People.Unknown }))
            .File(file => file.WithSteps(file.Steps!.Value[0]));

        Assert.That(Only(scene), Does.Contain("An unknown number of people is on them"));
    }

    [Test]
    public void A_step_that_was_edited_in_Apollo_is_said_to_be()
    {
        var scene = Live.Apollo(held => held.WithStep(2, step => step.With(Fields.Note, Some.Html("Edited there"))))
            .File(file => file.WithSteps(file.Steps!.Value[0]));

        Assert.That(
            Only(scene),
            Does.StartWith("Call 'call' and call 'nudge' (edited in Apollo since the last apply) would")
        );
    }

    [Test]
    public void A_denied_removal_is_no_question_of_consent()
    {
        var scene = Live.File(file => file.WithoutStep(2)) with
        {
            Policy = Policy.Default with { Removals = RemovalPolicy.Deny },
        };

        Assert.That(scene.Blocks(), Is.EqualTo(new[] { BlockCode.RemovalDenied }));
    }

    private static string Only(PlanScene scene) => scene.Change().Blocks.Single().Message;
}
