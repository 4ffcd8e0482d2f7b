namespace SequencesAsCode.Core.Tests.Planning;

/// <summary>Plans that say only what was done in Apollo, whatever the files want by now.</summary>
[TestFixture]
internal sealed class DriftOnlyTests
{
    private static readonly DesiredSequence File = Wanted
        .Sequence(
            "q3",
            Wanted.Emails(
                "intro",
                1,
                Wanted.Touch("a", "Meet the new release of our product"),
                Wanted.Touch("b", "Another way to say hello to readers")
            ),
            Wanted.Call("call", "Ask about the budget"),
            Wanted.Email("last", "Shall I close your file")
        )
        .With(Fields.MaxEmailsPerDay, new FieldValue.Number(50));

    private static readonly PlanScene Applied = PlanScene.Applied(File);

    /// <summary>What the files may want by now; none of it is drift.</summary>
    private static readonly Func<DesiredSequence, DesiredSequence>[] Pending =
    [
        file => file,
        file => file.With(Fields.Name, Some.Text("Another name")),
        file =>
            file.WithStep(
                0,
                step =>
                    step.With(Fields.Wait, Some.Days(7))
                        .WithTouch(0, touch => touch.With(Fields.Body, Some.Html("Words that the file has now")))
            ),
        file => file.WithSteps(file.Steps!.Value.Reverse()),
        file => file.WithoutStep(2),
        file => file.WithSteps(file.Steps!.Value.Append(Wanted.Email("new", "A step of the file"))),
        file => file.WithStep(2, step => step with { Id = "66e9e215ece1980199999999" }),
    ];

    private static readonly PlanScene[] Edited =
    [
        Applied.Apollo(held => held.With(Fields.MaxEmailsPerDay, new FieldValue.Number(20))),
        Applied.Apollo(held => held.With(Fields.Name, Some.Text("Renamed in Apollo"))),
        Applied.Apollo(held => held.WithStep(1, step => step.With(Fields.Note, Some.Html("Edited in the browser")))),
        Applied.Apollo(held =>
            held.WithStep(
                0,
                step => step.WithTouch(1, touch => touch.With(Fields.Subject, Some.Text("Edited in the browser")))
            )
        ),
        Applied.Apollo(held => held with { Steps = [held.Steps[1], held.Steps[0], held.Steps[2]] }),
        Applied.Apollo(held => held.WithoutStep(1)),
        Applied.Apollo(held => held.WithStep(0, step => step.WithoutTouch(1))),
        Applied.Apollo(held =>
            held.Adding(Held.Step(Wanted.Email(null, "Written by a colleague in the browser"), 1, 90))
        ),
        Applied.Apollo(held =>
            held.WithStep(
                0,
                step =>
                    step with
                    {
                        Touches = step.Touches.Add(
                            new(Held.Id(1, 91), Wanted.Touch(null, "Written by a colleague").Fields, [])
                        ),
                    }
            )
        ),
        Applied.Apollo(held => held with { Archived = true }),
        Applied with
        {
            Service = [],
            Absent = [Held.Id(1)],
        },
    ];

    [TestCaseSource(nameof(Pending))]
    public void What_the_files_want_is_no_drift(Func<DesiredSequence, DesiredSequence> want)
    {
        var plan = Applied.File(want).Drift();

        Assert.That(
            (plan.HasDrift, plan.HasPending, plan.HasBlocked, plan.IsApplicable, plan.Context.DriftOnly),
            Is.EqualTo((false, false, false, false, true))
        );
    }

    [Test]
    public void What_was_done_in_Apollo_is_drift_whatever_the_files_want(
        [ValueSource(nameof(Edited))] PlanScene edited,
        [ValueSource(nameof(Pending))] Func<DesiredSequence, DesiredSequence> want,
        [Values] DriftPolicy policy
    )
    {
        var plan = (edited.File(want) with { Policy = Policy.Default with { Drift = policy } }).Drift();

        var change = plan.Sequences.Single();
        Assert.That(
            (plan.HasDrift, plan.HasPending, plan.HasBlocked, plan.IsApplicable),
            Is.EqualTo((true, false, false, false))
        );
        Assert.That(
            (change.Action, change.Target, change.Requests.Length, change.Fields.Length),
            Is.EqualTo((SequenceAction.None, (TargetSequence?)null, 0, 0))
        );
        Assert.That(change.Steps.Where(step => step.Action != PartAction.None), Is.Empty);
    }

    [Test]
    public void A_field_comes_with_both_values_and_a_conflict_is_said_to_be_one()
    {
        var scene = Applied
            .Apollo(held =>
                held.WithStep(1, step => step.With(Fields.Wait, Some.Days(5)).With(Fields.Note, Some.Html("Apollo's")))
            )
            .File(file => file.WithStep(1, step => step.With(Fields.Wait, Some.Days(3))));

        var change = scene.Drift().Sequences.Single();

        Assert.That(
            change.Steps[1].Drift,
            Is.EqualTo(
                new FieldDifference[]
                {
                    new(Fields.Wait, Some.Days(3), Some.Days(5)),
                    new(Fields.Note, Some.Html("Ask about the budget"), Some.Html("Apollo's")),
                }
            )
        );
        Assert.That(
            change.Conflicts,
            Is.EqualTo(new FieldDifference[] { new(Fields.Wait, Some.Days(3), Some.Days(5), "call") })
        );
    }

