namespace SequencesAsCode.Core.Tests.Planning;

/// <summary>A protected sequence is not archived and loses no step or touch, whatever consents to it.</summary>
[TestFixture]
internal sealed class ProtectTests
{
    private static readonly DesiredSequence File = Wanted.Sequence(
        "q3",
        Wanted.Emails(
            "intro",
            1,
            Wanted.Touch("a", "Meet the new release of our product"),
            Wanted.Touch("b", "Another way to say hello to readers")
        ),
        Wanted.Call("call", "Ask about the budget")
    );

    private static readonly PlanScene Unprotected = PlanScene.Applied(File);

    private static readonly PlanScene Protected = Unprotected with
    {
        Lock = [Unprotected.Lock.Single() with { IsProtected = true }],
    };

    private static readonly Func<PlanScene, PlanScene>[] Losses =
    [
        scene => scene.File(file => file.WithoutStep(1)),
        scene => scene.File(file => file.WithStep(0, step => step.WithTouches(step.Touches!.Value[0]))),
        scene => scene.File(file => file.WithStep(1, step => step with { Type = StepTypes.ActionItem })),
        scene => scene.File(file => file.WithoutStep(1) with { Removed = [Wanted.Tombstone(Held.Id(1, 20))] }),
        scene => scene.File(file => file.WithoutStep(1)).AllowingRemovals(),
        scene =>
            scene.File(file => file.WithoutStep(1)) with
            {
                Policy = Policy.Default with { Removals = RemovalPolicy.Allow },
            },
        scene =>
            scene.File(file => file.WithoutStep(1)) with
            {
                Policy = Policy.Default with { Removals = RemovalPolicy.Deny },
            },
        scene =>
            scene
                .Apollo(held => held.Adding(Held.Step(Wanted.Call(null, "Made in the browser"), 1, 90)))
                .AllowingRemovals(),
    ];

    [Test]
    public void It_loses_nothing_whoever_consents(
        [ValueSource(nameof(Losses))] Func<PlanScene, PlanScene> lose,
        [Values(null, true)] bool? said
    )
    {
        var change = lose(Protected).File(file => file with { Protect = said }).Change();

        Assert.That((change.Action, change.IsPending), Is.EqualTo((SequenceAction.Blocked, false)));
        Assert.That(change.Blocks.Select(block => block.Code), Is.EqualTo(new[] { BlockCode.Protected }));
        Assert.That(change.Blocks[0].Consent, Is.Null);
        Assert.That(change.Blocks[0].Message, Does.Contain("First add 'protect: false'"));

        // Beside 'protect: true' a second line of that key would be a mistake.
        Assert.That(change.Blocks[0].LinesToAdd, Is.EqualTo(said is null ? new[] { "protect: false" } : []));
    }

    [Test]
    public void Protecting_and_removing_at_once_is_blocked_too() =>
        Assert.That(
            Losses[4](Unprotected).File(file => file with { Protect = true }).Blocks(),
            Is.EqualTo(new[] { BlockCode.Protected })
        );

    [Test]
    public void Lifting_and_removing_at_once_is_blocked_and_says_what_comes_first()
    {
        var block = Losses[4](Protected).File(file => file with { Protect = false }).Change().Blocks.Single();

        Assert.That((block.Code, block.LinesToAdd.Length), Is.EqualTo((BlockCode.Protected, 0)));
        Assert.That(block.Message, Does.Contain("First apply 'protect: false' on its own"));
    }

    [TestCase(true, "becomes protected")]
    [TestCase(false, "is no longer protected")]
    public void Setting_and_lifting_alone_are_bookkeeping(bool protect, string said)
    {
        var change = (protect ? Unprotected : Protected).File(file => file with { Protect = protect }).Change();

        Assert.That(
            (change.Action, change.IsPending, change.Target!.IsProtected),
            Is.EqualTo((SequenceAction.Adopt, false, protect))
        );
        Assert.That(change.Notes.Single(), Does.Contain(said));
    }

    [TestCase(true)]
    [TestCase(null)]
    public void What_holds_already_is_nothing_to_do(bool? said)
    {
        var change = Protected.File(file => file with { Protect = said }).Change();

        Assert.That((change.Action, change.Notes.Length), Is.EqualTo((SequenceAction.None, 0)));
    }

    [Test]
    public void It_stays_protected_through_other_changes_when_the_line_is_gone()
    {
        var change = Protected.File(file => file.With(Fields.Name, Some.Text("Renamed"))).Change();

        Assert.That((change.Action, change.Target!.IsProtected), Is.EqualTo((SequenceAction.Update, true)));
    }

    [Test]
    public void It_stays_protected_under_a_new_key()
    {
        var scene = Protected.File(file => file.WithoutStep(1) with { Key = "q4", Was = "q3" }).AllowingRemovals();

        Assert.That(scene.Blocks(), Is.EqualTo(new[] { BlockCode.Protected }));
    }

    [Test]
    public void A_new_sequence_is_made_protected()
    {
        var change = new PlanScene { Files = [File with { Protect = true }] }.Change();

        Assert.That((change.Action, change.Target!.IsProtected), Is.EqualTo((SequenceAction.Create, true)));
        Assert.That(change.Notes, Has.Some.Contains("becomes protected"));
    }

    [TestCase(true, SequenceAction.Blocked)]
    [TestCase(false, SequenceAction.Forget)]
    public void When_its_file_is_gone_it_may_be_forgotten_and_not_archived(bool archive, SequenceAction action)
    {
        var change = (
            Protected with
            {
                Files = [],
                Removed = [new("q3", archive, "over", new("sequences.yaml", 9))],
            }
        ).Change();

        Assert.That((change.Action, change.IsPending), Is.EqualTo((action, false)));
        Assert.That(
            change.Blocks.Select(block => block.Code),
            Is.EqualTo(archive ? new[] { BlockCode.Protected } : [])
        );
    }
}
