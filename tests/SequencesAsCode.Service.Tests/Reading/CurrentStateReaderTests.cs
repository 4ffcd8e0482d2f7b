using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Reading;

namespace SequencesAsCode.Service.Tests.Reading;

[TestFixture]
internal sealed class CurrentStateReaderTests
{
    [TestCase(null, null, "team")]
    [TestCase("team", null, "team")]
    [TestCase(null, "team", "team")]
    [TestCase("team", "former", "team")]
    [TestCase(null, null, "")]
    public void The_account_is_right_when_files_or_else_the_lock_say_so(
        string? stated,
        string? locked,
        string actual
    ) =>
        Assert.That(
            () =>
                CurrentStateReader.CheckAccount(
                    new WorkspaceEnvironment.Apollo("production", stated, "KEY"),
                    Base.Empty with
                    {
                        Account = locked,
                    },
                    actual
                ),
            Throws.Nothing
        );

    [TestCase(
        "team",
        null,
        "other",
        FailureKind.OtherAccount,
        "the environment 'production' in sequences.yaml says team"
    )]
    [TestCase(null, "team", "other", FailureKind.OtherAccount, "the lock file of 'production' says team")]
    [TestCase(
        "team",
        "other",
        "other",
        FailureKind.OtherAccount,
        "the environment 'production' in sequences.yaml says team"
    )]
    [TestCase(null, "team", "", FailureKind.NotAllowed, "api/v1/users/api_profile")]
    public void Another_account_is_refused_before_anything_is_compared(
        string? stated,
        string? locked,
        string actual,
        FailureKind failure,
        string message
    ) =>
        Assert.That(
            () =>
                CurrentStateReader.CheckAccount(
                    new WorkspaceEnvironment.Apollo("production", stated, "KEY"),
                    Base.Empty with
                    {
                        Account = locked,
                    },
                    actual
                ),
            Failing.With(failure, message)
        );

    [Test]
    public async Task Only_what_the_files_mean_is_read()
    {
        using var scene = new Scene(SomeAccount.Seed());
        var wish = await scene.LikeAsync();
        scene.Apollo.ClearLog();

        await scene.PlanAsync(wish);

        Assert.That(
            scene.Apollo.Requests.Select(request => $"{request.Method} {request.Path["/api/v1".Length..]}"),
            Is.EqualTo(
                new[]
                {
                    "GET /users/api_profile",
                    "POST /emailer_campaigns/search",
                    $"GET /emailer_campaigns/{SomeAccount.Q3}",
                }
            )
        );
    }

    [Test]
    public async Task Look_ups_are_read_when_the_files_use_them()
    {
        using var scene = new Scene(SomeAccount.Seed());
        var wish = Wanted
            .New("Fresh", Wanted.Draft("intro", "Hello"))
            .With(Fields.Schedule, new FieldValue.Reference(null, "Office hours"))
            .With(Fields.Owner, new FieldValue.Reference(null, "COLLEAGUE@example.com"))
            .With(Fields.Labels, new FieldValue.Set(["Outbound"]));

        var change = (await scene.PlanAsync(wish)).Sequences.Single();

        Assert.That(change.Action, Is.EqualTo(SequenceAction.Create));
        Assert.That(
            (
                scene.Calls("GET", "/emailer_schedules"),
                scene.Calls("GET", "/users/search"),
                scene.Calls("GET", "/labels")
            ),
            Is.EqualTo((1, 1, 1))
        );
    }

    [TestCase("/emailer_schedules")]
    [TestCase("/users/search")]
    [TestCase("/labels")]
    [TestCase("/emailer_campaigns/search")]
    public void A_look_up_that_cannot_be_read_stops_everything(string path)
    {
        using var scene = new Scene(SomeAccount.Seed());
        scene.Break(
            new SequencesAsCode.Emulator.Faults.Fault
            {
                Kind = SequencesAsCode.Emulator.Faults.FaultKind.Answer,
                Path = path,
                Status = 403,
                Body = """{"error":"no"}""",
            }
        );

        Assert.That(
            async () =>
                await scene.Service.ReadAsync(
                    new(true, true, [SomeAccount.Q3], true, true, true),
                    CancellationToken.None
                ),
            Failing.With(FailureKind.NotAllowed)
        );
    }
}
