using System.Text.Json.Nodes;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Emulator;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Applying.Tests;

/// <summary>
/// What the one recorded read of a real sequence holds, planned and written back: seconds, old dates, labels without
/// names, nulls.
/// </summary>
[TestFixture]
internal sealed class RealAnswersTests
{
    private const string UnknownLabel = "5c1004a0eeeeeeeeeeee0001";

    [TestCase(0, "0 minute")]
    [TestCase(120, "2 minute")]
    public async Task Seconds_go_out_as_minutes_where_minutes_say_the_same(int seconds, string sent)
    {
        using var scene = new Scene(Seed($$"""{"wait_time":{{seconds}},"wait_mode":"second"}"""));
        var current = await scene.ReadAsync();

        var plan = await scene.PlanAsync(Renamed(current));
        var result = await scene.ApplyOneAsync(plan);

        var step = Steps(plan)[0]!;
        Assert.That($"{step["wait_time"]} {step["wait_mode"]}", Is.EqualTo(sent));
        Assert.That(result.Status, Is.EqualTo(ChangeStatus.Applied), result.Message);
    }

    [Test]
    public async Task A_wait_of_zero_is_the_same_in_every_unit()
    {
        using var scene = new Scene(Seed("""{"wait_time":0,"wait_mode":"second"}"""));
        var current = await scene.ReadAsync();

        var plan = await scene.PlanAsync(
            Wanted.Like(current).WithStep(0, step => step.With(Fields.Wait, new FieldValue.Wait(0, WaitUnit.Day)))
        );

        Assert.That(plan.Sequences.Single().Action, Is.EqualTo(SequenceAction.Adopt));
    }

    [Test]
    public async Task Refused_seconds_are_told_before_and_after_and_nothing_else_is_lost()
    {
        using var scene = new Scene(
            Seed("""{"wait_time":90,"wait_mode":"second"}"""),
            EmulatorOptions.Parse(["mutate_before_validation=false"])
        );
        var (current, before) = (await scene.ReadAsync(), scene.Raw().ToJsonString());

        var plan = await scene.PlanAsync(Renamed(current));
        var (since, reads) = (scene.Time.GetUtcNow(), scene.Calls("GET", SomeAccount.Q3));
        var result = await scene.ApplyOneAsync(plan);

        Assert.That(
            plan.Sequences.Single().Notes,
            Has.Some.EqualTo(
                "Apollo is reported to refuse a wait in seconds (step 1: 90 seconds). If it does, nothing of "
                    + "this change is written. In the file, write minutes: wait: 2 minutes (step 1)."
            )
        );
        Assert.That(result.Status, Is.EqualTo(ChangeStatus.Failed));
        Assert.That(
            result.Message,
            Does.Contain("Wait mode must be valid")
                .And.Contain("Wait mode must be valid. Correct that, then run 'sequences plan' again.")
                .And.Contain("wait: 2 minutes (step 1)")
        );
        Assert.That(scene.Raw().ToJsonString(), Is.EqualTo(before));
        Assert.That((scene.Time.GetUtcNow() - since).TotalSeconds, Is.LessThan(5), "A refusal is not searched for.");
        Assert.That(scene.Calls("GET", SomeAccount.Q3) - reads, Is.LessThan(7));
    }

    [TestCase("null", false)]
    [TestCase("true", true)]
    public async Task A_date_counts_and_is_sent_only_where_the_sequence_goes_by_dates(string byDates, bool counts)
    {
        using var scene = new Scene(
            Seed("""{"wait_time":0,"wait_mode":"minute","exact_datetime":"2023-10-21T17:40:00+00:00"}""", byDates)
        );
        var current = await scene.ReadAsync();

        var plan = await scene.PlanAsync(Renamed(current));

        Assert.That(current.Steps[0].Fields.Contains(Fields.At), Is.EqualTo(counts));
        Assert.That(Steps(plan)[0]!.AsObject().ContainsKey("exact_datetime"), Is.EqualTo(counts));
        Assert.That(Timeline.Of(plan.Sequences.Single().After!).Steps[0].At is not null, Is.EqualTo(counts));
    }

