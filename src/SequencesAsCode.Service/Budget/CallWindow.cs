using System.Globalization;

namespace SequencesAsCode.Service.Budget;

/// <summary>One of the three fixed time windows in which Apollo counts the calls of an endpoint.</summary>
/// <param name="Length">Time from its first call to its reset.</param>
/// <param name="Header">Its name in the headers.</param>
/// <param name="Name">Its name in messages.</param>
public sealed record CallWindow(TimeSpan Length, string Header, string Name)
{
    public static CallWindow Minute { get; } = new(TimeSpan.FromMinutes(1), "minute", "minute");

    public static CallWindow Hour { get; } = new(TimeSpan.FromHours(1), "hourly", "hour");

    public static CallWindow Day { get; } = new(TimeSpan.FromDays(1), "24-hour", "day");

    public static ImmutableArray<CallWindow> All { get; } = [Minute, Hour, Day];

    /// <summary>
    /// What the headers of an answer say about the window; null when they say nothing that is understood. An empty
    /// limit means no limit.
    /// </summary>
    public WindowHeaders? Read(IReadOnlyDictionary<string, string> headers)
    {
        if (headers.TryGetValue($"x-rate-limit-{Header}", out var stated) && string.IsNullOrWhiteSpace(stated))
            return WindowHeaders.Unlimited;
        var (limit, used, left) = (
            Number(stated),
            Number(headers.GetValueOrDefault($"x-{Header}-usage")),
            Number(headers.GetValueOrDefault($"x-{Header}-requests-left"))
        );
        left ??= limit is null || used is null ? null : Math.Max(0, limit.Value - used.Value);
        return left is null ? null : new(left, used > limit);
    }

    private static long? Number(string? text) =>
        decimal.TryParse(text?.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && number <= long.MaxValue
        && decimal.IsInteger(number)
            ? (long)number
            : null;
}

/// <summary>What the headers of an answer say about a window.</summary>
/// <param name="Left">How many calls are left; null for no limit.</param>
/// <param name="IsOverrun">Whether more calls were counted than the limit allows.</param>
public sealed record WindowHeaders(long? Left, bool IsOverrun)
{
    public static WindowHeaders Unlimited { get; } = new(null, false);
}
