namespace SequencesAsCode.Core.Tests.Planning;

/// <summary>Ids of steps and touches that a file states, and that are gone from Apollo.</summary>
[TestFixture]
internal sealed class StatedIdTests
{
    private static readonly DesiredSequence File = Wanted.Sequence(
        "q3",
        Wanted.Emails(
            "intro",
            1,
            Wanted.Touch("a", "Meet the new release"),
            Wanted.Touch("b", "Our new release is here")
        ),
        Wanted.Call("call", "Ask for Pat")
    );

    private static readonly PlanScene StepGone = PlanScene
        .Applied(File)
        .File(file => file.WithStep(1, step => step with { Id = Held.Id(1, 20) }))
        .Apollo(held => held.WithoutStep(1));

    private static readonly PlanScene TouchGone = PlanScene
        .Applied(File)
        .File(file => file.WithStep(0, step => step.WithTouch(1, touch => touch with { Id = Held.Id(1, 12) })))
        .Apollo(held => held.WithStep(0, step => step.WithoutTouch(1)));

    [Test]
    public void A_step_that_a_person_deleted_is_drift_as_without_its_id()
    {
        var change = StepGone.Change();

        Assert.That((change.Action, change.HasDrift, change.Blocks.Length), Is.EqualTo((SequenceAction.None, true, 0)));
        Assert.That(change.Steps.Single(step => step.Key == "call").Reason, Is.EqualTo(Reason.DeletedInService));
    }

    [Test]
    public void So_is_a_touch()
    {
        var change = TouchGone.Change();

        Assert.That((change.Action, change.HasDrift, change.Blocks.Length), Is.EqualTo((SequenceAction.None, true, 0)));
        Assert.That(
            change.Steps[0].Touches.Single(touch => touch.Key == "b").Reason,
            Is.EqualTo(Reason.DeletedInService)
        );
    }

    [Test]
    public void One_that_was_made_alike_in_its_place_is_not_taken_for_it()
    {
        var scene = StepGone.Apollo(held => held.Adding(Held.Step(File.Steps!.Value[1], 1, 90)));

        Assert.That(
            scene.Change().Steps.Select(step => (step.Id, step.Reason)),
            Does.Contain((Held.Id(1, 20), Reason.DeletedInService)).And.Contain((Held.Id(1, 90), Reason.AddedInService))
        );
    }

    [Test]
    public void Made_again_it_would_have_another_id_than_the_file_says_so_that_is_blocked()
    {
        foreach (var scene in new[] { StepGone, TouchGone })
        {
            var blocks = scene.RevertingDrift().Change().Blocks;
            var block = blocks.Single(block => block.Code == BlockCode.DoesNotFit);

            Assert.That(
                blocks.Select(each => each.Code),
                Is.SubsetOf(new[] { BlockCode.DoesNotFit, BlockCode.NotShown })
            );
            Assert.That(block.Message, Does.Contain("SEQ403").And.Contain("Remove the id"));
        }
    }

    [Test]
    public void Changed_in_the_file_as_well_it_is_a_conflict_that_overwriting_settles_only_without_the_id()
    {
        var scene = StepGone.File(file => file.WithStep(1, step => step.With(Fields.Note, Some.Html("Ask for Kim"))));

        Assert.That(scene.Blocks(), Does.Contain(BlockCode.Conflict));
        Assert.That(scene.Overwriting("q3").Blocks(), Does.Contain(BlockCode.DoesNotFit));
        Assert.That(
            scene
                .File(file => file.WithStep(1, step => step with { Id = null }))
                .Overwriting("q3")
                .AllowingRemovals()
                .Change()
                .Action,
            Is.EqualTo(SequenceAction.Update)
        );
    }

    [Test]
    public void An_id_that_nothing_knows_blocks_its_sequence_alone()
    {
        var other = Wanted.Sequence("other", Wanted.Call("x", "theirs"));
        var scene = PlanScene.Applied(File).File(file => file.WithStep(1, step => step with { Id = Held.Id(9) }));

        var plan = (scene with { Files = [.. scene.Files, other] }).Plan();

        Assert.That(
            plan.Sequences.Select(change => (change.Key, change.Action)),
            Is.EqualTo(new[] { ("q3", SequenceAction.Blocked), ("other", SequenceAction.Create) })
        );
        Assert.That(
            plan.Sequences[0].Blocks.Select(block => block.Message),
            Has.Some.Contains(Held.Id(9)).And.Some.Contains("SEQ403")
        );
    }
}
