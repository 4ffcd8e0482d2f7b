using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Service.Reading;

/// <summary>
/// Reads schedules, users and labels, each kind by itself. When one kind cannot be read, only the sequences that name
/// something of that kind fail.
/// </summary>
/// <param name="service">The service.</param>
internal sealed class NameReader(ISequenceService service)
{
    private string? schedules;
    private string? users;
    private string? labels;

    /// <summary>Reads the kinds that the scope asks for.</summary>
    /// <exception cref="ServiceException">The key is refused or may not read them, or the calls are spent.</exception>
    public async Task ReadAsync(ReadScope scope, CancellationToken cancellation)
    {
        if (scope.Schedules)
            schedules = await TroubleAsync(ReadScope.Nothing with { Schedules = true }, cancellation)
                .ConfigureAwait(false);
        if (scope.Users)
            users = await TroubleAsync(ReadScope.Nothing with { Users = true }, cancellation).ConfigureAwait(false);
        if (scope.Labels)
            labels = await TroubleAsync(ReadScope.Nothing with { Labels = true }, cancellation).ConfigureAwait(false);
    }

    /// <summary>The state with the reason for each kind that could not be read.</summary>
    public CurrentState In(CurrentState state) =>
        state with
        {
            Directory = state.Directory with
            {
                SchedulesTrouble = schedules,
                UsersTrouble = users,
                LabelsTrouble = labels,
            },
        };

    private async Task<string?> TroubleAsync(ReadScope scope, CancellationToken cancellation)
    {
        try
        {
            await service.ReadAsync(scope, cancellation).ConfigureAwait(false);
            return null;
        }
        catch (ServiceException exception)
            when (exception.Kind
                    is FailureKind.UnexpectedAnswer
                        or FailureKind.Incomplete
                        or FailureKind.Rejected
                        or FailureKind.NotFound
                        or FailureKind.Unavailable
            )
        {
            return exception.Message;
        }
    }
}
