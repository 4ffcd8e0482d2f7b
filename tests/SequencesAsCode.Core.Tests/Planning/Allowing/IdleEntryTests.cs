namespace SequencesAsCode.Core.Tests.Planning.Allowing;

/// <summary>An entry under <c>allow</c> that allows nothing is never ignored without a word.</summary>
[TestFixture]
internal sealed class IdleEntryTests
{
    private const string Unneeded = "is not needed now. The next apply of this sequence uses it up.";

    private static readonly DesiredSequence File = Wanted
        .Sequence("q3", Wanted.Email("intro", "Meet the new release of our product"))
        .With(Fields.Active, new FieldValue.Flag(true));

    private static readonly AllowEntry Pilot = new(AllowKind.Activation, "pilot is over", Some.At("q3", 12));

    [Test]
    public void An_activation_of_what_is_on()
    {
        var scene = PlanScene.Applied(File).File(file => file with { Allow = [Pilot] });

        Assert.That(
            scene.Change().Notes,
            Is.EqualTo(new[] { $"The 'allow' entry for 'activation' at sequences/q3.yaml:12 {Unneeded}" })
        );
    }

    [Test]
    public void An_overwrite_of_an_edit_that_is_not_there()
    {
        var over = new AllowEntry(AllowKind.Overwrite, "ours", Some.At("q3", 20)) { Edit = "3f2a9c01" };
        var scene = PlanScene
            .Applied(File)
            .File(file => file.With(Fields.Name, Some.Text("Renamed")) with { Allow = [over] });

        Assert.That(scene.Change().Notes, Has.Some.Contain("'overwrite' at sequences/q3.yaml:20 is not needed now"));
    }

    [Test]
    public void An_activation_when_variants_of_a_live_sequence_are_approved()
    {
        var waiting = Wanted
            .Sequence("q3", Wanted.Emails("intro", 1, Wanted.Touch("a", "Meet it", "to_be_reviewed")))
            .With(Fields.Active, new FieldValue.Flag(true));
        var scene = PlanScene
            .Applied(waiting)
            .File(_ =>
                waiting with
                {
                    Steps = [Wanted.Emails("intro", 1, Wanted.Touch("a", "Meet it"))],
                    Allow = [Pilot],
                }
            )
            .Apollo(held => held with { People = new(12) });

        Assert.That(
            scene.Change().Blocks.Single().Message,
            Does.EndWith(
                "The 'allow' entry at sequences/q3.yaml:12 does not count: it is for turning the sequence on, and does "
                    + "not approve variants of one that is on."
            )
        );
        Assert.That(scene.Change().Notes, Has.None.Contain("not needed"));
    }

    [Test]
    public void An_entry_that_counts_or_is_asked_about_has_no_such_note()
    {
        var off = File.With(Fields.Active, new FieldValue.Flag(false));
        var scene = PlanScene
            .Applied(off)
            .File(_ => File with { Allow = [Pilot] })
            .Apollo(held => held with { People = new(12) });

        Assert.That(scene.Change().Notes, Has.None.Contain("not needed"));
        Assert.That(
            scene.Apollo(held => held with { StatusReason = "manual_pause" }).Change().Notes,
            Has.None.Contain("not needed")
        );
    }

    [Test]
    public void Many_when_few_change()
    {
        var scene = PlanScene.Applied(File) with
        {
            Allow = [new(AllowKind.Many, "new opt-out line", new("sequences.yaml", 9, 5))],
        };

        var warning = scene.Plan().Warnings.Single();

        Assert.That(
            (warning.Code, warning.Message),
            Is.EqualTo(
                (
                    "SEQ438",
                    "This 'allow' entry for 'many' is not needed now. The next apply of any sequence uses it up."
                )
            )
        );
    }

    [Test]
    public void A_removal_of_a_key_that_is_no_step()
    {
        var warning = Removing("nudg").Plan().Warnings.Single();

        Assert.That(warning.Code, Is.EqualTo("SEQ437"));
        Assert.That(warning.Message, Does.Contain("the lock file has no step or variant with the key 'nudg'"));
        Assert.That(Removing("nudg").Change().Notes, Is.Empty);
    }

    [Test]
    public void A_removal_that_was_used()
    {
        var scene = Removing("nudge");
        var entry = scene.Files.Single().Removed.Single().Entry;
        var used = scene with { Lock = [scene.Lock.Single().Spending([entry.Identity])] };

        var warning = used.Plan().Warnings.Single();

        Assert.That(warning.Code, Is.EqualTo("SEQ436"));
        Assert.That(
            warning.Message,
            Is.EqualTo(
                "An earlier apply used this 'allow' entry for 'removal'. Delete it. To allow the same again, write "
                    + "another reason."
            )
        );
        Assert.That(used.Change().Notes, Is.Empty);
    }

    private static PlanScene Removing(string key) =>
        PlanScene
            .Applied(File)
            .File(file =>
                file with
                {
                    Removed = [new(null, key, "too pushy", Some.At("q3", 30)) { IsUnderAllow = true }],
                }
            );
}
