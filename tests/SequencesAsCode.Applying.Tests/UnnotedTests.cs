using Moq;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Applying.Tests;

/// <summary>The journal cannot be written just when a failure is to be noted in it.</summary>
[TestFixture]
internal sealed class UnnotedTests
{
    [Test]
    public async Task A_refused_create_that_cannot_be_noted_is_reported_all_the_same()
    {
        var (result, stopped) = await RunAsync(
            "conference-follow-up",
            RequestKind.Create,
            ServiceException.Rejected("api/v1/sequences/create", 422, "No.")
        );

        Assert.That(
            (result.Status, result.Written, stopped),
            Is.EqualTo((ChangeStatus.Failed, false, StopReason.Failure))
        );
        Assert.That(
            result.Message,
            Does.Contain("422").And.Contain("That could not be recorded either").And.Contain(".sequences")
        );
    }

    [Test]
    public async Task An_update_of_unknown_outcome_that_cannot_be_noted_is_reported_all_the_same()
    {
        var (result, stopped) = await RunAsync(
            "q3-outbound",
            RequestKind.Update,
            ServiceException.KeyRefused("no"),
            writtenFirst: true
        );

        Assert.That(
            (result.Status, result.Written, stopped),
            Is.EqualTo((ChangeStatus.Failed, true, StopReason.Denied))
        );
        Assert.That(result.Message, Does.Contain("401").And.Contain("That could not be recorded either"));
    }

    private static async Task<(ChangeResult Result, StopReason Stopped)> RunAsync(
        string key,
        RequestKind kind,
        ServiceException failure,
        bool writtenFirst = false
    )
    {
        using var account = new EmulatedAccount();
        var plan = await account.PlanAsync(key);
        var isBroken = false;
        var service = StrictMock.Of<ISequenceService>();
        service
            .Setup(mock => mock.ReadAsync(It.IsAny<ReadScope>(), It.IsAny<CancellationToken>()))
            .Returns<ReadScope, CancellationToken>(
                (scope, cancellation) =>
                {
                    if (!isBroken || !writtenFirst)
                        return account.Service.ReadAsync(scope, cancellation);
                    writtenFirst = false;
                    throw failure;
                }
            );
        service
            .Setup(mock =>
                mock.ExecuteAsync(It.Is<PlannedRequest>(request => request.Kind == kind), It.IsAny<CancellationToken>())
            )
            .Returns<PlannedRequest, CancellationToken>(
                (request, cancellation) =>
                {
                    File.Delete(account.Journal);
                    Directory.CreateDirectory(account.Journal);
                    isBroken = true;
                    return writtenFirst ? account.Service.ExecuteAsync(request, cancellation) : throw failure;
                }
            );

        var report = await new Applier(service.Object, account.Store, account.Time).ApplyAsync(
            plan,
            false,
            null,
            CancellationToken.None
        );
        return (report.Results.Single(), report.Stopped);
    }
}
