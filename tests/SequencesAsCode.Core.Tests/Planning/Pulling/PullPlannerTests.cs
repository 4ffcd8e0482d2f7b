using SequencesAsCode.Core.Planning.Pulling;

namespace SequencesAsCode.Core.Tests.Planning.Pulling;

/// <summary>What of Apollo's edits goes into a file, and what waits for a person.</summary>
[TestFixture]
internal sealed class PullPlannerTests
{
    private static readonly DesiredSequence File = Placed(
        Wanted
            .Sequence(
                "q3",
                Wanted.Emails(
                    "intro",
                    1,
                    Wanted.Touch("a", "Meet the new release of our product"),
                    Wanted.Touch("b", "Other words about the release")
                ),
                Wanted.Call("call", "Ask about the budget"),
                Wanted.Email("last", "One more thing before I close your file")
            )
            .With(Fields.MaxEmailsPerDay, new FieldValue.Number(50))
    );

    [Test]
    public void Nothing_was_edited_and_nothing_is_pulled()
    {
        var pull = PullOf(PlanScene.Applied(File));

        Assert.That((pull.Pulled.IsEmpty, pull.Taken.Length, pull.Left.Length), Is.EqualTo((true, 0, 0)));
    }

    [Test]
    public void A_field_that_only_Apollo_moved_is_taken()
    {
        var pull = PullOf(
            PlanScene
                .Applied(File)
                .Apollo(held =>
                    held.With(Fields.MaxEmailsPerDay, new FieldValue.Number(70))
                        .WithStep(1, step => step.With(Fields.Wait, Some.Days(9)))
                )
        );

        Assert.That(
            pull.Pulled.Fields,
            Is.EqualTo(new[] { new PulledField(Fields.MaxEmailsPerDay, new FieldValue.Number(70)) })
        );
        Assert.That(
            pull.Pulled.Steps!.Value[1].Fields,
            Is.EqualTo(new[] { new PulledField(Fields.Wait, Some.Days(9)) })
        );
        Assert.That((pull.Taken.Length, pull.Left.Length), Is.EqualTo((2, 0)));
    }

    [Test]
    public void A_field_that_only_the_file_moved_stays()
    {
        var pull = PullOf(
            PlanScene.Applied(File).File(file => file.With(Fields.MaxEmailsPerDay, new FieldValue.Number(10)))
        );

        Assert.That((pull.Pulled.IsEmpty, pull.Left.Length), Is.EqualTo((true, 0)));
    }

    [TestCase(false, 0, 1)]
    [TestCase(true, 1, 0)]
    public void A_conflict_is_taken_only_when_Apollos_side_is_asked_for(bool theirs, int taken, int left)
    {
        var scene = PlanScene
            .Applied(File)
            .File(file => file.With(Fields.MaxEmailsPerDay, new FieldValue.Number(10)))
            .Apollo(held => held.With(Fields.MaxEmailsPerDay, new FieldValue.Number(70)));

        var pull = PullOf(scene, theirs);

        Assert.That((pull.Pulled.Fields.Length, pull.Taken.Length, pull.Left.Length), Is.EqualTo((taken, taken, left)));
    }

    [TestCase(false, 0, 1)]
    [TestCase(true, 1, 0)]
    public void Without_a_lock_a_difference_is_taken_only_when_Apollos_side_is_asked_for(
        bool theirs,
        int taken,
        int left
    )
    {
        var scene = PlanScene
            .Applied(File with { Id = Held.Id(1) })
            .Apollo(held => held.With(Fields.MaxEmailsPerDay, new FieldValue.Number(70))) with
        {
            Lock = [],
        };

        var pull = PullOf(scene, theirs);

        Assert.That((pull.Pulled.Fields.Length, pull.Taken.Length, pull.Left.Length), Is.EqualTo((taken, taken, left)));
    }

    [Test]
    public void What_only_a_person_can_set_in_Apollo_is_taken_when_it_was_set_there()
    {
        var file = File.With(Fields.Find(FieldOwner.Sequence, "mark_finished_if_reply")!, new FieldValue.Flag(true));
        var field = Fields.Find(FieldOwner.Sequence, "mark_finished_if_reply")!;

        var edited = PullOf(PlanScene.Applied(file).Apollo(held => held.With(field, new FieldValue.Flag(false))));
        var wished = PullOf(PlanScene.Applied(file).File(one => one.With(field, new FieldValue.Flag(false))));

        Assert.That((edited.Pulled.Fields.Length, wished.Pulled.Fields.Length), Is.EqualTo((1, 0)));
    }

