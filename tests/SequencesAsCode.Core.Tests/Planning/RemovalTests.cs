namespace SequencesAsCode.Core.Tests.Planning;

[TestFixture]
internal sealed class RemovalTests
{
    private static readonly DesiredSequence File = Wanted.Sequence(
        "q3",
        Wanted.Emails(
            "intro",
            1,
            Wanted.Touch("a", "Meet the new release of our product"),
            Wanted.Touch("b", "Another way to say hello to readers"),
            Wanted.Touch("c", "Third version written for engineers only")
        ),
        Wanted.Call("call", "Ask about the budget")
    );

    private static readonly PlanScene Live = PlanScene.Applied(File).Apollo(held => held.Live(new(12)));

    [Test]
    public void A_step_that_left_the_file_needs_consent()
    {
        var change = Live.File(file => file.WithoutStep(1)).Change();

        Assert.That(
            (change.Action, change.Intended, change.IsPending, change.Steps()),
            Is.EqualTo((SequenceAction.Blocked, SequenceAction.Update, false, "intro None, call Remove"))
        );
        Assert.That(change.Blocks.Single().Code, Is.EqualTo(BlockCode.RemovalNeedsConsent));
        Assert.That(change.Blocks.Single().Message, Does.Contain("Call 'call'").And.Contain("12 people"));
        Assert.That(change.Blocks.Single().Consent, Is.EqualTo(Consent.Removals("q3")));
    }

    [Test]
    public void The_lines_it_offers_lift_the_block_for_steps_and_touches()
    {
        var scene = Live.File(file =>
            file.WithoutStep(1).WithStep(0, step => step.WithTouches(step.Touches!.Value[0]))
        );
        var lines = scene.Change().Blocks.Single().LinesToAdd;

        var entries = Yaml.Entries(lines);
        var after = scene
            .File(file =>
                file with
                {
                    Removed =
                    [
                        .. entries.Select(entry => new Tombstone(null, entry["key"], "Too pushy.", Some.At("q3", 9))),
                    ],
                }
            )
            .Change();

        Assert.That(Yaml.AllText(lines), Is.True);
        Assert.That(
            entries.Select(entry => (entry["key"], entry["reason"])),
            Is.EqualTo(new[] { ("intro/b", ""), ("intro/c", ""), ("call", "") })
        );
        Assert.That(
            (after.Action, after.Steps(), after.Blocks.Length),
            Is.EqualTo((SequenceAction.Update, "intro Update, call Remove", 0))
        );
        Assert.That(after.Touches(), Is.EqualTo("intro/a None, intro/b Remove, intro/c Remove"));
    }

    [Test]
    public void Without_a_lock_the_lines_name_the_id()
    {
        var scene = PlanScene
            .Applied(File)
            .Apollo(held =>
                held.Adding(new CurrentStep(Held.Id(1, 90), "fax: \"}, #{", FieldSet.Empty, [], People.Nobody))
            )
            .File(file => file with { Id = Held.Id(1) });

        var entries = Yaml.Entries((scene with { Lock = [] }).Change().Blocks.Single().LinesToAdd);

        Assert.That(entries.Single()["id"], Is.EqualTo(Held.Id(1, 90)));
    }

    [Test]
    public void The_lines_continue_a_list_that_is_there()
    {
        var scene = Live.File(file => file.WithoutStep(1) with { Removed = [Wanted.Tombstone(Held.Id(9))] });

        Assert.That(
            scene.Change().Blocks.Single().LinesToAdd,
            Is.EqualTo(new[] { "  - key: call", "    reason: \"\"" })
        );
    }

    [Test]
    public void People_in_a_step_are_counted_once_however_many_of_its_touches_go()
    {
        var scene = Live.File(file => file.WithStep(0, step => step.WithTouches(step.Touches!.Value[0])));

        Assert.That(scene.Change().Blocks.Single().Message, Does.Contain("12 people").And.Not.Contain("24"));
    }

    [Test]
    public void Unknown_people_are_said_to_be_unknown()
    {
        var scene = PlanScene.Applied(File).Apollo(held => held.Live(People.Unknown)).File(file => file.WithoutStep(1));

        Assert.That(scene.Change().Blocks.Single().Message, Does.Contain("An unknown number of people"));
    }

    [TestCase("call", "intro None, call Remove")]
    [TestCase("intro/b", "intro Update, call None")]
    public void With_a_lock_a_tombstone_may_name_the_key(string key, string steps)
    {
        var scene = Live.File(file =>
            (
                key == "call"
                    ? file.WithoutStep(1)
                    : file.WithStep(0, step => step.WithTouches(step.Touches!.Value[0], step.Touches.Value[2]))
            ) with
            {
                Removed = [Wanted.Tombstone(key: key)],
            }
        );

        var change = scene.Change();

        Assert.That((change.Blocks.Length, change.Steps()), Is.EqualTo((0, steps)));
        Assert.That(change.Notes.Single(), Does.Contain(key).And.Contain("had its day"));
    }

    [Test]
    public void Without_a_lock_a_key_under_removed_is_not_said_to_be_done()
    {
        var scene = Live.File(file =>
            file.WithoutStep(1) with
            {
                Id = Held.Id(1),
                WinsWithoutLock = true,
                Removed = [Wanted.Tombstone(key: "call")],
            }
        ) with
        {
            Lock = [],
        };

        var change = scene.Change();

        Assert.That(change.Blocks.Single().Code, Is.EqualTo(BlockCode.RemovalNeedsConsent));
        Assert.That(change.Notes.Single(), Does.Contain("'call'").And.Contain("id").And.Not.Contain("done"));
    }

