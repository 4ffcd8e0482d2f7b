using SequencesAsCode.Core.Planning.Binding;

namespace SequencesAsCode.Core.Tests.Planning.Binding;

[TestFixture]
internal sealed class SequenceBinderTests
{
    private static readonly DesiredSequence File = Wanted.Sequence(
        "q3",
        Wanted.Email("intro", "Meet the new release of our product")
    );

    [Test]
    public void The_id_in_the_file_wins_over_a_lock_whose_sequence_is_gone()
    {
        var scene = PlanScene.Applied(File) with { Service = [Held.Of(File, 2)], Absent = [Held.Id(1)] };

        var change = scene
            .File(file => file with { Id = Held.Id(2) })
            .Plan()
            .Sequences.Single(each => each.Id == Held.Id(2));

        Assert.That((change.MatchedBy, change.Action), Is.EqualTo((MatchedBy.Id, SequenceAction.Adopt)));
    }

    [Test]
    public void An_id_in_the_file_that_contradicts_the_lock_is_blocked_and_touches_neither()
    {
        var scene = PlanScene.Applied(File) with { Service = [Held.Of(File), Held.Of(File, 2)] };

        var change = scene.File(file => file with { Id = Held.Id(2) }).Change();

        Assert.That(
            (change.Action, change.Blocks.Single().Code),
            Is.EqualTo((SequenceAction.Blocked, BlockCode.Conflict))
        );
    }

    [Test]
    public void The_lock_wins_over_the_name()
    {
        var scene = PlanScene.Applied(File) with
        {
            Service = [Held.Of(File, 2), Held.Of(File).With(Fields.Name, Some.Text("Renamed in Apollo"))],
        };

        var change = scene.Change();

        Assert.That((change.MatchedBy, change.Id), Is.EqualTo((MatchedBy.Lock, Held.Id(1))));
    }

    [Test]
    public void A_former_key_leads_to_the_same_sequence_and_sends_nothing()
    {
        var scene = PlanScene.Applied(File).File(file => file with { Key = "q4", Was = "q3" });

        var change = scene.Change();

        Assert.That(
            (change.Key, change.Id, change.MatchedBy, change.Action, change.IsPending),
            Is.EqualTo(("q4", Held.Id(1), MatchedBy.Lock, SequenceAction.Adopt, false))
        );
    }

    [Test]
    public void A_former_key_that_the_lock_knows_beside_the_new_one_is_blocked_and_touches_neither()
    {
        var other = Wanted.Sequence("old");
        var scene = PlanScene.Applied(File).File(file => file with { Was = "old" });
        scene = scene with
        {
            Service = [.. scene.Service, Held.Of(other, 2)],
            Lock = [.. scene.Lock, Held.Known(other, Held.Of(other, 2))],
        };

        var plan = scene.Plan();

        Assert.That(
            plan.Sequences.Select(change => (change.Key, change.Action)),
            Is.EqualTo(new[] { ("q3", SequenceAction.Blocked) })
        );
        Assert.That(plan.Sequences.Single().Blocks.Single().Message, Does.Contain(Held.Id(1)).And.Contain(Held.Id(2)));
    }

    [TestCase("Sequence q3")]
    [TestCase("  Sequence q3 ")]
    public void An_equal_sequence_of_exactly_that_name_is_adopted(string name)
    {
        var scene = new PlanScene
        {
            Files = [File.With(Fields.Name, Some.Text("Sequence q3"))],
            Service = [Held.Of(File).With(Fields.Name, Some.Text(name.Trim()))],
        };

        var change = scene.Change();

        Assert.That(
            (change.Action, change.MatchedBy, change.Reason, change.IsPending),
            Is.EqualTo((SequenceAction.Adopt, MatchedBy.Name, Reason.EqualByName, false))
        );
    }

    [Test]
    public void Blanks_around_a_name_do_not_count_and_letter_case_does()
    {
        var (blanks, letters) = (
            File.With(Fields.Name, Some.Text(" Sequence q3  ")),
            File.With(Fields.Name, Some.Text("sequence Q3"))
        );

        var bindings = new[] { blanks, letters }.Select(file =>
            Bind(file, new SequenceRow(Held.Id(1), "Sequence q3", false)).By
        );

        Assert.That(bindings, Is.EqualTo(new[] { MatchedBy.Name, MatchedBy.Nothing }));
    }

    [Test]
    public void A_sequence_of_that_name_with_other_steps_is_blocked_with_the_line_that_takes_it_over()
    {
        var scene = new PlanScene
        {
            Files = [File],
            Service = [Held.Of(File.WithSteps(Wanted.Call("x", "Something else")))],
        };

        var change = scene.Change();

        Assert.That(
            (change.Action, change.Blocks.Single().Code, change.Requests.Length),
            Is.EqualTo((SequenceAction.Blocked, BlockCode.ExistsWithOtherContent, 0))
        );
        Assert.That(change.Blocks.Single().Message, Does.Contain($"'sequences import --id {change.Id} --force'"));
        Assert.That(change.Blocks.Single().LinesToAdd, Is.EqualTo(new[] { $"id: {Held.Id(1)}" }));
    }

    [Test]
    public void With_several_accounts_the_line_says_for_which_environment_the_id_is()
    {
        var scene = new PlanScene
        {
            Files = [File],
            Service = [Held.Of(File.WithSteps(Wanted.Call("x", "Something else")))],
            Environments =
            [
                new WorkspaceEnvironment.Apollo("eu: live", null, "A"),
                new WorkspaceEnvironment.Apollo("staging", null, "B"),
            ],
        };

        var lines = scene.Change().Blocks.Single().LinesToAdd;

        Assert.That(Yaml.Parse(lines), Is.EqualTo($"{{id: {{by_environment: {{eu: live: {Held.Id(1)}}}}}}}"));
    }

