namespace SequencesAsCode.Emulator;

/// <summary>What a fault does to a call.</summary>
public enum FaultKind
{
    /// <summary>Answers the fault's own status, body and headers; the call has no effect.</summary>
    Answer,

    /// <summary>429 with the text of a used-up quota and <c>retry-after</c>; no effect.</summary>
    Quota,

    /// <summary>429 with the text of the lock on sequences; no effect.</summary>
    Lock,

    /// <summary>500; no effect.</summary>
    Error,

    /// <summary>502 with an HTML page; no effect.</summary>
    BadGateway,

    /// <summary>200 with a body that is no JSON; no effect.</summary>
    Garbage,

    /// <summary>The effect happens, the answer's body ends in the middle.</summary>
    Truncated,

    /// <summary>The effect happens, the answer has numbers as strings, ids as numbers and lists as objects.</summary>
    WrongTypes,

    /// <summary>Only the delay.</summary>
    Delay,

    /// <summary>The connection breaks and nothing happened.</summary>
    CutBefore,

    /// <summary>The effect happens, then the connection breaks.</summary>
    CutAfter,

    /// <summary>A read answers the state before the last change; a write is not affected.</summary>
    Stale,

    /// <summary>A list answers the page before the one that is asked for, under the number that is asked for.</summary>
    RepeatPage,

    /// <summary>A list answers the page after the one that is asked for, under the number that is asked for.</summary>
    DropPage,
}
