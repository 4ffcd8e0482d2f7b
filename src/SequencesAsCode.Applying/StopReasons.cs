using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Applying;

/// <summary>What the failure of one call means for the calls that follow.</summary>
internal static class StopReasons
{
    /// <summary>
    /// The reason to stop when every further call would fail too; <paramref name="otherwise"/> for other failures.
    /// </summary>
    public static StopReason For(ServiceException exception, StopReason otherwise) =>
        exception.Kind switch
        {
            FailureKind.QuotaSpent => StopReason.QuotaSpent,
            FailureKind.KeyRefused or FailureKind.NotAllowed => StopReason.Denied,
            _ => otherwise,
        };
}
