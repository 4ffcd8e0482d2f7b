using System.Text.Json.Nodes;
using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Applying.Tests;

/// <summary>
/// Answers that lack a step, touch or template which is there: whatever they lack, it is still there afterwards.
/// </summary>
[TestFixture]
internal sealed class IncompleteAnswersTests() : EmulatedTests(SomeAccount.Seed(active: true, people: 7))
{
    private const string Read = $"GET /emailer_campaigns/{SomeAccount.Q3}";

    private static string[] Contradictory => Incomplete.Contradictory;

    [TestCaseSource(nameof(Contradictory))]
    public async Task A_plan_on_an_answer_that_contradicts_itself_blocks_that_sequence_and_no_other(string what)
    {
        var wishes = await AppliedAsync();
        var before = Parts();
        scene.OnAnswer = Incomplete.Lacks(what, SomeAccount.Q3);

        var plan = await scene.PlanAsync(wishes);
        var report = await scene.ApplyAsync(plan);
        scene.OnAnswer = null;

        var change = plan.Sequences.Single(one => one.Key == Wanted.Key);
        Assert.That(
            (change.Action, change.Blocks.Single().Code),
            Is.EqualTo((SequenceAction.Blocked, BlockCode.ContradictoryAnswer))
        );
        Assert.That(
            report.Results.Select(result => (result.Key, result.Status)),
            Is.EqualTo(new[] { (Wanted.Key, ChangeStatus.Blocked), ("events", ChangeStatus.Applied) })
        );
        Assert.That(Parts(), Is.SupersetOf(before));
        Assert.That(
            (await scene.ApplyAsync(await scene.PlanAsync(wishes))).Results.Single().Status,
            Is.EqualTo(ChangeStatus.Applied)
        );
        Assert.That(Parts(), Is.SupersetOf(before));
    }

    [TestCaseSource(nameof(Contradictory))]
    public async Task An_answer_that_contradicts_itself_once_is_asked_for_again(string what)
    {
        var wishes = await AppliedAsync();
        var (lacks, left) = (Incomplete.Lacks(what, SomeAccount.Q3), 2);
        scene.OnAnswer = (call, answer) =>
        {
            if (call == Read && left-- > 0)
                lacks(call, answer);
        };

        Assert.That(
            (await scene.PlanAsync(wishes)).Sequences.Select(change => change.Action),
            Is.EqualTo(new[] { SequenceAction.Update, SequenceAction.Update })
        );
    }

    [TestCaseSource(nameof(Contradictory))]
    public async Task An_apply_that_reads_such_an_answer_sends_nothing_and_goes_on_with_the_others(string what)
    {
        var wishes = await AppliedAsync();
        var (before, plan) = (Parts(), await scene.PlanAsync(wishes));
        scene.OnAnswer = Incomplete.Lacks(what, SomeAccount.Q3);

        var report = await scene.ApplyAsync(plan);

        Assert.That(
            report.Results.Select(result => (result.Key, result.Status, result.Written)),
            Is.EquivalentTo(new[] { (Wanted.Key, ChangeStatus.Blocked, false), ("events", ChangeStatus.Applied, true) })
        );
        Assert.That(Parts(), Is.SupersetOf(before));
    }

    [TestCaseSource(nameof(Contradictory))]
    public async Task A_read_back_that_contradicts_itself_for_a_while_judges_nothing(string what)
    {
        var wishes = await AppliedAsync();
        var (lacks, isWritten, left) = (Incomplete.Lacks(what, SomeAccount.Q3), false, 4);
        var plan = await scene.PlanAsync(wishes);
        scene.OnCall = call => isWritten |= call == $"PUT /sequences/{SomeAccount.Q3}";
        scene.OnAnswer = (call, answer) =>
        {
            if (isWritten && call == Read && left-- > 0)
                lacks(call, answer);
        };

        var report = await scene.ApplyAsync(plan);

        Assert.That(
            report.Results.Select(result => result.Status),
            Is.All.EqualTo(ChangeStatus.Applied),
            string.Join("\n", report.Results.Select(result => result.Message))
        );
        Assert.That((await scene.PlanAsync(wishes)).HasPending, Is.False);
    }

    [TestCaseSource(nameof(Contradictory))]
    public async Task A_read_back_that_goes_on_contradicting_itself_loses_nothing_in_the_runs_after_it(string what)
    {
        var wishes = await AppliedAsync();
        var (lacks, isWritten) = (Incomplete.Lacks(what, SomeAccount.Q3), false);
        var plan = await scene.PlanAsync(wishes);
        var before = Parts();
        scene.OnCall = call => isWritten |= call == $"PUT /sequences/{SomeAccount.Q3}";
        scene.OnAnswer = (call, answer) =>
        {
            if (isWritten)
                lacks(call, answer);
        };
        var result = (await scene.ApplyAsync(plan, continueOnError: true)).Results.Single(one => one.Key == Wanted.Key);
        scene.OnAnswer = null;

        Assert.That((result.Status, result.Written), Is.EqualTo((ChangeStatus.Failed, true)), result.Message);
        var next = await scene.PlanAsync(wishes);
        Assert.That(next.HasBlocked, Is.False);
        await scene.ApplyAsync(next);
        Assert.That(Parts(), Is.SupersetOf(before));
        Assert.That(
            (await scene.PlanAsync(wishes)).Sequences.Select(change => change.Action),
            Is.All.EqualTo(SequenceAction.None)
        );
    }

