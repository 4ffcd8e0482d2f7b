namespace SequencesAsCode.Applying.Tests.Probing;

/// <summary>A network that ends with the process: from one call on, nothing arrives any more.</summary>
/// <param name="inner">The service.</param>
/// <param name="isAlive">Whether the call with this number is still sent.</param>
/// <param name="isDone">Whether the first lost call takes effect.</param>
internal sealed class DyingHandler(HttpMessageHandler inner, Func<int, bool> isAlive, bool isDone = false)
    : DelegatingHandler(inner)
{
    private int calls;
    private bool isDead;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (!isDead && isAlive(++calls))
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!isDead && isDone)
            (await base.SendAsync(request, cancellationToken).ConfigureAwait(false)).Dispose();
        isDead = true;
        throw new HttpRequestException("The process is dead.");
    }
}
