using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Service.Connection;

/// <summary>
/// The one table from Apollo's status and body to a failure. Texts and headers are those of Apollo's documentation.
/// </summary>
internal static partial class ErrorTable
{
    /// <summary>The longest Retry-After that is honored.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(65);

    /// <summary>The failure; null for a success. An error text that repeats the key is quoted without it.</summary>
    public static ServiceException? Map(ServiceReply reply)
    {
        if (reply.IsSuccess)
            return null;
        var endpoint = reply.Endpoint;
        var said = reply.Secret is { } secret
            ? secret.Conceal(ErrorText(secret.ConcealWhole(reply.Content)))
            : ErrorText(reply.Content);
        return reply.Status switch
        {
            401 => ServiceException.KeyRefused(said),
            403 => Forbidden(reply, said),
            404 => ServiceException.NotFound(endpoint, said),
            429 when said.Contains("already processing", StringComparison.OrdinalIgnoreCase) => Transient(
                ServiceException.Busy(endpoint),
                RetryScope.All,
                RetryAfter(reply)
            ),
            429 => Quota(reply, said),
            >= 300 and < 400 => ServiceException.Unavailable(
                endpoint,
                $"a redirect, {Text(reply.Status)}, which is not followed. Check APOLLO_API_BASE_URL"
            ),
            >= 500 or 408 => Transient(
                ServiceException.Unavailable(endpoint, $"{Text(reply.Status)}: {said}"),
                RetryScope.Reads,
                RetryAfter(reply)
            ),
            _ => ServiceException.Rejected(endpoint, reply.Status, said),
        };
    }

    private static ServiceException Forbidden(ServiceReply reply, string said)
    {
        if (said.Contains("paid plans", StringComparison.OrdinalIgnoreCase))
            return ServiceException.NotInPlan(reply.Endpoint, said);
        if (CloudflareCode().IsMatch(said))
            return ServiceException.BlockedOnTheWay(reply.Endpoint, said);
        var isOutOfScope = reply.Content.Contains("API_INACCESSIBLE", StringComparison.Ordinal);
        return ServiceException.NotAllowed(reply.Endpoint, said, isOutOfScope);
    }

    // The quota of a minute is waited for. The quota of an hour or a day is not, and its retry-after shows which it is.
    private static ServiceException Quota(ServiceReply reply, string said)
    {
        var wait = RetryAfter(reply);
        var window =
            CallWindow.All.FirstOrDefault(one => said.Contains($"per {one.Name}", StringComparison.OrdinalIgnoreCase))
            ?? CallWindow.All.LastOrDefault(one => one.Read(reply.Headers)?.Left == 0);
        var exception = ServiceException.QuotaSpent(reply.Endpoint, said, reply.At + wait, reply.At, window);
        var isMinute = (window is null && wait is not null) || ReferenceEquals(window, CallWindow.Minute);
        return isMinute
            ? Transient(exception, RetryScope.All, wait ?? CallWindow.Minute.Length)
            : exception.WithRetry(RetryScope.None, wait);
    }

    // A call is never repeated sooner than the service asks.
    public static ServiceException Transient(ServiceException exception, RetryScope retry, TimeSpan? wait) =>
        exception.WithRetry(wait > LongestWait ? RetryScope.None : retry, wait);

    // Apollo sends seconds. A gateway may send a date, which is compared with the gateway's own clock where it sends
    // that too.
    public static TimeSpan? RetryAfter(ServiceReply reply)
    {
        var text = reply.Headers.GetValueOrDefault("retry-after")?.Trim();
        if (Moment(text) is { } moment)
        {
            var from = Moment(reply.Headers.GetValueOrDefault("date")) ?? reply.At;
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

    // The error text of the service: a field of the documented envelope or the whole body, without markup, at most 300
    // characters.
    private static string ErrorText(string content)
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
