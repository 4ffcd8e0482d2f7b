using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using RestSharp;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Budget;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Service;

/// <summary>
/// The only way to a service: sends a call when the budget of its endpoint has room, repeats it where that helps, and
/// maps every failure with the one table of the service.
/// </summary>
internal sealed class ServiceConnection : IDisposable
{
    private const int MostRepeats = 5;
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(20);

    private readonly RestClient client;
    private readonly ConcurrentBag<RestClient> elsewhere = [];
    private readonly ConnectionSettings settings;
    private readonly ServiceDialect dialect;
    private readonly Secret secret;

    public ServiceConnection(ConnectionSettings settings, ServiceDialect dialect)
    {
        // The HTTP client would reject such a character too, with a message that shows the key.
        if (settings.ApiKey.AsSpan().ContainsAnyExceptInRange('!', '~'))
            throw dialect.Malformed ?? ServiceException.KeyMalformed();
        this.settings = settings;
        this.dialect = dialect;
        secret = new(settings.ApiKey);
        Budget = new(settings.Time);
        client = new(OptionsFor(new(settings.BaseUrl, $"{dialect.Root}/")));
        foreach (var (name, value) in dialect.Headers)
            client.AddDefaultHeader(name, value);
    }

    /// <summary>The calls so far, and what is left of those allowed.</summary>
    public CallBudget Budget { get; }

    /// <summary>Sends a call that changes nothing. It is sent again after a failure that may pass.</summary>
    /// <exception cref="ServiceException">The last failure.</exception>
    public Task<JsonElement> ReadAsync(string method, string path, JsonObject? body, CancellationToken cancellation) =>
        SendAsync(CallOf(method, path, body?.ToJsonString(), cancellation), isRead: true, Parse, cancellation);

    /// <summary>
    /// Reads a file. A service may answer with its address elsewhere, which is followed once and without the key.
    /// </summary>
    /// <exception cref="ServiceException">The last failure.</exception>
    public Task<byte[]> DownloadAsync(string path, CancellationToken cancellation) =>
        SendAsync<byte[]>(
            CallOf("GET", path, null, cancellation) with
            {
                IsFile = true,
            },
            isRead: true,
            static (_, answer) => (answer.Bytes, null),
            cancellation
        );

    /// <summary>
    /// Sends a call that changes nothing once, to see its result. It waits 20 seconds at most.
    /// </summary>
    /// <exception cref="ServiceException">It failed.</exception>
    public async Task<JsonElement> ProbeAsync(
        string method,
        string path,
        JsonObject? body,
        CancellationToken cancellation
    )
    {
        var call = CallOf(method, path, body?.ToJsonString(), cancellation) with { Timeout = ProbeTimeout };
        var (content, failure) = await SendOnceAsync(call, Parse, cancellation).ConfigureAwait(false);
        return failure is null ? content : throw failure;
    }

    /// <summary>
    /// Sends a call that may change something. It is sent again only when the service said that it did not process it.
    /// A cancellation ends its waits, but not a call that was sent: a cancelled write had no effect.
    /// </summary>
    /// <exception cref="ServiceException">The last failure.</exception>
    public Task<JsonElement> WriteAsync(string method, string path, string? body, CancellationToken cancellation) =>
        SendAsync(CallOf(method, path, body, CancellationToken.None), isRead: false, Parse, cancellation);

    /// <summary>Sends a call that may change something once, whatever the answer.</summary>
    /// <exception cref="ServiceException">
    /// It failed; <see cref="ServiceException.IsForNow"/> when sending it again may help.
    /// </exception>
    public async Task<JsonElement> WriteOnceAsync(
        string method,
        string path,
        string body,
        CancellationToken cancellation
    )
    {
        var call = CallOf(method, path, body, CancellationToken.None);
        var (content, failure) = await SendOnceAsync(call, Parse, cancellation).ConfigureAwait(false);
        if (failure is null)
            return content;
        throw failure.Retry == RetryScope.All ? failure.ForNow() : failure;
    }

    public void Dispose()
    {
        client.Dispose();
        foreach (var other in elsewhere)
            other.Dispose();
    }

    private Call CallOf(string method, string path, string? body, CancellationToken sending) =>
        new(dialect.EndpointOf(method, path), method, path, body, sending);

    private (JsonElement, ServiceException?) Parse(string endpoint, CallAnswer answer) =>
        AnswerJson.Parse(endpoint, answer.Content.Length == 0 && dialect.MayAnswerNothing ? "{}" : answer.Content);

    private async Task<T> SendAsync<T>(
        Call call,
        bool isRead,
        Func<string, CallAnswer, (T, ServiceException?)> read,
        CancellationToken cancellation
    )
    {
        var repeats = 0;
        while (true)
        {
            var (content, failure) = await SendOnceAsync(call, read, cancellation).ConfigureAwait(false);
            if (failure is null)
                return content!;

            // The endpoint's budget waits for the next minute, and gives up when waiting no longer helps.
            if (failure.IsMinuteSpent)
                continue;
            var mayRepeat = failure.Retry == RetryScope.All || (isRead && failure.Retry == RetryScope.Reads);
            if (!mayRepeat || repeats == MostRepeats || cancellation.IsCancellationRequested)
            {
                if (failure.Retry == RetryScope.All)
                    cancellation.ThrowIfCancellationRequested();
                throw failure;
            }

            await PauseAsync(call, failure, repeats, cancellation).ConfigureAwait(false);
            repeats++;
        }
    }

