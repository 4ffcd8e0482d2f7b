using SequencesAsCode.Core.Plans;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Output.Tests.Markdown;

/// <summary>What is switched on or approved is in no difference, and is what a reviewer has to read.</summary>
public sealed class StartingTests
{
    [Test]
    public void The_words_that_start_to_go_out_are_shown_although_they_do_not_change()
    {
        var file = Wanted.Sequence(
            "q3",
            Wanted.Emails(
                "intro",
                1,
                Wanted.Touch("a", "Meet the new release"),
                Wanted.Touch("b", "A draft for later").With(Fields.Status, new FieldValue.Text("to_be_reviewed"))
            )
        );
        var approved = PlanScene
            .Applied(file)
            .Apollo(held => held.Live(new People(12)))
            .File(edited =>
                edited.WithStep(
                    0,
                    step => step.WithTouch(1, touch => touch.With(Fields.Status, new FieldValue.Text("approved")))
                )
            );
        var switchedOn = PlanScene
            .Applied(file)
            .File(edited => edited.With(Fields.Active, new FieldValue.Flag(true)))
            .AllowingActivation();

        var (one, other) = (
            Rendered.Of(SomeComments.Comment(approved.Plan())).Text,
            Rendered.Of(SomeComments.Comment(switchedOn.Plan())).Text
        );

        Assert.That(
            one,
            Does.Contain("Step 1 · Email 1 · variant B")
                .And.Contain("is sent from now on")
                .And.Contain("A draft for later")
                .And.Not.Contain("Meet the new release")
        );
        Assert.That(other, Does.Contain("1 sequence starts sending. Nobody is in it yet."));
        Assert.That(
            other,
            Does.Contain("Step 1 · Email 1 · variant A")
                .And.Contain("is sent from now on")
                .And.Contain("Meet the new release")
                .And.Not.Contain("A draft for later")
        );
    }

    [Test]
    public void A_sequence_that_stops_without_people_does_not_wait_for_them()
    {
        var stopped = Some.Sequence(SequenceAction.Update) with
        {
            People = People.Nobody,
            Effect = new(EffectKind.StopsSending, People.Nobody),
        };

        var comment = Rendered.Of(SomeComments.Comment(Some.Plan(stopped))).Text;

        Assert.That(comment, Does.Contain("1 sequence stops sending. Nobody is in it."));
    }
}