    [Test]
    public void What_both_sides_say_by_now_is_no_drift()
    {
        var scene = Applied
            .Apollo(held => held.WithStep(1, step => step.With(Fields.Wait, Some.Days(5))))
            .File(file => file.WithStep(1, step => step.With(Fields.Wait, Some.Days(5))));

        Assert.That(scene.Drift().HasDrift, Is.False);
    }

    [Test]
    public void What_no_file_manages_is_no_drift()
    {
        var scene = Applied
            .Apollo(held =>
                held.With(Fields.CcEmails, new FieldValue.Set(["boss@example.com"]))
                    .Adding(Held.Step(Wanted.Call(null, "Made in the browser"), 1, 90))
            )
            .File(file => file with { Steps = null });

        Assert.That(scene.Drift().HasDrift, Is.False);
    }

    [Test]
    public void An_edit_of_a_step_that_left_the_file_is_said_without_a_value_of_the_file()
    {
        var scene = Applied
            .Apollo(held => held.WithStep(1, step => step.With(Fields.Wait, Some.Days(5))))
            .File(file => file.WithoutStep(1));

        Assert.That(
            scene.Drift().Sequences.Single().Steps[1].Drift,
            Is.EqualTo(new FieldDifference[] { new(Fields.Wait, null, Some.Days(5)) })
        );
    }

    [Test]
    public void Places_are_said_as_they_were_and_are()
    {
        var moved = Applied
            .Apollo(held => held with { Steps = [held.Steps[2], held.Steps[0], held.Steps[1]] })
            .Drift()
            .Sequences.Single();
        var deleted = Applied.Apollo(held => held.WithoutStep(1)).Drift().Sequences.Single();

        Assert.That(
            moved
                .Steps.Where(step => step.Reason == Reason.MovedInService)
                .Select(step => (step.Handle, step.From, step.To)),
            Is.EqualTo(new[] { ("last", (int?)3, (int?)1) })
        );
        Assert.That(
            deleted.Steps.Select(step => (step.Handle, step.Reason, step.From, step.To)),
            Is.EqualTo(
                new[]
                {
                    ("intro", Reason.NothingChanged, (int?)1, (int?)1),
                    ("call", Reason.DeletedInService, 2, null),
                    ("last", Reason.NothingChanged, 2, 2),
                }
            )
        );
    }

    [Test]
    public void A_step_that_the_file_lists_by_its_id_by_now_is_no_drift()
    {
        var scene = Applied
            .Apollo(held => held.Adding(Held.Step(Wanted.Call(null, "Made in the browser"), 1, 90)))
            .File(file =>
                file.WithSteps(
                    file.Steps!.Value.Append(Wanted.Call("theirs", "Made in the browser") with { Id = Held.Id(1, 90) })
                )
            );

        Assert.That(scene.Drift().HasDrift, Is.False);
    }

    [Test]
    public void What_only_a_person_can_set_is_drift_as_well()
    {
        var file = File.With(Fields.FinishIfReply, new FieldValue.Flag(true));
        var scene = PlanScene.Applied(file).Apollo(held => held.With(Fields.FinishIfReply, new FieldValue.Flag(false)));

        Assert.That(scene.Drift().Sequences.Single().Drift.Single().Field, Is.EqualTo(Fields.FinishIfReply));
    }

    [Test]
    public void Sequences_without_a_base_say_nothing()
    {
        PlanScene[] scenes =
        [
            new() { Files = [File] },
            Applied with
            {
                Lock = [],
            },
            Applied.File(file => file with { Id = Held.Id(1) }) with
            {
                Lock = [],
            },
        ];

        Assert.That(scenes.Select(scene => scene.Drift().Sequences.Length), Is.All.Zero);
    }

    [Test]
    public void A_sequence_whose_file_is_gone_still_tells_what_was_done_to_it_unless_that_is_decided()
    {
        var orphan = Edited[5] with { Files = [] };

        Assert.That(orphan.Drift().HasDrift, Is.True);
        Assert.That((Applied with { Files = [] }).Drift().HasDrift, Is.False);
        Assert.That(
            (orphan with { Removed = [new("q3", false, "over", new("sequences.yaml", 1))] }).Drift().Sequences,
            Is.Empty
        );
    }

    [Test]
    public void Only_targeted_sequences_are_looked_at()
    {
        var plan = (Edited[0] with { Targets = ["other"] }).Drift();

        Assert.That((plan.HasDrift, plan.IsComplete), Is.EqualTo((false, false)));
    }
}
