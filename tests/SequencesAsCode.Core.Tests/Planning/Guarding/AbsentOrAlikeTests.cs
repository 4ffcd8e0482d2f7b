using SequencesAsCode.Core.Planning.Guarding;

namespace SequencesAsCode.Core.Tests.Planning.Guarding;

/// <summary>The sentences about sequences that are gone, that no file claims, or that look like another one.</summary>
[TestFixture]
internal sealed class AbsentOrAlikeTests
{
    private static readonly DesiredSequence File = Wanted.Sequence(
        "q3",
        Wanted.Email("intro", "Meet the new release of our product"),
        Wanted.Call("call", "Ask about the budget")
    );

    private static readonly PlanScene Applied = PlanScene.Applied(File);

    [Test]
    public void What_is_archived_can_be_restored_and_what_is_deleted_cannot()
    {
        var archived = Only(Applied.Apollo(held => held with { Archived = true }));
        var deleted = Only(Applied with { Service = [], Absent = [Held.Id(1)] });

        Assert.That(archived.Message, Does.Contain("is archived in Apollo. Restore it there"));
        Assert.That(deleted.Message, Does.Contain("no longer exists in Apollo"));
        Assert.That(deleted.LinesToAdd, Has.Length.EqualTo(2).And.All.Not.Contain("archive"));
    }

    [TestCase(true, "(on, 12 people in it)")]
    [TestCase(false, "(off, 12 people in it)")]
    public void What_no_file_claims_is_forgotten_or_archived(bool active, string told)
    {
        var scene = Applied.Apollo(held =>
            held.With(Fields.Active, new FieldValue.Flag(active)) with
            {
                People = new(12),
            }
        ) with
        {
            Files = [],
        };

        var block = Only(scene);

        Assert.That(block.Message, Does.Contain(told));
        Assert.That(block.LinesToAdd[0], Is.EqualTo("removed_sequences:"));
        Assert.That(block.LinesToAdd[1], Does.StartWith("  - { key: q3, do: forget, ").And.EndWith("# or do: archive"));
    }

    [Test]
    public void The_lines_continue_a_list_of_removed_sequences_that_is_there()
    {
        var scene = Applied with { Files = [], Removed = [new("other", true, "over", new("sequences.yaml", 1))] };

        Assert.That(scene.Change("q3").Blocks.Single().LinesToAdd, Has.Length.EqualTo(1));
    }

    [Test]
    public void A_name_that_only_looks_the_same_is_told_from_one_that_is_the_same()
    {
        var unclaimed = Only(new() { Files = [File], Service = [Held.Of(Other.Named("SEQUENCE Q3"))] });
        var claimed = (Applied with { Files = [File, Other.Named("Sequence q3") with { Key = "q4" }] })
            .Change("q4")
            .Blocks.Single();

        Assert.That(
            unclaimed.Message,
            Does.Contain("differs from it only in upper and lower case").And.Contain("Add its id to manage that one")
        );
        Assert.That(unclaimed.LinesToAdd, Is.EqualTo(new[] { $"id: {Held.Id(1)}" }));
        Assert.That(claimed.Message, Does.Contain("has the same name").And.Contain("Choose another name"));
        Assert.That(claimed.LinesToAdd, Is.Empty);
    }

    [TestCase(1, false)]
    [TestCase(2, true)]
    public void Several_edits_with_nothing_to_send_may_come_from_an_older_lock(int edits, bool isNoted) =>
        Assert.That(ConflictGuards.MayBeOldLock("q3", edits).Any(), Is.EqualTo(isNoted));

    [Test]
    public void What_starts_sending_is_switched_on_or_approved()
    {
        var off = PlanScene.Applied(File.With(Fields.Active, new FieldValue.Flag(false)));
        var on = off.Apollo(held => held with { People = new(12) })
            .File(file => file.With(Fields.Active, new FieldValue.Flag(true)));
        var waiting = PlanScene
            .Applied(WithStatus(File, "to_be_reviewed"))
            .Apollo(held => held.Live(new(12)))
            .File(file => WithStatus(file, "approved"));

        Assert.That(Only(on).Message, Does.StartWith("Turning this on lets it send. 12 people are in it."));
        Assert.That(
            Only(waiting).Message,
            Does.StartWith("Approving these variants lets it send. 12 people are in it.")
        );
    }

    private static DesiredSequence Other => Wanted.Sequence("q4", Wanted.Call("hello", "Entirely other words"));

    private static DesiredSequence WithStatus(DesiredSequence file, string status) =>
        file.WithStep(0, step => step.WithTouch(0, touch => touch.With(Fields.Status, Some.Text(status))));

    private static Block Only(PlanScene scene) => scene.Change().Blocks.Single();
}
