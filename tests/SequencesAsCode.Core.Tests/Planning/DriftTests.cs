using SequencesAsCode.Testing;

namespace SequencesAsCode.Core.Tests.Planning;

/// <summary>
/// The table of desired, current and base: each cell for a field of the sequence, of a step and of a touch.
/// </summary>
[TestFixture]
internal sealed class DriftTests
{
    private const string Intro = "Meet the new release of our product";

    private static readonly DesiredSequence File = Wanted
        .Sequence("q3", Wanted.Email("intro", Intro), Wanted.Call("call", "Ask about the budget"))
        .With(Fields.MaxEmailsPerDay, new FieldValue.Number(50));

    private static readonly FieldOwner[] Owners = Enum.GetValues<FieldOwner>();

    [Test]
    public void Neither_side_moved_and_nothing_happens()
    {
        var change = PlanScene.Applied(File).Change();

        Assert.That(
            (change.Action, change.HasDrift, EffectSentence.Of(change.Effect), change.Classes.Length),
            Is.EqualTo((SequenceAction.None, false, "nothing changes", 0))
        );
    }

    [TestCaseSource(nameof(Owners))]
    public void Only_the_file_moved_and_it_is_an_update(FieldOwner owner)
    {
        var change = FileMoved(PlanScene.Applied(File), owner, "file").Change();

        Assert.That((change.Action, change.HasDrift), Is.EqualTo((SequenceAction.Update, false)));
        Assert.That(Changed(change), Is.EqualTo(new[] { Reason.FieldChanged }));
    }

    [TestCaseSource(nameof(Owners))]
    public void Only_Apollo_moved_and_it_is_drift_that_is_kept(FieldOwner owner)
    {
        var scene = ApolloMoved(PlanScene.Applied(File), owner, "apollo");

        var change = scene.Change();

        Assert.That((change.Action, change.HasDrift, change.IsPending), Is.EqualTo((SequenceAction.None, true, false)));
    }

    [TestCaseSource(nameof(Owners))]
    public void Drift_is_sent_back_as_it_is_when_something_else_changes(FieldOwner owner)
    {
        var scene = ApolloMoved(PlanScene.Applied(File), owner, "apollo")
            .File(file => file.With(Fields.Name, Some.Text("Renamed")));

        var change = scene.Change();

        Assert.That(
            (change.Action, change.HasDrift, Changed(change).Single()),
            Is.EqualTo((SequenceAction.Update, true, Reason.FieldChanged))
        );
        Assert.That(After(change, owner), Is.EqualTo(Value(owner, "apollo")));
    }

    [Test]
    public void Drift_is_planned_back_when_the_policy_or_a_flag_says_so(
        [ValueSource(nameof(Owners))] FieldOwner owner,
        [Values("policy", "all", "q3")] string how
    )
    {
        var scene = ApolloMoved(PlanScene.Applied(File), owner, "apollo");

        var change = (
            how switch
            {
                "policy" => scene with { Policy = Policy.Default with { Drift = DriftPolicy.Revert } },
                "all" => scene.RevertingDrift(),
                _ => scene.RevertingDrift(how),
            }
        ).Change();

        Assert.That((change.Action, change.HasDrift), Is.EqualTo((SequenceAction.Update, false)));
        Assert.That(Changed(change), Is.EqualTo(new[] { Reason.DriftReverted }));
    }

    [Test]
    public void Reverting_another_sequence_leaves_this_one()
    {
        var change = ApolloMoved(PlanScene.Applied(File), FieldOwner.Step, "apollo").RevertingDrift("other").Change();

        Assert.That((change.Action, change.HasDrift), Is.EqualTo((SequenceAction.None, true)));
    }

    [TestCaseSource(nameof(Owners))]
    public void Both_sides_moved_and_the_sequence_is_blocked(FieldOwner owner)
    {
        var change = FileMoved(ApolloMoved(PlanScene.Applied(File), owner, "apollo"), owner, "file").Change();

        Assert.That((change.Action, change.IsPending), Is.EqualTo((SequenceAction.Blocked, false)));
        Assert.That(
            (change.Blocks.Single().Code, change.Blocks.Single().Consent),
            Is.EqualTo((BlockCode.Conflict, Consent.Overwrite("q3")))
        );
        Assert.That(
            change.Blocks.Single().Message,
            Does.Contain(Field(owner).Label).And.Contain("'sequences pull q3 --theirs'")
        );
        Assert.That(PlanOutput.Text(Some.Plan(change)), Does.Contain("in git").And.Contain("in Apollo"));
    }

    [TestCaseSource(nameof(Owners))]
    public void The_file_wins_a_conflict_when_asked_to(FieldOwner owner)
    {
        var scene = FileMoved(ApolloMoved(PlanScene.Applied(File), owner, "apollo"), owner, "file");

        var (overwritten, other) = (scene.Overwriting("q3").Change(), scene.Overwriting("other").Change());

        Assert.That((overwritten.Action, other.Action), Is.EqualTo((SequenceAction.Update, SequenceAction.Blocked)));
        Assert.That(Changed(overwritten), Is.EqualTo(new[] { Reason.Overwritten }));
    }

