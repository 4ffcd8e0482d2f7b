using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Service;

/// <summary>What an answer that is not a success means.</summary>
/// <param name="Exception">What to say when nothing else helps.</param>
/// <param name="Wait">How long the service asks to wait; null when it does not say.</param>
/// <param name="IsTransient">Whether sending it again may help.</param>
/// <param name="IsRefusal">Whether the service surely did not process it.</param>
internal sealed record Failure(ServiceException Exception, TimeSpan? Wait, bool IsTransient, bool IsRefusal);

/// <summary>The one table from status and body to meaning. Texts and headers are those of Apollo's documentation.</summary>
internal static partial class ErrorTable
{
    /// <summary>Whoever asks to wait longer is not waited for.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(65);

    /// <summary>The meaning, or null for a success. Should a refusal repeat the secret, it stays out of what we say.</summary>
    public static Failure? Map(string endpoint, int status, string content, IReadOnlyDictionary<string, string> headers, Secret? secret = null)
    {
        if (status is >= 200 and < 300) return null;
        var said = secret is null ? Said(content) : secret.Conceal(Said(secret.ConcealWhole(content)));
        return status switch
        {
            401 => Final(ServiceException.KeyRefused(said)),
            403 => Final(ServiceException.NotAllowed(endpoint, said)),
            404 => Final(ServiceException.NotFound(endpoint, said)),
            429 when said.Contains("already processing", StringComparison.OrdinalIgnoreCase) => new(ServiceException.Busy(endpoint), RetryAfter(headers), true, true),
            429 => Quota(endpoint, said, headers),
            >= 300 and < 400 => Final(ServiceException.Unavailable(endpoint, $"a redirect, {Text(status)}; redirects are not followed, check APOLLO_API_BASE_URL")),
            >= 500 => new(ServiceException.Unavailable(endpoint, $"{Text(status)}: {said}"), RetryAfter(headers), true, false),
            _ => Final(ServiceException.Rejected(endpoint, status, said)),
        };
    }

    // A minute's quota is worth waiting for; an hour's or a day's is not, and its retry-after says so.
    private static Failure Quota(string endpoint, string said, IReadOnlyDictionary<string, string> headers)
    {
        var wait = RetryAfter(headers);
        var isMinute = said.Contains("per minute", StringComparison.OrdinalIgnoreCase) || headers.GetValueOrDefault("x-minute-requests-left") == "0";
        var isLonger = said.Contains("per hour", StringComparison.OrdinalIgnoreCase) || said.Contains("per day", StringComparison.OrdinalIgnoreCase);
        var exception = ServiceException.QuotaSpent(endpoint, said, wait);
        return isLonger || wait > LongestWait || (!isMinute && wait is null) ? Final(exception) : new(exception, wait ?? TimeSpan.FromSeconds(60), true, true);
    }

    private static Failure Final(ServiceException exception) => new(exception, null, false, true);

    private static TimeSpan? RetryAfter(IReadOnlyDictionary<string, string> headers) =>
        headers.TryGetValue("retry-after", out var text) && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 200_000
            ? TimeSpan.FromSeconds(seconds)
            : null;

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
        catch (JsonException)
        {
            // Not JSON (401 is plain text, a gateway answers HTML): the text as it is.
        }

        text = Spaces().Replace(Tag().Replace(text, " "), " ").Trim();
        return text.Length switch { 0 => "no text", > 300 => $"{text[..300]}…", _ => text };
    }

    private static string? Member(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
