using SequencesAsCode.Core.Reports;
using SequencesAsCode.Emulator;
using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Emulator.State;
using SequencesAsCode.Service.Budget;

namespace SequencesAsCode.Applying.Tests;

public sealed class BudgetApplyTests
{
    private static IEnumerable<TestCaseData> Changes =>
        [
            Change("a create", false, _ => Wanted.New("Fresh", Wanted.Draft("intro", "Hello"))),
            Change("a create that sends", false, _ => Wanted.New("Fresh", Wanted.Draft("intro", "Hello")).Active(true)),
            Change(
                "a create with what comes later",
                false,
                _ =>
                    Wanted
                        .New("Fresh", Wanted.Draft("intro", "Hello"))
                        .With(Fields.CcEmails, new FieldValue.Set(["boss@example.com"]))
            ),
            Change("a rename", false, current => Wanted.Like(current).Named("Renamed")),
            Change("switched on", false, current => Wanted.Like(current).Active(true)),
            Change("switched off", true, current => Wanted.Like(current).Active(false)),
            Change("renamed and switched on", false, current => Wanted.Like(current).Named("Renamed").Active(true)),
            Change("switched off and renamed", true, current => Wanted.Like(current).Named("Renamed").Active(false)),
        ];

    [TestCaseSource(nameof(Changes))]
    public async Task The_calls_that_are_counted_before_are_those_that_are_made(
        bool active,
        Func<CurrentSequence, DesiredSequence> wish
    )
    {
        using var scene = new Scene(SomeAccount.Seed(active));
        var plan = await scene.PlanAsync(wish(await scene.ReadAsync()));
        var counted = ChangeCalls.Of(plan.Sequences.Single()).Order(StringComparer.Ordinal).ToList();
        scene.Apollo.ClearLog();

        var report = await scene.ApplyAsync(plan);

        // The list that a first create reads comes before any write.
        var made = scene
            .Apollo.Requests.Select(request => Endpoints.NameOf(request.Method, request.Path["/api/v1".Length..]))
            .ToList();
        made.Remove("api/v1/emailer_campaigns/search");
        Assert.That(report.Results.Single().Status, Is.EqualTo(ChangeStatus.Applied), report.Results.Single().Message);
        Assert.That(counted, Is.EqualTo(made.Order(StringComparer.Ordinal)));
    }

    [TestCase(
        "quota_hour=5",
        "This needs 2 calls of api/v1/emailer_campaigns/show, but 1 of this hour is left, so it was "
            + "not started. They are available again within the hour. Run the command again then."
    )]
    [TestCase(
        "quota_day=4",
        "This needs 2 calls of api/v1/emailer_campaigns/show, but none of this day is left, so it "
            + "was not started. They are available again within the day. Run the command again then."
    )]
    public async Task A_sequence_that_the_quota_would_cut_in_two_is_not_begun_nor_what_follows(string quota, string why)
    {
        using var scene = new Scene(
            SomeAccount.Seed(),
            EmulatorOptions.Parse(["enforce_quota=true", "quota_minute=unlimited", quota])
        );
        var (first, second) = (await scene.ReadAsync(), await scene.ReadAsync(SomeAccount.Events));
        var plan = await scene.PlanAsync(Wanted.Like(first).Named("One"), Wanted.Like(second, "a-events").Named("Two"));

        var report = await scene.ApplyAsync(plan, continueOnError: true);

        Assert.That(report.Stopped, Is.EqualTo(StopReason.QuotaSpent));
        Assert.That(
            report.Results.Select(result => (result.Status, result.Written, result.Message)),
            Is.All.EqualTo((ChangeStatus.NotAttempted, false, why))
        );
        Assert.That(scene.Writes(), Is.Empty);
        Assert.That(File.Exists(scene.JournalPath), Is.False);
    }

    [Test]
    public async Task Where_nothing_is_known_of_the_quota_it_goes_on()
    {
        using var scene = new Scene(SomeAccount.Seed());

        Assert.That(
            (await scene.ApplyAsync((await scene.LikeAsync()).Named("One"))).Status,
            Is.EqualTo(ChangeStatus.Applied)
        );
    }

    [Test]
    public async Task A_cancellation_after_the_first_write_finishes_the_sequence()
    {
        using var scene = new Scene(SomeAccount.Seed());
        using var stop = new CancellationTokenSource();
        var plan = await scene.PlanAsync(Wanted.New("Fresh", Wanted.Draft("intro", "Hello")).Active(true));
        scene.Break(
            new Fault
            {
                Kind = FaultKind.Quota,
                Window = "minute",
                RetryAfter = 30,
                Method = "GET",
                Path = "/emailer_campaigns/*",
                Call = 1,
            }
        );
        scene.OnWait = stop.Cancel;

        var report = await scene.ApplyAsync(plan, stop: stop.Token);

        Assert.That(report.Results.Single().Status, Is.EqualTo(ChangeStatus.Applied), report.Results.Single().Message);
        Assert.That(scene.Calls("POST", "/approve"), Is.EqualTo(1));
        Assert.That(scene.Waits, Has.Count.EqualTo(1));
    }

    private static TestCaseData Change(string name, bool active, Func<CurrentSequence, DesiredSequence> wish) =>
        new TestCaseData(active, wish).SetArgDisplayNames(name);
}
