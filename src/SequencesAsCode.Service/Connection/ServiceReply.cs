namespace SequencesAsCode.Service.Connection;

/// <summary>The reply to one call, as the tables of failures read it.</summary>
/// <param name="Endpoint">The service's name for what was called.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Content">The body; empty when there was none.</param>
internal sealed record ServiceReply(string Endpoint, int Status, string Content)
{
    /// <summary>The headers by name; names are case-insensitive.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>When the reply came, by the clock of this machine.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The key, which no quote of the reply may show; null when there is none.</summary>
    public Secret? Secret { get; init; }

    /// <summary>Whether the status reports a success.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;
}