    [Test]
    public async Task What_holds_nothing_is_not_sent_and_what_is_cleared_is()
    {
        using var scene = new Scene(SomeAccount.Seed());
        var current = await scene.ReadAsync();

        var plan = await scene.PlanAsync(
            Wanted.Like(current).WithStep(1, step => step.With(Fields.Note, FieldValue.None))
        );

        Assert.That(Nulls(Steps(plan)), Is.EqualTo(new[] { "2 note" }));
        Assert.That(Steps(plan)[4]!.AsObject().ContainsKey("emailer_touches"), Is.False);
        Assert.That((await scene.ApplyOneAsync(plan)).Status, Is.EqualTo(ChangeStatus.Applied));
    }

    [Test]
    public async Task A_label_without_a_name_is_never_sent_as_one()
    {
        using var scene = new Scene(SomeAccount.Seed());
        scene.OnAnswer = (_, answer) =>
            (answer["emailer_campaign"] as JsonObject)?["label_ids"]?.AsArray().Add(UnknownLabel);
        var current = await scene.ReadAsync(labels: true);
        var more = new FieldValue.Set([.. ((FieldValue.Set)current.Fields[Fields.Labels]!).Items, "Q4"]);

        var equal = (
            await scene.PlanAsync(Wanted.Like(current).With(Fields.Labels, current.Fields[Fields.Labels]!))
        ).Sequences.Single();
        var changed = (await scene.PlanAsync(Wanted.Like(current).With(Fields.Labels, more))).Sequences.Single();
        var renamed = (await scene.PlanAsync(Renamed(current))).Sequences.Single();
        var created = (
            await scene.PlanAsync(
                Wanted.New("New", Wanted.Draft("a", "S")).With(Fields.Labels, new FieldValue.Set([UnknownLabel]))
            )
        ).Sequences.Single();

        Assert.That(current.Fields[Fields.Labels]!.ToString(), Does.Contain(UnknownLabel));
        Assert.That(equal.Blocks, Is.Empty);
        Assert.That(changed.Action, Is.EqualTo(SequenceAction.Blocked));
        Assert.That(
            string.Concat(changed.Blocks.Select(block => block.Message)),
            Does.Contain(UnknownLabel).And.Contain("Remove 'labels' here")
        );
        Assert.That(
            string.Concat(renamed.Requests.Select(request => request.Body)),
            Does.Not.Contain("label_names").And.Contain("Renamed")
        );
        Assert.That(string.Concat(created.Blocks.Select(block => block.Message)), Does.Contain("is an id, not a name"));
    }

    [Test]
    public async Task People_in_no_step_keep_a_step_from_going_freely()
    {
        using var scene = new Scene(SomeAccount.Seed());
        var current = await scene.ReadAsync();
        var wish = Wanted.Like(current);
        wish = wish with { Steps = [.. wish.Steps!.Value.Select((step, index) => step with { Key = $"s{index}" })] };
        await scene.ApplyAsync(wish);
        wish = wish with { Steps = [.. wish.Steps!.Value.Take(4)] };

        var free = (await scene.PlanAsync(Consents.None, wish)).Sequences.Single();
        scene.Enrol();
        var guarded = (await scene.PlanAsync(Consents.None, wish)).Sequences.Single();

        Assert.That(
            (free.Action, guarded.Action),
            Is.EqualTo((SequenceAction.Update, SequenceAction.Blocked)),
            string.Concat(free.Blocks.Select(block => block.Message))
        );
        Assert.That(
            guarded.Notes,
            Has.Some.EqualTo(
                "1 person is in this sequence, but not all of them are on a step. So no step counts as empty."
            )
        );
    }

    private static DesiredSequence Renamed(CurrentSequence current) => Wanted.Like(current).Named("Renamed");

    private static JsonArray Steps(Plan plan) =>
        JsonNode.Parse(plan.Sequences.Single().Requests.Single(request => request.Kind == RequestKind.Update).Body)![
            "emailer_steps"
        ]!.AsArray();

    private static IEnumerable<string> Nulls(JsonArray steps) =>
        steps.SelectMany(
            (step, index) =>
                step!.AsObject().Where(pair => pair.Value is null).Select(pair => $"{index + 1} {pair.Key}")
        );

    private static string Seed(string timing, string byDates = "null")
    {
        var seed = JsonNode.Parse(SomeAccount.Seed())!;
        seed["sequences"]![0]!["sequence_by_exact_daytime"] = JsonNode.Parse(byDates);
        var step = seed["sequences"]![0]!["steps"]![0]!;
        foreach (var (key, value) in JsonNode.Parse(timing)!.AsObject())
            step[key] = value?.DeepClone();
        return seed.ToJsonString();
    }
}
