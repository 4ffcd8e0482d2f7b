namespace SequencesAsCode.Core.Tests.Planning;

/// <summary>Steps and touches that were added or deleted in Apollo.</summary>
[TestFixture]
internal sealed class PartDriftTests
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

    private static readonly PlanScene StepAdded = PlanScene
        .Applied(File)
        .Apollo(held =>
            held with
            {
                Steps = held.Steps.Insert(
                    1,
                    Held.Step(Wanted.Email(null, "Written by a colleague in the browser"), 1, 90)
                ),
            }
        );

    private static readonly PlanScene TouchAdded = PlanScene
        .Applied(File)
        .Apollo(held =>
            held.WithStep(
                0,
                step =>
                    step with
                    {
                        Touches = step.Touches.Add(
                            new(Held.Id(1, 91), Wanted.Touch(null, "Written by a colleague in the browser").Fields, [])
                        ),
                    }
            )
        );

    private static readonly PlanScene StepDeleted = PlanScene.Applied(File).Apollo(held => held.WithoutStep(1));

    private static readonly PlanScene TouchDeleted = PlanScene
        .Applied(File)
        .Apollo(held => held.WithStep(0, step => step.WithoutTouch(1)));

    private static IEnumerable<TestCaseData> Added =>
        [
            new TestCaseData(StepAdded, Held.Id(1, 90)).SetArgDisplayNames("step"),
            new TestCaseData(TouchAdded, Held.Id(1, 91)).SetArgDisplayNames("touch"),
        ];

    private static IEnumerable<TestCaseData> Deleted =>
        [
            new TestCaseData(StepDeleted).SetArgDisplayNames("step"),
            new TestCaseData(TouchDeleted).SetArgDisplayNames("touch"),
        ];

    [TestCaseSource(nameof(Added))]
    public void What_was_added_is_drift_while_nothing_is_sent(PlanScene scene, string id)
    {
        var change = scene.Change();

        Assert.That((change.Action, change.HasDrift, change.Blocks.Length), Is.EqualTo((SequenceAction.None, true, 0)));
        Assert.That(Reasons(change), Is.EqualTo(new[] { (id, Reason.AddedInService) }));
    }

    [TestCaseSource(nameof(Added))]
    public void What_was_added_blocks_a_sequence_that_has_something_to_send(PlanScene scene, string id)
    {
        var change = Renamed(scene).Change();

        Assert.That((change.Action, change.IsPending), Is.EqualTo((SequenceAction.Blocked, false)));
        Assert.That(change.Blocks.Single().Code, Is.EqualTo(BlockCode.AddedInService));
        Assert.That(Reasons(change), Is.EqualTo(new[] { (id, Reason.AddedInService) }));
    }

    [TestCaseSource(nameof(Added))]
    public void The_lines_it_offers_lift_that_block(PlanScene scene, string id)
    {
        var block = Renamed(scene).Change().Blocks.Single();
        var entry = Yaml.Entries(block.LinesToAdd).Single();

        var after = Renamed(scene)
            .File(file => file with { Removed = [new(entry["id"], null, entry["reason"], Some.At("q3", 9))] })
            .Change();

        Assert.That(
            (entry["id"], Yaml.AllText(block.LinesToAdd), block.Consent),
            Is.EqualTo((id, true, Consent.Removals("q3")))
        );
        Assert.That(block.Message, Does.Contain("'sequences pull q3'"));
        Assert.That((after.Action, Removed(after).Single().Id), Is.EqualTo((SequenceAction.Update, id)));
    }

    [TestCaseSource(nameof(Added))]
    public void A_tombstone_removes_what_was_added(PlanScene scene, string id)
    {
        var change = scene.File(file => file with { Removed = [Wanted.Tombstone(id)] }).Change();

        Assert.That((change.Action, change.IsPending), Is.EqualTo((SequenceAction.Update, true)));
        Assert.That(Removed(change), Is.EqualTo(new[] { (id, Reason.Tombstone) }));
    }

    [TestCaseSource(nameof(Added))]
    public void The_flag_removes_what_was_added(PlanScene scene, string id)
    {
        var change = scene.AllowingRemovals("q3").Change();

        Assert.That((change.Action, change.IsPending), Is.EqualTo((SequenceAction.Update, true)));
        Assert.That(Removed(change), Is.EqualTo(new[] { (id, Reason.AddedInService) }));
    }

    [TestCaseSource(nameof(Added))]
    public void Reverting_drift_would_remove_what_was_added_and_needs_consent(PlanScene scene, string id)
    {
        var change = scene.RevertingDrift().Change();

        Assert.That(
            (change.Action, change.Blocks.Single().Code),
            Is.EqualTo((SequenceAction.Blocked, BlockCode.RemovalNeedsConsent))
        );
        Assert.That(Removed(change), Is.EqualTo(new[] { (id, Reason.AddedInService) }));
    }

    [TestCaseSource(nameof(Added))]
    public void Without_a_lock_nobody_knows_who_added_it_and_it_blocks(PlanScene scene, string id)
    {
        var change = (scene.File(file => file with { Id = Held.Id(1) }) with { Lock = [] }).Change();

        Assert.That(
            (change.Action, change.Blocks.Single().Code),
            Is.EqualTo((SequenceAction.Blocked, BlockCode.RemovalNeedsConsent))
        );
        Assert.That(Removed(change), Is.EqualTo(new[] { (id, Reason.MissingFromFile) }));
    }

    [Test]
    public void A_step_that_was_added_stands_where_it_stands_in_Apollo()
    {
        var change = StepAdded.Change();

        Assert.That(change.Steps.Select(step => step.From), Is.EqualTo(new int?[] { 1, 2, 3 }));
        Assert.That(
            change.Steps.Select(step => step.Id),
            Is.EqualTo(new[] { Held.Id(1, 10), Held.Id(1, 90), Held.Id(1, 20) })
        );
    }

    [TestCaseSource(nameof(Deleted))]
    public void What_was_deleted_is_drift_and_not_made_again(PlanScene scene)
    {
        var change = scene.Change();

        Assert.That((change.Action, change.HasDrift, change.IsPending), Is.EqualTo((SequenceAction.None, true, false)));
        Assert.That(Reasons(change).Select(pair => pair.Reason), Is.EqualTo(new[] { Reason.DeletedInService }));
    }

    [TestCaseSource(nameof(Deleted))]
    public void What_was_deleted_stays_deleted_when_something_else_is_sent(PlanScene scene)
    {
        var change = Renamed(scene).AllowingRemovals("q3").Change();

        Assert.That((change.Action, change.HasDrift), Is.EqualTo((SequenceAction.Update, true)));
        Assert.That(
            change.Target!.Steps.SelectMany(step => step.Touches.Select(touch => touch.Id).Prepend(step.Id)),
            Has.None.Null
        );
    }

    // Nothing tells a deletion from an answer that lacks a part, and what is sent leaves it out.
    [TestCaseSource(nameof(Deleted))]
    public void What_is_not_shown_is_not_left_out_without_consent(PlanScene scene)
    {
        var (sent, reverted) = (Renamed(scene).Change(), scene.RevertingDrift("q3").Change());

        foreach (var change in new[] { sent, reverted })
        {
            Assert.That(
                (change.Action, change.Blocks.Single().Code),
                Is.EqualTo((SequenceAction.Blocked, BlockCode.NotShown))
            );
            Assert.That(change.Blocks.Single().Message, Does.Contain("'sequences pull q3'"));
        }
    }

    [TestCaseSource(nameof(Deleted))]
    public void The_lines_it_offers_let_go_what_is_not_shown(PlanScene scene)
    {
        var block = Renamed(scene).Change().Blocks.Single();
        var entry = Yaml.Entries(block.LinesToAdd).Single();

        var after = Renamed(scene)
            .File(file => file with { Removed = [new(entry["id"], null, entry["reason"], Some.At("q3", 9))] })
            .Change();

        Assert.That((Yaml.AllText(block.LinesToAdd), block.Consent), Is.EqualTo((true, Consent.Removals("q3"))));
        Assert.That((after.Action, after.LeftOut.Single()), Is.EqualTo((SequenceAction.Update, entry["id"])));
    }

    [TestCaseSource(nameof(Deleted))]
    public void What_forbids_removals_forbids_to_leave_it_out(PlanScene scene)
    {
        var allowed = Renamed(scene).AllowingRemovals("q3");
        var denied = (allowed with { Policy = Policy.Default with { Removals = RemovalPolicy.Deny } }).Change();
        var guarded = allowed.File(file => file with { Protect = true }).Change();

        foreach (var change in new[] { denied, guarded })
            Assert.That(
                (change.Blocks.Single().Code, change.Blocks[0].Consent, change.Blocks[0].LinesToAdd.Length),
                Is.EqualTo((BlockCode.NotShown, (Consent?)null, 0))
            );
    }

    [Test]
    public void What_left_the_file_as_well_goes_as_any_removal()
    {
        var gone = StepDeleted.File(file =>
            (file with { Steps = file.Steps!.Value.RemoveAt(1) }).With(Fields.Name, Some.Text("Renamed"))
        );

        Assert.That(gone.Apollo(held => held.Live(new People(4))).Blocks(), Is.EqualTo(new[] { BlockCode.NotShown }));
        var free = gone.Apollo(held => held with { People = People.Nobody }).Change();
        Assert.That(
            (free.Action, free.LeftOut.Single(), free.EmptySteps.Single()),
            Is.EqualTo((SequenceAction.Update, Held.Id(1, 20), Held.Id(1, 20)))
        );
    }

    [TestCaseSource(nameof(Deleted))]
    public void What_was_deleted_is_made_again_when_drift_is_reverted(PlanScene scene)
    {
        var change = scene.RevertingDrift("q3").AllowingRemovals("q3").Change();

        Assert.That(
            (change.Action, change.HasDrift, change.IsPending),
            Is.EqualTo((SequenceAction.Update, false, true))
        );
        Assert.That(Reasons(change).Select(pair => pair.Reason), Does.Contain(Reason.DriftReverted));
    }

    [TestCaseSource(nameof(Deleted))]
    public void What_was_deleted_and_edited_in_the_file_is_a_conflict(PlanScene scene)
    {
        var edited = scene.File(file =>
            file.WithStep(0, step => step.WithTouch(1, touch => touch.With(Fields.Body, Some.Html("Zebra quokka yak"))))
                .WithStep(1, step => step.With(Fields.Note, Some.Html("Zebra quokka yak")))
        );

        var (blocked, overwritten) = (edited.Change(), edited.Overwriting("q3").AllowingRemovals("q3").Change());

        Assert.That(
            (blocked.Action, blocked.Blocks[0].Code, blocked.Blocks[1].Code),
            Is.EqualTo((SequenceAction.Blocked, BlockCode.Conflict, BlockCode.NotShown))
        );
        Assert.That(edited.Overwriting("q3").Blocks(), Is.EqualTo(new[] { BlockCode.NotShown }));
        Assert.That((overwritten.Action, overwritten.IsPending), Is.EqualTo((SequenceAction.Update, true)));
    }

    [Test]
    public void Parts_without_keys_that_were_deleted_are_drift_too()
    {
        var keyless = File.WithSteps(
            File.Steps!.Value.Select(step =>
                step with
                {
                    Key = null,
                    Touches = step.Touches is { } touches
                        ? [.. touches.Select(touch => touch with { Key = null })]
                        : null,
                }
            )
        );
        var scene = PlanScene.Applied(keyless);

        var (step, touch) = (
            scene.Apollo(held => held.WithoutStep(0)).Change(),
            scene.Apollo(held => held.WithStep(0, email => email.WithoutTouch(1))).Change()
        );

        Assert.That((step.Action, step.HasDrift, step.IsPending), Is.EqualTo((SequenceAction.None, true, false)));
        Assert.That((touch.Action, touch.HasDrift, touch.IsPending), Is.EqualTo((SequenceAction.None, true, false)));
    }

    [Test]
    public void What_is_deleted_on_both_sides_leaves_the_lock()
    {
        var change = StepDeleted.File(file => file.WithoutStep(1)).Change();

        Assert.That(
            (change.Action, change.HasDrift, change.IsPending),
            Is.EqualTo((SequenceAction.Adopt, false, false))
        );
    }

    private static PlanScene Renamed(PlanScene scene) =>
        scene.File(file => file.With(Fields.Name, Some.Text("Renamed")));

    private static IEnumerable<(string? Id, Reason Reason)> Reasons(SequenceChange change) =>
        change
            .Steps.SelectMany(step =>
                step.Touches.Select(touch => (touch.Id, touch.Reason)).Prepend((step.Id, step.Reason))
            )
            .Where(pair => pair.Reason is not (Reason.NothingChanged or Reason.FieldChanged));

    private static IEnumerable<(string? Id, Reason Reason)> Removed(SequenceChange change) =>
        change
            .Steps.SelectMany(step =>
                step.Touches.Select(touch => (touch.Action, touch.Id, touch.Reason))
                    .Prepend((step.Action, step.Id, step.Reason))
            )
            .Where(part => part.Action == PartAction.Remove)
            .Select(part => (part.Id, part.Reason));
}
