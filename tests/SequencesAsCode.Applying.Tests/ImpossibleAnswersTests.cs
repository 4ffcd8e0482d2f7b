using Moq;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Applying.Tests;

/// <summary>The applier before a service that answers what no service should.</summary>
public sealed class ImpossibleAnswersTests
{
    [Test]
    public async Task A_read_back_that_contradicts_the_write_is_a_failure_that_was_written()
    {
        using var account = new EmulatedAccount();
        var plan = await account.PlanAsync("q3-outbound");
        var service = Answering(
            account,
            (state, written) => written ? Renamed(state, "Something else entirely") : state
        );

        var report = await ApplyAsync(account, plan, service);

        var result = report.Results.Single();
        Assert.That((result.Status, result.Written), Is.EqualTo((ChangeStatus.Failed, true)));
        Assert.That(result.Message, Does.StartWith("Written, but Apollo changed what was sent: name (other value)"));
        Assert.That(
            result.Rewrites.Single(),
            Is.EqualTo(
                new RewrittenField(
                    "",
                    Fields.Name,
                    Some.Text("Q3 Outbound Outreach"),
                    Some.Text("Something else entirely"),
                    "other",
                    false
                )
            )
        );
    }

    [Test]
    public async Task A_sequence_that_vanishes_after_the_write_is_a_failure_that_was_written()
    {
        using var account = new EmulatedAccount();
        var plan = await account.PlanAsync("q3-outbound");
        var service = Answering(
            account,
            (state, written) =>
                written ? state with { Sequences = ImmutableDictionary<string, CurrentSequence>.Empty } : state
        );

        var report = await ApplyAsync(account, plan, service);

        var result = report.Results.Single();
        Assert.That((result.Status, result.Written), Is.EqualTo((ChangeStatus.Failed, true)));
        Assert.That(result.Message, Does.Contain("it can no longer be found"));
    }

    [Test]
    public async Task A_read_that_is_not_what_the_plan_saw_sends_nothing()
    {
        using var account = new EmulatedAccount();
        var plan = await account.PlanAsync("q3-outbound");
        var service = Answering(
            account,
            (state, _) =>
                state with
                {
                    Sequences = state.Sequences.ToImmutableDictionary(
                        pair => pair.Key,
                        pair => pair.Value with { Fingerprint = "sha256:0ther" }
                    ),
                }
        );

        var report = await ApplyAsync(account, plan, service);

        Assert.That(report.Results.Single().Status, Is.EqualTo(ChangeStatus.Stale));
        service.Verify(
            mock => mock.ExecuteAsync(It.IsAny<PlannedRequest>(), It.IsAny<CancellationToken>()),
            Times.Never
        );
    }

    [Test]
    public async Task A_create_that_names_no_id_is_looked_for_by_name()
    {
        using var account = new EmulatedAccount();
        var plan = await account.PlanAsync("conference-follow-up");
        var service = Answering(account, (state, _) => state, forgetsIds: true);

        var report = await ApplyAsync(account, plan, service);

        Assert.That(report.Results.Single().Status, Is.EqualTo(ChangeStatus.Applied), report.Results.Single().Message);
        Assert.That(account.Store.Find("conference-follow-up"), Is.Not.Null);
    }

    [Test]
    public async Task A_create_that_names_no_id_and_is_never_listed_is_unknown_and_stays_in_the_journal()
    {
        using var account = new EmulatedAccount();
        var plan = await account.PlanAsync("conference-follow-up");
        var service = Answering(account, (state, _) => state with { Rows = [] }, forgetsIds: true);

        var report = await ApplyAsync(account, plan, service);

        Assert.That(report.Results.Single().Status, Is.EqualTo(ChangeStatus.Unknown));
        Assert.That(account.Time.Waited, Is.EqualTo(TimeSpan.FromSeconds(30)));
        Assert.That(File.ReadAllText(account.Journal), Does.Contain("\"intent\"").And.Contain("conference-follow-up"));
        service.Verify(
            mock =>
                mock.ExecuteAsync(
                    It.Is<PlannedRequest>(request => request.Kind == RequestKind.Create),
                    It.IsAny<CancellationToken>()
                ),
            Times.Once
        );
    }

    [Test]
    public async Task A_bug_in_the_middle_is_not_swallowed_and_the_journal_knows_what_was_begun()
    {
        using var account = new EmulatedAccount();
        var plan = await account.PlanAsync();
        var service = Answering(account, (state, _) => state);
        service
            .Setup(mock =>
                mock.ExecuteAsync(
                    It.Is<PlannedRequest>(request => request.Kind == RequestKind.Update),
                    It.IsAny<CancellationToken>()
                )
            )
            .ThrowsAsync(new InvalidOperationException("a bug"));

        Assert.That(
            async () => await ApplyAsync(account, plan, service),
            Throws.InvalidOperationException.With.Message.EqualTo("a bug")
        );

        var after = account.Store.Read().Base!;
        Assert.That(
            after.Sequences.Select(known => known.Key),
            Is.EqualTo(new[] { "conference-follow-up" }),
            "What was finished before is known, without a lock."
        );
        Assert.That(File.ReadAllText(account.Journal), Does.Contain("\"q3-outbound\""));
    }

    private static Task<ApplyReport> ApplyAsync(EmulatedAccount account, Plan plan, Mock<ISequenceService> service) =>
        new Applier(service.Object, account.Store, account.Time).ApplyAsync(plan, false, null, CancellationToken.None);

    // Passes everything to the emulator, and changes what it answers to reads.
    private static Mock<ISequenceService> Answering(
        EmulatedAccount account,
        Func<CurrentState, bool, CurrentState> change,
        bool forgetsIds = false
    )
    {
        var written = false;
        var service = StrictMock.Of<ISequenceService>();
        service.Setup(mock => mock.Capabilities).Returns(account.Service.Capabilities);
        service
            .Setup(mock => mock.ReadAsync(It.IsAny<ReadScope>(), It.IsAny<CancellationToken>()))
            .Returns<ReadScope, CancellationToken>(
                async (scope, cancellation) => change(await account.Service.ReadAsync(scope, cancellation), written)
            );
        service
            .Setup(mock => mock.ExecuteAsync(It.IsAny<PlannedRequest>(), It.IsAny<CancellationToken>()))
            .Returns<PlannedRequest, CancellationToken>(
                async (request, cancellation) =>
                {
                    var answer = await account.Service.ExecuteAsync(request, cancellation);
                    written = true;
                    return forgetsIds ? WriteAnswer.Nothing : answer;
                }
            );
        return service;
    }

    private static CurrentState Renamed(CurrentState state, string name) =>
        state with
        {
            Sequences = state.Sequences.ToImmutableDictionary(
                pair => pair.Key,
                pair => pair.Value with { Fields = pair.Value.Fields.With(Fields.Name, new FieldValue.Text(name)) }
            ),
        };
}
