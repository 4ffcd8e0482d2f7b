using SequencesAsCode.Core.Reports;
using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Emulator.State;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Applying.Tests;

/// <summary>
/// Reads that show a write late, answers that are about something else, and what the next run makes of it.
/// </summary>
[TestFixture]
internal sealed class LateAnswersTests : EmulatedTests
{
    private const string One = "/emailer_campaigns/*";
    private const string Search = "/emailer_campaigns/search";
    private const string Put = "/sequences/*";

    [TestCase(FaultKind.Stale)]
    [TestCase(FaultKind.Missing)]
    public async Task A_read_back_that_is_late_is_looked_at_again_before_anything_is_judged(FaultKind kind)
    {
        var wish = (await scene.LikeAsync()).Named("Renamed");
        var plan = await scene.PlanAsync(wish);
        scene.Break(
            new Fault
            {
                Kind = kind,
                Method = "GET",
                Path = One,
                Call = 2,
                Times = 3,
            }
        );

        var result = await scene.ApplyOneAsync(plan);

        Assert.That(result.Status, Is.EqualTo(ChangeStatus.Applied), result.Message);
        Assert.That(scene.Calls("PUT", SomeAccount.Q3), Is.EqualTo(1));
        Assert.That(
            scene.Base().Sequences.Single().Fields[Fields.Name],
            Is.EqualTo(new BasePair("Renamed", "Renamed"))
        );
    }

    // A value that is not shown yet must not be recorded as refused: no later plan would send it again.
    [TestCase(true)]
    [TestCase(false)]
    public async Task A_late_read_is_late_whatever_its_answer_writes_in_another_way(bool isLoose)
    {
        var plan = await scene.PlanAsync(Fresh().With(Fields.CcEmails, new FieldValue.Set(["boss@example.com"])));
        var isWritten = false;
        scene.OnAnswer = (call, answer) =>
        {
            isWritten |= call.StartsWith("PUT ", StringComparison.Ordinal);
            if (!isLoose && isWritten && call.StartsWith("GET /emailer_campaigns/", StringComparison.Ordinal))
                answer["emailer_campaign"]!["auto_pause_config"]!["min_volume"] = 201;
        };
        scene.Break(
            new Fault
            {
                Kind = isLoose ? FaultKind.LooseTypes : FaultKind.Delay,
                Method = "GET",
                Path = One,
            },
            new Fault
            {
                Kind = FaultKind.Lock,
                Path = Put,
                RetryAfter = 30,
            },
            new Fault
            {
                Kind = FaultKind.Lag,
                Method = "GET",
                Path = One,
                Times = 0,
                Delay = TimeSpan.FromSeconds(19),
            }
        );

        var result = await scene.ApplyOneAsync(plan);

        Assert.That(result.Status, Is.EqualTo(ChangeStatus.Applied), result.Message);
        Assert.That(
            scene.Base().Sequences.Single().Fields[Fields.CcEmails],
            Is.Not.Null.And.Property("IsRefused").False
        );
    }

