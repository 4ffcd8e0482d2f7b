namespace SequencesAsCode.Core.Tests.Planning;

/// <summary>What may go without consent: what the lock knows and the file listed, while nobody can notice.</summary>
[TestFixture]
internal sealed class FreeRemovalTests
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

    private static readonly PlanScene Applied = PlanScene.Applied(File);

    private static readonly Policy Allow = Policy.Default with { Removals = RemovalPolicy.Allow };

    private static IEnumerable<TestCaseData> Losses =>
        [
            new TestCaseData(
                (Func<DesiredSequence, DesiredSequence>)(file => file.WithoutStep(1)),
                Held.Id(1, 20)
            ).SetArgDisplayNames("a step"),
            new TestCaseData(
                (Func<DesiredSequence, DesiredSequence>)(
                    file => file.WithStep(0, step => step.WithTouches(step.Touches!.Value[0]))
                ),
                Held.Id(1, 10)
            ).SetArgDisplayNames("a touch"),
            new TestCaseData(
                (Func<DesiredSequence, DesiredSequence>)(
                    file => file.WithStep(1, step => step with { Type = StepTypes.ActionItem })
                ),
                Held.Id(1, 20)
            ).SetArgDisplayNames("a step of another type"),
        ];

    [TestCaseSource(nameof(Losses))]
    public void With_nobody_in_the_step_of_a_sequence_that_is_off_it_goes_freely_and_the_plan_says_why(
        Func<DesiredSequence, DesiredSequence> lose,
        string step
    )
    {
        var change = Applied.File(lose).Change();

        Assert.That(
            (change.Action, change.Classes.Contains(ChangeClass.Destructive)),
            Is.EqualTo((SequenceAction.Update, true))
        );
        Assert.That(change.EmptySteps, Is.EqualTo(new[] { step }));
        Assert.That(change.Notes.Single(), Does.Contain("nobody is on it").And.Contain("is off"));
    }

    [TestCaseSource(nameof(Losses))]
    public void Somebody_in_the_step_needs_consent(Func<DesiredSequence, DesiredSequence> lose, string step)
    {
        foreach (var people in new People[] { new(1), People.Unknown })
        {
            var scene = Applied
                .Apollo(held =>
                    held with
                    {
                        Steps =
                        [
                            .. held.Steps.Select(other => other.Id == step ? other with { People = people } : other),
                        ],
                    }
                )
                .File(lose);

            Assert.That(
                (scene.Blocks().Single(), scene.Change().EmptySteps.Length),
                Is.EqualTo((BlockCode.RemovalNeedsConsent, 0))
            );
        }
    }

    [TestCaseSource(nameof(Losses))]
    public void A_sequence_that_is_on_needs_consent_even_with_nobody_in_it(
        Func<DesiredSequence, DesiredSequence> lose,
        string _
    ) =>
        Assert.That(
            Applied.Apollo(held => held.Live(People.Nobody)).File(lose).Blocks(),
            Is.EqualTo(new[] { BlockCode.RemovalNeedsConsent })
        );

    [Test]
    public void People_in_other_steps_do_not_matter()
    {
        var change = Applied
            .Apollo(held => held.WithStep(0, step => step with { People = new(5) }) with { People = new(5) })
            .File(file => file.WithoutStep(1))
            .Change();

        Assert.That((change.Action, change.EmptySteps.Single()), Is.EqualTo((SequenceAction.Update, Held.Id(1, 20))));
    }

    [TestCaseSource(nameof(Losses))]
    public void The_policy_waives_the_people_counts_and_nothing_has_to_be_empty(
        Func<DesiredSequence, DesiredSequence> lose,
        string _
    )
    {
        var change = (Applied.Apollo(held => held.Live(new(12))).File(lose) with { Policy = Allow }).Change();

        Assert.That((change.Action, change.EmptySteps.Length), Is.EqualTo((SequenceAction.Update, 0)));
        Assert.That(change.Notes.Single(), Does.Contain("'removals: allow'").And.Contain("12 people are on it"));
    }

    [TestCase(RemovalPolicy.Guarded)]
    [TestCase(RemovalPolicy.Allow)]
    public void Without_a_lock_it_always_needs_consent(RemovalPolicy policy)
    {
        var scene = Applied.File(file => file.WithoutStep(1) with { Id = Held.Id(1) }) with
        {
            Lock = [],
            Policy = Policy.Default with { Removals = policy },
        };

        Assert.That(scene.Blocks(), Is.EqualTo(new[] { BlockCode.RemovalNeedsConsent }));
    }

    [TestCase(RemovalPolicy.Guarded)]
    [TestCase(RemovalPolicy.Allow)]
    public void What_was_made_in_Apollo_never_goes_freely(RemovalPolicy policy)
    {
        var scene = Applied
            .Apollo(held => held.Adding(Held.Step(Wanted.Call(null, "Made in the browser"), 1, 90)))
            .RevertingDrift() with
        {
            Policy = Policy.Default with { Removals = policy },
        };

        Assert.That(scene.Blocks(), Is.EqualTo(new[] { BlockCode.RemovalNeedsConsent }));
    }

    [TestCase(RemovalPolicy.Guarded)]
    [TestCase(RemovalPolicy.Allow)]
    public void A_touch_made_in_Apollo_does_not_go_with_its_step(RemovalPolicy policy)
    {
        var scene = Applied
            .Apollo(held =>
                held.WithStep(
                    0,
                    step =>
                        step with
                        {
                            Touches = step.Touches.Add(
                                new(Held.Id(1, 91), Wanted.Touch(null, "Made in the browser").Fields, [])
                            ),
                        }
                )
            )
            .File(file => file.WithoutStep(0)) with
        {
            Policy = Policy.Default with { Removals = policy },
        };

        Assert.That(scene.Blocks(), Is.EqualTo(new[] { BlockCode.RemovalNeedsConsent }));
    }

    [TestCase(RemovalPolicy.Guarded)]
    [TestCase(RemovalPolicy.Allow)]
    public void What_no_file_ever_listed_did_not_leave_one_although_the_lock_has_it(RemovalPolicy policy)
    {
        var scene = Applied with { Policy = Policy.Default with { Removals = policy } };
        var known = scene.Lock.Single();
        var unmanaged = known.Steps[1] with { Key = null, Fields = BaseFields.Empty };

        Assert.That(
            (
                scene.File(file => file.WithoutStep(1)) with
                {
                    Lock = [known with { Steps = known.Steps.SetItem(1, unmanaged) }],
                }
            ).Blocks(),
            Is.EqualTo(new[] { BlockCode.RemovalNeedsConsent })
        );
    }

    [Test]
    public void The_policy_that_denies_denies_what_would_be_free() =>
        Assert.That(
            (
                Applied.File(file => file.WithoutStep(1)) with
                {
                    Policy = Policy.Default with { Removals = RemovalPolicy.Deny },
                }
            ).Blocks(),
            Is.EqualTo(new[] { BlockCode.RemovalDenied })
        );

    [Test]
    public void With_consent_nothing_has_to_be_empty()
    {
        var lost = Applied.File(file => file.WithoutStep(1));

        Assert.That(
            (lost.Change().EmptySteps.Length, lost.AllowingRemovals().Change().EmptySteps.Length),
            Is.EqualTo((1, 0))
        );
        Assert.That(
            lost.File(file => file with { Removed = [Wanted.Tombstone(Held.Id(1, 20))] }).Change().EmptySteps,
            Is.Empty
        );
    }

    [Test]
    public void Handles_are_unique_where_what_left_the_file_stands_beside_what_came()
    {
        var file = Wanted.Sequence(
            "q3",
            Wanted.Emails(
                null,
                1,
                Wanted.Touch(null, "Meet the new release of our product"),
                Wanted.Touch(null, "Another way to say hello to readers")
            ),
            Wanted.Call(null, "Ask about the budget")
        );
        var scene = PlanScene
            .Applied(file)
            .File(wanted =>
                wanted.WithSteps(
                    wanted
                        .Steps!.Value[0]
                        .WithTouches(
                            wanted.Steps.Value[0].Touches!.Value[0],
                            Wanted.Touch(null, "Quokka zebra yak").With(Fields.Subject, Some.Text("Llama")),
                            Wanted.Touch(null, "Ibex marmot vole").With(Fields.Subject, Some.Text("Stork"))
                        ),
                    Wanted.Emails("new", 2, Wanted.Touch(null, "Entirely other words for a new step")) with
                    {
                        Key = null,
                    }
                )
            );

        var change = scene.Change();

        var handles = change
            .Steps.SelectMany(step => step.Touches.Select(touch => touch.Handle).Prepend(step.Handle))
            .ToList();
        Assert.That(handles, Is.Unique);
        Assert.That(
            change.Steps[0].Touches.Select(touch => touch.Handle),
            Has.Some.EqualTo("#1/#2").And.Some.EqualTo($"#1/{Held.Id(1, 12)}")
        );
        Assert.That(
            change.Steps.Where(step => step.Action == PartAction.Remove).Select(step => step.Handle),
            Is.EqualTo(new[] { Held.Id(1, 20) })
        );
    }

    [Test]
    public void Handles_are_unique_where_another_step_took_the_key()
    {
        var change = Applied
            .File(file =>
                file.WithSteps(
                    file.Steps!.Value[1] with
                    {
                        Key = "intro",
                        Id = Held.Id(1, 20),
                    },
                    Wanted.Email("call", "Entirely other words") with
                    {
                        Key = "call",
                    }
                )
            )
            .AllowingRemovals()
            .Change();

        Assert.That(change.Steps.Select(step => step.Handle), Is.Unique);
    }
}
