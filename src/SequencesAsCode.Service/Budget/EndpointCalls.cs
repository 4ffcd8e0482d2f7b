namespace SequencesAsCode.Service.Budget;

/// <summary>The calls of an endpoint that are left in each window; a window of which nothing is known is null, which is not zero.</summary>
/// <param name="Endpoint">Apollo's name for it.</param>
/// <param name="Minute">In its minute.</param>
/// <param name="Hour">In its hour.</param>
/// <param name="Day">In its day.</param>
public sealed record EndpointCalls(string Endpoint, WindowCalls? Minute, WindowCalls? Hour, WindowCalls? Day)
{
    /// <summary>The fewest of a window; null where nothing is known, or there is no limit.</summary>
    public long? Least => new[] { Minute?.Left, Hour?.Left, Day?.Left }.Min();

    /// <summary>Whether anything is known.</summary>
    public bool IsKnown => Minute is not null || Hour is not null || Day is not null;

    /// <summary>The same, with what another source knows in the place of what is not known here.</summary>
    internal EndpointCalls Or(EndpointCalls? other) => new(Endpoint, Minute ?? other?.Minute, Hour ?? other?.Hour, Day ?? other?.Day);
}

/// <summary>The calls that are left in a window.</summary>
/// <param name="Left">How many; null when there is no limit.</param>
public sealed record WindowCalls(long? Left);
