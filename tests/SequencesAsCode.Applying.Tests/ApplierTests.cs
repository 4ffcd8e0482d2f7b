using SequencesAsCode.Core.Reports;
using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Applying.Tests;

[TestFixture]
internal sealed class ApplierTests : EmulatedTests
{
    private const string Put = "/sequences/*";

    [Test]
    public async Task Sequences_are_applied_in_plan_order_and_told_as_they_end()
    {
        var told = new List<ChangeResult>();

        var report = await scene.ApplyAsync(await TwoAndANewOneAsync(), progress: told.Add);

        Assert.That(
            report.Results.Select(result => (result.Key, result.Status)),
            Is.EqualTo(
                new[]
                {
                    ("fresh", ChangeStatus.Applied),
                    ("a-events", ChangeStatus.Applied),
                    (Wanted.Key, ChangeStatus.Applied),
                }
            )
        );
        Assert.That(told, Is.EqualTo(report.Results));
        Assert.That((report.Stopped, report.LockError), Is.EqualTo((StopReason.None, (string?)null)));
    }

    [TestCase(false, ChangeStatus.NotAttempted, StopReason.Failure)]
    [TestCase(true, ChangeStatus.Applied, StopReason.None)]
    public async Task After_a_failure_the_run_stops_unless_it_is_told_to_go_on(
        bool continueOnError,
        ChangeStatus last,
        StopReason stopped
    )
    {
        var plan = await TwoAndANewOneAsync();
        scene.Break(
            new Fault
            {
                Kind = FaultKind.Answer,
                Path = $"/sequences/{SomeAccount.Events}",
                Status = 422,
                Body = """{"error":"No."}""",
            }
        );

        var report = await scene.ApplyAsync(plan, continueOnError);

        Assert.That(
            report.Results.Select(result => result.Status),
            Is.EqualTo(new[] { ChangeStatus.Applied, ChangeStatus.Failed, last })
        );
        Assert.That(report.Stopped, Is.EqualTo(stopped));
        if (!continueOnError)
            Assert.That(report.Results[2].Message, Does.Contain("--on-error continue"));
    }

    [Test]
    public async Task A_stale_sequence_does_not_stop_the_others()
    {
        var plan = await TwoAndANewOneAsync();
        scene.Call("POST", $"/emailer_campaigns/{SomeAccount.Events}/approve");

        var report = await scene.ApplyAsync(plan);

        Assert.That(
            report.Results.Select(result => result.Status),
            Is.EqualTo(new[] { ChangeStatus.Applied, ChangeStatus.Stale, ChangeStatus.Applied })
        );
    }

    [Test]
    public async Task A_cancelled_run_finishes_the_sequence_in_hand()
    {
        using var stop = new CancellationTokenSource();

        var report = await scene.ApplyAsync(await TwoAndANewOneAsync(), progress: _ => stop.Cancel(), stop: stop.Token);

        Assert.That(
            report.Results.Select(result => result.Status),
            Is.EqualTo(new[] { ChangeStatus.Applied, ChangeStatus.NotAttempted, ChangeStatus.NotAttempted })
        );
        Assert.That(report.Stopped, Is.EqualTo(StopReason.Cancelled));
        Assert.That(scene.Base().Sequences.Select(sequence => sequence.Key), Is.EqualTo(new[] { "fresh" }));
    }

    [TestCase("GET", "/emailer_campaigns/*", 3)]
    [TestCase("PUT", Put, 1)]
    public async Task A_spent_quota_stops_before_the_next_sequence_and_leaves_nothing_half_done(
        string method,
        string path,
        int call
    )
    {
        var plan = await TwoAndANewOneAsync();
        scene.Break(
            new Fault
            {
                Kind = FaultKind.Quota,
                Window = "hour",
                RetryAfter = 1800,
                Method = method,
                Path = path,
                Call = call,
                Times = 0,
            }
        );

        var report = await scene.ApplyAsync(plan, continueOnError: true);

        Assert.That(
            report.Results.Select(result => (result.Status, result.Written)),
            Is.EqualTo(
                new[]
                {
                    (ChangeStatus.Applied, true),
                    (ChangeStatus.NotAttempted, false),
                    (ChangeStatus.NotAttempted, false),
                }
            )
        );
        Assert.That(report.Stopped, Is.EqualTo(StopReason.QuotaSpent));
        Assert.That(report.Results[2].Message, Does.Contain("30 minutes"));
        Assert.That(
            scene.Raw(SomeAccount.Events)["emailer_campaign"]!["name"]!.GetValue<string>(),
            Is.EqualTo("Events")
        );
        scene.Break();
        Assert.That(
            (await scene.ApplyAsync(await TwoAndANewOneAsync())).Results.Select(result => result.Status),
            Is.All.EqualTo(ChangeStatus.Applied)
        );
    }

