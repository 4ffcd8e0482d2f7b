namespace SequencesAsCode.Core.Tests.Planning;

[TestFixture]
internal sealed class StepMatchingTests
{
    private const string Intro = "Meet the new release of our product and see what changed for teams";
    private const string Nudge = "Just a short reminder that the webinar starts on Thursday afternoon";

    private static readonly DesiredSequence File = Wanted.Sequence(
        "q3",
        Wanted.Email("intro", Intro),
        Wanted.Email("nudge", Nudge, 3),
        Wanted.Call("call", "Ask about the budget")
    );
    private static readonly DesiredSequence Keyless = File.WithSteps(
        File.Steps!.Value.Select(step => step with { Key = null })
    );

    [Test]
    public void The_id_in_the_file_wins_over_the_lock_and_over_content()
    {
        var scene = PlanScene
            .Applied(File)
            .File(file =>
                file.WithSteps(
                    Wanted.Email("intro", Intro) with
                    {
                        Id = Held.Id(1, 20),
                    },
                    Wanted.Email("nudge", Nudge, 3) with
                    {
                        Id = Held.Id(1, 10),
                    },
                    file.Steps!.Value[2]
                )
            )
            .Overwriting();

        var change = scene.Change();

        Assert.That(
            change.Steps.Take(2).Select(step => (step.Key, step.Id, step.MatchedBy)),
            Is.EqualTo(new[] { ("intro", Held.Id(1, 20), MatchedBy.Id), ("nudge", Held.Id(1, 10), MatchedBy.Id) })
        );
    }

    [Test]
    public void The_id_of_a_touch_settles_the_step_it_is_in()
    {
        var scene = PlanScene
            .Applied(Keyless)
            .File(file =>
                file.WithStep(
                    0,
                    step =>
                        step.WithTouch(
                            0,
                            touch =>
                                touch.With(Fields.Body, Some.Html("Nothing of it is as it was")) with
                                {
                                    Id = Held.Id(1, 11),
                                }
                        )
                )
            );

        var step = scene.Change().Steps[0];

        Assert.That(
            (step.Id, step.Action, step.MatchedBy),
            Is.EqualTo((Held.Id(1, 10), PartAction.Update, MatchedBy.Id))
        );
    }

    [Test]
    public void A_touch_that_is_stated_in_another_step_is_an_error_and_takes_no_step_with_it()
    {
        var emails = Wanted.Sequence(
            "q3",
            Wanted.Emails("one", 1, Wanted.Touch("a", Intro), Wanted.Touch("b", Nudge)),
            Wanted.Emails("two", 2, Wanted.Touch("a", "Something else about another thing"))
        );
        var moved = emails.Steps!.Value[0].Touches!.Value[1] with { Id = Held.Id(1, 12), Key = "c" };
        var scene = PlanScene
            .Applied(emails)
            .File(file =>
                file.WithStep(0, step => step.WithTouches(step.Touches!.Value[0] with { Id = Held.Id(1, 11) }))
                    .WithStep(1, step => step.WithTouches(moved, step.Touches!.Value[0] with { Id = Held.Id(1, 21) }))
            );

        var diagnostics = scene.Result().Diagnostics;

        Assert.That(diagnostics.Select(each => each.ToString()), Has.One.Items.And.All.Contain(Held.Id(1, 12)));
    }

    [Test]
    public void A_touch_stated_by_id_in_a_copied_step_is_a_mistake()
    {
        var scene = PlanScene
            .Applied(File)
            .File(file =>
                file.WithSteps([
                    file.Steps!.Value[0].WithTouch(0, touch => touch with { Id = Held.Id(1, 11) }) with
                    {
                        Key = null,
                    },
                    .. file.Steps.Value,
                ])
            );

        var result = scene.Result();

        Assert.That(
            (result.Plan.Sequences.Single().Action, result.Diagnostics.Single().Code),
            Is.EqualTo((SequenceAction.Blocked, "SEQ403"))
        );
    }

    [Test]
    public void The_lock_wins_over_content()
    {
        var scene = PlanScene
            .Applied(File)
            .File(file =>
                file.WithStep(0, step => step.WithTouch(0, touch => touch.With(Fields.Body, Some.Html(Nudge))))
                    .WithStep(1, step => step.WithTouch(0, touch => touch.With(Fields.Body, Some.Html(Intro))))
            );

        var change = scene.Change();

        Assert.That(change.Steps(), Is.EqualTo("intro Update, nudge Update, call None"));
        Assert.That(change.Steps.Select(step => step.MatchedBy), Is.All.EqualTo(MatchedBy.Lock));
    }

