namespace SequencesAsCode.Core.Tests.Planning;

/// <summary>
/// What an equal text, a place and a new key prove; and what is asked where a file can be read in two ways.
/// </summary>
[TestFixture]
internal sealed class IdentityTests
{
    private const string Other = "Entirely new words about an event in autumn";
    private const string Variant = "Kindly consider whether logistics teams waste their mornings on spreadsheets";

    private static readonly DesiredSequence File = Wanted.Sequence(
        "q3",
        Wanted.Email("hi", "Hi there"),
        Wanted.Call("call", "Ask about the budget"),
        Wanted.Email("quick", "Quick nudge"),
        Silent("view"),
        Wanted.Email("bye", "Last one")
    );

    private static readonly DesiredSequence Keyless = File.WithSteps(
        File.Steps!.Value.Select(step => step with { Key = null })
    );

    [Test]
    public void A_variant_more_or_less_of_an_unchanged_short_email_exchanges_no_step(
        [Values] bool isLocked,
        [Values] bool isLess,
        [Values(0, 2, 4)] int index
    )
    {
        var more = Keyless.WithStep(
            index,
            step => step.WithTouches(Wanted.Touch(null, Variant), step.Touches!.Value[0] with { Key = null })
        );
        var (before, after) = isLess ? (more, Keyless) : (Keyless, more);
        var scene = PlanScene.Applied(before).File(_ => after with { Id = Held.Id(1) }).AllowingRemovals();

        var change = (isLocked ? scene : scene with { Lock = [] }).Change();

        Assert.That(change.Steps.Select(step => step.Id), Is.EqualTo(Ids(10, 20, 30, 40, 50)));
        Assert.That(
            change
                .Steps[index]
                .Touches.Count(touch => touch.Action == (isLess ? PartAction.Remove : PartAction.Create)),
            Is.EqualTo(1)
        );
        Assert.That(change.Steps[index].Touches.Count(touch => touch.Action == PartAction.None), Is.EqualTo(1));
    }

    [TestCase(0)]
    [TestCase(2)]
    [TestCase(4)]
    public void With_a_lock_a_rewritten_email_between_its_neighbours_is_paired_by_place(int index)
    {
        var change = PlanScene.Applied(Keyless).File(file => file.WithStep(index, Rewritten)).Change();

        Assert.That(
            (change.Steps[index].Id, change.Steps[index].Action, change.Steps[index].MatchedBy),
            Is.EqualTo((Held.Id(1, 10 * (index + 1)), PartAction.Update, MatchedBy.Place))
        );
        Assert.That(change.Steps[index].Touches.Single().Action, Is.EqualTo(PartAction.Update));
        Assert.That(change.Blocks, Is.Empty);
    }

    [Test]
    public void Without_a_lock_a_rewritten_email_is_asked_about_with_both_lines()
    {
        var scene = PlanScene.Applied(Keyless).File(file => file.WithStep(2, Rewritten) with { Id = Held.Id(1) }) with
        {
            Lock = [],
        };

        AssertAsks(scene.Change(), Held.Id(1, 30));
    }

    [Test]
    public void Of_two_new_emails_where_one_was_none_is_guessed()
    {
        var scene = PlanScene
            .Applied(Keyless)
            .File(file =>
                file.WithSteps([
                    .. file.Steps!.Value[..2],
                    Rewritten(file.Steps.Value[2]),
                    Wanted.Email(null, Variant),
                    .. file.Steps.Value[3..],
                ])
            );

        var change = scene.Change();

        AssertAsks(change, Held.Id(1, 30));
        Assert.That(
            change.Blocks.Single(block => block.Code == BlockCode.MayBeSame).Message,
            Does.Contain("step 3").And.Contain("step 4")
        );
    }

    [TestCase("Quick nudge, please")]
    [TestCase("Quick nudge")]
    public void A_new_key_of_nearly_the_same_words_is_asked_about_and_of_the_same_words_is_the_same_step(string body)
    {
        var change = PlanScene.Applied(File).File(file => file.WithStep(2, _ => Wanted.Email("fresh", body))).Change();

        if (body == "Quick nudge")
            Assert.That((change.Blocks.Length, change.Steps[2].Id), Is.EqualTo((0, Held.Id(1, 30))));
        else
            AssertAsks(change, Held.Id(1, 30));
    }

    [Test]
    public void A_new_key_of_a_step_without_words_is_asked_about()
    {
        var change = PlanScene.Applied(File).File(file => file.WithStep(3, _ => Silent("look"))).Change();

        AssertAsks(change, Held.Id(1, 40));
    }

