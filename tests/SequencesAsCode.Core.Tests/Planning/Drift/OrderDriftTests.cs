namespace SequencesAsCode.Core.Tests.Planning.Drift;

[TestFixture]
internal sealed class OrderDriftTests
{
    private static readonly DesiredSequence File = Wanted.Sequence(
        "q3",
        Wanted.Email("a", "first words"),
        Wanted.Call("b", "second"),
        Wanted.Email("c", "third text")
    );

    [Test]
    public void Steps_moved_in_Apollo_are_drift_and_stay()
    {
        var change = PlanScene.Applied(File).Apollo(Swapped).Change();

        Assert.That((change.Action, change.HasDrift, change.IsPending), Is.EqualTo((SequenceAction.None, true, false)));
        Assert.That(change.Steps.Count(step => step.Reason == Reason.MovedInService), Is.EqualTo(1));
    }

    [Test]
    public void Steps_moved_in_Apollo_stay_there_when_something_else_is_sent()
    {
        var change = PlanScene
            .Applied(File)
            .Apollo(Swapped)
            .File(file => file.With(Fields.Name, Some.Text("Renamed")))
            .Change();

        Assert.That(change.Afterwards(), Is.EqualTo(new[] { Held.Id(1, 20), Held.Id(1, 10), Held.Id(1, 30) }));
        Assert.That(change.Steps.Select(step => step.Action), Is.All.EqualTo(PartAction.None));
        Assert.That((change.Action, change.HasDrift), Is.EqualTo((SequenceAction.Update, true)));
    }

    [Test]
    public void Steps_moved_in_Apollo_are_moved_back_on_request()
    {
        var change = PlanScene.Applied(File).Apollo(Swapped).RevertingDrift("q3").Change();

        Assert.That(change.Afterwards(), Is.EqualTo(new[] { Held.Id(1, 10), Held.Id(1, 20), Held.Id(1, 30) }));
        Assert.That(change.Steps.Count(step => step.Action == PartAction.Move), Is.EqualTo(1));
    }

    [Test]
    public void Steps_moved_in_the_file_are_moves()
    {
        var change = PlanScene
            .Applied(File)
            .File(file => file.WithSteps(file.Steps!.Value[2], file.Steps.Value[0], file.Steps.Value[1]))
            .Change();

        Assert.That(change.Steps(), Is.EqualTo("c Move 3>1, a None, b None"));
    }

    [Test]
    public void Steps_moved_the_same_way_on_both_sides_are_no_change_to_send()
    {
        var change = PlanScene.Applied(File).Apollo(Swapped).File(Swapped).Change();

        Assert.That((change.IsPending, change.HasDrift), Is.EqualTo((false, false)));
    }

    [Test]
    public void Steps_moved_differently_on_both_sides_are_a_conflict()
    {
        var scene = PlanScene
            .Applied(File)
            .Apollo(Swapped)
            .File(file => file.WithSteps(file.Steps!.Value[2], file.Steps.Value[0], file.Steps.Value[1]));

        var overwritten = scene.Overwriting("q3").Change();

        Assert.That(scene.Blocks(), Is.EqualTo(new[] { BlockCode.Conflict }));
        Assert.That(overwritten.Afterwards(), Is.EqualTo(new[] { Held.Id(1, 30), Held.Id(1, 10), Held.Id(1, 20) }));
    }

    [Test]
    public void A_step_made_in_the_file_takes_its_place_among_steps_moved_in_Apollo()
    {
        var change = PlanScene
            .Applied(File)
            .Apollo(Swapped)
            .File(file => file with { Steps = file.Steps!.Value.Insert(1, Wanted.Call("new", "another")) })
            .Change();

        Assert.That(change.Afterwards(), Is.EqualTo(new[] { Held.Id(1, 20), "new", Held.Id(1, 10), Held.Id(1, 30) }));
    }

    private static CurrentSequence Swapped(CurrentSequence held) =>
        held with
        {
            Steps = [held.Steps[1], held.Steps[0], held.Steps[2]],
        };

    private static DesiredSequence Swapped(DesiredSequence file) =>
        file.WithSteps(file.Steps!.Value[1], file.Steps.Value[0], file.Steps.Value[2]);
}
