using System.Text.Json.Nodes;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Applying.Tests;

[TestFixture]
internal sealed class CreateApplyTests : EmulatedTests
{
    private const string Search = "/emailer_campaigns/search";

    [Test]
    public async Task A_create_is_made_completed_and_switched_on_in_this_order()
    {
        var wish = Wanted
            .New(
                "Fresh",
                Wanted.Draft("intro", "Hello"),
                Wanted.Step("connect", StepTypes.LinkedInConnect, (Fields.Wait, Some.Days(2)))
            )
            .Active(true)
            .With(Fields.Owner, new FieldValue.Reference(SomeAccount.Colleague, null))
            .With(Fields.CcEmails, new FieldValue.Set(["boss@example.com"]));

        var result = await scene.ApplyAsync(wish);

        var campaign = scene.Raw(result.Id!)["emailer_campaign"]!;
        Assert.That(
            (result.Status, result.Written, result.Message),
            Is.EqualTo((ChangeStatus.Applied, true, (string?)null))
        );
        Assert.That(
            scene.Writes(),
            Is.EqualTo(
                new[]
                {
                    "POST /sequences",
                    $"PUT /sequences/{result.Id}",
                    $"POST /emailer_campaigns/{result.Id}/approve",
                }
            )
        );
        Assert.That(
            ((string?)campaign["user_id"], (string?)campaign["cc_emails"], (bool)campaign["active"]!),
            Is.EqualTo((SomeAccount.Colleague, "boss@example.com", true))
        );
        Assert.That((await scene.PlanAsync(wish)).Sequences.Single().Action, Is.EqualTo(SequenceAction.None));
    }

    [Test]
    public async Task Touches_that_the_service_made_go_back_with_the_second_call()
    {
        var wish = Wanted
            .New("Fresh", Wanted.Step("connect", StepTypes.LinkedInConnect, (Fields.Wait, Some.Days(2))))
            .With(Fields.CcEmails, new FieldValue.Set(["boss@example.com"]));

        var result = await scene.ApplyAsync(wish);

        var update = JsonNode.Parse(scene.Apollo.Requests.Last(request => request.Method == "PUT").Body)!;
        var touch = scene.Raw(result.Id!)["emailer_touches"]!.AsArray().Single()!;
        Assert.That(
            (string?)update["emailer_steps"]![0]!["emailer_touches"]![0]!["id"],
            Is.EqualTo((string?)touch["id"])
        );
        Assert.That((string?)touch["status"], Is.EqualTo("approved"));
    }

    [TestCase(FaultKind.CutAfter)]
    [TestCase(FaultKind.Truncated)]
    [TestCase(FaultKind.WrongTypes)]
    public async Task A_create_whose_answer_is_lost_is_found_by_its_name(FaultKind kind)
    {
        var plan = await scene.PlanAsync(Fresh());
        scene.Break(new Fault { Kind = kind, Path = "/sequences" });

        var result = await scene.ApplyOneAsync(plan);

        Assert.That(result.Status, Is.EqualTo(ChangeStatus.Applied), result.Message);
        Assert.That(scene.Calls("POST", "/sequences"), Is.EqualTo(1));
        Assert.That(scene.Base().Sequences.Single().Id, Is.EqualTo(result.Id));

        // Until the next plan has looked for a second sequence of that name.
        Assert.That(scene.Base().PendingCreates.Select(create => create.Key), Is.EqualTo(new[] { Wanted.Key }));
    }

    [Test]
    public async Task A_create_that_is_not_found_in_time_is_unknown_and_the_next_run_makes_it_once()
    {
        var plan = await scene.PlanAsync(Fresh());
        scene.Break(new Fault { Kind = FaultKind.CutBefore, Path = "/sequences" });

        var result = await scene.ApplyOneAsync(plan);

        Assert.That((result.Status, result.Id), Is.EqualTo((ChangeStatus.Unknown, (string?)null)));
        Assert.That(result.Message, Does.Contain("The next run looks for it before it creates anything."));
        Assert.That(scene.Time.Waits.Sum(), Is.InRange(30, 33));
        Assert.That(
            scene.Base().PendingCreates.Select(create => (create.Key, create.Name)),
            Is.EqualTo(new[] { (Wanted.Key, "Fresh") })
        );
        await ConvergesAsync(SequenceAction.Create);
    }

