namespace SequencesAsCode.Emulator.Faults;

/// <summary>The kinds of faults.</summary>
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

    /// <summary>The effect happens, the answer is 500.</summary>
    ErrorAfter,

    /// <summary>The effect happens, the answer has the fault's own status, body and headers.</summary>
    AnswerAfter,

    /// <summary>The effect happens, the answer is 429 with the text of the lock on sequences.</summary>
    LockAfter,

    /// <summary>
    /// The effect happens, the answer is 429 with the text of a used-up quota and <c>retry-after</c>.
    /// </summary>
    QuotaAfter,

    /// <summary>502 with an HTML page; no effect.</summary>
    BadGateway,

    /// <summary>404, as if there were no such record; no effect.</summary>
    Missing,

    /// <summary>Somebody archives the sequence that the path names just before the call.</summary>
    Vanish,

    /// <summary>200 with a body that is not JSON; no effect.</summary>
    Garbage,

    /// <summary>The effect happens, the answer's body is empty.</summary>
    Empty,

    /// <summary>The effect happens, the answer's body ends in the middle.</summary>
    Truncated,

    /// <summary>The effect happens, the answer has numbers as strings, ids as numbers and lists as objects.</summary>
    WrongTypes,

    /// <summary>
    /// The effect happens, the answer has numbers as strings, and "loading" where people are counted.
    /// </summary>
    LooseTypes,

    /// <summary>The effect happens, the answer is about another sequence than the requested one.</summary>
    OtherSequence,

    /// <summary>Only the delay.</summary>
    Delay,

    /// <summary>The connection breaks and nothing happened.</summary>
    CutBefore,

    /// <summary>The effect happens, then the connection breaks in the middle of the answer's body.</summary>
    CutWithin,

    /// <summary>The effect happens, then the connection breaks.</summary>
    CutAfter,

    /// <summary>No answer until the client gives up, and nothing happened.</summary>
    TimeoutBefore,

    /// <summary>The effect happens, and there is no answer until the client gives up.</summary>
    TimeoutAfter,

    /// <summary>A read answers the state before the last change; a write is not affected.</summary>
    Stale,

    /// <summary>A read shows a state as old as the delay, and does not wait; a write is not affected.</summary>
    Lag,

    /// <summary>A list answers the page before the requested one, under the requested number.</summary>
    RepeatPage,

    /// <summary>A list answers the page after the requested one, under the requested number.</summary>
    DropPage,
}