    [Test]
    public async Task A_create_that_meets_a_spent_quota_is_not_pending()
    {
        var plan = await scene.PlanAsync(Wanted.New("Fresh", Wanted.Draft("intro", "Hello")));
        scene.Break(
            new Fault
            {
                Kind = FaultKind.Quota,
                Window = "day",
                Path = "/sequences",
            }
        );

        var report = await scene.ApplyAsync(plan);

        Assert.That(
            (report.Results.Single().Status, report.Stopped),
            Is.EqualTo((ChangeStatus.NotAttempted, StopReason.QuotaSpent))
        );
        Assert.That(scene.Base().PendingCreates, Is.Empty);
    }

    [Test]
    public async Task A_refused_key_stops_the_run()
    {
        var plan = await TwoAndANewOneAsync();
        scene.Break(
            new Fault
            {
                Kind = FaultKind.Answer,
                Path = "/sequences",
                Status = 401,
                Body = "Invalid API key.",
                ContentType = "text/plain",
            }
        );

        var report = await scene.ApplyAsync(plan, continueOnError: true);

        Assert.That(report.Results.Select(result => result.Status), Is.All.EqualTo(ChangeStatus.NotAttempted));
        Assert.That(report.Stopped, Is.EqualTo(StopReason.Denied));
    }

    [TestCase(false, ChangeStatus.NotAttempted)]
    [TestCase(true, ChangeStatus.Applied)]
    public async Task A_key_that_may_not_do_one_thing_fails_there_and_goes_on_when_asked_to(
        bool continueOnError,
        ChangeStatus others
    )
    {
        var plan = await TwoAndANewOneAsync();
        scene.Break(
            new Fault
            {
                Kind = FaultKind.Answer,
                Path = "/sequences",
                Status = 403,
                Body = """{"error":"no"}""",
            }
        );

        var report = await scene.ApplyAsync(plan, continueOnError);

        Assert.That(
            report.Results.Select(result => result.Status),
            Is.EqualTo(new[] { ChangeStatus.Failed, others, others })
        );
        Assert.That(report.Stopped, Is.EqualTo(StopReason.Denied));
        Assert.That(report.Results[0].Message, Does.Contain("api/v1/sequences/create"));
    }

    [Test]
    public async Task A_blocked_sequence_is_told_with_its_reason_and_sends_nothing()
    {
        var wish = (await scene.LikeAsync()).Active(true);
        var plan = await scene.PlanAsync(
            Consents.None with
            {
                Creation = KeySelection.Every,
            },
            wish,
            Wanted.New("Fresh", "fresh", Wanted.Draft("intro", "Hello"))
        );

        var report = await scene.ApplyAsync(plan);

        Assert.That(
            report.Results.Select(result => result.Status),
            Is.EqualTo(new[] { ChangeStatus.Blocked, ChangeStatus.Applied })
        );
        Assert.That(report.Results[0].Message, Does.StartWith("Turning this on lets it send"));
        Assert.That(scene.Writes(), Is.EqualTo(new[] { "POST /sequences" }));
    }

    [Test]
    public async Task A_lock_that_cannot_be_written_is_told_and_the_next_run_recovers()
    {
        var wish = Wanted.New("Fresh", Wanted.Draft("intro", "Hello"));
        var plan = await scene.PlanAsync(wish);

        var report = await scene.ApplyAsync(plan, progress: _ => Directory.CreateDirectory(scene.LockPath));
        Directory.Delete(scene.LockPath);
        var journalled = scene.Base();
        var next = await scene.PlanAsync(wish.With(Fields.MaxEmailsPerDay, new FieldValue.Number(9)));
        var second = await scene.ApplyAsync(next);

        Assert.That(report.Results.Single().Status, Is.EqualTo(ChangeStatus.Applied));
        Assert.That(
            report.LockError,
            Does.StartWith("The lock file .sequences/sequences.local.lock.json could not be written")
                .And.Contain("The journal keeps what was done")
        );
        Assert.That(journalled.Sequences.Single().Key, Is.EqualTo(Wanted.Key));
        Assert.That(next.Sequences.Single().MatchedBy, Is.EqualTo(MatchedBy.Lock));
        Assert.That((second.LockError, File.Exists(scene.JournalPath)), Is.EqualTo(((string?)null, false)));
    }

