using SequencesAsCode.Core.Reports;
using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Emulator.State;
using SequencesAsCode.Service;

namespace SequencesAsCode.Applying.Tests;

/// <summary>
/// A create that took effect whatever its answer says, and one that somebody else made at the same time.
/// </summary>
[TestFixture]
internal sealed class MadeTwiceTests : EmulatedTests
{
    private const string Search = "/emailer_campaigns/search";
    private static readonly DesiredStep Intro = Wanted.Draft("intro", "Hello", "<p>Good morning to you</p>");

    private static IEnumerable<TestCaseData> Answers()
    {
        yield return Case("locked", new Fault { Kind = FaultKind.LockAfter });
        yield return Case("locked for long", new Fault { Kind = FaultKind.LockAfter, RetryAfter = 60 });
        yield return Case("quota of the minute", new Fault { Kind = FaultKind.QuotaAfter, RetryAfter = 20 });
        yield return Case(
            "quota of the day",
            new Fault
            {
                Kind = FaultKind.QuotaAfter,
                Window = "day",
                RetryAfter = 9000,
            }
        );
        foreach (var status in new[] { 400, 403, 404, 408, 409, 422, 500, 502, 503, 302 })
            yield return Case(
                $"{status}",
                new Fault
                {
                    Kind = FaultKind.AnswerAfter,
                    Status = status,
                    Body = """{"error":"No."}""",
                }
            );
        yield return Case(
            "garbage",
            new Fault
            {
                Kind = FaultKind.AnswerAfter,
                Status = 200,
                Body = "<!doctype html>",
            }
        );
        yield return Case("nothing", new Fault { Kind = FaultKind.Empty });
        yield return Case(
            "an object",
            new Fault
            {
                Kind = FaultKind.AnswerAfter,
                Status = 200,
                Body = "{}",
            }
        );
        yield return Case("cut", new Fault { Kind = FaultKind.CutAfter });
        yield return Case("time out", new Fault { Kind = FaultKind.TimeoutAfter });

        static TestCaseData Case(string name, Fault fault) =>
            new TestCaseData(fault with { Method = "POST", Path = "/sequences" }).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Answers))]
    public async Task Whatever_the_answer_says_what_was_made_is_found_and_not_made_again(Fault answer)
    {
        foreach (var lag in new[] { 0, 1, 4 })
        {
            using var account = new Scene(SomeAccount.Seed());
            var plan = await account.PlanAsync(Fresh());
            account.Break(
                answer,
                new Fault
                {
                    Kind = FaultKind.Stale,
                    Path = Search,
                    Call = 2,
                    Times = lag == 0 ? 1 : lag,
                },
                new Fault { Kind = FaultKind.Delay, Path = "/labels" }
            );

            var result = (await account.ApplyAsync(plan)).Results.Single();

            Assert.That(
                (result.Status, result.Written),
                Is.EqualTo((ChangeStatus.Applied, true)),
                $"{lag}: {result.Message}"
            );
            Assert.That(account.Calls("POST", "/sequences"), Is.EqualTo(1));
            Assert.That((await account.PlanAsync(Fresh())).Sequences.Single().Action, Is.EqualTo(SequenceAction.None));
        }
    }

    [Test]
    public async Task A_create_that_was_refused_for_now_is_sent_again_after_a_look()
    {
        var plan = await scene.PlanAsync(Fresh());
        scene.Break(
            new Fault
            {
                Kind = FaultKind.Lock,
                Method = "POST",
                Path = "/sequences",
                RetryAfter = 40,
            }
        );

        var result = await scene.ApplyOneAsync(plan);

        Assert.That(result.Status, Is.EqualTo(ChangeStatus.Applied), result.Message);
        Assert.That(scene.Calls("POST", "/sequences"), Is.EqualTo(2));
        Assert.That(scene.Time.Waits.Sum(), Is.InRange(40, 44), "it waits as long as it was asked to");
    }

    // A search that fails says nothing: neither may a create be sent again, nor one of an earlier run be forgotten.
    [TestCase(FaultKind.LockAfter)]
    [TestCase(FaultKind.QuotaAfter)]
    [TestCase(FaultKind.CutAfter)]
    [TestCase(FaultKind.AnswerAfter)]
    public async Task A_create_is_not_sent_again_while_every_search_fails(FaultKind kind)
    {
        var plan = await scene.PlanAsync(Fresh());
        var searches = new Fault { Kind = FaultKind.CutAfter, Path = Search };
        scene.Break(
            new Fault
            {
                Kind = kind,
                Method = "POST",
                Path = "/sequences",
                Status = 422,
                Body = """{"error":"No."}""",
            },
            searches with
            {
                Call = 2,
                Times = 0,
            }
        );

        var first = await scene.ApplyOneAsync(plan);
        scene.Break();
        var next = await scene.PlanAsync(Consents.None, (Fresh() with { Key = "renamed" }).Named("Renamed"));
        scene.Break(searches with { Call = 2, Times = 0 });
        var second = await scene.ApplyOneAsync(next);
        scene.Break();
        await scene.ApplyAsync(await scene.PlanAsync(Consents.None, Fresh()));

        Assert.That((first.Status, first.Written), Is.EqualTo((ChangeStatus.Unknown, true)), first.Message);
        Assert.That(second.Written, Is.False, second.Message);
        Assert.That((await Rows(scene)).Select(row => row.Name), Is.EqualTo(new[] { "Fresh" }));
        Assert.That((await scene.PlanAsync(Fresh())).Sequences.Single().Action, Is.EqualTo(SequenceAction.None));
    }

    [Test]
    public async Task What_shows_up_only_after_the_repeat_is_told_with_both_ids_and_the_next_plan_is_blocked()
    {
        var plan = await scene.PlanAsync(Fresh().Active(true));
        scene.Break(
            new Fault
            {
                Kind = FaultKind.LockAfter,
                Method = "POST",
                Path = "/sequences",
            },
            new Fault
            {
                Kind = FaultKind.Lag,
                Path = Search,
                Delay = TimeSpan.FromSeconds(35),
                Call = 1,
                Times = 14,
            }
        );

        var report = await scene.ApplyAsync(plan);

        await TwinsAreToldAsync(report.Results.Single(), 2);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task What_somebody_else_makes_at_the_same_time_is_told_with_both_ids(bool isLost)
    {
        var plan = await scene.PlanAsync(Fresh().Active(true));
        if (isLost)
            scene.Break(
                new Fault
                {
                    Kind = FaultKind.CutAfter,
                    Method = "POST",
                    Path = "/sequences",
                }
            );
        var service = new MeddledService(scene.Service) { Written = (request, _) => MakeAnother(request) };
        var store = scene.Store();
        store.Read();
        if (isLost)
            MakeAnotherWithTheFirstSearch();

        var report = await new Applier(service, store, scene.Time).ApplyAsync(
            plan,
            false,
            null,
            CancellationToken.None
        );

        await TwinsAreToldAsync(report.Results.Single(), 2);

        void MakeAnother(PlannedRequest request)
        {
            if (request.Kind == RequestKind.Create)
                scene.Call("POST", "/sequences", """{"name":"Fresh"}""");
        }

        void MakeAnotherWithTheFirstSearch()
        {
            var reads = 0;
            service.Seen = state =>
            {
                if (reads++ == 0)
                    scene.Call("POST", "/sequences", """{"name":"Fresh"}""");
                return state;
            };
        }
    }

    // Another machine made it of the same files just before. The list shows that one during the search after the lost
    // answer, and shows the own one only after the search.
    [Test]
    public async Task After_a_lost_answer_the_next_plan_tells_a_twin_that_the_list_showed_too_late()
    {
        var plan = await scene.PlanAsync(Fresh());
        scene.Break(
            new Fault
            {
                Kind = FaultKind.CutAfter,
                Method = "POST",
                Path = "/sequences",
            },
            new Fault
            {
                Kind = FaultKind.Lag,
                Path = Search,
                Times = 0,
                Delay = TimeSpan.FromSeconds(38),
            }
        );
        var create = plan.Sequences.Single().Requests.Single(request => request.Kind == RequestKind.Create);
        scene.Call("POST", "/sequences", create.Body);
        await Task.Delay(TimeSpan.FromSeconds(37), scene.Time);

        var result = await scene.ApplyOneAsync(plan);

        Assert.That(result.Status, Is.EqualTo(ChangeStatus.Applied), result.Message);
        scene.Break();
        var rows = await Rows(scene);
        Assert.That(rows, Has.Count.EqualTo(2));
        await NextPlanIsBlockedAsync(rows);
    }

    [Test]
    public async Task After_a_lost_answer_a_sequence_with_the_name_and_other_content_is_not_taken()
    {
        var plan = await scene.PlanAsync(Fresh());
        scene.Break(
            new Fault
            {
                Kind = FaultKind.CutBefore,
                Method = "POST",
                Path = "/sequences",
            }
        );
        scene.OnCall = call =>
        {
            if (call == "POST /sequences")
                scene.Call("POST", "/sequences", """{"name":"Fresh"}""");
        };

        var result = await scene.ApplyOneAsync(plan);

        Assert.That(result.Status, Is.EqualTo(ChangeStatus.Unknown), result.Message);
        Assert.That(scene.Base().Sequences, Is.Empty);
        Assert.That(await Rows(scene), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Both_ways_out_of_a_twin_lead_to_rest()
    {
        foreach (var isArchived in new[] { true, false })
        {
            using var account = new Scene(SomeAccount.Seed());
            var service = new MeddledService(account.Service);
            service.Written = (request, _) => account.Call("POST", "/sequences", """{"name":"Fresh"}""");
            var plan = await account.PlanAsync(Fresh());
            var store = account.Store();
            store.Read();
            var made = (
                await new Applier(service, store, account.Time).ApplyAsync(plan, false, null, CancellationToken.None)
            ).Results.Single();
            var other = (await Rows(account)).Single(row => row.Id != made.Id).Id;
            if (isArchived)
                account.Call("POST", $"/emailer_campaigns/{other}/archive");
            var wish = isArchived ? Fresh() : Fresh() with { Id = made.Id };

            var next = await account.PlanAsync(Consents.None, wish);
            await account.ApplyAsync(next);

            Assert.That(next.HasBlocked, Is.False);
            Assert.That(account.Base().Sequences.Single().Id, Is.EqualTo(made.Id));
            Assert.That(account.Base().PendingCreates, Is.Empty);
            Assert.That(
                (await account.PlanAsync(Consents.None, wish)).Sequences.Single().Action,
                Is.EqualTo(SequenceAction.None)
            );
        }
    }

    [TestCase("another key", "renamed", "Fresh")]
    [TestCase("another key and name", "renamed", "Renamed")]
    [TestCase("another name", Wanted.Key, "Renamed")]
    public async Task A_killed_create_whose_key_or_name_changes_leaves_no_orphan_unseen(
        string what,
        string key,
        string name
    )
    {
        await KilledAsync();
        var changed = Fresh() with { Key = key };
        changed = changed.Named(name);

        var plan = await scene.PlanAsync(Consents.None, changed);
        var change = plan.Sequences.Single();
        await scene.ApplyAsync(plan);

        Assert.That(change.Action, Is.Not.EqualTo(SequenceAction.Create), what);
        Assert.That(await Rows(scene), Has.Count.EqualTo(1));
        if (key == Wanted.Key || name == "Fresh")
        {
            Assert.That(
                (await scene.PlanAsync(Consents.None, changed)).Sequences.Single().Action,
                Is.EqualTo(SequenceAction.None)
            );
            Assert.That(scene.Base().PendingCreates, Is.Empty);
            return;
        }

        Assert.That(change.Blocks.Single().LinesToAdd, Is.EqualTo(new[] { $"was: {Wanted.Key}" }));
        Assert.That(plan.Warnings.Select(diagnostic => diagnostic.Code), Does.Contain("SEQ507"));
        var claimed = changed with { Was = Wanted.Key };
        await scene.ApplyAsync(await scene.PlanAsync(Consents.None, claimed));
        Assert.That((await Rows(scene)).Select(row => row.Name), Is.EqualTo(new[] { name }));
        Assert.That(
            (await scene.PlanAsync(Consents.None, claimed)).Sequences.Single().Action,
            Is.EqualTo(SequenceAction.None)
        );
    }

    [Test]
    public async Task A_killed_create_that_no_file_is_like_is_told_by_every_plan_until_it_is_archived()
    {
        await KilledAsync();
        var other = Wanted.New(
            "Something else",
            "other",
            Wanted.Draft("a", "Nothing alike", "<p>Not a word of it</p>")
        );

        var first = await scene.PlanAsync(Consents.None, other);
        await scene.ApplyAsync(first);
        var second = await scene.PlanAsync(Consents.None, other);
        scene.Call("POST", $"/emailer_campaigns/{(await Rows(scene)).Single().Id}/archive");
        var third = await scene.PlanAsync(Consents.None, other);
        await scene.ApplyAsync(
            await scene.PlanAsync(Consents.None, other.With(Fields.MaxEmailsPerDay, new FieldValue.Number(9)))
        );
        var last = await scene.PlanAsync(Consents.None, other);

        Assert.That(
            new[] { first, second, third, last }.Select(plan =>
                plan.Warnings.Select(diagnostic => diagnostic.Code).SingleOrDefault()
            ),
            Is.EqualTo(new[] { "SEQ507", "SEQ507", "SEQ508", null })
        );
        Assert.That(first.Warnings.Single().Message, Does.Contain("'Fresh'"));
    }

    [Test]
    public async Task A_create_like_one_that_the_list_does_not_show_yet_waits_for_it()
    {
        await KilledAsync();
        scene.Break(
            new Fault
            {
                Kind = FaultKind.Lag,
                Path = Search,
                Delay = TimeSpan.FromSeconds(40),
                Times = 0,
            }
        );
        var renamed = (Fresh() with { Key = "renamed" }).Named("Renamed");
        var plan = await scene.PlanAsync(Consents.None, renamed);

        var result = await scene.ApplyOneAsync(plan);

        Assert.That(plan.Sequences.Single().Action, Is.EqualTo(SequenceAction.Create));
        Assert.That((result.Status, result.Written), Is.EqualTo((ChangeStatus.Stale, false)), result.Message);
    }

    [TestCase(FaultKind.LockAfter)]
    [TestCase(FaultKind.QuotaAfter)]
    [TestCase(FaultKind.AnswerAfter)]
    [TestCase(FaultKind.ErrorAfter)]
    public async Task A_step_that_an_update_made_is_not_made_again(FaultKind kind)
    {
        var made = await scene.ApplyAsync(Fresh());
        var more = Fresh() with { Steps = [Intro, Wanted.Draft("again", "Hello again", "<p>More words</p>")] };
        var plan = await scene.PlanAsync(more);
        scene.Break(
            new Fault
            {
                Kind = kind,
                Method = "PUT",
                Path = "/sequences/*",
                Status = 422,
                Body = """{"error":"No."}""",
            },
            new Fault
            {
                Kind = FaultKind.Stale,
                Method = "GET",
                Path = "/emailer_campaigns/*",
                Call = 2,
                Times = 2,
            }
        );

        var result = await scene.ApplyOneAsync(plan);

        Assert.That((result.Status, result.Written), Is.EqualTo((ChangeStatus.Applied, true)), result.Message);
        Assert.That(scene.Calls("PUT", made.Id!), Is.EqualTo(1));
        Assert.That(
            scene.Base().Sequences.Single().Steps.Select(step => step.Key),
            Is.EqualTo(new[] { "intro", "again" })
        );
    }

    private static DesiredSequence Fresh() => Wanted.New("Fresh", Intro);

    private static async Task<List<SequenceRow>> Rows(Scene account) =>
        [
            .. (await account.Service.ReadAsync(ReadScope.Rows, CancellationToken.None)).Rows.Where(row =>
                row.Name is "Fresh" or "Renamed"
            ),
        ];

    // The create took effect, and nothing was noted of it any more.
    private async Task KilledAsync()
    {
        var plan = await scene.PlanAsync(Fresh());
        var store = scene.Store();
        store.Read();
        var service = new MeddledService(scene.Service)
        {
            Written = (_, _) => throw new InvalidOperationException("killed"),
        };
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            new Applier(service, store, scene.Time).ApplyAsync(plan, false, null, CancellationToken.None)
        );
        Assert.That(scene.Base().PendingCreates, Has.Length.EqualTo(1));
    }

    private async Task TwinsAreToldAsync(ChangeResult result, int count)
    {
        scene.Break();
        var rows = await Rows(scene);
        Assert.That(rows, Has.Count.EqualTo(count));
        Assert.That((result.Status, result.Written), Is.EqualTo((ChangeStatus.Failed, true)), result.Message);
        foreach (var row in rows)
            Assert.That(result.Message, Does.Contain(row.Id));
        Assert.That(rows.Any(row => row.Active), Is.False, "nothing is switched on");
        Assert.That(scene.Base().Sequences, Is.Empty);
        Assert.That(scene.Base().PendingCreates.Select(create => create.Name), Is.EqualTo(["Fresh"]));
        await NextPlanIsBlockedAsync(rows);
    }

    private async Task NextPlanIsBlockedAsync(List<SequenceRow> rows)
    {
        var next = (await scene.PlanAsync(Fresh())).Sequences.Single();
        Assert.That(
            (next.Action, next.Blocks.SingleOrDefault()?.Code),
            Is.EqualTo((SequenceAction.Blocked, (BlockCode?)BlockCode.NameIsAmbiguous))
        );
        foreach (var row in rows)
            Assert.That(next.Blocks.Single().Message, Does.Contain(row.Id));
    }
}
