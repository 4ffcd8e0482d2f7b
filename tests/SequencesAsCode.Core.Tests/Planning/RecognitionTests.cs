namespace SequencesAsCode.Core.Tests.Planning;

/// <summary>Steps and touches that are known again although the lock is lost, old or has other keys.</summary>
[TestFixture]
internal sealed class RecognitionTests
{
    private const string Greeting = "Hi {{first_name}}, ";
    private const string SignOff = " Would fifteen minutes next week work? Best, {{sender_first_name}}";
    private const string Intro =
        Greeting
        + "sales teams lose a day a week to forecasts kept in spreadsheets, and nobody trusts the result."
        + SignOff;
    private const string Proof =
        Greeting
        + "our customers in logistics cut their ramp time by half after one quarter of guided coaching."
        + SignOff;
    private const string Nudge = Greeting + "just checking in, any thoughts on my last note?" + SignOff;
    private const string Closing =
        Greeting + "this is my last message; I will close your file unless renewal season brings you back." + SignOff;

    private static readonly DesiredSequence File = Wanted.Sequence(
        "q3",
        Wanted.Email("intro", Intro),
        Wanted.Email("proof", Proof, 3),
        Wanted.Call("call", "Ask about the budget"),
        Wanted.Email("nudge", Nudge, 3)
    );

    private static readonly DesiredSequence Keyless = File.WithSteps(
        File.Steps!.Value.Select(step => step with { Key = null })
    );

    [Test]
    public void After_the_lock_was_lost_edited_and_moved_steps_keep_their_ids([Values] bool hasKeys)
    {
        var file = hasKeys ? File : Keyless;
        var steps = file.Steps!.Value;

        var change = Lost(
                file,
                steps[3],
                steps[2],
                WithBody(steps[1], Proof.Replace("by half", "by a third", StringComparison.Ordinal)),
                WithBody(steps[0], Intro + " PS: see you there")
            )
            .Change();

        Assert.That(change.Afterwards(), Is.EqualTo(Ids(40, 30, 20, 10)));
    }

    [Test]
    public void An_older_lock_settles_what_it_knows_and_content_the_rest()
    {
        var scene = PlanScene.Applied(File);
        scene = scene with { Lock = [scene.Lock[0] with { Steps = scene.Lock[0].Steps[..2] }] };
        var steps = File.Steps!.Value;

        var change = scene
            .File(file =>
                file.WithSteps(WithBody(steps[3], Nudge + " Thanks"), steps[2], WithBody(steps[1], Closing), steps[0])
            )
            .Overwriting()
            .Change();

        Assert.That(change.Afterwards(), Is.EqualTo(Ids(40, 30, 20, 10)));
        Assert.That(
            change.Steps.Select(step => step.MatchedBy),
            Is.EqualTo(new[] { MatchedBy.Content, MatchedBy.Content, MatchedBy.Lock, MatchedBy.Lock })
        );
    }

    [Test]
    public void A_lock_that_knows_more_steps_than_the_service_lends_no_id_to_others()
    {
        var scene = PlanScene
            .Applied(File)
            .Apollo(held => held.WithoutStep(1))
            .File(file => file.WithoutStep(1).WithStep(0, step => step with { Key = "hello" }));

        Assert.That(scene.Change().Afterwards(), Is.EqualTo(Ids(10, 30, 40)));
    }

    [Test]
    public void A_step_without_its_key_and_with_other_words_at_once_takes_the_id_that_its_key_left()
    {
        var change = PlanScene
            .Applied(File)
            .File(file =>
                file.WithStep(
                    0,
                    step =>
                        WithBody(step, Intro.Replace("a day a week", "hours", StringComparison.Ordinal)) with
                        {
                            Key = null,
                        }
                )
            )
            .Change();

        Assert.That(
            (change.Steps[0].Id, change.Steps[0].Action, change.Steps[0].MatchedBy),
            Is.EqualTo((Held.Id(1, 10), PartAction.Update, MatchedBy.Content))
        );
    }