    [Test]
    public void Two_sequences_of_one_name_are_never_guessed_between()
    {
        var scene = new PlanScene { Files = [File], Service = [Held.Of(File), Held.Of(File, 2)] };

        Assert.That(scene.Blocks(), Is.EqualTo(new[] { BlockCode.NameIsAmbiguous }));
        Assert.That(
            scene.Service.Where(held => !held.Archived).Select(held => held.Id),
            Has.All.Matches<string>(id =>
                scene.Change().Blocks.Single().Message.Contains(id!, StringComparison.Ordinal)
            )
        );
        Assert.That(
            scene.Change().Blocks.Single().LinesToAdd,
            Is.EqualTo(new[] { $"id: {scene.Service.Min(held => held.Id)}" })
        );
    }

    [Test]
    public void A_name_that_another_key_has_in_the_lock_is_not_taken()
    {
        var other = Wanted.Sequence("other").With(Fields.Name, Some.Text("Sequence q3"));
        var held = Held.Of(other);
        var scene = new PlanScene
        {
            Files = [other.With(Fields.Name, Some.Text("New name")), File],
            Service = [held],
            Lock = [Held.Known(other, held)],
        };

        var change = scene.Change("q3");

        Assert.That((change.Action, change.Id), Is.EqualTo((SequenceAction.Create, (string?)null)));
    }

    [Test]
    public void An_id_that_belongs_to_another_file_is_an_error_that_names_both()
    {
        var thief = Wanted.Sequence("thief") with { Id = Held.Id(1) };
        var scene = PlanScene.Applied(File) with { Files = [File, thief] };

        scene = scene with { Files = [.. scene.Files, Wanted.Sequence("bystander", Wanted.Call("x", "not theirs"))] };

        var result = scene.Result();

        Assert.That(
            result.Plan.Sequences.Select(change => (change.Key, change.Action)),
            Is.EqualTo(
                new[]
                {
                    ("q3", SequenceAction.Blocked),
                    ("thief", SequenceAction.Blocked),
                    ("bystander", SequenceAction.Create),
                }
            )
        );
        Assert.That(result.Diagnostics.Select(each => each.At), Is.EqualTo(new[] { Some.At("q3"), Some.At("thief") }));
        Assert.That(result.Diagnostics[1].ToString(), Does.Contain(Held.Id(1)).And.Contain("sequences/q3.yaml"));
    }

    [Test]
    public void A_create_whose_answer_was_lost_is_found_by_its_name_and_finished()
    {
        var scene = new PlanScene
        {
            Files = [File.With(Fields.Active, new FieldValue.Flag(true))],
            Service = [Held.Of(File)],
            Pending = [new("q3", "Sequence q3")],
        };

        var change = scene.Change();

        Assert.That(
            (change.Action, change.Reason, change.Id, change.Blocks.Length),
            Is.EqualTo((SequenceAction.Update, Reason.MadeByEarlierRun, Held.Id(1), 0))
        );
    }

    [Test]
    public void A_lost_create_gives_no_claim_to_a_sequence_with_other_steps()
    {
        var scene = new PlanScene
        {
            Files = [File],
            Service = [Held.Of(File.WithSteps())],
            Pending = [new("q3", "Sequence q3")],
        };

        Assert.That(scene.Blocks(), Is.EqualTo(new[] { BlockCode.ExistsWithOtherContent }));
    }

    [Test]
    public void A_lost_create_under_another_name_gives_no_claim_to_a_sequence_of_the_new_name()
    {
        var foreign = Held.Of(File.WithSteps(Wanted.Call("x", "Somebody else made this")));
        var scene = new PlanScene
        {
            Files = [File],
            Service = [foreign],
            Pending = [new("q3", "Former name")],
        };

        Assert.That(scene.Blocks(), Is.EqualTo(new[] { BlockCode.ExistsWithOtherContent }));
    }

    [Test]
    public void A_lost_create_is_found_under_the_name_it_was_made_with()
    {
        var made = Held.Of(File).With(Fields.Name, Some.Text("Former name"));
        var scene = new PlanScene
        {
            Files = [File],
            Service = [made],
            Pending = [new("q3", "Former name")],
        };

        var change = scene.Change();

        Assert.That(
            (change.Action, change.Id, change.Fields.Single().Field),
            Is.EqualTo((SequenceAction.Update, made.Id, Fields.Name))
        );
    }

    [Test]
    public void The_ids_to_read_are_those_of_the_asked_keys_each_once()
    {
        var (a, b) = (Wanted.Sequence("a"), Wanted.Sequence("b"));
        var @base = Base.Empty with
        {
            Sequences = [Held.Known(a, Held.Of(a)), Held.Known(b, Held.Of(b, 2)), Held.Known(File, Held.Of(File, 3))],
        };
        var bindings = SequenceBinder.Bind(Desired(a, b), @base, []);

        var (all, some) = (bindings.IdsOf([]), bindings.IdsOf(["b", "q3"]));

        Assert.That(all, Is.EqualTo(new[] { Held.Id(1), Held.Id(2), Held.Id(3) }));
        Assert.That(some, Is.EqualTo(new[] { Held.Id(2), Held.Id(3) }));
        Assert.That(bindings.Orphans.Select(orphan => orphan.Key), Is.EqualTo(new[] { "q3" }));
    }

    private static SequenceBinding Bind(DesiredSequence file, params SequenceRow[] rows) =>
        SequenceBinder.Bind(Desired(file), Base.Empty, [.. rows]).Bindings.Single();

    private static DesiredState Desired(params ImmutableArray<DesiredSequence> files) =>
        new(new("/workspace", [], Policy.Default, [], []), new WorkspaceEnvironment.Emulator("local", null), files, "");
}
