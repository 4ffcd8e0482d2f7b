using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Testing.Apollo;

/// <summary>
/// A handler between the client and the emulator. A test can act before each call and change its answer.
/// </summary>
/// <param name="inner">The emulator.</param>
internal sealed class OverheardCalls(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>Called before each call, with <c>GET /sequences/…</c>.</summary>
    public Action<string>? Before { get; set; }

    /// <summary>Changes the JSON of an answer, given the call; null for no change.</summary>
    public Func<Action<string, JsonObject>?>? Answer { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var call = $"{request.Method} {request.RequestUri!.AbsolutePath["/api/v1".Length..]}";
        Before?.Invoke(call);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (Answer?.Invoke() is not { } change || !response.IsSuccessStatusCode)
            return response;
        if (
            JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false))
            is not JsonObject answer
        )
            return response;
        change(call, answer);
        response.Content = new StringContent(
            answer.ToJsonString(),
            Encoding.UTF8,
            MediaTypeHeaderValue.Parse("application/json")
        );
        return response;
    }
}