    [Test]
    public void Swapped_keys_look_like_a_lock_that_has_them_crosswise_so_the_file_has_to_say_which_is_which()
    {
        var swapped = PlanScene
            .Applied(File)
            .File(file =>
                file.WithStep(0, step => step with { Key = "proof" }).WithStep(1, step => step with { Key = "intro" })
            );
        var stated = PlanScene
            .Applied(File)
            .File(file =>
                file.WithStep(0, step => step with { Key = "proof", Id = Held.Id(1, 20) })
                    .WithStep(1, step => step with { Key = "intro", Id = Held.Id(1, 10) })
            );

        Assert.That(
            swapped.Change().Blocks.Single().LinesToAdd,
            Is.EqualTo(new[] { "- key: proof", $"  id: {Held.Id(1, 10)}", "- key: intro", $"  id: {Held.Id(1, 20)}" })
        );
        Assert.That(stated.Change().Afterwards(), Is.EqualTo(Ids(20, 10, 30, 40)));
    }

    [Test]
    public void Of_a_step_and_its_changed_copy_the_unchanged_one_is_the_same([Values] bool copyComesFirst)
    {
        var steps = Keyless.Steps!.Value;
        var copy = WithBody(steps[0], Intro.Replace("spreadsheets", "slides", StringComparison.Ordinal));

        var change = Lost(Keyless, [.. copyComesFirst ? new[] { copy, steps[0] } : [steps[0], copy], .. steps.Skip(1)])
            .Change();

        Assert.That(
            change.Afterwards(),
            Is.EqualTo(
                copyComesFirst ? ["new", .. Ids(10, 20, 30, 40)] : (string[])[Held.Id(1, 10), "new", .. Ids(20, 30, 40)]
            )
        );
    }

    [Test]
    public void Of_a_step_split_in_two_one_half_keeps_the_id_and_the_others_theirs()
    {
        var steps = Keyless.Steps!.Value;
        var half = Intro.IndexOf("spreadsheets", StringComparison.Ordinal);

        var change = Lost(
                Keyless,
                [WithBody(steps[0], Intro[..half]), WithBody(steps[0], Greeting + Intro[half..]), .. steps.Skip(1)]
            )
            .Change();

        Assert.That(change.Afterwards(), Is.EquivalentTo([.. Ids(10, 20, 30, 40), "new"]));
    }

    [Test]
    public void Steps_of_one_body_pair_by_subject_then_by_wait_then_in_order()
    {
        static DesiredStep Step(string subject, int days) =>
            Wanted.Email(null, Nudge, days).WithTouch(0, touch => touch.With(Fields.Subject, Some.Text(subject)));
        var file = Wanted.Sequence(
            "q3",
            Step("One", 2),
            Step("Two", 2),
            Step("Two", 5),
            Step("Two", 7),
            Step("Two", 7)
        );
        var steps = file.Steps!.Value;

        var change = Lost(file, steps[3], steps[2], steps[1], steps[0], steps[4]).Change();

        Assert.That(change.Afterwards(), Is.EqualTo(Ids(40, 30, 20, 10, 50)));
    }

    [Test]
    public void Without_keys_what_the_lock_sent_stays_itself_and_what_was_edited_and_moved_is_found()
    {
        var steps = Keyless.Steps!.Value;

        var change = PlanScene
            .Applied(Keyless)
            .File(file =>
                file.WithSteps(
                    steps[1],
                    steps[2],
                    WithBody(steps[3], Nudge + " Thanks"),
                    WithBody(steps[0], Intro + " Thanks")
                )
            )
            .Change();

        Assert.That(change.Afterwards(), Is.EqualTo(Ids(20, 30, 40, 10)));
        Assert.That(
            change.Steps.Select(step => step.MatchedBy),
            Is.EqualTo(new[] { MatchedBy.Lock, MatchedBy.Lock, MatchedBy.Content, MatchedBy.Content })
        );
    }

    [Test]
    public void A_call_without_a_note_is_not_the_one_whose_note_was_edited()
    {
        var silent = new DesiredStep(
            null,
            null,
            StepTypes.Call,
            FieldSet.Of((Fields.Wait, Some.Days(2))),
            null,
            Some.At("any")
        );
        var file = Wanted.Sequence("q3", Wanted.Call(null, "Ask about the budget"), silent);

        var change = PlanScene
            .Applied(file)
            .File(wanted => wanted.WithSteps(silent, Wanted.Call(null, "Ask about the new budget")))
            .Change();

        Assert.That(change.Afterwards(), Is.EqualTo(Ids(20, 10)));
    }