    // As long as the service asks; else 1, 2, 4, 8 and 16 seconds.
    private Task PauseAsync(Call call, ServiceException failure, int repeats, CancellationToken cancellation)
    {
        var pause = failure.Wait ?? TimeSpan.FromSeconds(Math.Pow(2, repeats));
        var reason = failure.Kind == FailureKind.Busy ? WaitReason.Busy : WaitReason.NoAnswer;
        settings.Waiting?.Invoke(new(reason, call.Endpoint, pause));
        return Task.Delay(pause, settings.Time, cancellation);
    }

    private async Task<(T? Content, ServiceException? Failure)> SendOnceAsync<T>(
        Call call,
        Func<string, CallAnswer, (T, ServiceException?)> read,
        CancellationToken waiting
    )
    {
        var endpoint = Budget.Of(call.Endpoint);
        var pass = await endpoint.EnterAsync(settings.Waiting, waiting).ConfigureAwait(false);
        CallAnswer? answer = null;
        bool mayWait;
        try
        {
            answer = await AskAsync(call).ConfigureAwait(false);
        }
        finally
        {
            mayWait = endpoint.Leave(pass, answer);
        }

        if (answer.Failure is not { } failure)
            return read(call.Endpoint, answer);
        var isHopeless = failure.IsMinuteSpent && !mayWait;
        return (default, isHopeless ? ServiceException.MinuteKeepsSpent(call.Endpoint) : failure);
    }

    private async Task<CallAnswer> AskAsync(Call call)
    {
        var method = Enum.Parse<Method>(call.Method, ignoreCase: true);
        var request = new RestRequest(call.Path.TrimStart('/'), method) { Timeout = call.Timeout };
        request.AddHeader("Cache-Control", "no-cache");
        if (call.Body is not null)
            request.AddStringBody(call.Body, ContentType.Json);
        var response = await client.ExecuteAsync(request, call.Sending).ConfigureAwait(false);
        if (call.IsFile && Moved(response) is { } there)
            response = await FetchAsync(there, call).ConfigureAwait(false);
        call.Sending.ThrowIfCancellationRequested();
        var status = (int)response.StatusCode;
        var headers = HeadersOf(response);
        var content = response.Content ?? "";
        if (status == 0 || response.ResponseStatus is ResponseStatus.TimedOut or ResponseStatus.Aborted)
        {
            return new(content, headers, NetworkFailure.Of(call.Endpoint, settings, response.ErrorException));
        }

        // An error text may repeat the key, which must not get into our message.
        var reply = new ServiceReply(call.Endpoint, status, content)
        {
            Headers = headers,
            At = settings.Time.GetUtcNow(),
            Secret = secret,
        };
        return new(content, headers, dialect.Map(reply)) { Bytes = response.RawBytes ?? [] };
    }

    // Null when the file is not elsewhere, or at an address that others on the way could read or change.
    private Uri? Moved(RestResponse response)
    {
        var isMoved = (int)response.StatusCode is 301 or 302 or 303 or 307 or 308;
        return
            isMoved
            && HeadersOf(response).GetValueOrDefault("Location") is { } place
            && Uri.TryCreate(settings.BaseUrl, place, out var there)
            && (there.Scheme == Uri.UriSchemeHttps || (there.Scheme == Uri.UriSchemeHttp && there.IsLoopback))
            ? there
            : null;
    }

    // With no header of ours, because the address leads to another host.
    private Task<RestResponse> FetchAsync(Uri there, Call call)
    {
        var other = new RestClient(OptionsFor(there));
        elsewhere.Add(other);
        return other.ExecuteAsync(new RestRequest { Timeout = call.Timeout }, call.Sending);
    }

    private RestClientOptions OptionsFor(Uri address) =>
        new(address)
        {
            ConfigureMessageHandler = handler => settings.Handler ?? handler,
            FollowRedirects = false,
            ThrowOnAnyError = false,
            Timeout = TimeSpan.FromSeconds(100),
            UserAgent = "SequencesAsCode",
        };

    private static Dictionary<string, string> HeadersOf(RestResponse response) =>
        (response.Headers ?? [])
            .GroupBy(header => header.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First().Value, StringComparer.OrdinalIgnoreCase);

    /// <param name="Endpoint">The service's name for what is called.</param>
    /// <param name="Method">The HTTP method.</param>
    /// <param name="Path">The path below the root of the API.</param>
    /// <param name="Body">JSON; null for none.</param>
    /// <param name="Sending">Ends the call even after it was sent.</param>
    private sealed record Call(string Endpoint, string Method, string Path, string? Body, CancellationToken Sending)
    {
        /// <summary>Timeout of this call; null uses the client's default of 100 seconds.</summary>
        public TimeSpan? Timeout { get; init; }

        /// <summary>Whether the answer is a file, and not JSON.</summary>
        public bool IsFile { get; init; }
    }
}