    [Test]
    public async Task A_create_that_the_list_does_not_show_yet_is_adopted_by_the_next_run()
    {
        var plan = await scene.PlanAsync(Fresh());
        scene.Break(
            new Fault { Kind = FaultKind.CutAfter, Path = "/sequences" },
            new Fault
            {
                Kind = FaultKind.Stale,
                Path = Search,
                Call = 2,
                Times = 0,
            }
        );

        var result = await scene.ApplyOneAsync(plan);

        Assert.That(result.Status, Is.EqualTo(ChangeStatus.Unknown));
        await ConvergesAsync(SequenceAction.Adopt);
        Assert.That(scene.Calls("POST", "/sequences"), Is.EqualTo(1));
    }

    [TestCase(
        """{"message":"The maximum number of api calls allowed for api/v1/emailer_campaigns/search is 400 """
            + """times per hour."}""",
        429,
        FaultKind.CutAfter,
        SequenceAction.Adopt
    )]
    [TestCase("""{"error":"not in the scope"}""", 403, FaultKind.CutAfter, SequenceAction.Adopt)]
    [TestCase("""{"error":"not in the scope"}""", 403, FaultKind.CutBefore, SequenceAction.Create)]
    public async Task A_create_that_cannot_be_looked_for_is_unknown_too(
        string body,
        int status,
        FaultKind kind,
        SequenceAction next
    )
    {
        var plan = await scene.PlanAsync(Fresh());
        scene.Break(
            new Fault { Kind = kind, Path = "/sequences" },
            new Fault
            {
                Kind = FaultKind.Answer,
                Path = Search,
                Call = 2,
                Status = status,
                Body = body,
                Times = 0,
            }
        );

        var result = await scene.ApplyOneAsync(plan);

        Assert.That(result.Status, Is.EqualTo(ChangeStatus.Unknown), result.Message);
        Assert.That(scene.Base().PendingCreates, Has.Length.EqualTo(1));
        await ConvergesAsync(next);
    }

    [Test]
    public async Task An_accepted_create_without_an_id_that_cannot_be_looked_for_is_unknown()
    {
        var plan = await scene.PlanAsync(Fresh());
        scene.Break(
            new Fault
            {
                Kind = FaultKind.Answer,
                Path = "/sequences",
                Status = 200,
                Body = "{}",
            },
            new Fault
            {
                Kind = FaultKind.Answer,
                Path = Search,
                Call = 2,
                Status = 403,
                Times = 0,
            }
        );

        var result = await scene.ApplyOneAsync(plan);

        Assert.That(result.Status, Is.EqualTo(ChangeStatus.Unknown), result.Message);
        Assert.That(scene.Base().PendingCreates, Has.Length.EqualTo(1));
    }

    [Test]
    public async Task A_name_is_looked_for_right_before_and_after_each_create_and_the_whole_list_is_read_once()
    {
        var plan = await scene.PlanAsync(
            Wanted.New("One", "one", Wanted.Draft("intro", "Hello")),
            Wanted.New("Two", "two", Wanted.Draft("intro", "Good day"))
        );
        var before = scene.Calls("POST", Search);

        var report = await scene.ApplyAsync(plan);

        Assert.That(report.Count(ChangeStatus.Applied), Is.EqualTo(2));
        var searches = scene
            .Apollo.Requests.Where(request => request.Path.EndsWith(Search, StringComparison.Ordinal))
            .Skip(before)
            .Select(request => (string?)JsonNode.Parse(request.Body)!["q_name"]);
        Assert.That(searches, Is.EqualTo(new[] { null, "One", "Two", "Two" }));
    }

    [Test]
    public async Task A_name_that_somebody_took_since_the_plan_makes_the_create_stale()
    {
        var plan = await scene.PlanAsync(Fresh());
        scene.Call("POST", "/sequences", """{"name":"Fresh"}""");

        var result = await scene.ApplyOneAsync(plan);

        Assert.That((result.Status, result.Written), Is.EqualTo((ChangeStatus.Stale, false)));
    }

    [Test]
    public async Task A_lost_create_is_never_taken_for_a_sequence_that_was_there_before()
    {
        scene.Call("POST", "/sequences", """{"name":"Former"}""");
        var plan = await scene.PlanAsync(Fresh());
        scene.Break(new Fault { Kind = FaultKind.CutBefore, Path = "/sequences" });

        var result = await scene.ApplyOneAsync(plan);

        Assert.That((result.Status, result.Id), Is.EqualTo((ChangeStatus.Unknown, (string?)null)));
        Assert.That(scene.Base().Sequences, Is.Empty);
    }