    [Test]
    public void Without_lock_and_keys_content_pairs_what_was_moved_and_edited()
    {
        var held = Held.Of(Keyless);
        var file = Keyless.WithSteps(
            Keyless.Steps!.Value[2],
            Keyless.Steps.Value[1].WithTouch(0, touch => touch.With(Fields.Body, Some.Html(Nudge + ", so be there"))),
            Keyless.Steps.Value[0]
        );

        var change = new PlanScene { Files = [file with { Id = held.Id }], Service = [held] }.Change();

        Assert.That(change.Afterwards(), Is.EqualTo(new[] { Held.Id(1, 30), Held.Id(1, 20), Held.Id(1, 10) }));
        Assert.That(change.Steps.Select(step => step.MatchedBy), Is.All.EqualTo(MatchedBy.Content));
        Assert.That(change.Steps.Count(step => step.Action == PartAction.Move), Is.EqualTo(2));
    }

    [Test]
    public void A_new_key_on_a_step_is_no_new_step()
    {
        var scene = PlanScene.Applied(File).File(file => file.WithStep(0, step => step with { Key = "hello" }));

        var change = scene.Change();

        Assert.That(
            change.Steps.Select(step => step.Id),
            Is.EqualTo(new[] { Held.Id(1, 10), Held.Id(1, 20), Held.Id(1, 30) })
        );
        Assert.That(change.IsPending, Is.False);
    }

    [Test]
    public void Identical_bodies_pair_up_in_their_order()
    {
        var same = Wanted.Sequence(
            "q3",
            Wanted.Email(null, Nudge),
            Wanted.Email(null, Nudge),
            Wanted.Email(null, Nudge),
            Wanted.Email(null, Nudge)
        );
        var held = Held.Of(same);

        var change = new PlanScene { Files = [same], Service = [held] }.Change();

        Assert.That(
            (change.Action, change.Steps()),
            Is.EqualTo((SequenceAction.Adopt, "#1 None, #2 None, #3 None, #4 None"))
        );
    }

    [Test]
    public void A_copied_step_is_made_and_the_original_stays()
    {
        var scene = PlanScene
            .Applied(File)
            .File(file =>
                file.WithSteps([
                    file.Steps!.Value[0],
                    file.Steps.Value[0] with
                    {
                        Key = "again",
                    },
                    .. file.Steps.Value.Skip(1),
                ])
            );

        Assert.That(scene.Change().Steps(), Is.EqualTo("intro None, again Create, nudge None, call None"));
    }

    [Test]
    public void Of_a_split_step_the_likelier_half_keeps_the_id()
    {
        var split = Keyless.WithSteps(
            Wanted.Email(null, Intro[..45]),
            Wanted.Email(null, Intro[45..]),
            Keyless.Steps!.Value[1],
            Keyless.Steps.Value[2]
        );
        var scene = PlanScene.Applied(Keyless).File(_ => split);

        var change = scene.Change();

        Assert.That(change.Afterwards().Count(id => id == "new"), Is.EqualTo(1));
        Assert.That(change.Afterwards(), Does.Contain(Held.Id(1, 10)));
        Assert.That(change.Steps.Select(step => step.Action), Has.None.EqualTo(PartAction.Remove));
    }

    [Test]
    public void Without_a_lock_steps_of_other_words_are_not_taken_for_the_same()
    {
        var scene = PlanScene
            .Applied(Keyless)
            .File(file =>
                file.WithStep(
                    0,
                    _ =>
                        Wanted
                            .Email(null, "Completely different sentence without any common vocabulary")
                            .WithTouch(0, touch => touch.With(Fields.Subject, Some.Text("Question")))
                ) with
                {
                    Id = Held.Id(1),
                }
            )
            .AllowingRemovals() with
        {
            Lock = [],
        };

        Assert.That(
            scene.Change().Steps.Select(step => step.Action),
            Is.EquivalentTo(new[] { PartAction.Create, PartAction.Remove, PartAction.None, PartAction.None })
        );
    }

