using static SequencesAsCode.Core.Values.ChangeClass;

namespace SequencesAsCode.Core.Tests.Planning;

/// <summary>What each kind of change means for recipients, and how a reviewer may route it.</summary>
[TestFixture]
internal sealed class EffectTests
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

    private static IEnumerable<TestCaseData> Changes =>
        [
            Case(
                "a body",
                file =>
                    file.WithStep(
                        0,
                        step =>
                            step.WithTouch(0, touch => touch.With(Fields.Body, Some.Html("Meet the newest release")))
                    ),
                Copy
            ),
            Case(
                "a note",
                file => file.WithStep(1, step => step.With(Fields.Note, Some.Html("Ask about the plan"))),
                Copy
            ),
            Case("a wait", file => file.WithStep(1, step => step.With(Fields.Wait, Some.Days(9))), Timing),
            Case("a schedule", file => file.With(Fields.Schedule, new FieldValue.Reference(Held.Id(5), null)), Timing),
            Case("the order", file => file.WithSteps(file.Steps!.Value.Reverse()), Order),
            Case(
                "a new variant",
                file =>
                    file.WithStep(
                        0,
                        step =>
                            step.WithTouches([
                                .. step.Touches!.Value,
                                Wanted.Touch("c", "Third version written for engineers only"),
                            ])
                    ),
                Copy,
                Variants,
                Activation
            ),
            Case(
                "a variant less",
                file => file.WithStep(0, step => step.WithTouches(step.Touches!.Value[0])),
                Variants,
                Destructive
            ),
            Case(
                "a new step",
                file => file.WithSteps([.. file.Steps!.Value, Wanted.Call("later", "Call once more")]),
                Copy,
                Timing
            ),
            Case("a step less", file => file.WithoutStep(1), Timing, Destructive),
            Case(
                "another type",
                file => file.WithStep(1, step => step with { Type = StepTypes.ActionItem }),
                Copy,
                Timing,
                Destructive
            ),
            Case(
                "a pause of a touch",
                file =>
                    file.WithStep(
                        0,
                        step => step.WithTouch(0, touch => touch.With(Fields.Status, Some.Text("to_be_reviewed")))
                    ),
                Activation
            ),
            Case("a label", file => file.With(Fields.Labels, new FieldValue.Set(["Q3"])), Settings),
            Case("the name", file => file.With(Fields.Name, Some.Text("Renamed")), Settings),
            Case("the owner", file => file.With(Fields.Owner, new FieldValue.Reference(Held.Id(6), null)), Ownership),
        ];

    [TestCaseSource(nameof(Changes))]
    public void Each_kind_of_change_has_its_classes_and_says_what_people_notice(
        Func<DesiredSequence, DesiredSequence> edit,
        ChangeClass[] classes
    )
    {
        var scene = PlanScene.Applied(File).File(edit).AllowingRemovals();

        var (off, empty, live, one) = (
            scene.Change(),
            scene.Apollo(held => held.Live(People.Nobody)).Change(),
            scene.Apollo(held => held.Live(new(12))).Change(),
            scene.Apollo(held => held.Live(new(1))).Change()
        );

        var felt = classes.Except([Settings, Ownership]).ToList();
        var (nobody, what) = felt is [Timing]
            ? ("its times change, but nobody is in it yet", "the same messages at different times")
            : ("it is on, but nobody is in it yet", "different messages");
        const string Same = "people in it get the same email as before";
        Assert.That(live.Classes, Is.EqualTo(classes));
        Assert.That(EffectSentence.Of(off.Effect), Is.EqualTo("it is off, so nobody gets different messages"));
        Assert.That(EffectSentence.Of(empty.Effect), Is.EqualTo(felt.Count > 0 ? nobody : Same));
        Assert.That(EffectSentence.Of(live.Effect), Is.EqualTo(felt.Count > 0 ? $"12 people get {what}" : Same));
        Assert.That(EffectSentence.Of(one.Effect), Is.EqualTo(felt.Count > 0 ? $"1 person gets {what}" : Same));
    }

    [Test]
    public void Approving_in_a_live_sequence_says_what_starts()
    {
        var scene = PlanScene
            .Applied(
                File.WithStep(
                    0,
                    step => step.WithTouch(0, touch => touch.With(Fields.Status, Some.Text("to_be_reviewed")))
                )
            )
            .Apollo(held => held.Live(People.Unknown))
            .File(_ => File);

        Assert.That(
            EffectSentence.Of(scene.AllowingActivation().Change().Effect),
            Is.EqualTo("an unknown number of people start getting the email that waited for review")
        );
    }

    [Test]
    public void A_create_that_stays_off_sends_nothing()
    {
        var change = new PlanScene { Files = [File] }.Change();

        Assert.That(
            (EffectSentence.Of(change.Effect), change.Steps()),
            Is.EqualTo(("is created turned off, so it sends nothing yet", "intro Create, call Create"))
        );
        Assert.That(change.Steps.Select(step => step.To), Is.EqualTo(new int?[] { 1, 2 }));
    }

    private static TestCaseData Case(
        string name,
        Func<DesiredSequence, DesiredSequence> edit,
        params ChangeClass[] classes
    ) => new TestCaseData(edit, classes).SetArgDisplayNames(name);
}
