using System.Globalization;
using Microsoft.Extensions.Logging;

namespace SequencesAsCode.Cli;

/// <summary>When asked, logs each call: method, path without query, status. Never headers or bodies, so never the key.</summary>
internal sealed class RequestLog(HttpMessageHandler inner, ILogger logger, TimeProvider time) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var what = $"{request.Method.Method} {request.RequestUri?.AbsolutePath}";
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            Log(what, ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture), start);
            return response;
        }
        catch (HttpRequestException exception)
        {
            Log(what, exception.HttpRequestError.ToString(), start);
            throw;
        }
    }

    private void Log(string what, string outcome, long start) =>
        logger.LogDebug("{Request} {Outcome} {Milliseconds} ms", what, outcome, Math.Round(time.GetElapsedTime(start).TotalMilliseconds));
}