    [Test]
    public void An_id_that_is_not_there_is_an_error_at_its_line()
    {
        var scene = PlanScene
            .Applied(File)
            .File(file =>
                file.WithStep(0, step => step with { Id = Held.Id(9) })
                    .WithStep(1, step => step.WithTouch(0, touch => touch with { Id = Held.Id(8) }))
            );

        var result = scene.Result();

        Assert.That(result.Plan.Sequences.Single().Action, Is.EqualTo(SequenceAction.Blocked));
        Assert.That(
            result.Diagnostics.Select(each => each.At),
            Is.EqualTo(new[] { Some.At("any", 10), Some.At("any", 11) })
        );
    }

    [Test]
    public void Steps_of_another_sequence_are_not_reached_by_an_old_lock()
    {
        // The steps that the lock knows are in another sequence now, and new ones are in their place.
        var scene = PlanScene.Applied(File);
        var others = Held.Of(File, 2).Steps;
        scene = scene with
        {
            Service =
            [
                scene.Service[0] with
                {
                    Steps = others,
                },
                Held.Of(Wanted.Sequence("x"), 3) with
                {
                    Steps = scene.Service[0].Steps,
                },
            ],
        };

        var change = scene.Change();

        Assert.That(change.Steps.Select(step => step.Id), Is.EqualTo(others.Select(step => step.Id)));
        Assert.That((change.Steps(), change.IsPending), Is.EqualTo(("intro None, nudge None, call None", false)));
    }

    [Test]
    public void Two_hundred_shuffled_steps_are_matched_by_content()
    {
        var random = TestContext.CurrentContext.Random;
        var steps = Enumerable
            .Range(0, 200)
            .Select(index =>
                Wanted.Email(
                    null,
                    string.Join(' ', Enumerable.Range(0, 12).Select(word => $"w{index}x{word}")),
                    index % 5
                )
            )
            .ToArray();
        var held = Held.Of(Wanted.Sequence("q3", steps));
        var order = Enumerable.Range(0, 200).ToArray();
        random.Shuffle(order);

        var change = new PlanScene
        {
            Files = [Wanted.Sequence("q3", order.Select(index => steps[index])) with { Id = held.Id }],
            Service = [held],
        }.Change();

        Assert.That(change.Afterwards(), Is.EqualTo(order.Select(index => held.Steps[index].Id)));
        Assert.That(
            change.Steps.Select(step => step.Action).Distinct(),
            Is.SubsetOf(new[] { PartAction.Move, PartAction.None })
        );
    }

    [Test]
    public void Moves_are_said_by_place_and_only_of_what_moved()
    {
        var scene = PlanScene
            .Applied(File)
            .File(file => file.WithSteps(file.Steps!.Value[2], file.Steps.Value[0], file.Steps.Value[1]));

        var change = scene.Change();

        Assert.That(change.Steps(), Is.EqualTo("call Move 3>1, intro None, nudge None"));
        Assert.That(change.Classes, Is.EqualTo(new[] { ChangeClass.Order }));
    }

    [Test]
    public void Unmanaged_steps_and_touches_stay_with_their_ids_in_a_rename()
    {
        var scene = PlanScene
            .Applied(File)
            .File(file => file.With(Fields.Name, Some.Text("Renamed")) with { Steps = null });

        var change = scene.Change();

        Assert.That(change.Afterwards(), Is.EqualTo(new[] { Held.Id(1, 10), Held.Id(1, 20), Held.Id(1, 30) }));
        Assert.That(
            change.Target!.Steps.SelectMany(step => step.Touches).Select(touch => touch.Id),
            Is.EqualTo(new[] { Held.Id(1, 11), Held.Id(1, 21) })
        );
        Assert.That(
            change.Requests.Single().Body,
            Does.Contain(Held.Id(1, 10)).And.Contain(Held.Id(1, 21)).And.Contain(Held.Id(1, 30))
        );
    }

    [Test]
    public void Unmanaged_fields_keep_the_value_of_the_service()
    {
        var scene = PlanScene
            .Applied(File)
            .Apollo(held =>
                held.With(Fields.MaxEmailsPerDay, new FieldValue.Number(7))
                    .WithStep(2, step => step.With(Fields.Priority, Some.Text("high")))
            )
            .File(file => file.With(Fields.Name, Some.Text("Renamed")));

        var target = scene.Change().Target!;

        Assert.That(target.Fields[Fields.MaxEmailsPerDay], Is.EqualTo(new FieldValue.Number(7)));
        Assert.That(target.Steps[2].Fields[Fields.Priority], Is.EqualTo(Some.Text("high")));
        Assert.That(target.Recorded.Contains(Fields.MaxEmailsPerDay), Is.False);
    }
}
