namespace SequencesAsCode.Core.Tests.Plans;

/// <summary>What a change holds before and after, and when its steps are due.</summary>
[TestFixture]
internal sealed class SequenceContentTests
{
    private static readonly DesiredSequence File = Wanted.Sequence(
        "q3",
        Wanted.Emails(
            "intro",
            1,
            Wanted.Touch("a", "Meet the new release, {{first_name}}"),
            Wanted.Touch("b", "Another way to say hello to readers")
        ),
        Wanted.Emails("more", 3, Wanted.Touch("a", "A second thought on the release")),
        Wanted.Call("call", "Ask about the budget")
    );

    [Test]
    public void Parts_that_stay_have_one_handle_on_both_sides_and_what_goes_is_on_one()
    {
        var change = PlanScene
            .Applied(File)
            .File(file => file.WithSteps([file.Steps!.Value[2], .. file.Steps!.Value[..1]]))
            .AllowingRemovals()
            .Change();

        Assert.That(change.Before!.Steps.Select(step => step.Handle), Is.EqualTo(new[] { "intro", "more", "call" }));
        Assert.That(change.After!.Steps.Select(step => step.Handle), Is.EqualTo(new[] { "call", "intro" }));
        Assert.That(
            change.After.Steps[1].Touches.Select(touch => touch.Handle),
            Is.EquivalentTo(change.Before.Steps[0].Touches.Select(touch => touch.Handle))
        );
    }

    [Test]
    public void A_blocked_change_shows_what_it_would_do()
    {
        var change = PlanScene
            .Applied(File)
            .Apollo(held => held.Live(new(12)))
            .File(file => file.WithoutStep(1))
            .Change();

        Assert.That(change.Action, Is.EqualTo(SequenceAction.Blocked));
        Assert.That(change.After!.Steps, Has.Length.EqualTo(2));
    }

    [Test]
    public void Nothing_is_kept_of_what_does_not_change()
    {
        var change = PlanScene.Applied(File).Change();

        Assert.That(
            change,
            Has.Property(nameof(SequenceChange.Before)).Null.And.Property(nameof(SequenceChange.After)).Null
        );
        Assert.That(change.NewVariables, Is.Empty);
    }

    [Test]
    public void Variables_are_new_where_the_sequence_did_not_use_them()
    {
        var change = PlanScene
            .Applied(File)
            .File(file =>
                file.WithStep(
                    2,
                    step =>
                        step.With(Fields.Note, Some.Html("Call {{first_name}} of {{company}} in {{city}}, {{company}}"))
                )
            )
            .Change();

        Assert.That(change.NewVariables, Is.EqualTo(new[] { "company", "city" }));
    }

    [Test]
    public void Days_are_the_sum_of_the_waits_and_the_first_day_is_one()
    {
        var content = Of(
            Wait(30, WaitUnit.Minute),
            Wait(23, WaitUnit.Hour),
            Wait(30, WaitUnit.Minute),
            Wait(2, WaitUnit.Day)
        );

        Assert.That(Timeline.Of(content).Steps.Select(step => step.Day), Is.EqualTo(new int?[] { 1, 1, 2, 4 }));
        Assert.That(Timeline.Of(content).Days, Is.EqualTo(4));
    }

    [Test]
    public void After_what_is_not_known_nothing_is_known()
    {
        var at = new DateTimeOffset(2027, 1, 5, 9, 0, 0, TimeSpan.Zero);
        var timeline = Timeline.Of(
            Of(Wait(1, WaitUnit.Day), FieldSet.Of((Fields.At, new FieldValue.Moment(at))), Wait(1, WaitUnit.Day))
        );

        Assert.That(timeline.Steps.Select(step => step.Day), Is.EqualTo(new int?[] { 2, null, null }));
        Assert.That(timeline.Steps[1].At, Is.EqualTo(at));
        Assert.That(timeline.Days, Is.Null);
        Assert.That(Timeline.Of(Of()).Days, Is.Null);
    }

    [Test]
    public void The_longest_waits_have_a_day_too() =>
        Assert.That(
            Timeline
                .Of(Of(Wait(long.MaxValue / 86_400, WaitUnit.Day), Wait(long.MaxValue / 86_400, WaitUnit.Day)))
                .Days,
            Is.EqualTo(int.MaxValue)
        );

    private static FieldSet Wait(long amount, WaitUnit unit) =>
        FieldSet.Of((Fields.Wait, new FieldValue.Wait(amount, unit)));

    private static SequenceContent Of(params FieldSet[] steps) =>
        new(
            FieldSet.Empty,
            [.. steps.Select((fields, index) => new StepContent($"#{index + 1}", StepTypes.Call, fields, []))]
        );
}