    [TestCaseSource(nameof(Owners))]
    public void Both_sides_moved_to_the_same_and_only_the_lock_learns_it(FieldOwner owner)
    {
        var change = FileMoved(ApolloMoved(PlanScene.Applied(File), owner, "same"), owner, "same").Change();

        Assert.That(
            (change.Action, change.HasDrift, change.IsPending),
            Is.EqualTo((SequenceAction.Adopt, false, false))
        );
    }

    [TestCaseSource(nameof(Owners))]
    public void Without_a_base_a_difference_is_an_update_marked_so(FieldOwner owner)
    {
        var scene = FileMoved(PlanScene.Applied(File), owner, "file").File(file => file with { Id = Held.Id(1) }) with
        {
            Lock = [],
        };

        Assert.That(Changed(scene.Change()), Is.EqualTo(new[] { Reason.NoBase }));
    }

    [Test]
    public void A_body_that_the_service_rewrote_is_no_difference()
    {
        var rewritten = Held.Of(File)
            .WithStep(0, step => step.WithTouch(0, touch => touch.With(Fields.Body, Some.Html($"<div>{Intro}</div>"))));
        var scene = PlanScene.Applied(File) with { Service = [rewritten], Lock = [Held.Known(File, rewritten)] };

        var change = scene.Change();

        Assert.That((change.Action, change.HasDrift), Is.EqualTo((SequenceAction.None, false)));
    }

    [Test]
    public void The_same_Markdown_from_another_renderer_is_no_change()
    {
        var first = Rendered(File, $"{Intro}<br>", "sha256:source");
        var scene = PlanScene.Applied(first).File(_ => Rendered(File, $"<p>{Intro}</p>", "sha256:source"));

        Assert.That(scene.Change().Action, Is.EqualTo(SequenceAction.None));
    }

    [Test]
    public void Other_Markdown_is_a_change()
    {
        var scene = PlanScene
            .Applied(Rendered(File, $"{Intro}<br>", "sha256:source"))
            .File(_ => Rendered(File, $"<p>{Intro}</p>", "sha256:other"));

        Assert.That(scene.Change().Action, Is.EqualTo(SequenceAction.Update));
    }

    [Test]
    public void What_only_create_sets_is_shown_and_never_sent()
    {
        var scene = PlanScene.Applied(File).File(file => file.With(Fields.FinishIfReply, new FieldValue.Flag(true)));

        var (warned, refused) = (
            scene.Change(),
            (scene with { Policy = Policy.Default with { CreateOnlyIsError = true } }).Change()
        );

        Assert.That(
            (warned.Action, warned.SetByHand.Single().Field, warned.Requests.Length),
            Is.EqualTo((SequenceAction.None, Fields.FinishIfReply, 0))
        );
        Assert.That(
            (refused.Action, refused.Blocks.Single().Code),
            Is.EqualTo((SequenceAction.Blocked, BlockCode.SetByHand))
        );
    }

    [Test]
    public void A_deprecated_field_that_the_service_does_not_return_is_not_compared()
    {
        var scene = PlanScene.Applied(File).File(file => file.With(Fields.Permissions, Some.Text("private")));

        Assert.That(scene.Change().Action, Is.EqualTo(SequenceAction.None));
    }

    private static DesiredSequence Rendered(DesiredSequence file, string html, string source) =>
        file.WithStep(
            0,
            step => step.WithTouch(0, touch => touch.With(Fields.Body, new FieldValue.Html(html, source)))
        );

    private static PlanScene FileMoved(PlanScene scene, FieldOwner owner, string to) =>
        scene.File(file =>
            owner switch
            {
                FieldOwner.Sequence => file.With(Field(owner), Value(owner, to)),
                FieldOwner.Step => file.WithStep(1, step => step.With(Field(owner), Value(owner, to))),
                _ => file.WithStep(0, step => step.WithTouch(0, touch => touch.With(Field(owner), Value(owner, to)))),
            }
        );

    private static PlanScene ApolloMoved(PlanScene scene, FieldOwner owner, string to) =>
        scene.Apollo(held =>
            owner switch
            {
                FieldOwner.Sequence => held.With(Field(owner), Value(owner, to)),
                FieldOwner.Step => held.WithStep(1, step => step.With(Field(owner), Value(owner, to))),
                _ => held.WithStep(0, step => step.WithTouch(0, touch => touch.With(Field(owner), Value(owner, to)))),
            }
        );

    private static Field Field(FieldOwner owner) =>
        owner switch
        {
            FieldOwner.Sequence => Fields.MaxEmailsPerDay,
            FieldOwner.Step => Fields.Note,
            _ => Fields.Body,
        };

    private static FieldValue Value(FieldOwner owner, string text) =>
        owner switch
        {
            FieldOwner.Sequence => new FieldValue.Number(text.Length),
            FieldOwner.Step => Some.Html($"Ask about the budget {text}"),
            _ => Some.Html($"{Intro} {text}"),
        };

    private static FieldValue? After(SequenceChange change, FieldOwner owner) =>
        owner switch
        {
            FieldOwner.Sequence => change.Target!.Fields[Field(owner)],
            FieldOwner.Step => change.Target!.Steps[1].Fields[Field(owner)],
            _ => change.Target!.Steps[0].Touches[0].Fields[Field(owner)],
        };

    private static IEnumerable<Reason> Changed(SequenceChange change) =>
        change
            .Fields.Concat(
                change.Steps.SelectMany(step => step.Fields.Concat(step.Touches.SelectMany(touch => touch.Fields)))
            )
            .Select(field => field.Reason);
}