    [Test]
    public async Task A_step_that_only_the_list_shows_blocks_what_would_leave_it_out()
    {
        var wishes = await AppliedAsync();
        scene.OnAnswer = (call, answer) =>
        {
            if (call == Read)
                Incomplete.Hides("66e9e215ece19801b2199705")(call, answer);
        };

        var change = (await scene.PlanAsync(wishes)).Sequences.Single(one => one.Key == Wanted.Key);

        Assert.That(
            (change.Action, change.Blocks.Single().Code),
            Is.EqualTo((SequenceAction.Blocked, BlockCode.ContradictoryAnswer))
        );
        Assert.That(change.Blocks.Single().Message, Does.Contain("the list shows its step 66e9e215ece19801b2199705"));
    }

    [TestCase("66e9e215ece19801b2199705", "task 'last'")]
    [TestCase("66e9e215ece19801b2199703", "email 'news'")]
    [TestCase("66e9e215ece19801b219971b", "variant 'b' of email 'first'")]
    [TestCase("66e9e215ece19801b219974a", "variant 'm' of LinkedIn message 'linkedin'")]
    public async Task What_file_and_lock_list_and_the_service_does_not_show_is_never_left_out_without_consent(
        string partId,
        string name
    )
    {
        var wishes = await AppliedAsync();
        var before = Parts();
        scene.OnAnswer = Incomplete.Hides(partId);

        var plan = await scene.PlanAsync(Consents.None, wishes);
        var report = await scene.ApplyAsync(plan);

        var block = plan.Sequences.Single(one => one.Key == Wanted.Key).Blocks.Single();
        Assert.That(
            (block.Code, block.Consent),
            Is.EqualTo((BlockCode.NotShown, Consent.Removals(Wanted.Key))),
            block.Message
        );
        Assert.That(
            block.Message,
            Does.StartWith(char.ToUpperInvariant(name[0]) + name[1..]).And.Contain($"sequences pull {Wanted.Key}")
        );
        Assert.That(block.LinesToAdd, Has.Some.Contains(partId));
        Assert.That(
            report.Results.Select(result => result.Status),
            Is.EqualTo(new[] { ChangeStatus.Blocked, ChangeStatus.Applied })
        );
        Assert.That(Parts(), Is.SupersetOf(before));

        // The answer is whole again: nothing was forgotten, and nothing is made twice.
        scene.OnAnswer = null;
        await scene.ApplyAsync(await scene.PlanAsync(Consents.None, wishes));
        Assert.That(Parts(), Is.EqualTo(before));
        Assert.That(
            (await scene.PlanAsync(Consents.None, wishes)).Sequences.Select(change => (change.Action, change.HasDrift)),
            Is.All.EqualTo((SequenceAction.None, false))
        );
    }

    [TestCase("66e9e215ece19801b2199705")]
    [TestCase("66e9e215ece19801b219971b")]
    public async Task By_consent_it_is_left_out_and_stays_known_as_deleted(string partId)
    {
        var wishes = await AppliedAsync();
        Delete(partId);

        var plan = await scene.PlanAsync(Scene.Everything, wishes);
        var report = await scene.ApplyAsync(plan);
        var next = (await scene.PlanAsync(Scene.Everything, wishes)).Sequences.Single(one => one.Key == Wanted.Key);

        Assert.That(plan.Sequences.Single(one => one.Key == Wanted.Key).LeftOut, Is.EqualTo(new[] { partId }));
        Assert.That(
            report.Results.Select(result => result.Status),
            Is.All.EqualTo(ChangeStatus.Applied),
            string.Join("\n", report.Results.Select(result => result.Message))
        );
        Assert.That((next.Action, next.HasDrift), Is.EqualTo((SequenceAction.None, true)));
    }

