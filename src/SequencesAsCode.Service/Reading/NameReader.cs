using SequencesAsCode.Core.States;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Service.Reading;

/// <summary>
/// Looks up the names that files use, each kind by itself: one that gives no usable answer is trouble of the sequences that
/// name something of it, and of no others.
/// </summary>
/// <param name="service">Where to look.</param>
internal sealed class NameReader(ISequenceService service)
{
    private static readonly ReadScope Nothing = new(false, false, []);

    private string? schedules;
    private string? users;
    private string? labels;

    /// <summary>Reads the kinds that the scope asks for.</summary>
    /// <exception cref="ServiceException">The key is refused or may not look them up, or the calls are spent.</exception>
    public async Task ReadAsync(ReadScope scope, CancellationToken cancellation)
    {
        if (scope.Schedules) schedules = await TroubleAsync(Nothing with { Schedules = true }, cancellation).ConfigureAwait(false);
        if (scope.Users) users = await TroubleAsync(Nothing with { Users = true }, cancellation).ConfigureAwait(false);
        if (scope.Labels) labels = await TroubleAsync(Nothing with { Labels = true }, cancellation).ConfigureAwait(false);
    }

    /// <summary>The same state with what could not be looked up.</summary>
    public CurrentState In(CurrentState state) =>
        state with { Directory = state.Directory with { SchedulesTrouble = schedules, UsersTrouble = users, LabelsTrouble = labels } };

    private async Task<string?> TroubleAsync(ReadScope scope, CancellationToken cancellation)
    {
        try
        {
            await service.ReadAsync(scope, cancellation).ConfigureAwait(false);
            return null;
        }
        catch (ServiceException exception) when (exception.Failure is ServiceFailure.UnexpectedAnswer or ServiceFailure.Incomplete or ServiceFailure.Rejected or ServiceFailure.NotFound or ServiceFailure.Unavailable)
        {
            return exception.Message;
        }
    }
}
