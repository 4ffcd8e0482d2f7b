using SequencesAsCode.Applying.Probing;
using SequencesAsCode.Core.Facts;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Emulator;
using SequencesAsCode.Service.Probing.Runs;
using SequencesAsCode.Testing.Drawing;
using static SequencesAsCode.Applying.Tests.Probing.MeasuredScene;

namespace SequencesAsCode.Applying.Tests.Probing;

/// <summary>A plan with measured facts does what the account can do, and says what it rests on.</summary>
[TestFixture]
internal sealed class MeasuredPlanTests
{
    [Test]
    public async Task A_field_that_an_update_changes_is_planned_applied_and_the_fact_is_named()
    {
        using var scene = await MeasuredAsync("taken_on_update=mark_finished_if_click");
        var wish = await WishAsync(scene, (Fields.FinishIfClick, new FieldValue.Flag(true)));

        var plan = await scene.PlanAsync(wish);
        var result = await scene.ApplyOneAsync(plan);

        Assert.That(result.Status, Is.EqualTo(ChangeStatus.Applied), result.Message);
        Assert.That(plan.Sequences.Single().Notes.Single(), Does.Contain("finish on click (measured 2026-07-18"));
        Assert.That((await scene.ReadAsync()).Fields[Fields.FinishIfClick], Is.EqualTo(new FieldValue.Flag(true)));
        Assert.That((await scene.PlanAsync(wish)).HasPending, Is.False);
    }

    [Test]
    public async Task A_clear_that_fails_is_set_by_hand_before_anything_is_sent()
    {
        using var scene = await MeasuredAsync("kept_on_null=campaign.max_emails_per_day");
        var wish = await WishAsync(scene, (Fields.MaxEmailsPerDay, FieldValue.None));

        var change = (await scene.PlanAsync(wish)).Sequences.Single();

        Assert.That(change.Requests, Is.Empty);
        Assert.That(change.SetByHand.Single().Field, Is.EqualTo(Fields.MaxEmailsPerDay));
        Assert.That(change.Notes.Single(), Does.Contain("does not clear emails per day"));
    }

    [TestCase("wait_in_seconds=true", false)]
    [TestCase("wait_in_seconds=false", true)]
    public async Task A_wait_in_seconds_is_an_error_only_where_it_was_refused(string setting, bool isBlocked)
    {
        using var scene = await MeasuredAsync(setting);
        var like = await scene.LikeAsync();
        var wait = FieldSet.Of((Fields.Wait, new FieldValue.Wait(30, WaitUnit.Second)));
        var steps = like.Steps!.Value;
        var wish = like with { Steps = [steps[0] with { Fields = wait }, .. steps.Skip(1)] };

        var change = (await scene.PlanAsync(wish)).Sequences.Single();

        Assert.That(
            change.Blocks.Select(block => block.Mistake?.Code),
            Is.EqualTo(isBlocked ? (string[])["SEQ524"] : [])
        );
        Assert.That(change.Notes, Has.None.Contains("is reported to refuse"));
    }

    [Test]
    public async Task Markup_that_the_account_removes_is_named_before_it_is_sent()
    {
        using var scene = await MeasuredAsync("sanitizer=basic");
        var like = await scene.LikeAsync();
        var step = Wanted.Email("new", "<p>Hi</p><!-- note --><style>p{color:red}</style>");

        var change = (await scene.PlanAsync(like with { Steps = [.. like.Steps!.Value, step] })).Sequences.Single();

        Assert.That(change.Notes, Has.Some.Contains("removes a comment, <style> from a body (measured 2026-07-18)"));
    }

    [Test]
    public async Task A_fact_that_an_apply_contradicts_is_doubted_and_not_used_again()
    {
        using var scene = new Scene(SomeAccount.Seed());
        var store = StoreOf(scene);
        var name = FactNames.Update(Fields.FinishIfClick);
        store.Add(SomeAccount.Team, "0.0.0", [new Fact(name, FactOutcome.Yes, new(2026, 7, 18))]);
        scene.Facts = store.Review(SomeAccount.Team, scene.Time).Facts;
        var wish = await WishAsync(scene, (Fields.FinishIfClick, new FieldValue.Flag(true)));

        var plan = await scene.PlanAsync(wish);
        var report = await scene.ApplyAsync(plan);
        var doubts = store.Doubt(plan, report);
        scene.Facts = store.Review(SomeAccount.Team, scene.Time).Facts;
        var next = (await scene.PlanAsync(wish)).Sequences.Single();

        Assert.That(report.Results.Single().Status, Is.EqualTo(ChangeStatus.Failed));
        Assert.That(doubts, Is.EqualTo(new[] { name }));
        Assert.That(store.Doubt(plan, report), Is.Empty);
        Assert.That(next.Requests, Is.Empty);
        Assert.That(next.SetByHand.Single().Field, Is.EqualTo(Fields.FinishIfClick));
        Assert.That(store.Review(SomeAccount.Team, scene.Time).Findings.Single().Code, Is.EqualTo("SEQ523"));
    }

