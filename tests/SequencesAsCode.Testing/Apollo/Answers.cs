using System.Net;
using System.Text;

namespace SequencesAsCode.Testing.Apollo;

/// <summary>A request that was received.</summary>
internal sealed record Arrived(string Method, string Path, string Body, string? Key);

/// <summary>A handler that gives the answers of a test instead of the network, and keeps the requests.</summary>
internal sealed class Answers(Func<Arrived, HttpResponseMessage> answer) : HttpMessageHandler
{
    private readonly Lock gate = new();
    private readonly List<Arrived> arrived = [];

    public IReadOnlyList<Arrived> Arrived
    {
        get
        {
            lock (gate)
                return [.. arrived];
        }
    }

    /// <summary>Gives the answers in order, and the last one again for every further request.</summary>
    public static Answers InOrder(params HttpResponseMessage[] answers)
    {
        var next = 0;
        return new(_ => Copy(answers[Math.Min(next++, answers.Length - 1)]));
    }

    public static HttpResponseMessage Json(
        string body,
        int status = 200,
        params (string Name, string Value)[] headers
    ) => Of(status, body, "application/json", headers);

    public static HttpResponseMessage Of(
        int status,
        string body,
        string type,
        params (string Name, string Value)[] headers
    )
    {
        var message = new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(body, Encoding.UTF8, type),
        };
        foreach (var (name, value) in headers)
            message.Headers.TryAddWithoutValidation(name, value);
        return message;
    }

    public static HttpResponseMessage Broken() =>
        throw new HttpRequestException("The connection was closed.", new IOException("cut"));

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var body = request.Content is null
            ? ""
            : await request.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        var seen = new Arrived(
            request.Method.Method,
            request.RequestUri!.PathAndQuery,
            body,
            request.Headers.TryGetValues("x-api-key", out var keys) ? string.Join(",", keys) : null
        );
        lock (gate)
        {
            arrived.Add(seen);
            var message = answer(seen);
            message.RequestMessage = request;
            return message;
        }
    }

    private static HttpResponseMessage Copy(HttpResponseMessage message)
    {
        var copy = new HttpResponseMessage(message.StatusCode)
        {
            Content = new StringContent(
                message.Content.ReadAsStringAsync().GetAwaiter().GetResult(),
                Encoding.UTF8,
                message.Content.Headers.ContentType!.MediaType!
            ),
        };
        foreach (var (name, values) in message.Headers)
            copy.Headers.TryAddWithoutValidation(name, values);
        return copy;
    }
}
