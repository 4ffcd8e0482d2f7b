using SequencesAsCode.Core.Facts;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Emulator;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Applying.Tests.Probing;

/// <summary>A key that may not make one of the calls still answers the questions that do not need it.</summary>
[TestFixture]
internal sealed class ProbeDeniedTests
{
    private const string Needed =
        "api/v1/users/api_profile,api/v1/emailer_campaigns/search,api/v1/sequences/create,"
        + "api/v1/emailer_campaigns/archive";

    [Test]
    public async Task Without_schedules_only_their_question_is_unclear()
    {
        var account = Allowed("api/v1/sequences/update", "api/v1/emailer_campaigns/show");

        var report = await account.ProbeAsync("clear");

        Assert.That(report.Failure, Is.Null);
        Assert.That(report.IsClean, Is.True);
        Assert.That(
            report.Facts.Where(fact => fact.Outcome == FactOutcome.Unclear).Select(fact => fact.Name),
            Is.EqualTo(new[] { "clear.sequence.schedule" })
        );
        Assert.That(
            report.Facts.Single(fact => fact.Outcome == FactOutcome.Unclear).Seen,
            Does.Contain("may not call api/v1/emailer_schedules/index")
        );
        Assert.That(report.Facts, Has.Length.GreaterThan(8));
    }

    [Test]
    public async Task Without_updates_the_questions_without_an_update_are_answered_and_the_key_is_named()
    {
        var report = await Allowed("api/v1/emailer_campaigns/show")
            .ProbeAsync("read", "key", "search", "wait", "clear");

        Assert.That(
            report.Facts.Select(fact => fact.Name),
            Is.EqualTo(
                new[]
                {
                    "key.api_key",
                    "key.bearer",
                    "key.x_api_key",
                    "read.archived",
                    "read.one",
                    "search.is_current",
                    "search.leaves_out_archived",
                }
            )
        );
        Assert.That(report.Failure!.Kind, Is.EqualTo(FailureKind.NotAllowed));
        Assert.That(report.Failure.Message, Does.Contain("api/v1/sequences/update").And.Contain("Ask an Apollo admin"));
        Assert.That(report.IsClean, Is.True);
    }

    [Test]
    public async Task Without_reads_nothing_is_said_about_archived_sequences()
    {
        var report = await Allowed("api/v1/sequences/update").ProbeAsync("read", "wait.zero");

        Assert.That(report.Failure, Is.Null);
        Assert.That(
            report.Facts.Select(fact => $"{fact.Name} {fact.Outcome}"),
            Is.EqualTo(new[] { "read.archived Unclear", "read.one Refused", "wait.zero Yes" })
        );
    }

    [TestCase("may_create=false", "allow the user of the key to create sequences")]
    [TestCase("sequence_limit=1", "Archive a sequence that nobody needs")]
    [TestCase("step_limit=1", "Archive a sequence that nobody needs")]
    public void A_refused_create_says_what_to_do(string setting, string remedy)
    {
        var account = new ProbedAccount(ProbeSeed.Text, EmulatorOptions.Parse([setting]));

        Assert.That(
            async () => await account.ProbeAsync("wait"),
            Throws.TypeOf<ServiceException>().With.Message.Contains(remedy)
        );
    }

    [Test]
    public void A_key_that_may_not_create_is_named_with_the_endpoint()
    {
        var account = new ProbedAccount(
            ProbeSeed.Text,
            EmulatorOptions.Parse(["allowed_endpoints=api/v1/users/api_profile,api/v1/emailer_campaigns/search"])
        );

        Assert.That(
            async () => await account.ProbeAsync("wait"),
            Throws.TypeOf<ServiceException>().With.Message.Contains("scope includes api/v1/sequences/create")
        );
    }

    private static ProbedAccount Allowed(params string[] more) =>
        new(ProbeSeed.Text, EmulatorOptions.Parse([$"allowed_endpoints={Needed},{string.Join(',', more)}"]));
}
