namespace SequencesAsCode.Core.Tests.Planning;

/// <summary>
/// Sequences that the lock knows and no file claims, or that files name and the service no longer has.
/// </summary>
[TestFixture]
internal sealed class UnclaimedTests
{
    private static readonly DesiredSequence File = Wanted.Sequence(
        "q3",
        Wanted.Email("intro", "Meet the new release of our product")
    );

    [Test]
    public void A_key_that_no_file_claims_is_blocked_and_says_who_is_in_it()
    {
        var scene = PlanScene.Applied(File).Apollo(held => held.Live(new(12))) with { Files = [] };

        var change = scene.Change();

        Assert.That(
            (change.Action, change.Intended, change.IsPending),
            Is.EqualTo((SequenceAction.Blocked, SequenceAction.None, false))
        );
        Assert.That(change.Blocks.Single().Message, Does.Contain("'q3'").And.Contain("(on, ").And.Contain("12 people"));
    }

    [TestCase("q3")]
    [TestCase("2026")]
    [TestCase("null")]
    [TestCase("true")]
    [TestCase("1e5")]
    public void The_lines_it_offers_lift_the_block(string key)
    {
        var scene = PlanScene.Applied(File with { Key = key }) with { Files = [] };
        var lines = scene.Change().Blocks.Single().LinesToAdd;

        var entry = Yaml.Entries(lines).Single();
        var after = scene with
        {
            Removed = [new(entry["key"], entry["do"] == "archive", entry["reason"], new("sequences.yaml", 9))],
        };

        Assert.That(Yaml.AllText(lines), Is.True);
        Assert.That((after.Change().Action, after.Change().IsPending), Is.EqualTo((SequenceAction.Forget, false)));
    }

    [Test]
    public void The_lines_continue_a_list_that_is_there()
    {
        var scene = PlanScene.Applied(File) with
        {
            Files = [],
            Removed = [new("gone-long-ago", false, "done", new("sequences.yaml", 9))],
        };

        var lines = scene.Change().Blocks.Single().LinesToAdd;

        Assert.That(lines, Has.Length.EqualTo(1).And.All.StartsWith("  - { key: q3"));
    }

    [TestCase(true, SequenceAction.Archive)]
    [TestCase(false, SequenceAction.Forget)]
    public void What_the_workspace_says_becomes_of_it(bool archive, SequenceAction action)
    {
        var scene = PlanScene.Applied(File) with
        {
            Files = [],
            Removed = [new("q3", archive, "over", new("sequences.yaml", 9))],
        };

        var change = scene.Change();

        Assert.That(
            (change.Action, change.IsPending, change.Notes.Single()),
            Is.EqualTo((action, archive, "reason: over"))
        );
    }

    [Test]
    public void Archiving_a_live_sequence_says_what_stops()
    {
        var scene = PlanScene.Applied(File).Apollo(held => held.Live(new(3))) with
        {
            Files = [],
            Removed = [new("q3", true, "over", new("sequences.yaml", 9))],
        };

        var change = scene.Change();

        Assert.That(EffectSentence.Of(change.Effect), Is.EqualTo("3 people stop getting email from it, for good"));
        Assert.That(change.Classes, Is.EqualTo(new[] { ChangeClass.Activation, ChangeClass.Destructive }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void One_that_is_gone_already_is_forgotten_without_a_word_of_anybody(bool archived)
    {
        var scene = PlanScene.Applied(File) with { Files = [], Absent = [Held.Id(1)] };
        scene = archived ? scene.Apollo(held => held with { Archived = true }) : scene with { Service = [] };

        var change = scene.Change();

        Assert.That(
            (change.Action, change.IsPending, change.Blocks.Length),
            Is.EqualTo((SequenceAction.Forget, false, 0))
        );
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_locked_sequence_that_is_gone_is_blocked_and_never_made_again(bool archived)
    {
        var scene = PlanScene.Applied(File) with { Absent = [Held.Id(1)] };
        scene = archived ? scene.Apollo(held => held with { Archived = true }) : scene with { Service = [] };

        var change = scene.Change();

        Assert.That(
            (change.Action, change.Blocks.Single().Code, change.Requests.Length),
            Is.EqualTo((SequenceAction.Blocked, BlockCode.GoneFromService, 0))
        );
    }

    [Test]
    public void An_id_that_the_service_does_not_have_is_blocked()
    {
        var scene = new PlanScene { Files = [File with { Id = Held.Id(7) }], Absent = [Held.Id(7)] };

        Assert.That(scene.Blocks(), Is.EqualTo(new[] { BlockCode.GoneFromService }));
    }

    [Test]
    public void A_sequence_that_was_forgotten_to_be_read_is_a_mistake_of_the_caller()
    {
        var scene = PlanScene.Applied(File) with { Service = [] };

        Assert.That(() => scene.Plan(), Throws.InvalidOperationException);
    }

    [Test]
    public void A_new_file_with_the_copy_of_an_unclaimed_sequence_is_blocked_until_it_says_what_it_was()
    {
        var renamed = File.With(Fields.Name, Some.Text("Another name")) with { Key = "q4" };
        var scene = PlanScene.Applied(File) with { Files = [renamed] };

        var change = scene.Change("q4");
        var after = (
            scene with
            {
                Files = [renamed with { Was = Yaml.Parse(change.Blocks.Single().LinesToAdd)[6..^1] }],
            }
        ).Change();

        Assert.That((change.Action, change.Intended), Is.EqualTo((SequenceAction.Blocked, SequenceAction.Create)));
        Assert.That((after.Action, after.Id, after.Blocks.Length), Is.EqualTo((SequenceAction.Update, Held.Id(1), 0)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void The_other_remedy_is_to_say_what_becomes_of_the_unclaimed_one(bool archive)
    {
        var renamed = File.With(Fields.Name, Some.Text("Another name")) with { Key = "q4" };
        var scene = PlanScene.Applied(File) with
        {
            Files = [renamed],
            Removed = [new("q3", archive, "over", new("sequences.yaml", 9))],
        };

        var change = scene.Change("q4");

        Assert.That((change.Action, change.Blocks.Length), Is.EqualTo((SequenceAction.Create, 0)));
    }

    [Test]
    public void A_file_that_resembles_nothing_is_made()
    {
        var scene = PlanScene.Applied(File) with
        {
            Files = [Wanted.Sequence("new", Wanted.Email("intro", "Entirely other words for other people"))],
        };

        Assert.That(scene.Change("new").Action, Is.EqualTo(SequenceAction.Create));
    }

    [Test]
    public void Sequences_outside_the_target_are_not_looked_at()
    {
        var other = Wanted.Sequence("other");
        var scene = PlanScene.Applied(File) with { Files = [other], Targets = ["other"] };

        var plan = scene.Plan();

        Assert.That(
            plan.Sequences.Select(change => (change.Key, change.Action)),
            Is.EqualTo(new[] { ("other", SequenceAction.Create), ("q3", SequenceAction.NotRead) })
        );
        Assert.That(plan.IsComplete, Is.False);
    }
}
