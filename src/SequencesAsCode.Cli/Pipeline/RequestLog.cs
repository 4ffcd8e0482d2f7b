using System.Globalization;

namespace SequencesAsCode.Cli.Pipeline;

/// <summary>Logs the method, path, status and time of each call. Queries, headers and bodies are left out, so no key is
/// logged.</summary>
/// <param name="inner">Makes the calls.</param>
/// <param name="write">Writes one line. Several threads call it at once.</param>
/// <param name="time">The clock.</param>
internal sealed class RequestLog(HttpMessageHandler inner, Action<string> write, TimeProvider time)
    : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
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
        write(string.Create(CultureInfo.InvariantCulture, $"{what} {outcome} {Milliseconds(start)} ms"));

    private double Milliseconds(long start) =>
        Math.Round(time.GetElapsedTime(start).TotalMilliseconds, MidpointRounding.ToEven);
}
