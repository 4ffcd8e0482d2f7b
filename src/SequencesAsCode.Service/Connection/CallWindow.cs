using System.Globalization;

namespace SequencesAsCode.Service.Connection;

/// <summary>One of the three fixed time windows in which Apollo counts the calls of an endpoint.</summary>
/// <param name="Length">Time from its first call to its reset.</param>
/// <param name="Header">Its name in the headers.</param>
/// <param name="Name">Its name in messages.</param>
public sealed record CallWindow(TimeSpan Length, string Header, string Name)
{
    /// <summary>The window of one minute.</summary>
    public static CallWindow Minute { get; } = new(TimeSpan.FromMinutes(1), "minute", "minute");

    /// <summary>The window of one hour.</summary>
    public static CallWindow Hour { get; } = new(TimeSpan.FromHours(1), "hourly", "hour");

    /// <summary>The window of 24 hours.</summary>
    public static CallWindow Day { get; } = new(TimeSpan.FromDays(1), "24-hour", "day");

    /// <summary>All windows, the shortest first.</summary>
    public static ImmutableArray<CallWindow> All { get; } = [Minute, Hour, Day];

    /// <summary>
    /// The calls left in this window by the headers of an answer; null without usable headers. An empty limit means no
    /// limit.
    /// </summary>
    public WindowHeaders? Read(IReadOnlyDictionary<string, string> headers)
    {
        if (headers.TryGetValue($"x-rate-limit-{Header}", out var stated) && string.IsNullOrWhiteSpace(stated))
            return WindowHeaders.Unlimited;
        var limit = Number(stated);
        var used = Number(headers.GetValueOrDefault($"x-{Header}-usage"));
        var left = Number(headers.GetValueOrDefault($"x-{Header}-requests-left"));
        left ??= limit is null || used is null ? null : Math.Max(0, limit.Value - used.Value);
        return left is null ? null : new(left, used > limit) { Limit = limit ?? left + used };
    }

    private static long? Number(string? text) =>
        decimal.TryParse(text?.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && number <= long.MaxValue
        && decimal.IsInteger(number)
            ? (long)number
            : null;
}

/// <summary>The calls left in a window, by the headers of an answer.</summary>
/// <param name="Left">How many calls are left; null for no limit.</param>
/// <param name="IsOverrun">Whether more calls were counted than the limit allows.</param>
public sealed record WindowHeaders(long? Left, bool IsOverrun)
{
    /// <summary>How many calls are allowed in the window; null when unknown, or for no limit.</summary>
    public long? Limit { get; init; }

    /// <summary>Headers that show no limit.</summary>
    public static WindowHeaders Unlimited { get; } = new(null, false);
}
