using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SequencesAsCode.Service.Budget;

namespace SequencesAsCode.Service.Connection;

/// <summary>What an answer that is not a success means.</summary>
/// <param name="Exception">What to say when nothing else helps.</param>
/// <param name="Wait">How long the service asks to wait; null when it does not say.</param>
/// <param name="IsTransient">Whether sending it again may help.</param>
/// <param name="IsRefusal">Whether the service surely did not process it.</param>
public sealed record Failure(ServiceException Exception, TimeSpan? Wait, bool IsTransient, bool IsRefusal)
{
    /// <summary>Whether the calls of the minute are spent, and those of hour and day are not.</summary>
    public bool IsMinuteSpent => IsTransient && Exception.Failure == ServiceFailure.QuotaSpent;
}

/// <summary>The one table from status and body to meaning. Texts and headers are those of Apollo's documentation.</summary>
internal static partial class ErrorTable
{
    /// <summary>Whoever asks to wait longer is not waited for.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(65);

    /// <summary>The meaning, or null for a success. Should a refusal repeat the secret, it stays out of what we say.</summary>
    public static Failure? Map(string endpoint, int status, string content, IReadOnlyDictionary<string, string> headers, DateTimeOffset now, Secret? secret = null)
    {
        if (status is >= 200 and < 300) return null;
        var said = secret is null ? Said(content) : secret.Conceal(Said(secret.ConcealWhole(content)));
        return status switch
        {
            401 => Final(ServiceException.KeyRefused(said)),
            403 when said.Contains("paid plans", StringComparison.OrdinalIgnoreCase) => Final(ServiceException.NotInPlan(endpoint, said)),
            403 when CloudflareCode().IsMatch(said) => Final(ServiceException.BlockedOnTheWay(endpoint, said)),
            403 => Final(ServiceException.NotAllowed(endpoint, said, content.Contains("API_INACCESSIBLE", StringComparison.Ordinal))),
            404 => Final(ServiceException.NotFound(endpoint, said)),
            429 when said.Contains("already processing", StringComparison.OrdinalIgnoreCase) => Transient(ServiceException.Busy(endpoint), RetryAfter(headers, now), true),
            429 => Quota(endpoint, said, headers, now),
            >= 300 and < 400 => Final(ServiceException.Unavailable(endpoint, $"a redirect, {Text(status)}; redirects are not followed, check APOLLO_API_BASE_URL")),
            >= 500 or 408 => Transient(ServiceException.Unavailable(endpoint, $"{Text(status)}: {said}"), RetryAfter(headers, now), false),
            _ => Final(ServiceException.Rejected(endpoint, status, said)),
        };
    }

    // A minute's quota is worth waiting for; an hour's or a day's is not, and its retry-after says so.
    private static Failure Quota(string endpoint, string said, IReadOnlyDictionary<string, string> headers, DateTimeOffset now)
    {
        var wait = RetryAfter(headers, now);
        var window = CallWindow.All.FirstOrDefault(window => said.Contains($"per {window.Name}", StringComparison.OrdinalIgnoreCase))
            ?? CallWindow.All.LastOrDefault(window => window.Read(headers)?.Left == 0);
        var exception = ServiceException.QuotaSpent(endpoint, said, now + wait, now, window);
        var isMinute = (window is null && wait is not null) || ReferenceEquals(window, CallWindow.Minute);
        return isMinute && !(wait > LongestWait) ? new(exception, wait ?? CallWindow.Minute.Length, true, true) : new(exception, wait, false, true);
    }

    private static Failure Final(ServiceException exception) => new(exception, null, false, true);

    // Asked to wait longer, sending it again sooner would be against what was asked.
    private static Failure Transient(ServiceException exception, TimeSpan? wait, bool isRefusal) => new(exception, wait, !(wait > LongestWait), isRefusal);

    // Apollo says seconds. A gateway may say a moment, which is measured by its own clock where it says what that is.
    private static TimeSpan? RetryAfter(IReadOnlyDictionary<string, string> headers, DateTimeOffset now)
    {
        var text = headers.GetValueOrDefault("retry-after")?.Trim();
        if (Moment(text) is { } moment) text = Math.Max(0, (moment - (Moment(headers.GetValueOrDefault("date")) ?? now)).TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 200_000 ? TimeSpan.FromSeconds(seconds) : null;
    }

    private static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParseExact(text?.Trim(), "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    // The service's own words: one of the documented envelope's fields, or the text itself, without markup and not endless.
    private static string Said(string content)
    {
        var text = content.Trim();
        try
        {
            using var document = JsonDocument.Parse(content);
            text = document.RootElement switch
            {
                { ValueKind: JsonValueKind.String } root => root.GetString()!,
                { ValueKind: JsonValueKind.Object } root => Member(root, "error") ?? Member(root, "message") ?? text,
                _ => text,
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not JSON (401 is plain text, a gateway answers HTML), or with half a character in it: the text as it is.
        }

        text = Spaces().Replace(Tag().Replace(text, " "), " ").Trim();
        return text.Length switch { 0 => "no text", > 300 => $"{text[..300]}…", _ => text };
    }

    private static string? Member(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\berror code: 1[0-9]{3}\b", RegexOptions.IgnoreCase)]
    private static partial Regex CloudflareCode();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