    [TestCase("q3", 0)]
    [TestCase("other", 1)]
    public void The_flag_allows_the_named_sequences(string key, int blocks)
    {
        var change = Live.File(file => file.WithoutStep(1)).AllowingRemovals(key).Change();

        Assert.That(change.Blocks, Has.Length.EqualTo(blocks));
    }

    [Test]
    public void The_flag_without_keys_allows_all()
    {
        var change = Live.File(file => file.WithoutStep(1)).AllowingRemovals().Change();

        Assert.That((change.IsPending, change.Afterwards()), Is.EqualTo((true, new[] { Held.Id(1, 10) })));
    }

    [Test]
    public void The_policy_denies_whatever_was_consented_to()
    {
        var scene = Live.File(file => file.WithoutStep(1) with { Removed = [Wanted.Tombstone(Held.Id(1, 20))] })
            .AllowingRemovals() with
        {
            Policy = Policy.Default with { Removals = RemovalPolicy.Deny },
        };

        Assert.That(scene.Blocks(), Is.EqualTo(new[] { BlockCode.RemovalDenied }));
    }

    [Test]
    public void A_tombstone_that_is_done_is_noted_once_and_nothing_else()
    {
        var change = Live.File(file => file with { Removed = [Wanted.Tombstone(Held.Id(9))] }).Change();

        Assert.That(
            (change.Action, change.Notes.Length, change.Notes[0]),
            Is.EqualTo(
                (
                    SequenceAction.None,
                    1,
                    $"The entry '{Held.Id(9)}' under 'removed' is done. You can delete it "
                        + "(sequences/any.yaml:30:1)."
                )
            )
        );
    }

    [Test]
    public void An_entry_under_allow_is_named_by_where_it_is_and_is_no_list_to_add_to()
    {
        var entry = Wanted.Tombstone(Held.Id(9)) with { IsUnderAllow = true };

        var done = Live.File(file => file with { Removed = [entry] }).Change();
        var open = Live.File(file => file.WithoutStep(1) with { Removed = [entry] }).Change();

        Assert.That(done.Notes, Has.Exactly(1).Contains("under 'allow' is done"));
        Assert.That(open.Blocks.Single().LinesToAdd[0], Is.EqualTo("removed:"));
    }

    [Test]
    public void Another_type_is_a_replace_and_needs_the_same_consent()
    {
        var scene = Live.File(file => file.WithStep(1, step => step with { Type = StepTypes.ActionItem }));

        var (blocked, allowed) = (scene.Change(), scene.AllowingRemovals().Change());

        Assert.That(
            (blocked.Blocks.Single().Code, blocked.Steps[1].Action, blocked.Steps[1].FormerType),
            Is.EqualTo((BlockCode.RemovalNeedsConsent, PartAction.Replace, StepTypes.Call))
        );
        Assert.That(allowed.Afterwards(), Is.EqualTo(new[] { Held.Id(1, 10), "new" }));
        Assert.That(allowed.Classes, Does.Contain(ChangeClass.Destructive));
    }

    [Test]
    public void The_lines_that_a_replace_offers_lift_its_block()
    {
        var scene = Live.File(file => file.WithStep(1, step => step with { Type = StepTypes.ActionItem }));
        var entry = Yaml.Entries(scene.Change().Blocks.Single().LinesToAdd).Single();

        var after = scene.File(file => file with { Removed = [Wanted.Tombstone(entry["id"])] }).Change();

        Assert.That((after.Blocks.Length, after.Afterwards()), Is.EqualTo((0, new[] { Held.Id(1, 10), "new" })));
    }

    [TestCase(20, "step 'call'")]
    [TestCase(12, "variant 'b'")]
    public void What_the_lock_has_for_a_listed_key_is_not_removed_by_its_id(int part, string what)
    {
        var result = Live.File(file => file with { Removed = [Wanted.Tombstone(Held.Id(1, part))] }).Result();

        Assert.That(result.Plan.Sequences.Single().Action, Is.EqualTo(SequenceAction.Blocked));
        Assert.That(result.Diagnostics.Single().ToString(), Does.Contain(what).And.Contain(Held.Id(1, part)));
    }

    [Test]
    public void A_key_whose_step_another_one_took_by_its_id_is_made_and_not_taken_for_deleted()
    {
        var scene = Live.File(file =>
                file.WithSteps(
                    file.Steps!.Value[0],
                    Wanted.Call("urgent", "Entirely new words") with
                    {
                        Id = Held.Id(1, 20),
                    },
                    file.Steps.Value[1]
                )
            )
            .Overwriting();

        Assert.That(scene.Change().Afterwards(), Is.EqualTo(new[] { Held.Id(1, 10), Held.Id(1, 20), "new" }));
    }

    [Test]
    public void A_sequence_is_never_left_without_steps()
    {
        var scene = Live.File(file => file.WithSteps()).AllowingRemovals();

        Assert.That(scene.Blocks(), Is.EqualTo(new[] { BlockCode.NotPossible }));
    }
}