    [Test]
    public async Task A_tombstone_lets_go_what_is_not_shown()
    {
        const string Last = "66e9e215ece19801b2199705";
        var wishes = await AppliedAsync();
        Delete(Last);
        var without = wishes[0] with { Steps = wishes[0].Steps!.Value.RemoveAt(4) };

        var blocked = (await scene.PlanAsync(Consents.None, without, wishes[1])).Sequences.Single(one =>
            one.Key == Wanted.Key
        );
        var allowed = await scene.PlanAsync(
            Consents.None,
            without with
            {
                Removed = [new(Last, null, "deleted by hand", Some.At("a"))],
            },
            wishes[1]
        );
        await scene.ApplyAsync(allowed);
        var next = await scene.PlanAsync(Consents.None, without, wishes[1]);

        Assert.That(blocked.Blocks.Single().Code, Is.EqualTo(BlockCode.NotShown));
        Assert.That(allowed.HasBlocked, Is.False);
        Assert.That(
            next.Sequences.Select(change => (change.Action, change.HasDrift)),
            Is.All.EqualTo((SequenceAction.None, false))
        );
    }

    [Test]
    public async Task Setting_a_deletion_back_needs_the_same_consent()
    {
        var wishes = await AppliedAsync();
        scene.OnAnswer = Incomplete.Hides("66e9e215ece19801b2199705");
        var revert = new Consents(KeySelection.None, KeySelection.None, KeySelection.Every, KeySelection.None);

        var blocked = (await scene.PlanAsync(revert, wishes)).Sequences.Single(one => one.Key == Wanted.Key);
        var allowed = (await scene.PlanAsync(revert with { Removals = KeySelection.Every }, wishes)).Sequences.Single(
            one => one.Key == Wanted.Key
        );

        Assert.That(blocked.Blocks.Single().Code, Is.EqualTo(BlockCode.NotShown));
        Assert.That((allowed.Action, allowed.Steps[4].Action), Is.EqualTo((SequenceAction.Update, PartAction.Create)));
    }

    [Test]
    public async Task A_rename_leaves_out_nothing_of_steps_that_no_file_manages()
    {
        var wish = (await AppliedAsync())[0] with { Steps = null };
        await scene.ApplyAsync(await scene.PlanAsync(wish));
        scene.OnAnswer = Incomplete.Hides("66e9e215ece19801b2199705");

        var change = (await scene.PlanAsync(Consents.None, wish.Named("Another name"))).Sequences.Single(one =>
            one.Key == Wanted.Key
        );

        Assert.That(
            (change.Action, change.Blocks.Single().Code),
            Is.EqualTo((SequenceAction.Blocked, BlockCode.NotShown))
        );
    }

    [Test]
    public async Task Nothing_is_asked_where_nothing_is_sent()
    {
        await AppliedAsync();
        var wishes = await AsAppliedAsync();
        Delete("66e9e215ece19801b2199705");

        var plan = await scene.PlanAsync(Consents.None, wishes);

        Assert.That((plan.HasBlocked, plan.HasPending, plan.HasDrift), Is.EqualTo((false, false, true)));
    }

    // Every step and touch under a key, applied; what is wanted next renames both sequences.
    private async Task<ImmutableArray<DesiredSequence>> AppliedAsync()
    {
        var wishes = await AsAppliedAsync();
        await scene.ApplyAsync(await scene.PlanAsync(wishes));
        return [.. wishes.Select(wish => wish.With(Fields.Name, Some.Text($"{wish.Name} again")))];
    }

    private async Task<ImmutableArray<DesiredSequence>> AsAppliedAsync()
    {
        string[] keys = ["first", "call", "news", "linkedin", "last"];
        var (current, events) = (await scene.ReadAsync(), await scene.ReadAsync(SomeAccount.Events));
        var wish = Wanted.Like(current);
        return
        [
            wish with
            {
                Steps = [.. wish.Steps!.Value.Select((step, i) => Keyed(step, keys[i], current.Steps[i]))],
                Id = current.Id,
            },
            Wanted.Like(events, "events"),
        ];
    }

    private static DesiredStep Keyed(DesiredStep step, string key, CurrentStep current) =>
        step with
        {
            Key = key,
            Id = null,
            Fields = current.Fields,
            Touches = current.Touches.IsEmpty
                ? null
                :
                [
                    .. current.Touches.Select(
                        (touch, i) =>
                            new DesiredTouch(
                                key == "linkedin" ? "m"
                                    : i == 0 ? "a"
                                    : "b",
                                null,
                                touch.Fields,
                                Some.At($"{key}{i}")
                            )
                    ),
                ],
            At = Some.At(key),
        };

    // What a person deletes is gone from every answer; the emulator has no call for it, so its answers are made without
    // it.
    private void Delete(string partId) => scene.OnAnswer = Incomplete.Hides(partId);

    private IReadOnlySet<string> Parts() =>
        JsonNode.Parse(scene.Apollo.ExportState())!["sequences"]!
            .AsArray()
            .SelectMany(sequence => sequence!["steps"]!.AsArray())
            .SelectMany(step => (step!["touches"]?.AsArray() ?? []).Prepend(step))
            .Select(part => part!["id"]!.GetValue<string>())
            .ToHashSet(StringComparer.Ordinal);
}
