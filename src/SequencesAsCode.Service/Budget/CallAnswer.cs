using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Service.Budget;

/// <summary>The answer to one call, for its caller and for the budget of its endpoint.</summary>
/// <param name="Content">The body; empty when there was none.</param>
/// <param name="Headers">The headers by name; names are case-insensitive.</param>
/// <param name="Failure">What went wrong; null for a success.</param>
public sealed record CallAnswer(string Content, IReadOnlyDictionary<string, string> Headers, ServiceException? Failure)
{
    /// <summary>The body as it came; empty when there was none.</summary>
    internal byte[] Bytes { get; init; } = [];

    /// <summary>
    /// Whether the service accepted the call, even if it then refused it. False when it was unavailable, busy or out of
    /// quota.
    /// </summary>
    public bool IsTaken =>
        Failure
            is null
                or {
                    Retry: RetryScope.None,
                    Kind: not (FailureKind.Unavailable or FailureKind.Busy or FailureKind.QuotaSpent),
                };
}
