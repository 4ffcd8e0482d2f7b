using SequencesAsCode.Core.Reports;
using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Applying.Tests;

/// <summary>Updates whose answer does not tell what happened, and reads that do not settle it.</summary>
[TestFixture]
internal sealed class UncertainUpdateTests : EmulatedTests
{
    private const string Put = "/sequences/*";

    [Test]
    public async Task An_update_refused_like_the_read_after_it_is_sent_once_and_stays_in_the_journal()
    {
        var plan = await scene.PlanAsync((await scene.LikeAsync()).Named("Renamed"));
        var refusal = new Fault
        {
            Kind = FaultKind.Answer,
            Status = 401,
            Body = """{"error":"No."}""",
        };
        scene.Break(
            refusal with
            {
                Path = Put,
            },
            refusal with
            {
                Method = "GET",
                Path = "/emailer_campaigns/*",
                Call = 2,
                Times = 0,
            }
        );

        var result = await scene.ApplyOneAsync(plan);

        Assert.That((result.Status, result.Written), Is.EqualTo((ChangeStatus.NotAttempted, false)), result.Message);
        Assert.That(scene.Calls("PUT", SomeAccount.Q3), Is.EqualTo(1));
        Assert.That(scene.Base().Unfinished, Does.Contain(plan.Sequences.Single().Key));
    }

    [Test]
    public async Task A_lost_update_is_not_repeated_over_an_edit()
    {
        var plan = await scene.PlanAsync((await scene.LikeAsync()).Named("Renamed"));
        var isSent = false;
        scene.Break(new Fault { Kind = FaultKind.CutBefore, Path = Put });
        scene.OnCall = call => isSent |= call == $"PUT /sequences/{SomeAccount.Q3}";
        scene.OnAnswer = (call, answer) =>
        {
            if (isSent && call == $"GET /emailer_campaigns/{SomeAccount.Q3}")
                answer["emailer_campaign"]!["name"] = "Edited by a person";
        };

        var result = await scene.ApplyOneAsync(plan);

        Assert.That((result.Status, result.Written), Is.EqualTo((ChangeStatus.Failed, true)), result.Message);
        Assert.That(scene.Calls("PUT", SomeAccount.Q3), Is.EqualTo(1));
    }

    [Test]
    public async Task An_answer_to_a_create_that_names_a_sequence_from_before_is_not_believed()
    {
        var before = await scene.ReadAsync();
        scene.OnAnswer = (call, answer) =>
        {
            if (call == "POST /sequences")
                answer["emailer_campaign"]!["id"] = SomeAccount.Q3;
        };

        var result = await scene.ApplyOneAsync(
            await scene.PlanAsync(Wanted.New("Fresh", Wanted.Draft("intro", "Hello")))
        );

        Assert.That(result.Status, Is.EqualTo(ChangeStatus.Applied), result.Message);
        Assert.That(result.Id, Is.Not.Null.And.Not.EqualTo(SomeAccount.Q3));
        Assert.That((await scene.ReadAsync()).Fingerprint, Is.EqualTo(before.Fingerprint));
    }
}