    [Test]
    public void A_new_key_of_other_words_goes_the_way_of_any_removal()
    {
        var change = PlanScene.Applied(File).File(file => file.WithStep(2, _ => Wanted.Email("fresh", Other))).Change();

        Assert.That(
            change.Steps.Select(step => step.Action),
            Is.EquivalentTo(
                new[]
                {
                    PartAction.None,
                    PartAction.None,
                    PartAction.Remove,
                    PartAction.Create,
                    PartAction.None,
                    PartAction.None,
                }
            )
        );
        Assert.That(change.EmptySteps, Is.EqualTo(Ids(30)));
    }

    [TestCase(RemovalPolicy.Guarded)]
    [TestCase(RemovalPolicy.Allow)]
    public void A_touch_of_another_key_and_other_words_at_once_is_asked_about(RemovalPolicy policy)
    {
        var file = Wanted.Sequence("q3", Wanted.Emails("a", 1, Wanted.Touch("x", Other), Wanted.Touch("y", Variant)));
        var scene = PlanScene
            .Applied(file)
            .File(wanted =>
                wanted.WithStep(
                    0,
                    step => step.WithTouches(step.Touches!.Value[0], Wanted.Touch("z", Variant + " Thanks"))
                )
            );

        AssertAsks((scene with { Policy = Policy.Default with { Removals = policy } }).Change(), Held.Id(1, 12));
    }

    [Test]
    public void The_id_keeps_it_and_the_entry_lets_it_go()
    {
        var scene = PlanScene.Applied(File).File(file => file.WithStep(3, _ => Silent("look")));

        var kept = scene.File(file => file.WithStep(3, step => step with { Id = Held.Id(1, 40) })).Change();
        var gone = scene.File(file => file with { Removed = [Wanted.Tombstone(Held.Id(1, 40))] }).Change();

        Assert.That((kept.Blocks.Length, kept.Steps[3].Id, kept.IsPending), Is.EqualTo((0, Held.Id(1, 40), false)));
        Assert.That(
            (
                gone.Blocks.Length,
                gone.Steps.Count(step => step.Action == PartAction.Create),
                gone.Steps.Count(step => step.Action == PartAction.Remove)
            ),
            Is.EqualTo((0, 1, 1))
        );
    }

    [Test]
    public void Of_reminders_that_are_all_alike_a_new_one_takes_the_id_of_none()
    {
        static DesiredStep Reminder(int number) =>
            Wanted.Email(null, $"Reminder {number} of my last note, any thoughts on it?", number);
        var file = Wanted.Sequence(
            "q3",
            Reminder(1),
            Wanted.Call(null, "Ask about the budget"),
            Reminder(2),
            Silent(null),
            Reminder(3)
        );

        var change = PlanScene
            .Applied(file)
            .File(wanted =>
                wanted.WithSteps(
                    wanted.Steps!.Value[0],
                    wanted.Steps.Value[1],
                    Rewritten(wanted.Steps.Value[2]),
                    wanted.Steps.Value[3],
                    wanted.Steps.Value[4],
                    Reminder(4)
                )
            )
            .Change();

        Assert.That(change.Afterwards(), Is.EqualTo([.. Ids(10, 20, 30, 40, 50), "new"]));
    }

    private static DesiredStep Rewritten(DesiredStep step) =>
        step.WithTouch(0, touch => touch.With(Fields.Subject, Some.Text("Autumn")).With(Fields.Body, Some.Html(Other)));

    private static DesiredStep Silent(string? key) =>
        new(
            key,
            null,
            StepTypes.LinkedInViewProfile,
            FieldSet.Of((Fields.Wait, Some.Days(2))),
            null,
            Some.At("any", 40)
        );

    private static IEnumerable<string> Ids(params IEnumerable<int> parts) => parts.Select(part => Held.Id(1, part));

    private static void AssertAsks(SequenceChange change, string id)
    {
        Assert.That(
            change.Blocks.Select(block => block.Code),
            Is.EqualTo(new[] { BlockCode.RemovalNeedsConsent, BlockCode.MayBeSame })
        );
        Assert.That(
            change.Blocks[0].LinesToAdd,
            Has.Some.EqualTo("removed:").And.Some.Matches($"^  - (key: (view|quick|a/y)|id: {id})$")
        );
        Assert.That(change.Blocks[1].LinesToAdd, Is.EqualTo(new[] { $"id: {id}" }));
    }
}
