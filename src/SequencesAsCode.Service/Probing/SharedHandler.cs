namespace SequencesAsCode.Service.Probing;

/// <summary>Uses the handler of another connection, which stays open when this one is closed.</summary>
internal sealed class SharedHandler(HttpMessageHandler handler) : HttpMessageHandler
{
    private readonly HttpMessageInvoker inner = new(handler, disposeHandler: false);

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => inner.SendAsync(request, cancellationToken);
}
