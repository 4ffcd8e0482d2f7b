namespace SequencesAsCode.Core.Tests.Planning.Allowing;

/// <summary>
/// Entries under <c>allow</c>: they consent once, and only while nothing suggests that they were used.
/// </summary>
[TestFixture]
internal sealed class AllowEntryTests
{
    private static readonly AllowEntry Pilot = new(AllowKind.Activation, "pilot is over", Some.At("q3", 12));

    private static readonly DesiredSequence File = Wanted
        .Sequence("q3", Wanted.Email("intro", "Meet the new release of our product"))
        .With(Fields.Active, new FieldValue.Flag(false));

    /// <summary>Applied switched off, with people in it, and the file now says on.</summary>
    private static readonly PlanScene SwitchingOn = PlanScene
        .Applied(File)
        .File(file => file.With(Fields.Active, new FieldValue.Flag(true)))
        .Apollo(held => held with { People = new(12) });

    private static readonly PlanScene Allowed = SwitchingOn.File(file => file with { Allow = [Pilot] });

    [Test]
    public void Without_an_entry_the_guard_offers_one_and_then_the_option()
    {
        var block = SwitchingOn.Change().Blocks.Single();

        Assert.That(block.LinesToAdd, Is.EqualTo(new[] { "allow:", "  - what: activation", "    reason: \"\"" }));
        Assert.That(block.Consent, Is.EqualTo(Consent.Activation("q3")));
    }

    [Test]
    public void An_entry_turns_it_on_and_the_plan_says_so()
    {
        var change = Allowed.Change();

        Assert.That((change.Action, change.OnlyWhileEmpty), Is.EqualTo((SequenceAction.Update, false)));
        Assert.That(change.Allowed, Is.EqualTo(new[] { Pilot }));
        Assert.That(
            change.Notes[0],
            Is.EqualTo("Turning it on: allowed by sequences/q3.yaml:12, reason \"pilot is over\".")
        );
        Assert.That(change.Target!.Spends, Is.EqualTo(new[] { Pilot.Identity }));
    }

    [Test]
    public void A_used_entry_does_not_count_and_a_warning_says_so_once()
    {
        var scene = Spent(Allowed, Pilot);

        Assert.That(
            scene.Change().Blocks.Single().Message,
            Does.EndWith(
                "The 'allow' entry at sequences/q3.yaml:12 does not count: an earlier apply used it; write a new "
                    + "reason to allow it again."
            )
        );
        Assert.That(scene.Plan().Warnings.Select(warning => warning.Code), Is.EqualTo(new[] { "SEQ436" }));
    }

    [Test]
    public void With_another_reason_it_is_another_entry() =>
        Assert.That(
            Spent(Allowed, Pilot with { Reason = "first try" }).Change().Action,
            Is.EqualTo(SequenceAction.Update)
        );

    [TestCase("manual_pause")]
    [TestCase("manual_approve")]
    public void What_was_on_before_needs_the_option(string said)
    {
        var block = Allowed.Apollo(held => held with { StatusReason = said }).Change().Blocks.Single();

        Assert.That(block.Message, Does.Contain("does not count: the sequence was on before and was stopped"));
        Assert.That((block.LinesToAdd.IsEmpty, block.Consent), Is.EqualTo((true, Consent.Activation("q3"))));
    }

    [Test]
    public void What_Apollo_paused_by_itself_needs_the_option() =>
        Assert.That(Allowed.Apollo(held => held with { AutoPaused = true }).Blocks(), Has.Exactly(1).Items);

    [Test]
    public void In_doubt_about_the_lock_no_entry_counts()
    {
        var unfinished = Allowed with { Unfinished = ["q3"] };
        var outdated = Allowed with { Outdated = [Held.Id(1)] };
        var lost = Allowed.File(file => file with { Id = Held.Id(1) }) with { Lock = [] };

        Assert.That(unfinished.Change().Blocks.Single().Message, Does.Contain("an earlier apply of this sequence"));
        Assert.That(outdated.Change().Blocks.Single().Message, Does.Contain("a later version of the lock file"));
        Assert.That(
            lost.Change().Blocks.Select(block => block.Message),
            Has.Some.Contains("the lock file does not know this sequence")
        );
    }

