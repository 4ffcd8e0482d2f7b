namespace SequencesAsCode.Core.Tests.Planning;

[TestFixture]
internal sealed class BookkeepingTests
{
    private static readonly DesiredSequence File = Wanted.Sequence(
        "q3",
        Wanted.Email("a", "first words"),
        Wanted.Call("b", "second")
    );

    [Test]
    public void What_the_lock_already_says_is_nothing_to_do()
    {
        var change = PlanScene.Applied(File).Change();

        Assert.That((change.Action, change.Target), Is.EqualTo((SequenceAction.None, (TargetSequence?)null)));
    }

    [Test]
    public void A_renamed_key_of_a_step_is_noted_and_nothing_is_sent()
    {
        var change = PlanScene
            .Applied(File)
            .File(file => file.WithStep(1, step => step with { Key = "calling" }))
            .Change();

        Assert.That((change.Action, change.IsPending), Is.EqualTo((SequenceAction.Adopt, false)));
        Assert.That(change.Target!.Steps.Select(step => step.Key), Is.EqualTo(new[] { "a", "calling" }));
    }

    [Test]
    public void A_renamed_key_of_a_touch_is_noted_and_nothing_is_sent()
    {
        var change = PlanScene
            .Applied(File)
            .File(file => file.WithStep(0, step => step.WithTouch(0, touch => touch with { Key = "b" })))
            .Change();

        Assert.That((change.Action, change.IsPending), Is.EqualTo((SequenceAction.Adopt, false)));
    }

    [Test]
    public void A_field_that_becomes_managed_as_it_is_gets_a_base()
    {
        var scene = PlanScene
            .Applied(File)
            .Apollo(held => held.With(Fields.MaxEmailsPerDay, new FieldValue.Number(50)))
            .File(file => file.With(Fields.MaxEmailsPerDay, new FieldValue.Number(50)));

        var change = scene.Change();

        Assert.That((change.Action, change.IsPending), Is.EqualTo((SequenceAction.Adopt, false)));
        Assert.That(change.Target!.Recorded.Contains(Fields.MaxEmailsPerDay), Is.True);
    }

    [Test]
    public void A_value_that_the_service_refused_is_set_by_hand_until_a_side_moves()
    {
        var refused = PlanScene
            .Applied(File)
            .Apollo(held => held.WithStep(1, step => step.With(Fields.Note, Some.Html("as Apollo left it"))));
        refused = refused with { Lock = [Refusing(refused.Lock.Single(), FieldToken.Hash("as Apollo left it"))] };

        var (same, edited) = (
            refused.Change(),
            refused.File(file => file.WithStep(1, step => step.With(Fields.Note, Some.Html("another try")))).Change()
        );

        Assert.That((same.Action, same.IsPending), Is.EqualTo((SequenceAction.None, false)));
        Assert.That(
            same.SetByHand.Select(difference => (difference.Field, difference.Handle)),
            Is.EqualTo(new[] { (Fields.Note, (string?)"b") })
        );
        Assert.That((edited.Action, edited.SetByHand.IsEmpty), Is.EqualTo((SequenceAction.Update, true)));
    }

    [Test]
    public void An_id_under_removed_of_a_step_that_is_listed_is_a_mistake()
    {
        var result = PlanScene
            .Applied(File)
            .File(file => file with { Removed = [Wanted.Tombstone(id: Held.Id(1, 20))] })
            .Result();

        Assert.That(
            (result.Plan.Sequences.Single().Action, result.Diagnostics.Single().Code),
            Is.EqualTo((SequenceAction.Blocked, "SEQ405"))
        );
    }

    private static BaseSequence Refusing(BaseSequence known, string returned) =>
        known with
        {
            Steps = known.Steps.SetItem(
                1,
                known.Steps[1] with
                {
                    Fields = known
                        .Steps[1]
                        .Fields.With(Fields.Note, new(FieldToken.Hash("second"), returned, null, true)),
                }
            ),
        };
}
