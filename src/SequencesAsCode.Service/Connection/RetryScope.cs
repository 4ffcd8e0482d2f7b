namespace SequencesAsCode.Service.Connection;

/// <summary>Which calls may be sent again after a failure, because that may help and does no harm.</summary>
internal enum RetryScope
{
    /// <summary>None: the next answer would be the same, or the service asks to wait too long.</summary>
    None,

    /// <summary>Reads only: a write may have taken effect although no usable answer came.</summary>
    Reads,

    /// <summary>Reads and writes: the service refused the call without processing it.</summary>
    All,
}
