using System.Globalization;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Emulator.Http;

/// <summary>
/// Counts calls per endpoint in three fixed windows that open with the first request. Without enforced quotas, the
/// headers show no limit.
/// </summary>
internal sealed class Quota(EmulatorOptions options)
{
    private const string Upgrade = "Please upgrade your plan from https://app.apollo.io/#/settings/plans/upgrade.";

    private readonly ImmutableArray<WindowKind> kinds =
    [
        new("minute", "minute", TimeSpan.FromMinutes(1), options.EnforceQuota ? options.QuotaMinute : null),
        new("hour", "hourly", TimeSpan.FromHours(1), options.EnforceQuota ? options.QuotaHour : null),
        new("day", "24-hour", TimeSpan.FromDays(1), options.EnforceQuota ? options.QuotaDay : null),
    ];

    private readonly Dictionary<string, ImmutableArray<Window>> windows = new(StringComparer.Ordinal);

    /// <summary>Counts a call; answers 429 when a window is used up.</summary>
    public EmulatorResponse? Take(string endpoint, DateTimeOffset now)
    {
        var open = Open(endpoint, now);
        for (var i = 0; i < kinds.Length; i++)
        {
            if (open[i].Used >= kinds[i].Limit)
                return Exhausted(endpoint, kinds[i], open[i], now);
        }

        windows[endpoint] = [.. open.Select(w => w with { Used = w.Used + 1 })];
        return null;
    }

    public ImmutableArray<KeyValuePair<string, string>> Headers(string endpoint, DateTimeOffset now)
    {
        var open = Open(endpoint, now);
        var headers = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        foreach (var (kind, window) in kinds.Zip(open))
        {
            headers.Add(new($"x-rate-limit-{kind.Header}", kind.Limit is { } limit ? Decimal(limit) : ""));
            if (kind.Limit is null)
                continue;

            headers.Add(new($"x-{kind.Header}-usage", Decimal(window.Used)));
            headers.Add(new($"x-{kind.Header}-requests-left", Decimal(Left(kind, window))));
        }

        return headers.ToImmutable();
    }

    public JsonObject Usage(string endpoint, DateTimeOffset now)
    {
        var usage = new JsonObject();
        foreach (var (kind, window) in kinds.Zip(Open(endpoint, now)).Reverse())
        {
            usage[kind.Name] = new JsonObject
            {
                ["limit"] = kind.Limit,
                ["consumed"] = window.Used,
                ["left_over"] = kind.Limit is null ? null : Left(kind, window),
            };
        }

        return usage;
    }

    public static EmulatorResponse Exhausted(string endpoint, string window, int limit, int retryAfter) =>
        EmulatorResponse.OfJson(
            429,
            new JsonObject
            {
                ["message"] = string.Create(
                    CultureInfo.InvariantCulture,
                    $"The maximum number of api calls allowed for {endpoint} is {limit} times per {window}. {Upgrade}"
                ),
            }.ToJsonString()
        ) with
        {
            Headers = [new("retry-after", Decimal(retryAfter))],
        };

    private static EmulatorResponse Exhausted(string endpoint, WindowKind kind, Window window, DateTimeOffset now) =>
        Exhausted(
            endpoint,
            kind.Name,
            kind.Limit ?? 0,
            (int)Math.Ceiling((window.Since + kind.Length - now).TotalSeconds)
        );

    private ImmutableArray<Window> Open(string endpoint, DateTimeOffset now)
    {
        var known = windows.GetValueOrDefault(endpoint, [.. kinds.Select(_ => new Window(now, 0))]);
        return [.. kinds.Zip(known, (kind, window) => now - window.Since >= kind.Length ? new Window(now, 0) : window)];
    }

    private static int Left(WindowKind kind, Window window) => Math.Max(0, (kind.Limit ?? 0) - window.Used);

    private static string Decimal(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record WindowKind(string Name, string Header, TimeSpan Length, int? Limit);

    private sealed record Window(DateTimeOffset Since, int Used);
}
