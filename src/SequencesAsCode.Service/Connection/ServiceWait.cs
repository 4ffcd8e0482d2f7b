namespace SequencesAsCode.Service.Connection;

/// <summary>Why a call waits.</summary>
public enum WaitReason
{
    /// <summary>The calls of this minute are spent.</summary>
    MinuteSpent,

    /// <summary>The service is busy with an earlier request.</summary>
    Busy,

    /// <summary>The service gave no usable answer.</summary>
    NoAnswer,

    /// <summary>The service does not show yet what was written.</summary>
    NotShown,

    /// <summary>The list does not show yet what a lost call may have created.</summary>
    NotListed,
}

/// <summary>A wait that begins now.</summary>
/// <param name="Reason">Why the call waits.</param>
/// <param name="Endpoint">The service's name of the endpoint; empty when the wait is not for one call.</param>
/// <param name="Duration">How long it takes.</param>
public sealed record ServiceWait(WaitReason Reason, string Endpoint, TimeSpan Duration)
{
    /// <summary>How long this wait and all later ones of its series may take; null when it is the only one.</summary>
    public TimeSpan? InAll { get; init; }

    /// <summary>True when an earlier wait of this series was already announced.</summary>
    public bool IsFurther { get; init; }
}