    [TestCase(7, true)]
    [TestCase(2, false)]
    public async Task The_lock_is_written_on_the_way_when_time_has_passed(int seconds, bool isWritten)
    {
        var plan = await TwoAndANewOneAsync();
        var there = new List<bool>();
        scene.Break(
            new Fault
            {
                Kind = FaultKind.Delay,
                Path = "/sequences",
                Delay = TimeSpan.FromSeconds(seconds),
            }
        );

        await scene.ApplyAsync(plan, progress: _ => there.Add(File.Exists(scene.LockPath)));

        Assert.That(there, Is.EqualTo(new[] { false, isWritten, isWritten }));
        Assert.That(File.Exists(scene.LockPath), Is.True);
    }

    [Test]
    public async Task Adopting_and_forgetting_send_nothing()
    {
        var wish = await scene.LikeAsync();
        var adopted = await scene.ApplyAsync(wish);
        scene.Removed = [new(Wanted.Key, false, "done", Some.At("sequences"))];

        var forgotten = await scene.ApplyAsync([]);

        Assert.That(
            (adopted.Action, adopted.Status, adopted.Written),
            Is.EqualTo((SequenceAction.Adopt, ChangeStatus.Applied, false))
        );
        Assert.That(
            (forgotten.Action, forgotten.Status, forgotten.Written),
            Is.EqualTo((SequenceAction.Forget, ChangeStatus.Applied, false))
        );
        Assert.That(scene.Writes(), Is.Empty);
        Assert.That(scene.Base().Sequences, Is.Empty);
    }

    [TestCase(FaultKind.Delay)]
    [TestCase(FaultKind.CutAfter)]
    [TestCase(FaultKind.CutBefore)]
    public async Task An_archive_leaves_the_lock(FaultKind kind)
    {
        await scene.ApplyAsync(await scene.LikeAsync());
        scene.Removed = [new(Wanted.Key, true, "done", Some.At("sequences"))];
        var plan = await scene.PlanAsync();
        scene.Break(new Fault { Kind = kind, Path = "/emailer_campaigns/*/archive" });

        var result = await scene.ApplyOneAsync(plan);

        Assert.That(
            (result.Action, result.Status, result.Written),
            Is.EqualTo((SequenceAction.Archive, ChangeStatus.Applied, true)),
            result.Message
        );
        Assert.That((bool)scene.Raw()["emailer_campaign"]!["archived"]!, Is.True);
        Assert.That(scene.Base().Sequences, Is.Empty);
    }

    [Test]
    public async Task A_plan_with_nothing_to_do_writes_no_files()
    {
        var report = await scene.ApplyAsync(
            Some.Plan(Some.Sequence(SequenceAction.None), Some.Sequence(SequenceAction.NotRead, "other"))
        );

        Assert.That(report.Results, Is.Empty);
        Assert.That(Directory.EnumerateFileSystemEntries(scene.Folder.Path), Is.Empty);
    }

    [Test]
    public async Task A_run_that_begins_nothing_in_a_fresh_clone_has_no_lock_error()
    {
        var plan = await scene.PlanAsync((await scene.LikeAsync()).Named("Renamed"));
        scene.Call("POST", $"/emailer_campaigns/{SomeAccount.Q3}/approve");

        var report = await scene.ApplyAsync(plan);

        Assert.That(
            (report.Results.Single().Status, report.LockError),
            Is.EqualTo((ChangeStatus.Stale, (string?)null))
        );
        Assert.That(Directory.EnumerateFileSystemEntries(scene.Folder.Path), Is.Empty);
    }

    [Test]
    public async Task A_journal_that_cannot_be_written_sends_nothing()
    {
        var plan = await scene.PlanAsync(Wanted.New("Fresh", Wanted.Draft("intro", "Hello")));
        File.WriteAllText(Path.Combine(scene.Folder.Path, ".sequences"), "in the way");

        var report = await scene.ApplyAsync(plan, continueOnError: true);

        Assert.That(
            (report.Results.Single().Status, report.Results.Single().Written, report.Stopped),
            Is.EqualTo((ChangeStatus.Failed, false, StopReason.Failure))
        );
        Assert.That(
            report.Results.Single().Message,
            Does.StartWith("Nothing was sent, because it could not be recorded")
        );
        Assert.That(scene.Writes(), Is.Empty);
    }

    private async Task<Plan> TwoAndANewOneAsync()
    {
        var (first, second) = (await scene.ReadAsync(SomeAccount.Events), await scene.ReadAsync());
        return await scene.PlanAsync(
            Wanted.Like(second).Named("Q3 renamed"),
            Wanted.Like(first, "a-events").Named("Events renamed"),
            Wanted.New("Fresh", "fresh", Wanted.Draft("intro", "Hello"))
        );
    }
}
