using System.Collections.Frozen;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Service.Budget;

/// <summary>What an answer means for the calls after it.</summary>
public enum CallOutcome
{
    /// <summary>Nothing: nobody waited for the answer.</summary>
    Unknown,

    /// <summary>The service took the call, whatever it said to it.</summary>
    Taken,

    /// <summary>The service is in trouble or busy.</summary>
    Trouble,

    /// <summary>The calls of the minute were spent.</summary>
    MinuteSpent,

    /// <summary>The calls of the hour or the day were spent.</summary>
    Spent,
}

/// <summary>How a call ended, as far as it concerns the calls after it.</summary>
/// <param name="Outcome">What it means for them.</param>
/// <param name="Headers">Of the answer.</param>
/// <param name="Wait">How long the service asks to wait; null when it does not say.</param>
/// <param name="Failure">What is thrown for it; null for nothing.</param>
public sealed record CallEnding(CallOutcome Outcome, IReadOnlyDictionary<string, string> Headers, TimeSpan? Wait, ServiceException? Failure = null)
{
    public static CallEnding Unknown { get; } = new(CallOutcome.Unknown, FrozenDictionary<string, string>.Empty, null);

    public static CallEnding Of(Failure? failure, IReadOnlyDictionary<string, string> headers) => new(
        failure switch
        {
            { IsMinuteSpent: true } => CallOutcome.MinuteSpent,
            { Exception.Failure: ServiceFailure.QuotaSpent } => CallOutcome.Spent,
            null or { IsTransient: false, Exception.Failure: not (ServiceFailure.Unavailable or ServiceFailure.Busy) } => CallOutcome.Taken,
            _ => CallOutcome.Trouble,
        },
        headers,
        failure?.Wait,
        failure?.Exception);
}
