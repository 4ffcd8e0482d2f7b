using SequencesAsCode.Core.Json.Documents;
using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Applying.Tests;

/// <summary>Guards that apply asks again, and what the lock remembers for them.</summary>
[TestFixture]
internal sealed class GuardedApplyTests : EmulatedTests
{
    private static readonly DesiredSequence File = Wanted.New(
        "Guarded",
        Wanted.Draft("a", "First"),
        Wanted.Draft("b", "Second")
    );

    [TestCase(false, ChangeStatus.Blocked)]
    [TestCase(true, ChangeStatus.Applied)]
    public async Task People_who_enter_a_step_before_it_is_removed_need_consent(bool consented, ChangeStatus expected)
    {
        await scene.ApplyAsync(await scene.PlanAsync(Consents.None, File));
        var consents = consented ? Consents.None with { Removals = KeySelection.Every } : Consents.None;
        var plan = PlanFile.Read(
            PlanFile.Write(await scene.PlanAsync(consents, File with { Steps = File.Steps!.Value.RemoveAt(0) }))
        );
        var change = plan.Sequences.Single();
        Assert.That((change.Action, change.EmptySteps.Length), Is.EqualTo((SequenceAction.Update, consented ? 0 : 1)));
        scene.Enrol(change.Id!);
        scene.Apollo.ClearLog();

        var result = await scene.ApplyOneAsync(plan);

        Assert.That(result.Status, Is.EqualTo(expected), result.Message);
        if (consented)
            return;
        Assert.That(
            result.Message,
            Does.Contain("email 'a' (step 1)")
                .And.Contain("1 person entered")
                .And.Contain($"--allow-removals={Wanted.Key}")
        );
        Assert.That(scene.Writes(), Is.Empty);
        Assert.That((await scene.ReadAsync(change.Id!)).Steps, Has.Length.EqualTo(2));
    }

    [Test]
    public async Task With_nobody_in_it_a_step_that_left_the_file_goes_without_consent()
    {
        await scene.ApplyAsync(await scene.PlanAsync(Consents.None, File));

        var plan = await scene.PlanAsync(Consents.None, File with { Steps = File.Steps!.Value.RemoveAt(0) });
        var result = await scene.ApplyOneAsync(plan);

        Assert.That(result.Status, Is.EqualTo(ChangeStatus.Applied), result.Message);
        Assert.That((await scene.ReadAsync(result.Id!)).Steps, Has.Length.EqualTo(1));
    }

    [Test]
    public async Task A_plan_that_does_not_list_a_removal_does_not_remove()
    {
        await scene.ApplyAsync(await scene.PlanAsync(Consents.None, File));
        var plan = await scene.PlanAsync(Consents.None, File with { Steps = File.Steps!.Value.RemoveAt(0) });
        var change = plan.Sequences.Single();
        var removed = change.Steps.Single(step => step.Action == PartAction.Remove);
        scene.Apollo.ClearLog();

        var silent = change with { Steps = change.Steps.Remove(removed), EmptySteps = [] };
        var result = await scene.ApplyOneAsync(new Plan(plan.Context, [silent], []));

        Assert.That((result.Status, result.Written), Is.EqualTo((ChangeStatus.Blocked, false)), result.Message);
        Assert.That(result.Message, Does.StartWith($"Nothing was sent. The update would leave out {removed.Id}"));
        Assert.That(scene.Writes(), Is.Empty);
    }

    [Test]
    public async Task The_lock_keeps_that_a_sequence_is_protected_until_that_is_lifted_on_its_own()
    {
        var fewer = File with { Steps = File.Steps!.Value.RemoveAt(0) };
        await scene.ApplyAsync(await scene.PlanAsync(File with { Protect = true }));
        var atFirst = scene.Base().Sequences.Single().IsProtected;

        await scene.ApplyAsync(await scene.PlanAsync(File.WithStep(0, step => step.With(Fields.Wait, Some.Days(4)))));
        var afterUpdate = scene.Base().Sequences.Single().IsProtected;
        var refused = (await scene.PlanAsync(fewer)).Sequences.Single();
        var both = (await scene.PlanAsync(fewer with { Protect = false })).Sequences.Single();
        scene.Apollo.ClearLog();
        await scene.ApplyAsync(
            await scene.PlanAsync(
                File.WithStep(0, step => step.With(Fields.Wait, Some.Days(4))) with
                {
                    Protect = false,
                }
            )
        );

        Assert.That(
            (atFirst, afterUpdate, scene.Base().Sequences.Single().IsProtected),
            Is.EqualTo((true, true, false))
        );
        Assert.That((refused.Action, both.Action), Is.EqualTo((SequenceAction.Blocked, SequenceAction.Blocked)));
        Assert.That(scene.Writes(), Is.Empty);
        Assert.That((await scene.PlanAsync(fewer)).Sequences.Single().Action, Is.EqualTo(SequenceAction.Update));
    }

    [Test]
    public async Task Adopting_a_sequence_that_is_there_protects_it()
    {
        await scene.ApplyAsync(await scene.PlanAsync((await scene.LikeAsync()) with { Protect = true }));

        Assert.That(scene.Base().Sequences.Single().IsProtected, Is.True);
        Assert.That(System.IO.File.ReadAllText(scene.LockPath), Does.Contain("\"protect\":true"));
    }
}