    [Test]
    public async Task Waits_that_a_person_would_notice_are_told()
    {
        var plan = await scene.PlanAsync((await scene.LikeAsync()).Named("Renamed"));
        scene.Break(
            new Fault
            {
                Kind = FaultKind.Stale,
                Method = "GET",
                Path = One,
                Call = 2,
                Times = 0,
            }
        );
        await scene.ApplyAsync(plan);

        Assert.That(
            scene.Looks.Select(wait =>
                (wait.Reason, wait.Duration.TotalSeconds, wait.InAll?.TotalSeconds, wait.IsFurther)
            ),
            Is.EqualTo(
                new (WaitReason, double, double?, bool)[]
                {
                    (WaitReason.NotShown, 4, 27, false),
                    (WaitReason.NotShown, 8, 23, true),
                    (WaitReason.NotShown, 15, 15, true),
                }
            )
        );
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task What_the_last_run_made_and_the_service_does_not_show_yet_is_not_deleted_by_the_next_one(
        bool isTouch
    )
    {
        var wish = Wanted.New("Guarded", Wanted.Draft("a", "First"));
        var id = (await scene.ApplyAsync(wish)).Id!;
        var step = wish.Steps!.Value[0];
        var more = wish with
        {
            Steps = isTouch
                ? [step with { Touches = [.. step.Touches!.Value, Wanted.DraftTouch("second", "Second")] }]
                : [step, Wanted.Draft("b", "Second")],
        };
        await scene.ApplyAsync(more);
        scene.Break(
            new Fault
            {
                Kind = FaultKind.Stale,
                Method = "GET",
                Path = One,
                Times = 4,
            }
        );
        var late = await scene.PlanAsync(Consents.None, more.Named("Renamed"));

        var result = (await scene.ApplyAsync(late)).Results.Single();

        Assert.That((result.Status, result.Written), Is.EqualTo((ChangeStatus.Blocked, false)), result.Message);
        scene.Break();
        Assert.That((await scene.ReadAsync(id)).Steps.Sum(now => 1 + now.Touches.Length), Is.EqualTo(isTouch ? 3 : 4));
        Assert.That((await scene.ApplyAsync(more.Named("Renamed"))).Status, Is.EqualTo(ChangeStatus.Applied));
    }

    [Test]
    public async Task What_was_to_go_and_is_there_all_the_same_stays_known_as_ours()
    {
        var wish = Wanted.New("Guarded", Wanted.Draft("a", "First"), Wanted.Draft("b", "Second"));
        var made = await scene.ApplyAsync(wish);
        var fewer = wish with { Steps = wish.Steps!.Value.RemoveAt(0) };
        var plan = await scene.PlanAsync(fewer);
        scene.Break(
            new Fault
            {
                Kind = FaultKind.Stale,
                Method = "GET",
                Path = One,
                Call = 2,
                Times = 0,
            }
        );

        var late = await scene.ApplyOneAsync(plan);
        var known = scene.Base().Sequences.Single().Steps.Length;
        scene.Break();
        var next = await scene.PlanAsync(Consents.None, fewer);

        Assert.That((late.Status, late.Written, known), Is.EqualTo((ChangeStatus.Failed, true, 2)), late.Message);
        Assert.That(next.HasBlocked, Is.False);
        await scene.ApplyAsync(next);
        Assert.That((await scene.ReadAsync(made.Id!)).Steps, Has.Length.EqualTo(1));
        Assert.That(
            (await scene.PlanAsync(Consents.None, fewer)).Sequences.Single().Action,
            Is.EqualTo(SequenceAction.None)
        );
    }

    [Test]
    public async Task A_new_sequence_that_can_be_read_only_later_is_the_one_that_was_made()
    {
        var plan = await scene.PlanAsync(Fresh());
        scene.Break(
            new Fault
            {
                Kind = FaultKind.Missing,
                Method = "GET",
                Path = One,
                Times = 3,
            }
        );

        var result = await scene.ApplyOneAsync(plan);

        Assert.That(result.Status, Is.EqualTo(ChangeStatus.Applied), result.Message);
    }

    [Test]
    public async Task A_new_sequence_that_cannot_be_read_in_this_run_is_known_by_its_id_and_never_made_again()
    {
        var wish = Fresh().Active(true);
        var plan = await scene.PlanAsync(Consents.None with { Activation = KeySelection.Every }, wish);
        scene.Break(
            new Fault
            {
                Kind = FaultKind.Missing,
                Method = "GET",
                Path = One,
                Times = 0,
            }
        );

        var first = await scene.ApplyOneAsync(plan);
        var known = scene.Base().Sequences.Single();
        scene.Break(
            new Fault
            {
                Kind = FaultKind.Stale,
                Path = Search,
                Times = 0,
            }
        );
        var second = (await scene.ApplyAsync(await scene.PlanAsync(Consents.None, wish))).Results.Single();

        Assert.That(
            (first.Status, first.Written, known.Id),
            Is.EqualTo((ChangeStatus.Unknown, true, first.Id)),
            first.Message
        );
        Assert.That(second.Status, Is.EqualTo(ChangeStatus.Applied), second.Message);
        Assert.That(scene.Calls("POST", "/sequences"), Is.EqualTo(1));
        Assert.That((await scene.PlanAsync(wish)).Sequences.Single().Action, Is.EqualTo(SequenceAction.None));
    }

    [Test]
    public async Task A_lost_create_that_the_list_shows_only_during_the_next_run_is_not_sent_again()
    {
        var lag = new Fault
        {
            Kind = FaultKind.Lag,
            Path = Search,
            Times = 0,
            Delay = TimeSpan.FromSeconds(70),
        };
        var plan = await scene.PlanAsync(Fresh());
        scene.Break(new Fault { Kind = FaultKind.CutAfter, Path = "/sequences" }, lag);

        var first = await scene.ApplyOneAsync(plan);
        scene.Break(lag);
        var late = await scene.PlanAsync(Fresh());
        var second = (await scene.ApplyAsync(late)).Results.Single();
        var third = await scene.PlanAsync(Fresh());

        Assert.That((first.Status, first.Written), Is.EqualTo((ChangeStatus.Unknown, true)), first.Message);
        Assert.That(late.Sequences.Single().Action, Is.EqualTo(SequenceAction.Create));
        Assert.That((second.Status, second.Written), Is.EqualTo((ChangeStatus.Stale, false)), second.Message);
        Assert.That(second.Message, Does.StartWith("Apollo now lists a sequence that an earlier run may have created"));
        Assert.That(
            scene.Looks.Where(wait => !wait.IsFurther).Select(wait => (wait.Reason, wait.InAll!.Value.TotalSeconds)),
            Is.EqualTo(new[] { (WaitReason.NotListed, 30.0), (WaitReason.NotListed, 60.0) })
        );
        Assert.That(scene.Calls("POST", "/sequences"), Is.EqualTo(1));
        Assert.That(third.Sequences.Single().Action, Is.EqualTo(SequenceAction.Adopt));
    }

    [Test]
    public async Task What_an_earlier_run_sent_stays_in_doubt_when_this_run_is_refused()
    {
        var plan = await scene.PlanAsync(Fresh());
        scene.Break(
            new Fault { Kind = FaultKind.CutAfter, Path = "/sequences" },
            new Fault
            {
                Kind = FaultKind.Stale,
                Path = Search,
                Times = 0,
            }
        );
        await scene.ApplyAsync(plan);
        scene.Break(
            new Fault
            {
                Kind = FaultKind.Stale,
                Path = Search,
                Times = 0,
            },
            new Fault
            {
                Kind = FaultKind.Quota,
                Window = "hour",
                Path = "/sequences",
            }
        );

        var refused = (await scene.ApplyAsync(await scene.PlanAsync(Fresh()))).Results.Single();

        Assert.That(refused.Status, Is.EqualTo(ChangeStatus.NotAttempted), refused.Message);
        Assert.That(
            scene.Base().PendingCreates.Select(create => (create.Key, create.Name)),
            Is.EqualTo(new[] { (Wanted.Key, "Fresh") })
        );
    }

    [Test]
    public async Task An_answer_about_another_sequence_gives_no_id()
    {
        var plan = await scene.PlanAsync(Fresh());
        scene.Break(new Fault { Kind = FaultKind.OtherSequence, Path = "/sequences" });

        var result = await scene.ApplyOneAsync(plan);

        Assert.That(result.Status, Is.EqualTo(ChangeStatus.Applied), result.Message);
        Assert.That(scene.Base().Sequences.Single().Id, Is.EqualTo(result.Id).And.Not.EqualTo(SomeAccount.Q3));
        Assert.That((await scene.ReadAsync(result.Id!)).Name, Is.EqualTo("Fresh"));
    }

    [TestCase(FaultKind.OtherSequence, 1)]
    [TestCase(FaultKind.Empty, 1)]
    [TestCase(FaultKind.ErrorAfter, 1)]
    [TestCase(FaultKind.CutWithin, 1)]
    [TestCase(FaultKind.TimeoutAfter, 1)]
    [TestCase(FaultKind.TimeoutBefore, 2)]
    [TestCase(FaultKind.Answer, 2)]
    public async Task An_answer_to_an_update_that_says_nothing_leads_to_a_look(FaultKind kind, int calls)
    {
        var plan = await scene.PlanAsync((await scene.LikeAsync()).Named("Renamed"));
        scene.Break(
            new Fault
            {
                Kind = kind,
                Path = Put,
                Status = 200,
                Body = "{}",
            }
        );

        var result = await scene.ApplyOneAsync(plan);

        Assert.That((result.Status, result.Written), Is.EqualTo((ChangeStatus.Applied, true)), result.Message);
        Assert.That(scene.Calls("PUT", SomeAccount.Q3), Is.EqualTo(calls));
    }

    [Test]
    public async Task What_was_made_stays_written_when_the_second_call_says_nothing()
    {
        var plan = await scene.PlanAsync(Fresh().With(Fields.CcEmails, new FieldValue.Set(["boss@example.com"])));
        scene.Break(
            new Fault
            {
                Kind = FaultKind.Answer,
                Path = Put,
                Status = 200,
                Body = "{}",
                Times = 0,
            }
        );

        var result = await scene.ApplyOneAsync(plan);

        Assert.That((result.Status, result.Written), Is.EqualTo((ChangeStatus.Failed, true)), result.Message);
    }

    [Test]
    public async Task Switching_on_that_had_no_effect_is_planned_again()
    {
        var wish = (await scene.LikeAsync()).Active(true);
        var plan = await scene.PlanAsync(wish);
        scene.Break(
            new Fault
            {
                Kind = FaultKind.Answer,
                Path = "/emailer_campaigns/*/approve",
                Status = 200,
                Body = "{}",
            }
        );

        var result = await scene.ApplyOneAsync(plan);

        Assert.That(result.Status, Is.EqualTo(ChangeStatus.Failed));
        Assert.That(scene.Base().Sequences.Single().Fields[Fields.Active], Is.Null);
        Assert.That((await scene.ApplyAsync(wish)).Status, Is.EqualTo(ChangeStatus.Applied));
    }

    [Test]
    public async Task An_archive_that_had_no_effect_is_not_forgotten()
    {
        await scene.ApplyAsync(await scene.LikeAsync());
        scene.Removed = [new(Wanted.Key, true, "over", Some.At("sequences"))];
        var plan = await scene.PlanAsync();
        scene.Break(
            new Fault
            {
                Kind = FaultKind.Answer,
                Path = "/emailer_campaigns/*/archive",
                Status = 200,
                Body = "{}",
            }
        );

        var result = await scene.ApplyOneAsync(plan);

        Assert.That((result.Status, result.Written), Is.EqualTo((ChangeStatus.Failed, true)), result.Message);
        Assert.That(scene.Base().Sequences, Has.Length.EqualTo(1));
        Assert.That(
            (await scene.ApplyAsync(await scene.PlanAsync())).Results.Single().Status,
            Is.EqualTo(ChangeStatus.Applied)
        );
    }

    [Test]
    public async Task A_sequence_that_is_archived_while_it_is_written_is_said_to_be()
    {
        var plan = await scene.PlanAsync((await scene.LikeAsync()).Named("Renamed"));
        scene.Break(
            new Fault
            {
                Kind = FaultKind.Vanish,
                Method = "GET",
                Path = One,
                Call = 2,
            }
        );

        var result = await scene.ApplyOneAsync(plan);

        Assert.That((result.Status, result.Written), Is.EqualTo((ChangeStatus.Failed, true)));
        Assert.That(result.Message, Does.Contain("it is archived now"));
    }

    [Test]
    public async Task A_sequence_that_vanishes_between_list_and_read_is_asked_for_again()
    {
        var wish = (await scene.LikeAsync()) with { Id = null };
        scene.Break(
            new Fault
            {
                Kind = FaultKind.Missing,
                Method = "GET",
                Path = One,
            }
        );
        var glimpse = await scene.PlanAsync(wish);
        scene.Break(
            new Fault
            {
                Kind = FaultKind.Missing,
                Method = "GET",
                Path = One,
                Times = 0,
            }
        );
        var missing = (await scene.PlanAsync(wish)).Sequences.Single();

        Assert.That(glimpse.Sequences.Single().Action, Is.EqualTo(SequenceAction.Adopt));
        Assert.That(
            (missing.Action, missing.Blocks.Single().Code),
            Is.EqualTo((SequenceAction.Blocked, BlockCode.GoneFromService))
        );
        Assert.That(missing.Blocks.Single().Message, Does.Contain("again in a few minutes"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task What_the_list_shows_is_never_let_go_because_one_read_finds_nothing(bool archive)
    {
        await scene.ApplyAsync(await scene.LikeAsync());
        scene.Removed = archive ? [new(Wanted.Key, true, "over", Some.At("sequences"))] : [];
        scene.Break(
            new Fault
            {
                Kind = FaultKind.Missing,
                Method = "GET",
                Path = One,
                Times = 0,
            }
        );

        var change = (await scene.PlanAsync()).Sequences.Single();

        Assert.That((change.Action, change.Requests.Length), Is.EqualTo((SequenceAction.Blocked, 0)));
    }

    private static DesiredSequence Fresh() =>
        Wanted.New("Fresh", Wanted.Draft("intro", "Hello"), Wanted.Draft("again", "Hello again"));
}