    [Test]
    public void An_entry_does_not_approve_touches_of_a_sequence_that_is_on()
    {
        var waiting = Wanted
            .Sequence("q3", Wanted.Emails("intro", 1, Wanted.Touch("a", "Meet it", "to_be_reviewed")))
            .With(Fields.Active, new FieldValue.Flag(true));
        var approving = PlanScene
            .Applied(waiting)
            .File(_ =>
                waiting with
                {
                    Steps = [Wanted.Emails("intro", 1, Wanted.Touch("a", "Meet it"))],
                    Allow = [Pilot],
                }
            )
            .Apollo(held => held with { People = new(12) });

        Assert.That(approving.Blocks(), Is.EqualTo(new[] { BlockCode.ActivationNeedsConsent }));
        Assert.That(approving.Change().Blocks.Single().LinesToAdd, Is.Empty);
    }

    [Test]
    public void Without_anything_to_send_the_entry_is_recorded_as_used()
    {
        var scene = PlanScene.Applied(File).File(file => file with { Allow = [Pilot] });

        Assert.That(
            (scene.Change().Action, scene.Change().IsPending, Spent(scene, Pilot).Change().Action),
            Is.EqualTo((SequenceAction.Adopt, false, SequenceAction.None))
        );
    }

    [Test]
    public void The_option_counts_as_before_and_uses_the_entry_too()
    {
        var change = Allowed.AllowingActivation("q3").Change();

        Assert.That(change.Allowed, Is.Empty);
        Assert.That(change.Target!.Spends, Is.EqualTo(new[] { Pilot.Identity }));
    }

    [Test]
    public void A_conflict_is_allowed_for_the_edit_that_was_shown_and_no_other()
    {
        var scene = Edited("<p>Theirs</p>");
        var edit = EditOf(scene);
        var allowed = scene.File(file => file with { Allow = [Over(edit)] });
        var other = Edited("<p>Theirs, later</p>").File(file => file with { Allow = [Over(edit)] });

        Assert.That(
            (scene.Change().Action, allowed.Change().Action, other.Change().Action),
            Is.EqualTo((SequenceAction.Blocked, SequenceAction.Update, SequenceAction.Blocked))
        );
        Assert.That(allowed.Change().Conflicts, Is.Empty);
        Assert.That(
            allowed.Change().Notes[0],
            Is.EqualTo(
                "Writing the file over what was edited in Apollo: allowed by sequences/q3.yaml:20, reason \"ours\"."
            )
        );
        Assert.That(
            other.Change().Blocks.Single().Message,
            Does.Contain($"it is for another edit in Apollo; to allow this one, write 'edit: \"{EditOf(other)}\"'")
        );
        Assert.That(Spent(allowed, Over(edit)).Change().Action, Is.EqualTo(SequenceAction.Blocked));
    }

    [Test]
    public void Many_at_once_are_allowed_by_an_entry_that_no_sequence_used()
    {
        var many = new AllowEntry(AllowKind.Many, "new opt-out line", new("sequences.yaml", 9, 5));
        var scene = ManyEdited();
        var allowed = scene with { Allow = [many] };
        var used = allowed with { Lock = allowed.Lock.SetItem(5, allowed.Lock[5].Spending([many.Identity])) };

        Assert.That(
            scene.Plan().Blocks.Single().LinesToAdd,
            Is.EqualTo(new[] { "allow:", "  - what: many", "    reason: \"\"" })
        );
        Assert.That((allowed.Plan().Blocks.IsEmpty, allowed.Plan().Context.Allowed.Single()), Is.EqualTo((true, many)));
        Assert.That(
            allowed.Plan().Sequences.Where(change => change.IsPending).Select(change => change.Target!.Spends.Single()),
            Is.All.EqualTo(many.Identity)
        );
        Assert.That(used.Plan().Blocks.Single().Message, Does.Contain("an earlier apply used it"));
        Assert.That(
            (allowed with { Unfinished = ["s2"] }).Plan().Blocks.Single().Message,
            Does.Contain("does not count: of 's2', an earlier apply of this sequence did not finish")
        );
    }

    [Test]
    public void Many_at_once_are_not_allowed_over_edits_made_in_Apollo()
    {
        var many = new AllowEntry(AllowKind.Many, "new opt-out line", new("sequences.yaml", 9, 5));
        var scene = ManyEdited() with { Allow = [many] };
        var theirs = scene.Service[0] with
        {
            Steps =
            [
                scene.Service[0].Steps[0] with
                {
                    Fields = scene.Service[0].Steps[0].Fields.With(Fields.Note, Some.Html("Theirs")),
                },
            ],
        };
        var edited = scene with { Service = scene.Service.SetItem(0, theirs) };
        var block = edited.Change("s0").Blocks.Single();
        var edit = block.LinesToAdd[2].Split('"')[1];

        var over = edited with { Files = edited.Files.SetItem(0, edited.Files[0] with { Allow = [Over(edit)] }) };

        Assert.That(edited.Plan().Blocks, Is.Empty, "four change");
        Assert.That(
            over.Plan().Blocks.Single().Message,
            Does.Contain("of 's0', an edit made in Apollo is written over as well")
        );
    }

