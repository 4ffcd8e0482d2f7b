using SequencesAsCode.Applying.Probing;
using SequencesAsCode.Core.Facts;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Emulator;
using SequencesAsCode.Testing.Drawing;
using static SequencesAsCode.Applying.Tests.Probing.MeasuredScene;

namespace SequencesAsCode.Applying.Tests.Probing;

/// <summary>An apply whose request rests on a wrong fact notices it, and the next plan does without the fact.</summary>
[TestFixture]
internal sealed class WrongFactTests
{
    [Test]
    public async Task A_refusal_of_a_request_that_rests_on_a_fact_doubts_it()
    {
        using var scene = Believing(FactNames.WaitInSeconds, FactNames.Update(Fields.FinishIfClick));
        var store = StoreOf(scene);
        var like = await scene.LikeAsync();
        var wait = FieldSet.Of((Fields.Wait, new FieldValue.Wait(30, WaitUnit.Second)));
        var steps = like.Steps!.Value;
        var wish = like with { Steps = [steps[0] with { Fields = wait }, .. steps.Skip(1)] };

        var plan = await scene.PlanAsync(wish);
        var report = await scene.ApplyAsync(plan);
        var doubts = store.Doubt(plan, report);
        scene.Facts = store.Review(SomeAccount.Team, scene.Time).Facts;
        var next = (await scene.PlanAsync(wish)).Sequences.Single();

        Assert.That(report.Results.Single().Refusal, Does.Contain("Wait mode must be valid"));
        Assert.That(doubts, Is.EqualTo(new[] { FactNames.WaitInSeconds }));
        Assert.That(plan.Sequences.Single().Notes, Has.None.Contains("is reported to refuse"));
        Assert.That(next.Notes, Has.Some.Contains("is reported to refuse"));
    }

    [Test]
    public async Task A_create_only_field_whose_update_is_refused_is_set_by_hand_at_the_next_plan()
    {
        var name = FactNames.Update(Fields.FinishIfClick);
        using var scene = Believing(name);
        var store = StoreOf(scene);
        var wish = await WishAsync(scene, (Fields.FinishIfClick, new FieldValue.Flag(true)));

        var plan = await scene.PlanAsync(wish);
        var report = await scene.ApplyAsync(plan);
        var doubts = store.Doubt(plan, report);
        scene.Facts = store.Review(SomeAccount.Team, scene.Time).Facts;
        var next = (await scene.PlanAsync(wish)).Sequences.Single();

        Assert.That(report.Results.Single().Status, Is.EqualTo(ChangeStatus.Failed));
        Assert.That(doubts, Is.EqualTo(new[] { name }));
        Assert.That(next.SetByHand.Single().Field, Is.EqualTo(Fields.FinishIfClick));
        Assert.That(next.Requests, Is.Empty);
    }

    [Test]
    public async Task Markup_that_was_measured_to_stay_and_is_removed_doubts_its_fact()
    {
        var (comment, bold) = (MarkupFragments.Comment.Fact, $"{FactNames.Markup}bold");
        using var scene = Believing(["sanitizer=basic"], [comment, bold, FactNames.WaitInSeconds]);
        var store = StoreOf(scene);
        var like = await scene.LikeAsync();
        var step = Wanted.Email("new", "<p>Hi <b>you</b></p><!-- note -->");
        var wish = like with { Steps = [.. like.Steps!.Value, step] };

        var plan = await scene.PlanAsync(wish);
        var report = await scene.ApplyAsync(plan);
        var doubts = store.Doubt(plan, report);

        Assert.That(report.Results.Single().Status, Is.EqualTo(ChangeStatus.Applied));
        Assert.That(doubts, Is.EqualTo(new[] { comment }));
        Assert.That(store.Review(SomeAccount.Team, scene.Time).Facts[comment], Is.Null);
        Assert.That(store.Doubt(plan, report), Is.Empty);
    }

    [Test]
    public async Task A_body_that_was_not_sent_says_nothing_about_markup()
    {
        var comment = MarkupFragments.Comment.Fact;
        using var scene = new Scene(SomeAccount.Seed(), EmulatorOptions.Parse(["sanitizer=basic"]));
        var like = await scene.LikeAsync();
        var step = Wanted.Email("new", "<p>Hi</p><!-- note -->");
        var wish = like with { Steps = [.. like.Steps!.Value, step] };
        Assert.That((await scene.ApplyAsync(wish)).Status, Is.EqualTo(ChangeStatus.Applied));
        StoreOf(scene).Add(SomeAccount.Team, "0.0.0", [new Fact(comment, FactOutcome.Yes, new(2026, 7, 18))]);

        var other = Other(like.Fields[Fields.Active]);
        var off = await scene.PlanAsync(wish with { Fields = wish.Fields.With(Fields.Active, other) });
        var report = await scene.ApplyAsync(off);

        Assert.That(off.HasPending, Is.True);
        Assert.That(StoreOf(scene).Doubt(off, report), Is.Empty);
    }

