using SequencesAsCode.Core.Planning.Guarding;

namespace SequencesAsCode.Core.Tests.Planning.Guarding;

/// <summary>What looks like an edit in Apollo may be what a later commit applied; its lock tells.</summary>
[TestFixture]
internal sealed class LaterLockTests
{
    private static readonly DesiredSequence File = Wanted.Sequence(
        "q3",
        Wanted.Email("intro", "Meet the new release of our product"),
        Wanted.Call("call", "Ask about the budget")
    );

    private static IEnumerable<TestCaseData> Edits =>
        [
            Edit("a text", WithSubject),
            Edit("a wait", file => file.WithStep(1, step => step.With(Fields.Wait, Some.Days(9)))),
            Edit("a name", file => file.Named("Renamed")),
            Edit("a step more", file => file.WithSteps([.. file.Steps!.Value, Wanted.Call("last", "Say goodbye")])),
            Edit("a step fewer", file => file.WithoutStep(1)),
            Edit(
                "a touch more",
                file =>
                    file.WithStep(
                        0,
                        step =>
                            step.WithTouches([.. step.Touches!.Value, Wanted.Touch("b", "Another way to say hello")])
                    )
            ),
        ];

    [TestCaseSource(nameof(Edits))]
    public void A_difference_that_a_later_lock_has_too_is_explained(Func<DesiredSequence, DesiredSequence> edit)
    {
        var scene = WentBack(edit(File));

        var told = Explain(scene, Lock("abc1234", edit(File)));

        Assert.That(told!.ToString(), Does.Contain("'q3'").And.Contain("the lock file of commit abc1234"));
    }

    [TestCaseSource(nameof(Edits))]
    public void What_somebody_edited_since_the_later_lock_is_not_explained(Func<DesiredSequence, DesiredSequence> edit)
    {
        var scene = WentBack(edit(File));

        Assert.That(Explain(scene, Lock("abc1234", edit(WithSubject(File).Named("Later")))), Is.Null);
    }

    [Test]
    public void A_later_lock_that_has_the_same_explains_nothing()
    {
        Assert.That(Explain(WentBack(WithSubject(File)), Lock("abc1234", File)), Is.Null);
    }

    [Test]
    public void A_field_that_a_later_file_no_longer_manages_does_not_count()
    {
        var unmanaged = WithSubject(File).WithStep(1, step => step with { Fields = step.Fields.Without(Fields.Wait) });

        Assert.That(Explain(WentBack(WithSubject(File)), Lock("abc1234", unmanaged)), Is.Not.Null);
    }

    [Test]
    public void The_newest_lock_that_explains_it_is_named()
    {
        var told = Explain(
            WentBack(WithSubject(File)),
            Lock("cccc333", File),
            Lock("bbbb222", WithSubject(File)),
            Lock("aaaa111", WithSubject(File))
        );

        Assert.That(told!.ToString(), Does.Contain("bbbb222").And.Not.Contain("aaaa111"));
    }

    [Test]
    public void A_file_that_says_the_same_as_Apollo_needs_no_explanation()
    {
        var scene = WentBack(WithSubject(File)) with { Files = [WithSubject(File)] };

        Assert.That(Explain(scene, Lock("abc1234", WithSubject(File))), Is.Null);
    }

    [Test]
    public void A_sequence_that_one_of_the_locks_does_not_have_is_not_explained()
    {
        var scene = WentBack(WithSubject(File));
        var other = Lock("abc1234", WithSubject(File)) with { Sequences = [] };

        Assert.That(Explain(scene, other), Is.Null);
        Assert.That(Explain(scene, known: [], Lock("abc1234", WithSubject(File))), Is.Null);
    }

    [Test]
    public void Sequences_about_which_a_later_lock_differs_are_read_again()
    {
        var known = new Base("5c1004a0", [Known(File, 1), Known(File, 2), Known(File, 3), Known(File, 4)], [], "");
        var later = new LaterLock(
            "abc1234",
            [Known(WithSubject(File), 1), Known(File, 2), Known(File.WithoutStep(1), 3)]
        );

        Assert.That(LaterLock.Different(known, [later]), Is.EquivalentTo(new[] { Held.Id(1), Held.Id(3) }));
        Assert.That(
            LaterLock.Different(known, [new("def5678", [Known(File, 1)]), later]),
            Has.Member(Held.Id(1)),
            "one of several is enough"
        );
        Assert.That(LaterLock.Different(known, []), Is.Empty);
    }

    private static DesiredSequence WithSubject(DesiredSequence file) =>
        file.WithStep(0, step => step.WithTouch(0, touch => touch.With(Fields.Subject, Some.Text("A new subject"))));

    /// <summary>File and lock are those of the older commit, and Apollo holds what a later one applied.</summary>
    private static PlanScene WentBack(DesiredSequence later) =>
        PlanScene.Applied(File) with
        {
            Service = [Held.Of(later)],
        };

    private static Diagnostic? Explain(PlanScene scene, params LaterLock[] later) => Explain(scene, scene.Lock, later);

    private static Diagnostic? Explain(PlanScene scene, ImmutableArray<BaseSequence> known, params LaterLock[] later) =>
        LaterLock.Explain(
            scene.Plan(),
            CurrentState.Empty with
            {
                Sequences = scene.Service.ToImmutableDictionary(held => held.Id),
            },
            Base.Empty with
            {
                Sequences = known,
            },
            later,
            new("sequences.production.lock.json")
        );

    private static LaterLock Lock(string commit, DesiredSequence file) => new(commit, [Known(file, 1)]);

    private static BaseSequence Known(DesiredSequence file, int sequence) => Held.Known(file, Held.Of(file, sequence));

    private static TestCaseData Edit(string name, Func<DesiredSequence, DesiredSequence> edit) =>
        new TestCaseData(edit).SetArgDisplayNames(name);
}
