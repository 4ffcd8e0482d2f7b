using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Service.Budget;

/// <summary>
/// The calls of an endpoint that are left in each window; null, and not zero, for a window of which nothing is known.
/// </summary>
/// <param name="Endpoint">Apollo's name for it.</param>
/// <param name="Minute">Calls left of the minute.</param>
/// <param name="Hour">Calls left of the hour.</param>
/// <param name="Day">Calls left of the day.</param>
public sealed record EndpointCalls(string Endpoint, WindowCalls? Minute, WindowCalls? Hour, WindowCalls? Day)
{
    /// <summary>The lowest number of the windows; null when nothing is known, or there is no limit.</summary>
    public long? Least => new[] { Minute?.Left, Hour?.Left, Day?.Left }.Min();

    /// <summary>The calls left of a window; null when unknown.</summary>
    internal WindowCalls? Of(CallWindow window)
    {
        if (window == CallWindow.Minute)
            return Minute;
        return window == CallWindow.Hour ? Hour : Day;
    }

    /// <summary>Whether anything is known of a window.</summary>
    public bool IsKnown => Minute is not null || Hour is not null || Day is not null;

    /// <summary>These numbers, with unknown windows filled in from another source.</summary>
    internal EndpointCalls Or(EndpointCalls? other) =>
        new(Endpoint, Minute ?? other?.Minute, Hour ?? other?.Hour, Day ?? other?.Day);
}

/// <summary>The calls that are left in a window.</summary>
/// <param name="Left">How many; null when there is no limit.</param>
public sealed record WindowCalls(long? Left)
{
    /// <summary>How many calls are allowed; null when unknown, or for no limit.</summary>
    public long? Limit { get; init; }

    /// <summary>The part of the allowed calls that is left, from 0 to 1; null when unknown, or for no limit.</summary>
    public double? Share => Left is { } left && Limit is > 0 and var limit ? (double)left / limit : null;
}

/// <summary>The window of an endpoint that is nearest to its limit.</summary>
/// <param name="Endpoint">Apollo's name for the endpoint.</param>
/// <param name="Window">The window.</param>
/// <param name="Calls">The calls left in it.</param>
public sealed record ScarceWindow(string Endpoint, CallWindow Window, WindowCalls Calls);