    [Test]
    public void A_step_made_in_Apollo_stands_behind_the_step_it_stands_behind_there()
    {
        var made = Held.Step(Wanted.Call(null, "Ask again"), 1, 90);
        var scene = PlanScene.Applied(File).Apollo(held => held with { Steps = held.Steps.Insert(1, made) });

        var steps = PullOf(scene).Pulled.Steps!.Value;

        Assert.That(steps.Select(step => step.Made?.Id), Is.EqualTo(new[] { null, made.Id, null, null }));
    }

    [Test]
    public void A_step_deleted_in_Apollo_leaves_the_file_unless_the_file_changed_it()
    {
        var scene = PlanScene.Applied(File).Apollo(held => held.WithoutStep(1));

        var deleted = PullOf(scene);
        var changed = PullOf(scene.File(file => file.WithStep(1, step => step.With(Fields.Wait, Some.Days(9)))));

        Assert.That(
            deleted.Pulled.Steps!.Value.Select(step => step.At),
            Is.EqualTo(new[] { File.Steps!.Value[0].At, File.Steps.Value[2].At })
        );
        Assert.That((changed.Pulled.IsEmpty, changed.Left.Length), Is.EqualTo((true, 1)));
    }

    [Test]
    public void The_order_of_Apollo_is_taken_where_only_Apollo_moved_steps()
    {
        var scene = PlanScene
            .Applied(File)
            .Apollo(held => held with { Steps = [held.Steps[2], held.Steps[0], held.Steps[1]] });

        var steps = PullOf(scene).Pulled.Steps!.Value;

        Assert.That(
            steps.Select(step => step.At),
            Is.EqualTo(new[] { File.Steps!.Value[2].At, File.Steps.Value[0].At, File.Steps.Value[1].At })
        );
    }

    [TestCase(false)]
    [TestCase(true)]
    public void An_order_that_both_changed_is_taken_only_when_Apollos_side_is_asked_for(bool theirs)
    {
        var scene = PlanScene
            .Applied(File)
            .File(file => file.WithSteps(file.Steps!.Value[1], file.Steps.Value[0], file.Steps.Value[2]))
            .Apollo(held => held with { Steps = [held.Steps[2], held.Steps[0], held.Steps[1]] });

        var pull = PullOf(scene, theirs);

        Assert.That((pull.Pulled.Steps is null, pull.Left.Length), Is.EqualTo((!theirs, theirs ? 0 : 1)));
        if (theirs)
            Assert.That(
                pull.Pulled.Steps!.Value.Select(step => step.At),
                Is.EqualTo(new[] { File.Steps!.Value[2].At, File.Steps.Value[0].At, File.Steps.Value[1].At })
            );
    }

    [Test]
    public void Touches_made_and_deleted_in_Apollo_come_and_go()
    {
        var made = new CurrentTouch(Held.Id(1, 99), FieldSet.Of((Fields.Subject, Some.Text("Third"))), []);
        var scene = PlanScene
            .Applied(File)
            .Apollo(held => held.WithStep(0, step => step.WithoutTouch(1) with { Touches = [step.Touches[0], made] }));

        var touches = PullOf(scene).Pulled.Steps!.Value[0].Touches!.Value;

        Assert.That(
            touches.Select(touch => (touch.At, touch.Made?.Id)),
            Is.EqualTo(
                new (SequencesAsCode.Core.Diagnostics.SourceLocation?, string?)[]
                {
                    (File.Steps!.Value[0].Touches!.Value[0].At, null),
                    (null, made.Id),
                }
            )
        );
    }

    [Test]
    public void What_no_file_can_say_is_left()
    {
        var scene = PlanScene
            .Applied(File.With(Fields.Active, new FieldValue.Flag(true)))
            .Apollo(held => held.With(Fields.Active, FieldValue.None));

        var pull = PullOf(scene);

        Assert.That((pull.Pulled.IsEmpty, pull.Left.Single().Field), Is.EqualTo((true, Fields.Active)));
    }

    private static Pull PullOf(PlanScene scene, bool theirs = false) =>
        PullPlanner.Plan(
            scene.Files.Single(),
            scene.Change(),
            scene.Lock.SingleOrDefault(),
            scene.Service.Single(),
            theirs
        );

    // As a reader places them: no two things stand at one place.
    private static DesiredSequence Placed(DesiredSequence sequence) =>
        sequence with
        {
            Steps =
            [
                .. sequence.Steps!.Value.Select(
                    (step, index) =>
                        step with
                        {
                            At = Some.At("q3", (index + 1) * 10),
                            Touches = step.Touches is { } touches
                                ?
                                [
                                    .. touches.Select(
                                        (touch, place) =>
                                            touch with
                                            {
                                                At = Some.At("q3", ((index + 1) * 10) + place + 1),
                                            }
                                    ),
                                ]
                                : null,
                        }
                ),
            ],
        };
}
