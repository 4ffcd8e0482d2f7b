namespace SequencesAsCode.Core.Tests.Planning.Guarding;

/// <summary>A stated id says which sequence is meant, and not which side was edited last.</summary>
[TestFixture]
internal sealed class WithoutLockTests
{
    private static readonly DesiredSequence File = Wanted.Sequence(
        "q3",
        Wanted.Email("intro", "Meet the new release of our product"),
        Wanted.Call("call", "Ask about the budget")
    ) with
    {
        Id = Held.Id(1),
    };

    /// <summary>The lock is lost, and the file waits longer than Apollo.</summary>
    private static readonly PlanScene Lost = PlanScene
        .Applied(File)
        .File(file => file.WithStep(1, step => step.With(Fields.Wait, Some.Days(9)))) with
    {
        Lock = [],
    };

    private static readonly PlanScene Live = Lost.Apollo(held => held.Live(new(12)));

    [TestCase(true, 0, "It is on.")]
    [TestCase(true, 12, "12 people are in it.")]
    [TestCase(false, 1, "1 person is in it.")]
    public void What_sends_or_has_people_is_not_overwritten(bool active, int people, string told)
    {
        var change = Lost.Apollo(held =>
                held.With(Fields.Active, new FieldValue.Flag(active)) with
                {
                    People = new(people),
                }
            )
            .Change();

        var block = change.Blocks.Single();
        Assert.That((change.Action, block.Code), Is.EqualTo((SequenceAction.Blocked, BlockCode.Conflict)));
        Assert.That(block.Message, Does.Contain("The file and Apollo differ (wait)").And.Contain(told));
        Assert.That(block.LinesToAdd, Is.EqualTo(new[] { "without_lock: overwrite" }));
        Assert.That(block.Consent, Is.EqualTo(Consent.Overwrite("q3")));
    }

    [Test]
    public void While_it_is_off_and_nobody_is_in_it_the_file_wins() =>
        Assert.That(Lost.Change().Action, Is.EqualTo(SequenceAction.Update));

    private static IEnumerable<TestCaseData> Allowing =>
        [
            Case("the file", Live.File(file => file with { WinsWithoutLock = true })),
            Case("--overwrite", Live.Overwriting("q3")),
            Case("--revert-drift", Live.RevertingDrift("q3")),
            Case("the policy", Live with { Policy = Policy.Default with { Drift = DriftPolicy.Revert } }),
        ];

    [TestCaseSource(nameof(Allowing))]
    public void It_is_overwritten_when_that_is_allowed(PlanScene scene) =>
        Assert.That(scene.Change().Action, Is.EqualTo(SequenceAction.Update));

    [Test]
    public void An_earlier_run_that_was_cut_short_does_not_allow_it() =>
        Assert.That(
            (Live with { Unfinished = ["q3"] }).Change().Blocks.Select(block => block.Code),
            Is.EqualTo(new[] { BlockCode.Conflict })
        );

    [Test]
    public void A_consent_for_another_sequence_does_not_count() =>
        Assert.That(
            new[] { Live.Overwriting("other"), Live.RevertingDrift("other") }.Select(scene => scene.Change().Action),
            Is.All.EqualTo(SequenceAction.Blocked)
        );

    [Test]
    public void Each_field_that_differs_is_named_once_and_the_list_of_steps_last()
    {
        var texts = Live.File(file =>
            file.WithStep(0, step => step.With(Fields.Wait, Some.Days(8)))
                .WithStep(0, step => step.WithTouch(0, touch => touch.With(Fields.Subject, Some.Text("Other"))))
        );
        var steps = Live.File(file => file.WithSteps([.. file.Steps!.Value, Wanted.Call("last", "Say goodbye")]));

        Assert.That(texts.Change().Blocks.Single().Message, Does.Contain("differ (wait, subject)"));
        Assert.That(steps.Change().Blocks.Single().Message, Does.Contain("differ (wait, note, the list of steps)"));
    }

    private static TestCaseData Case(string name, PlanScene scene) => new TestCaseData(scene).SetArgDisplayNames(name);
}