    [TestCase(FactOutcome.Refused, "It is archived or gone: in this account an archived sequence cannot be read")]
    [TestCase(FactOutcome.Yes, "no longer exists in Apollo")]
    public async Task Where_archived_sequences_cannot_be_read_a_missing_one_may_be_archived(
        FactOutcome archived,
        string words
    )
    {
        using var scene = new Scene(SomeAccount.Seed());
        var like = await scene.LikeAsync();
        Assert.That((await scene.ApplyAsync(like)).Status, Is.EqualTo(ChangeStatus.Applied));
        var fact = new Fact(FactNames.ReadArchived, archived, new(2026, 7, 18));
        var options = new PlanOptions("emulator", [], Scene.Everything)
        {
            Facts = ServiceFacts.Of(new(SomeAccount.Team, "0.0.0", [fact]), new(2026, 7, 18)),
        };

        var plan = Planner.CreatePlan(
            new DesiredState(WorkspaceOf(scene), Local, [like], "files"),
            CurrentState.Empty with
            {
                Account = SomeAccount.Team,
                Absent = [SomeAccount.Q3],
            },
            scene.Base(),
            options,
            scene.Service
        );

        Assert.That(plan.Plan.Sequences.Single().Blocks.Single().Message, Does.Contain(words));
    }

    [Test]
    public void In_drawn_accounts_facts_leave_less_to_do_by_hand_and_the_second_plan_is_empty() =>
        Law.Holds(number => ProblemsAsync(number).Result, cases: 25);

    [Test]
    [Category(Law.Long)]
    public void In_many_drawn_accounts_facts_leave_less_to_do_by_hand_and_the_second_plan_is_empty() =>
        Law.Holds(number => ProblemsAsync(number).Result, cases: 250);

    private static async Task<ImmutableArray<string>> ProblemsAsync(int number)
    {
        var dice = new Dice(number);
        var taken = dice.Shuffled(Flags).Take(dice.Number(1, Flags.Length)).ToList();
        var changed = dice.Shuffled(Flags).Take(dice.Number(1, Flags.Length)).Append(taken[0]).Distinct().ToList();
        using var scene = await MeasuredAsync(
            $"taken_on_update={string.Join(',', taken.Select(field => field.ApiName))}",
            $"steps_omitted={dice.Of("wiped", "rejected", "kept")}",
            $"step_order={dice.Of("position", "array")}",
            $"require_position={dice.Of("true", "false")}",
            $"omitted_step_fields={dice.Of("reset", "keep")}",
            $"sanitizer={dice.Of("off", "basic", "rewrite")}"
        );
        var before = (await scene.ReadAsync()).Fields;
        var wish = await WishAsync(scene, [.. changed.Select(field => (field, (FieldValue)Other(before[field])))]);

        var facts = scene.Facts;
        scene.Facts = ServiceFacts.Guesses;
        var guessed = (await scene.PlanAsync(wish)).Sequences.Single().SetByHand.Length;
        scene.Facts = facts;
        var plan = await scene.PlanAsync(wish);
        var byHand = plan.Sequences.Single().SetByHand.Select(each => each.Field).ToList();
        var result = await scene.ApplyOneAsync(plan);
        var after = (await scene.ReadAsync()).Fields;
        var second = await scene.PlanAsync(wish);

        return
        [
            .. result.Status == ChangeStatus.Applied ? (string[])[] : [$"{result.Status}: {result.Message}"],
            .. byHand.Count < guessed ? (string[])[] : [$"{byHand.Count} by hand instead of {guessed}"],
            .. second.HasPending ? ["the second plan is not empty"] : (string[])[],
            .. changed
                .Where(field => taken.Contains(field) && after[field] != wish.Fields[field])
                .Select(field => $"{field} did not arrive"),
            .. changed
                .Where(field => taken.Contains(field) == byHand.Contains(field))
                .Select(field => $"{field} by hand"),
        ];
    }

    private static async Task<Scene> MeasuredAsync(params ImmutableArray<string> settings)
    {
        var scene = new Scene(SomeAccount.Seed(), EmulatorOptions.Parse(settings));
        var store = StoreOf(scene);
        var journal = new ProbeJournal(WorkspaceOf(scene), Local);
        var run = new ProbeRun(scene.Service.Probe, journal, scene.Time);
        var report = await run.RunAsync("local", SomeAccount.Team, [], null, CancellationToken.None);
        Assert.That(report.Failure, Is.Null);
        store.Add(SomeAccount.Team, "0.0.0", report.Facts);

        // The waits of the probe moved the clock, and a fact has the day of its measurement.
        scene.Facts = store.Review(SomeAccount.Team, scene.Time).Facts;
        return scene;
    }
}
