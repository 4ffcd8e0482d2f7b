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

    /// <summary>The service does not show what was written, and may do so late.</summary>
    NotShown,

    /// <summary>What a lost call may have made is looked for in the list.</summary>
    NotListed,
}

/// <summary>A wait that begins now.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Endpoint">What is called, by Apollo's name for it.</param>
/// <param name="Duration">How long.</param>
public sealed record ServiceWait(WaitReason Reason, string Endpoint, TimeSpan Duration)
{
    /// <summary>Of a wait that is one of several for the same thing: how long all that are still to come may take.</summary>
    public TimeSpan? InAll { get; init; }

    /// <summary>Whether it is one of several of which an earlier one was told.</summary>
    public bool IsFurther { get; init; }
}