    [Test]
    public void A_call_that_gets_a_note_is_the_same_call()
    {
        var silent = new DesiredStep(
            null,
            null,
            StepTypes.Call,
            FieldSet.Of((Fields.Wait, Some.Days(2))),
            null,
            Some.At("any")
        );
        var file = Wanted.Sequence("q3", Wanted.Email(null, Intro), silent);

        Assert.That(
            Lost(file, file.Steps!.Value[0], Wanted.Call(null, "Ask about the budget and the timing"))
                .Change()
                .Afterwards(),
            Is.EqualTo(Ids(10, 20))
        );
    }

    [Test]
    public void What_every_step_says_pairs_none_of_them()
    {
        var steps = Keyless.Steps!.Value;

        var change = Lost(Keyless, WithBody(steps[0], Closing), steps[1], steps[2], steps[3]).Change();

        Assert.That(
            change.Steps.Select(step => step.Action),
            Is.EquivalentTo(
                new[] { PartAction.Create, PartAction.Remove, PartAction.None, PartAction.None, PartAction.None }
            )
        );
    }

    [Test]
    public void A_touch_without_its_key_and_with_other_words_at_once_keeps_its_id()
    {
        var file = Wanted.Sequence("q3", Wanted.Emails("a", 1, Wanted.Touch("x", Intro), Wanted.Touch("y", Proof)));

        var touches = PlanScene
            .Applied(file)
            .File(wanted =>
                wanted.WithStep(
                    0,
                    step => step.WithTouches(Wanted.Touch(null, Proof + " Thanks"), Wanted.Touch("x", Intro))
                )
            )
            .Change()
            .Steps[0]
            .Touches;

        Assert.That(
            touches.Select(touch => (touch.Key, touch.Id)),
            Is.EqualTo(new[] { (null, Held.Id(1, 12)), ("x", Held.Id(1, 11)) })
        );
    }

    [Test]
    public void One_touch_key_in_two_steps_means_two_touches()
    {
        var change = PlanScene.Applied(File).File(file => file.WithSteps(file.Steps!.Value.Reverse())).Change();

        Assert.That(
            change.Steps.SelectMany(step => step.Touches).Select(touch => (touch.Key, touch.Id)),
            Is.EqualTo(new[] { ("a", Held.Id(1, 41)), ("a", Held.Id(1, 21)), ("a", Held.Id(1, 11)) })
        );
    }

    [Test]
    public void A_step_that_loses_one_of_its_touches_is_the_same_step()
    {
        var file = Wanted.Sequence(
            "q3",
            Wanted.Emails(null, 1, Wanted.Touch(null, Intro), Wanted.Touch(null, Proof), Wanted.Touch(null, Closing)),
            Wanted.Email(null, Nudge)
        );

        var change = Lost(file, Wanted.Emails(null, 2, Wanted.Touch(null, Proof + " Thanks")), file.Steps!.Value[1])
            .Change();

        Assert.That((change.Steps[0].Id, change.Steps[0].Touches[0].Id), Is.EqualTo((Held.Id(1, 10), Held.Id(1, 12))));
    }

    private static DesiredStep WithBody(DesiredStep step, string body) =>
        step.WithTouch(0, touch => touch.With(Fields.Body, Some.Html(body)));

    private static IEnumerable<string> Ids(params IEnumerable<int> parts) => parts.Select(part => Held.Id(1, part));

    /// <summary>The file was applied and its lock lost; now it has these steps.</summary>
    private static PlanScene Lost(DesiredSequence file, params IEnumerable<DesiredStep> steps)
    {
        var held = Held.Of(file);
        return new() { Files = [file.WithSteps(steps) with { Id = held.Id }], Service = [held] };
    }

    [Test]
    public void A_touch_that_says_a_part_of_what_Apollo_has_is_the_same_when_that_part_is_equal()
    {
        var file = Wanted.Sequence(
            "q3",
            Wanted.Emails(
                "intro",
                1,
                new DesiredTouch(null, null, FieldSet.Of((Fields.Subject, Some.Text("Hello"))), Some.At("any", 11))
            )
        ) with
        {
            Id = Held.Id(1),
        };
        var held = Held.Of(file)
            .WithStep(
                0,
                step =>
                    step.WithTouch(
                        0,
                        touch =>
                            touch.With(
                                Fields.Body,
                                Some.Html(
                                    "A long body about quota, ramp time and new hires that no file says anything of"
                                )
                            )
                    )
            );

        var change = new PlanScene { Files = [file], Service = [held] }.Change();

        Assert.That(change.Steps.Single().Touches.Single().Id, Is.EqualTo(Held.Id(1, 11)));
    }
}
