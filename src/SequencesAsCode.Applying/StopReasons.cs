using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Applying;

/// <summary>What trouble with one call means for those that were to follow.</summary>
internal static class StopReasons
{
    /// <summary>What holds for every further call as well; <paramref name="otherwise"/> where nothing does.</summary>
    public static StopReason Of(ServiceException exception, StopReason otherwise) => exception.Failure switch
    {
        ServiceFailure.QuotaSpent => StopReason.QuotaSpent,
        ServiceFailure.KeyRefused or ServiceFailure.NotAllowed => StopReason.Denied,
        _ => otherwise,
    };
}
