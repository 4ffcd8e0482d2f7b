namespace SequencesAsCode.Core.Tests.Planning.Guarding;

/// <summary>The guard over the whole plan: more than a quarter of the live sequences, and at least five.</summary>
[TestFixture]
internal sealed class ManyAtOnceTests
{
    private static readonly Func<DesiredSequence, DesiredSequence> Timing = file =>
        file.WithStep(0, step => step.With(Fields.Wait, Some.Days(9)));
    private static readonly Func<DesiredSequence, DesiredSequence> Copy = file =>
        file.WithStep(0, step => step.WithTouch(0, touch => touch.With(Fields.Subject, Some.Text("Other words"))));
    private static readonly Func<DesiredSequence, DesiredSequence> Setting = file =>
        file.With(Fields.Name, Some.Text($"{file.Name} renamed"));

    [TestCase(20, 6, true)]
    [TestCase(20, 5, false, Description = "a quarter is not more than a quarter")]
    [TestCase(19, 5, true)]
    [TestCase(4, 4, false, Description = "four are few, whatever their share")]
    [TestCase(5, 5, true)]
    public void A_quarter_and_five_are_the_bounds(int live, int changed, bool blocked)
    {
        foreach (var edit in new[] { Timing, Copy })
        {
            var plan = Account(live, 0).Editing(changed, edit).Plan();

            Assert.That(
                (plan.Blocks.Length, plan.HasBlocked, plan.HasPending, plan.IsApplicable),
                Is.EqualTo((blocked ? 1 : 0, blocked, !blocked, !blocked))
            );
            Assert.That(plan.Sequences.Count(change => change.IsPending), Is.EqualTo(changed));
        }
    }

    [Test]
    public void It_says_how_many_for_whom_and_with_which_option()
    {
        var block = Account(10, 0).Editing(6, Copy).Plan().Blocks.Single();

        Assert.That((block.Code, block.Consent), Is.EqualTo((BlockCode.ManyAtOnce, Consent.ManyAtOnce)));
        Assert.That(block.Message, Does.Contain("6 of 10 sequences that are on").And.Contain("12 people in them"));
    }

    [Test]
    public void The_option_allows_it()
    {
        var scene = Account(5, 0).Editing(5, Copy);

        Assert.That((scene with { Consents = Consents.None with { ManyAtOnce = true } }).Plan().Blocks, Is.Empty);
    }

    [Test]
    public void Other_kinds_of_change_are_not_counted() =>
        Assert.That(Account(5, 0).Editing(5, Setting).Plan().Blocks, Is.Empty);

    [Test]
    public void What_is_not_live_is_not_counted_on_either_side()
    {
        Assert.That(Account(0, 9).Editing(9, Copy).Plan().Blocks, Is.Empty);
        Assert.That(Account(8, 100).Editing(5, Copy).Plan().Blocks, Has.Length.EqualTo(1));
    }

    [Test]
    public void What_is_blocked_is_not_counted()
    {
        var scene = Account(5, 0).Editing(5, Copy);
        var removing = scene with
        {
            Files = scene.Files.SetItem(0, scene.Files[0] with { Steps = scene.Files[0].Steps!.Value.RemoveAt(1) }),
        };

        Assert.That(removing.Plan().Blocks, Is.Empty);
    }

    [Test]
    public void Live_ones_outside_the_target_count_as_live_and_not_as_changed()
    {
        var scene = Account(30, 0).Editing(30, Copy) with
        {
            Targets = [.. Enumerable.Range(0, 6).Select(index => $"key{index}")],
        };

        Assert.That(scene.Plan().Blocks, Is.Empty);
        Assert.That(
            (scene with { Targets = scene.Targets.AddRange("key6", "key7") }).Plan().Blocks,
            Has.Length.EqualTo(1)
        );
    }

    private static PlanScene Account(int live, int off)
    {
        var files = Enumerable
            .Range(0, live + off)
            .Select(index =>
                Wanted.Sequence(
                    $"key{index}",
                    Wanted.Email("intro", "Meet the new release"),
                    Wanted.Call("call", "Ask about the budget")
                )
            )
            .ToList();
        var held = files
            .Select((file, index) => index < live ? Held.Of(file, index + 1).Live(new(2)) : Held.Of(file, index + 1))
            .ToList();
        return new()
        {
            Files = [.. files],
            Service = [.. held],
            Lock = [.. files.Zip(held, Held.Known)],
        };
    }
}

/// <summary>Edits of several files at once.</summary>
internal static class ManyFiles
{
    public static PlanScene Editing(this PlanScene scene, int count, Func<DesiredSequence, DesiredSequence> edit) =>
        scene with
        {
            Files = [.. scene.Files.Select((file, index) => index < count ? edit(file) : file)],
        };
}