    [TestCase("Something is wrong.", "finish folder")]
    [TestCase("Folder id is not permitted", "folder")]
    [TestCase("mark_finished_if_click cannot be changed", "finish")]
    [TestCase("Your plan is limited to 5 sequence steps.", "")]
    [TestCase("Please make sure your template has a non-empty body before turning it on.", "")]
    public async Task Of_several_facts_those_that_the_refusal_names_are_doubted(string refusal, string expected)
    {
        var (finish, folder) = (FactNames.Update(Fields.FinishIfClick), FactNames.Update(Fields.Folder));
        using var scene = Believing(finish, folder, FactNames.WaitInSeconds);
        var wish = await WishAsync(
            scene,
            (Fields.FinishIfClick, new FieldValue.Flag(true)),
            (Fields.Folder, new FieldValue.Text("5c1004a0ffffffffffff0009"))
        );

        var plan = await scene.PlanAsync(wish);
        var result = new ChangeResult
        {
            Key = plan.Sequences.Single().Key,
            Name = "",
            Action = SequenceAction.Update,
            Status = ChangeStatus.Failed,
            Written = false,
            Refusal = refusal,
        };
        var doubts = StoreOf(scene).Doubt(plan, new(plan.Context, [result], StopReason.Failure, null));

        var words = new Dictionary<string, string>(StringComparer.Ordinal) { [finish] = "finish", [folder] = "folder" };
        Assert.That(
            doubts.Select(name => words.GetValueOrDefault(name) ?? name),
            Is.EquivalentTo(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        );
    }

    [Test]
    public void Of_drawn_facts_the_wrong_ones_are_doubted_and_no_others() =>
        Law.Holds(number => ProblemsAsync(new(number)).Result, cases: 25);

    private static async Task<ImmutableArray<string>> ProblemsAsync(Dice dice)
    {
        var believed = dice.Shuffled(Flags).Take(dice.Number(1, Flags.Length)).ToList();
        var taken = believed.Where(_ => dice.Chance(0.5)).ToList();
        var refused = believed.Except(taken).Where(_ => dice.Chance(0.5)).ToList();
        using var scene = Believing(
            [$"taken_on_update={Names(taken)}", $"refused_on_update={Names(refused)}"],
            [.. believed.Select(FactNames.Update)]
        );
        var store = StoreOf(scene);
        var before = (await scene.ReadAsync()).Fields;
        var wish = await WishAsync(scene, [.. believed.Select(field => (field, (FieldValue)Other(before[field])))]);
        var doubted = new HashSet<string>(StringComparer.Ordinal);
        var plan = await scene.PlanAsync(wish);
        for (var round = 0; plan.HasPending && round <= believed.Count; round++)
        {
            doubted.UnionWith(store.Doubt(plan, await scene.ApplyAsync(plan)));
            scene.Facts = store.Review(SomeAccount.Team, scene.Time).Facts;
            plan = await scene.PlanAsync(wish);
        }

        var after = (await scene.ReadAsync()).Fields;
        var wrong = believed.Except(taken).Select(FactNames.Update).ToList();
        return
        [
            .. plan.HasPending ? ["the plan is not empty in the end"] : (string[])[],
            .. doubted.Except(wrong).Select(name => $"{name} is right, and doubted"),
            .. wrong.Except(doubted).Select(name => $"{name} is wrong, and not doubted"),
            .. taken.Where(field => after[field] != wish.Fields[field]).Select(field => $"{field} did not arrive"),
        ];
    }

    private static string Names(IEnumerable<Field> fields) => string.Join(',', fields.Select(field => field.ApiName));

    // The account does not do what these facts say.
    private static Scene Believing(params ImmutableArray<string> names) =>
        Believing(["refused_on_update=mark_finished_if_click"], names);

    private static Scene Believing(ImmutableArray<string> settings, ImmutableArray<string> names)
    {
        var scene = new Scene(SomeAccount.Seed(), EmulatorOptions.Parse(settings));
        var store = StoreOf(scene);
        store.Add(SomeAccount.Team, "0.0.0", names.Select(name => new Fact(name, FactOutcome.Yes, new(2026, 7, 18))));
        scene.Facts = store.Review(SomeAccount.Team, scene.Time).Facts;
        return scene;
    }
}
