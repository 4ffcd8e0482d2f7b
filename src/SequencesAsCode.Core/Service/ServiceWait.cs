namespace SequencesAsCode.Service;

/// <summary>Why a call waits.</summary>
public enum WaitReason
{
    /// <summary>The calls of this minute are spent.</summary>
    MinuteSpent,

    /// <summary>The service is busy with an earlier request.</summary>
    Busy,

    /// <summary>The service gave no usable answer.</summary>
    NoAnswer,
}

/// <summary>A wait that begins now.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Endpoint">What is called, by Apollo's name for it.</param>
/// <param name="Duration">How long.</param>
public sealed record ServiceWait(WaitReason Reason, string Endpoint, TimeSpan Duration);