    [Test]
    public void A_removal_by_key_is_allowed_once()
    {
        var nudged = File.WithSteps([.. File.Steps!.Value, Wanted.Call("nudge", "Ask")])
            .With(Fields.Active, new FieldValue.Flag(true));
        var tombstone = new Tombstone(null, "nudge", "too pushy", Some.At("q3", 30));
        var scene = PlanScene.Applied(nudged).File(file => file.WithoutStep(1));
        var allowed = scene.File(file => file with { Removed = [tombstone] });

        Assert.That(scene.Blocks(), Is.EqualTo(new[] { BlockCode.RemovalNeedsConsent }));
        Assert.That(allowed.Change().Allowed, Is.EqualTo(new[] { tombstone.Entry }));
        Assert.That(
            allowed.Change().Notes,
            Is.EqualTo(new[] { "Deleting nudge: allowed by sequences/q3.yaml:30, reason \"too pushy\"." })
        );
        Assert.That(allowed.Change().Target!.Spends, Is.EqualTo(new[] { tombstone.Entry.Identity }));
        var spent = Spent(allowed, tombstone.Entry).Change();
        Assert.That(spent.Blocks.Single().Code, Is.EqualTo(BlockCode.RemovalNeedsConsent));
        Assert.That(spent.Blocks.Single().LinesToAdd[0], Does.StartWith("  - id: "));
        Assert.That(spent.Notes[0], Does.Contain("does not count, because an earlier apply used it"));
        Assert.That(
            Spent(allowed, (tombstone with { Reason = "not now" }).Entry).Change().Action,
            Is.EqualTo(SequenceAction.Update)
        );
    }

    [Test]
    public void The_words_of_the_kinds_are_read_back() =>
        Assert.That(
            Enum.GetValues<AllowKind>().Select(kind => AllowEntry.KindOf(AllowEntry.WordOf(kind))),
            Is.EqualTo(Enum.GetValues<AllowKind>())
        );

    private static PlanScene Spent(PlanScene scene, AllowEntry entry) =>
        scene with
        {
            Lock = [scene.Lock.Single().Spending([entry.Identity])],
        };

    private static AllowEntry Over(string edit) => new(AllowKind.Overwrite, "ours", Some.At("q3", 20)) { Edit = edit };

    // The file says "Ours" and Apollo something else, both edited since the last apply.
    private static PlanScene Edited(string theirs) =>
        PlanScene
            .Applied(File)
            .File(file => file with { Steps = [Wanted.Email("intro", "<p>Ours</p>")] })
            .Apollo(held =>
                held with
                {
                    Steps =
                    [
                        held.Steps[0] with
                        {
                            Touches =
                            [
                                held.Steps[0].Touches[0] with
                                {
                                    Fields = held.Steps[0].Touches[0].Fields.With(Fields.Body, Some.Html(theirs)),
                                },
                            ],
                        },
                    ],
                }
            );

    // From the lines, or from the sentence when the file has an entry.
    private static string EditOf(PlanScene scene)
    {
        var block = scene.Change().Blocks.Single();
        var text = string.Join('\n', block.LinesToAdd.Append(block.Message));
        return System.Text.RegularExpressions.Regex.Match(text, "edit: \"([0-9a-f]{8})\"").Groups[1].Value;
    }

    private static PlanScene ManyEdited()
    {
        var files = Enumerable
            .Range(0, 6)
            .Select(index =>
                Wanted.Sequence($"s{index}", Wanted.Call("nudge", "Ask")).With(Fields.Active, new FieldValue.Flag(true))
            )
            .ToImmutableArray();
        var held = files.Select((file, index) => Held.Of(file, index + 1)).ToImmutableArray();
        return new()
        {
            Files =
            [
                .. files.Select(
                    (file, index) => index < 5 ? file with { Steps = [Wanted.Call("nudge", "Ask again")] } : file
                ),
            ],
            Service = held,
            Lock = [.. files.Zip(held, Held.Known)],
        };
    }
}
