using System.Net;
using System.Net.Http.Headers;
using System.Text;
using SequencesAsCode.Emulator.Faults;

namespace SequencesAsCode.Emulator;

/// <summary>
/// The emulator behind an <see cref="HttpMessageHandler"/>, without a socket. <c>onChanged</c> is called after each
/// request that changed the state, one call at a time. <c>state</c> is disposed of with the handler. When a request
/// gets no answer, the client's timeout runs on the handler's clock.
/// </summary>
public sealed class EmulatorHandler(
    EmulatedApollo apollo,
    FaultScript? faults = null,
    Action<EmulatedApollo>? onChanged = null,
    TimeProvider? time = null,
    IDisposable? state = null
) : HttpMessageHandler
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);
    private readonly TimeProvider clock = time ?? apollo.Time;
    private readonly Exchange exchange = new(apollo, faults, onChanged, time ?? apollo.Time);

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var delivery = await exchange
            .AnswerAsync(await ReadAsync(request, cancellationToken).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);
        if (delivery.Arrival == Arrival.Silence)
        {
            await Task.Delay(Patience, clock, cancellationToken).ConfigureAwait(false);
            throw new TaskCanceledException(
                "The client gave up waiting.",
                new TimeoutException("The emulator did not answer.")
            );
        }

        return delivery.Response is { } response
            ? Message(response, delivery.Arrival, request)
            : throw new HttpRequestException(
                "The connection was closed.",
                new IOException("The emulator cut the connection.")
            );
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            state?.Dispose();
        base.Dispose(disposing);
    }

    private static async Task<EmulatorRequest> ReadAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var body = request.Content is null
            ? ""
            : await request.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        var headers = request.Headers.Concat(
            request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>()
        );
        return new EmulatorRequest(
            request.Method.Method,
            request.RequestUri?.AbsolutePath ?? "/",
            request.RequestUri?.Query ?? "",
            [.. headers.Select(h => KeyValuePair.Create(h.Key, string.Join(", ", h.Value)))],
            body
        );
    }

    private static HttpResponseMessage Message(EmulatorResponse response, Arrival arrival, HttpRequestMessage request)
    {
        var bytes = Encoding.UTF8.GetBytes(response.Body);
        HttpContent content = arrival == Arrival.Half ? new HalfContent(bytes) : new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(response.ContentType);
        var message = new HttpResponseMessage((HttpStatusCode)response.Status)
        {
            Content = content,
            RequestMessage = request,
        };
        foreach (var (name, value) in response.Headers)
            message.Headers.TryAddWithoutValidation(name, value);
        return message;
    }

    private sealed class HalfContent(byte[] bytes) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2)).ConfigureAwait(false);
            throw new IOException("The emulator cut the connection in the middle of the answer.");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return true;
        }
    }
}
