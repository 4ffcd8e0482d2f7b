using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace SequencesAsCode.Emulator;

/// <summary>
/// The door inside the process: an <see cref="HttpMessageHandler"/> that never opens a socket. <c>onChanged</c> is called after each
/// request that changed the state, one call at a time.
/// </summary>
public sealed class EmulatorHandler(
    EmulatedApollo apollo,
    FaultScript? faults = null,
    Action<EmulatedApollo>? onChanged = null,
    TimeProvider? time = null) : HttpMessageHandler
{
    private readonly Exchange exchange = new(apollo, faults, onChanged, time ?? apollo.Time);

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var response = await exchange.AnswerAsync(await ReadAsync(request, cancellationToken).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);
        return response is null
            ? throw new HttpRequestException("The connection was closed.", new IOException("The emulator cut the connection."))
            : Message(response, request);
    }

    private static async Task<EmulatorRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>());
        return new EmulatorRequest(
            request.Method.Method,
            request.RequestUri?.AbsolutePath ?? "/",
            request.RequestUri?.Query ?? "",
            [.. headers.Select(h => KeyValuePair.Create(h.Key, string.Join(", ", h.Value)))],
            body);
    }

    private static HttpResponseMessage Message(EmulatorResponse response, HttpRequestMessage request)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(response.Body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(response.ContentType);
        var message = new HttpResponseMessage((HttpStatusCode)response.Status) { Content = content, RequestMessage = request };
        foreach (var (name, value) in response.Headers) message.Headers.TryAddWithoutValidation(name, value);
        return message;
    }
}
