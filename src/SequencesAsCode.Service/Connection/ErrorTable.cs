using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SequencesAsCode.Service.Budget;

namespace SequencesAsCode.Service.Connection;

/// <summary>
/// The one table from Apollo's status and body to a failure. Texts and headers are those of Apollo's documentation.
/// </summary>
internal static partial class ErrorTable
{
    /// <summary>The longest Retry-After that is honored.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(65);

    /// <summary>The failure; null for a success. An error text that repeats the secret is quoted without it.</summary>
    public static ServiceException? Map(
        string endpoint,
        int status,
        string content,
        IReadOnlyDictionary<string, string> headers,
        DateTimeOffset now,
        Secret? secret = null
    )
    {
        if (status is >= 200 and < 300)
            return null;
        var said = secret is null ? Said(content) : secret.Conceal(Said(secret.ConcealWhole(content)));
        return status switch
        {
            401 => ServiceException.KeyRefused(said),
            403 => Forbidden(endpoint, said, content),
            404 => ServiceException.NotFound(endpoint, said),
            429 when said.Contains("already processing", StringComparison.OrdinalIgnoreCase) => Transient(
                ServiceException.Busy(endpoint),
                RetryScope.All,
                RetryAfter(headers, now)
            ),
            429 => Quota(endpoint, said, headers, now),
            >= 300 and < 400 => ServiceException.Unavailable(
                endpoint,
                $"a redirect, {Text(status)}; redirects are not followed, check APOLLO_API_BASE_URL"
            ),
            >= 500 or 408 => Transient(
                ServiceException.Unavailable(endpoint, $"{Text(status)}: {said}"),
                RetryScope.Reads,
                RetryAfter(headers, now)
            ),
            _ => ServiceException.Rejected(endpoint, status, said),
        };
    }

    private static ServiceException Forbidden(string endpoint, string said, string content)
    {
        if (said.Contains("paid plans", StringComparison.OrdinalIgnoreCase))
            return ServiceException.NotInPlan(endpoint, said);
        if (CloudflareCode().IsMatch(said))
            return ServiceException.BlockedOnTheWay(endpoint, said);
        var isOutOfScope = content.Contains("API_INACCESSIBLE", StringComparison.Ordinal);
        return ServiceException.NotAllowed(endpoint, said, isOutOfScope);
    }

    // A minute's quota is worth waiting for; an hour's or a day's is not, and its retry-after says so.
    private static ServiceException Quota(
        string endpoint,
        string said,
        IReadOnlyDictionary<string, string> headers,
        DateTimeOffset now
    )
    {
        var wait = RetryAfter(headers, now);
        var window =
            CallWindow.All.FirstOrDefault(one => said.Contains($"per {one.Name}", StringComparison.OrdinalIgnoreCase))
            ?? CallWindow.All.LastOrDefault(one => one.Read(headers)?.Left == 0);
        var exception = ServiceException.QuotaSpent(endpoint, said, now + wait, now, window);
        var isMinute = (window is null && wait is not null) || ReferenceEquals(window, CallWindow.Minute);
        return isMinute
            ? Transient(exception, RetryScope.All, wait ?? CallWindow.Minute.Length)
            : exception.WithRetry(RetryScope.None, wait);
    }

    // Sending the call again sooner than the service asks would ignore what it asks.
    private static ServiceException Transient(ServiceException exception, RetryScope retry, TimeSpan? wait) =>
        exception.WithRetry(wait > LongestWait ? RetryScope.None : retry, wait);

    // Apollo sends seconds. A gateway may send a date, which is compared with the gateway's own clock where it sends
    // that too.
    private static TimeSpan? RetryAfter(IReadOnlyDictionary<string, string> headers, DateTimeOffset now)
    {
        var text = headers.GetValueOrDefault("retry-after")?.Trim();
        if (Moment(text) is { } moment)
        {
            var from = Moment(headers.GetValueOrDefault("date")) ?? now;
            text = Math.Max(0, (moment - from).TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        return
            double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= 0 and < 200_000
            ? TimeSpan.FromSeconds(seconds)
            : null;
    }

    private static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParseExact(
            text?.Trim(),
            "r",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var moment
        )
            ? moment
            : null;

    // What the service wrote: a field of the documented envelope or the text itself, without markup, 300 characters at
    // most.
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
        return text.Length switch
        {
            0 => "no text",
            > 300 => $"{text[..300]}…",
            _ => text,
        };
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
