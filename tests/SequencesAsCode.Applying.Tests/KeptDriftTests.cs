namespace SequencesAsCode.Applying.Tests;

/// <summary>
/// Drift that is kept has to stay drift after something else was applied: the lock must go on saying what was.
/// </summary>
[TestFixture]
internal sealed class KeptDriftTests : EmulatedTests
{
    private static readonly DesiredSequence File = Wanted.New(
        "Kept",
        Wanted.Draft("a", "First"),
        Wanted.Draft("b", "Second"),
        Wanted.Draft("c", "Third")
    );

    [SetUp]
    public async Task Applied() => await scene.ApplyAsync(await scene.PlanAsync(File));

    private static Consents Allowing => Consents.None with { Removals = KeySelection.Every };

    [Test]
    public async Task A_step_deleted_in_Apollo_stays_deleted()
    {
        await InApolloAsync(steps => steps.RemoveAt(1));

        var blocked = await ApplySomethingElseAsync();
        var next = await ApplySomethingElseAsync(consents: Allowing);

        Assert.That(blocked.Blocks.Single().Code, Is.EqualTo(BlockCode.NotShown));
        Assert.That((next.Action, next.HasDrift, next.IsPending), Is.EqualTo((SequenceAction.None, true, false)));
        Assert.That(next.Steps.Single(step => step.Key == "b").Reason, Is.EqualTo(Reason.DeletedInService));
    }

    [Test]
    public async Task A_touch_deleted_in_Apollo_stays_deleted()
    {
        var twice = File with
        {
            Steps = File.Steps!.Value.SetItem(
                0,
                File.Steps.Value[0] with
                {
                    Touches = [Wanted.DraftTouch("x", "One"), Wanted.DraftTouch("y", "Two")],
                }
            ),
        };
        await scene.ApplyAsync(await scene.PlanAsync(twice));
        await InApolloAsync(steps => steps.SetItem(0, steps[0] with { Touches = [steps[0].Touches!.Value[0]] }), twice);

        var blocked = await ApplySomethingElseAsync(twice);
        var next = await ApplySomethingElseAsync(twice, Allowing);

        Assert.That(blocked.Blocks.Single().Code, Is.EqualTo(BlockCode.NotShown));
        Assert.That((next.Action, next.HasDrift, next.IsPending), Is.EqualTo((SequenceAction.None, true, false)));
        Assert.That(
            next.Steps[0].Touches.Single(touch => touch.Key == "y").Reason,
            Is.EqualTo(Reason.DeletedInService)
        );
    }

    [Test]
    public async Task Steps_moved_in_Apollo_stay_there()
    {
        await InApolloAsync(steps => [steps[2], steps[0], steps[1]]);

        var next = await ApplySomethingElseAsync();

        Assert.That((next.Action, next.HasDrift, next.IsPending), Is.EqualTo((SequenceAction.None, true, false)));
        Assert.That(
            next.Steps.Where(step => step.Reason == Reason.MovedInService).Select(step => step.Key),
            Is.EqualTo(new[] { "c" })
        );
    }

    [Test]
    public async Task Steps_moved_in_Apollo_stay_there_when_the_moved_one_is_edited()
    {
        await InApolloAsync(steps => [steps[1], steps[2], steps[0]]);

        var next = await ApplySomethingElseAsync();

        Assert.That((next.Action, next.OrderDrift, next.IsPending), Is.EqualTo((SequenceAction.None, true, false)));
    }

    [Test]
    public async Task A_step_made_in_Apollo_is_not_ours_after_bookkeeping()
    {
        await InApolloAsync(steps => steps.Add(Wanted.Draft("theirs", "Somebody else's")));
        var rekeyed = File.WithStep(1, step => step with { Key = "other" });

        var plan = await scene.PlanAsync(Consents.None, rekeyed);
        await scene.ApplyAsync(plan);

        var next = (await scene.PlanAsync(Consents.None, rekeyed)).Sequences.Single();
        Assert.That(plan.Sequences.Single().Action, Is.EqualTo(SequenceAction.Adopt));
        Assert.That((next.Action, next.HasDrift), Is.EqualTo((SequenceAction.None, true)));
        Assert.That(next.Steps.Count(step => step.Reason == Reason.AddedInService), Is.EqualTo(1));
    }

    [Test]
    public async Task What_was_deleted_on_both_sides_is_made_when_the_file_wants_it_again()
    {
        await InApolloAsync(steps => steps.RemoveAt(1));
        await scene.ApplyAsync(
            await scene.PlanAsync(Consents.None, File with { Steps = File.Steps!.Value.RemoveAt(1) })
        );

        var next = (await scene.PlanAsync(Consents.None, File)).Sequences.Single();

        Assert.That(next.Steps.Single(step => step.Key == "b").Action, Is.EqualTo(PartAction.Create));
    }

    [Test]
    public async Task What_is_reverted_is_as_the_file_says_and_no_drift_any_more()
    {
        await InApolloAsync(steps => [steps[2], steps[0]]);
        var revert = Scene.Everything with { RevertDrift = KeySelection.Every };

        await scene.ApplyAsync(await scene.PlanAsync(revert, File));

        var next = (await scene.PlanAsync(Consents.None, File)).Sequences.Single();
        Assert.That((next.Action, next.HasDrift), Is.EqualTo((SequenceAction.None, false)));
    }

    // Somebody else writes through the same API; our lock learns nothing of it.
    private async Task InApolloAsync(
        Func<ImmutableArray<DesiredStep>, ImmutableArray<DesiredStep>> edit,
        DesiredSequence? file = null
    )
    {
        var wish = file ?? File;
        var plan = await scene.PlanAsync(wish with { Steps = edit(wish.Steps!.Value) });
        foreach (var request in plan.Sequences.Single().Requests)
            scene.Call(request.Method, request.Path, request.Body);
    }

    private async Task<SequenceChange> ApplySomethingElseAsync(DesiredSequence? file = null, Consents? consents = null)
    {
        var edited = (file ?? File).WithStep(0, step => step.With(Fields.Wait, Some.Days(9)));
        await scene.ApplyAsync(await scene.PlanAsync(consents ?? Consents.None, edited));
        return (await scene.PlanAsync(Consents.None, edited)).Sequences.Single();
    }
}
