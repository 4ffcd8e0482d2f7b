using System.Globalization;
using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Service.Connection;

// Failures of busy services and spent calls.
public sealed partial class ServiceException
{
    internal static ServiceException Busy(string endpoint) =>
        new(
            FailureKind.Busy,
            $"The service is still processing an earlier request ({endpoint}, 429) and did not finish in "
                + "time. Run the command again in a minute."
        );

    internal static ServiceException QuotaSpent(
        string endpoint,
        string said,
        DateTimeOffset? reset,
        DateTimeOffset now,
        CallWindow? window
    ) =>
        new(
            FailureKind.QuotaSpent,
            $"The calls allowed for {endpoint} are used up ({said}). {(reset, window) switch
        {
            ({ } at, _) => $"They are available again in {Describe(at - now)}, at {TimeOfDay(at, now)}. "
                    + "Run the command again then.",
            (null, { } known) => $"They are available again within the {known.Name}. Run the command again then.",
            _ => "Run the command again later.",
        }}"
        );

    internal static ServiceException MinuteKeepsSpent(string endpoint) =>
        new(
            FailureKind.QuotaSpent,
            $"The calls allowed for {endpoint} were used up again after several waits. Another process of your team "
                + "probably uses them: they are counted for the whole team. Run the command again later."
        );

    internal static ServiceException QuotaShort(string endpoint, int needed, long left, CallWindow window) =>
        new(
            FailureKind.QuotaSpent,
            string.Create(
                CultureInfo.InvariantCulture,
                $"This needs {needed} {(needed == 1 ? "call" : "calls")} of {endpoint}, but "
                    + $"{(left == 0 ? "none" : left)} of this {window.Name} {(left < 2 ? "is" : "are")} left, so it "
                    + $"was not started. They are available again within the {window.Name}. Run the command again "
                    + $"then."
            )
        );

    internal static ServiceException ProbeQuotaShort(string endpoint, int needed, long left, CallWindow window) =>
        new(
            FailureKind.QuotaSpent,
            $"{QuotaShort(endpoint, needed, left, window).Message} Or ask fewer questions at a time, such as "
                + "'sequences probe --only clear'."
        );

    private static string Describe(TimeSpan wait)
    {
        var minutes = (int)Math.Ceiling(wait.TotalMinutes);
        if (wait.TotalMinutes < 2)
            return string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(wait.TotalSeconds)} s");
        return minutes < 120
            ? string.Create(CultureInfo.InvariantCulture, $"{minutes} minutes")
            : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60} h {minutes % 60} min");
    }

    // Rounded up to the minute, so that the command is not run too early.
    private static string TimeOfDay(DateTimeOffset time, DateTimeOffset now)
    {
        var utc = time.UtcDateTime;
        var at = utc.AddTicks(
            (TimeSpan.TicksPerMinute - (utc.Ticks % TimeSpan.TicksPerMinute)) % TimeSpan.TicksPerMinute
        );
        return at.ToString(
            at.Date == now.UtcDateTime.Date ? "HH:mm 'UTC'" : "HH:mm 'UTC on' yyyy-MM-dd",
            CultureInfo.InvariantCulture
        );
    }
}