    [Test]
    public async Task A_refused_create_leaves_nothing_behind()
    {
        using var small = new Scene(SomeAccount.Seed(), new() { SequenceLimit = 2 });

        var result = await small.ApplyAsync(Fresh());

        Assert.That((result.Status, result.Written), Is.EqualTo((ChangeStatus.Failed, false)));
        Assert.That(result.Message, Does.Contain("Your plan is limited to 2 sequences. Upgrade your plan"));
        Assert.That(small.Base().PendingCreates, Is.Empty);
    }

    [TestCase("PUT", "/sequences/*")]
    [TestCase("POST", "/emailer_campaigns/*/approve")]
    [TestCase("GET", "/emailer_campaigns/*")]
    public async Task What_fails_between_create_and_activation_is_finished_by_the_next_run_without_further_consent(
        string method,
        string path
    )
    {
        var wish = Fresh().Active(true).With(Fields.CcEmails, new FieldValue.Set(["boss@example.com"]));
        var plan = await scene.PlanAsync(Consents.None with { Activation = KeySelection.Every }, wish);
        scene.Break(
            new Fault
            {
                Kind = FaultKind.CutBefore,
                Method = method,
                Path = path,
                Times = 0,
            }
        );

        var first = await scene.ApplyOneAsync(plan);
        scene.Break();
        var next = await scene.PlanAsync(Consents.None, wish);
        var second = (await scene.ApplyAsync(next)).Results.Single();

        Assert.That(
            (first.Status, first.Written),
            Is.EqualTo((ChangeStatus.Failed, true)).Or.EqualTo((ChangeStatus.Unknown, true)),
            first.Message
        );
        Assert.That(next.Sequences.Single().Action, Is.EqualTo(SequenceAction.Update));
        Assert.That(second.Status, Is.EqualTo(ChangeStatus.Applied), second.Message);
        Assert.That(scene.Raw(second.Id!)["emailer_campaign"]!["active"]!.GetValue<bool>(), Is.True);
        Assert.That(scene.Calls("POST", "/sequences"), Is.EqualTo(1));
        Assert.That((await scene.PlanAsync(wish)).Sequences.Single().Action, Is.EqualTo(SequenceAction.None));
    }

    [Test]
    public async Task Nothing_is_switched_on_that_was_not_taken_as_planned()
    {
        using var deaf = new Scene(SomeAccount.Seed(), new() { IgnoreFields = ["step.note"] });
        var wish = Wanted
            .New(
                "Fresh",
                Wanted.Draft("intro", "Hello"),
                Wanted.Step(
                    "nudge",
                    StepTypes.Call,
                    (Fields.Wait, Some.Days(2)),
                    (Fields.Note, Some.Html("<div>Ask</div>"))
                )
            )
            .Active(true);

        var result = await deaf.ApplyAsync(wish);

        Assert.That((result.Status, result.Written), Is.EqualTo((ChangeStatus.Failed, true)));
        Assert.That(result.Message, Does.Contain("step nudge: note"));
        Assert.That(deaf.Writes(), Is.EqualTo(new[] { "POST /sequences" }));
        Assert.That(deaf.Base().PendingCreates, Is.Empty);
    }

    private static DesiredSequence Fresh() =>
        Wanted.New("Fresh", Wanted.Draft("intro", "Hello"), Wanted.Draft("again", "Hello again"));

    private async Task ConvergesAsync(SequenceAction expected)
    {
        scene.Break();
        var plan = await scene.PlanAsync(Consents.None, Fresh());

        var result = await scene.ApplyOneAsync(plan);

        Assert.That(plan.Sequences.Single().Action, Is.EqualTo(expected));
        Assert.That(result.Status, Is.EqualTo(ChangeStatus.Applied), result.Message);
        var rows = (await scene.Service.ReadAsync(SequencesAsCode.Service.ReadScope.Rows, CancellationToken.None)).Rows;
        Assert.That(rows.Count(row => row.Name == "Fresh"), Is.EqualTo(1));
        Assert.That(scene.Base().PendingCreates, Is.Empty);
        Assert.That((await scene.PlanAsync(Fresh())).Sequences.Single().Action, Is.EqualTo(SequenceAction.None));
    }
}
