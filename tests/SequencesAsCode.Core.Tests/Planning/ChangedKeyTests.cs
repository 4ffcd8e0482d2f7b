namespace SequencesAsCode.Core.Tests.Planning;

/// <summary>
/// Keys that were changed, given or taken away: what the lock says was sent settles which step is which, however Apollo
/// rewrote it since.
/// </summary>
[TestFixture]
internal sealed class ChangedKeyTests
{
    private static readonly DesiredSequence File = Wanted.Sequence(
        "q3",
        Wanted.Email("intro", "Meet the new release of our product"),
        Wanted.Email("nudge", "Any thoughts on what I sent")
    );

    [TestCase(null)]
    [TestCase("opening")]
    public void A_step_that_Apollo_rewrote_is_the_same_under_another_key_or_none(string? key)
    {
        var change = PlanScene
            .Applied(File)
            .File(file => file.WithStep(0, step => step with { Key = key }))
            .Apollo(held =>
                held.WithStep(
                    0,
                    step =>
                        step.WithTouch(0, touch => touch.With(Fields.Body, Some.Html("Nothing is left here as it was")))
                )
            )
            .Change();

        Assert.That(change.Steps[0].Id, Is.EqualTo(Held.Id(1, 10)));
        Assert.That(
            (change.Steps.Length, change.Steps[0].MatchedBy, change.Steps[0].Touches.Single().Drift.Length),
            Is.EqualTo((2, MatchedBy.Lock, 1))
        );
    }

    [TestCase(null)]
    [TestCase("first")]
    public void A_touch_that_Apollo_rewrote_is_the_same_under_another_key_or_none(string? key)
    {
        var change = PlanScene
            .Applied(File)
            .File(file => file.WithStep(0, step => step.WithTouch(0, touch => touch with { Key = key })))
            .Apollo(held =>
                held.WithStep(
                    0,
                    step =>
                        step.WithTouch(0, touch => touch.With(Fields.Body, Some.Html("Nothing is left here as it was")))
                )
            )
            .Change();

        Assert.That(change.Steps[0].Touches.Single().Id, Is.EqualTo(Held.Id(1, 11)));
    }

    [Test]
    public void A_key_that_was_taken_away_leaves_the_lock_with_the_next_apply()
    {
        var change = PlanScene.Applied(File).File(file => file.WithStep(0, step => step with { Key = null })).Change();

        Assert.That((change.Action, change.IsPending), Is.EqualTo((SequenceAction.Adopt, false)));
    }

    [Test]
    public void A_new_step_that_says_what_a_deleted_one_said_is_made()
    {
        var change = PlanScene
            .Applied(File)
            .File(file => file.WithStep(1, step => step with { Key = "again" }))
            .Apollo(held => held.WithoutStep(1))
            .Change();

        Assert.That(change.Steps[1].Action, Is.EqualTo(PartAction.Create));
    }
}
