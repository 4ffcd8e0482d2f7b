using System.Text.Json;
using System.Text.Json.Nodes;
using Polly;
using Polly.Retry;
using RestSharp;
using SequencesAsCode.Service.Budget;

namespace SequencesAsCode.Service.Connection;

/// <summary>Where the service is and how it is spoken to.</summary>
/// <param name="BaseUrl">Host root; <c>/api/v1</c> is appended. Plain http only for loopback.</param>
/// <param name="ApiKey">The key or access token, sent to this host only.</param>
/// <param name="Handler">Carries the requests instead of the network, for the embedded emulator; null for the network.</param>
/// <param name="Time">The clock that waits and timeouts go by.</param>
/// <param name="Waiting">Told when a wait begins; null for nobody.</param>
public sealed record ConnectionSettings(Uri BaseUrl, string ApiKey, HttpMessageHandler? Handler, TimeProvider Time, Action<ServiceWait>? Waiting)
{
    /// <summary>Whether the key is an OAuth access token, which Apollo takes as <c>Authorization: Bearer</c> and not as <c>x-api-key</c> (documented).</summary>
    public bool IsToken { get; init; }

    /// <summary>The proxy that the handler goes through, for what failures say; null for none.</summary>
    public EnvironmentProxy? Proxy { get; init; }

    /// <summary>Apollo's host.</summary>
    public static Uri DefaultBaseUrl { get; } = new("https://api.apollo.io");

    /// <summary>Checks an address of Apollo that a person set.</summary>
    /// <exception cref="ServiceException">It is not an absolute address, or plain http to another machine.</exception>
    public static Uri CheckBaseUrl(string value) => CheckBaseUrl("APOLLO_API_BASE_URL", value, DefaultBaseUrl, ServiceDialect.ApolloRoot);

    internal static Uri CheckBaseUrl(string variable, string value, Uri example, string appended)
    {
        if (!Uri.TryCreate(value, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw ServiceException.BaseUrl(variable, null, $"it must be the root of a host, such as {example.GetLeftPart(UriPartial.Authority)}");
        }

        // A sign in a password can end the host for a parser, so that what it calls the host is a part of the password.
        if (value.Contains('@', StringComparison.Ordinal))
        {
            const string why = "it must be the root of a host, without a user and a password, which would not be used";
            throw ServiceException.BaseUrl(variable, null, why);
        }

        if (address.PathAndQuery != "/" || address.Fragment.Length > 0) throw ServiceException.BaseUrl(variable, address, $"it must be the root of a host, without a path; {appended} is appended");
        return address.Scheme == "http" && !address.IsLoopback
            ? throw ServiceException.BaseUrl(variable, address, "plain http is allowed for this machine only, because the API key would travel in clear text; use https")
            : address;
    }
}

/// <summary>The one way requests take: sends, waits where waiting helps, and maps every trouble through one table.</summary>
internal sealed class ServiceConnection : IDisposable
{
    private static readonly TimeSpan ProbePatience = TimeSpan.FromSeconds(20);

    private readonly RestClient client;
    private readonly ConnectionSettings settings;
    private readonly ServiceDialect dialect;
    private readonly Secret secret;
    private readonly ResiliencePipeline<JsonElement> reads;
    private readonly ResiliencePipeline<JsonElement> writes;

    public ServiceConnection(ConnectionSettings settings, ServiceDialect dialect)
    {
        // Whatever else notices a character that a header cannot have shows the key with it.
        if (settings.ApiKey.AsSpan().ContainsAnyExceptInRange('!', '~')) throw ServiceException.KeyMalformed();
        (this.settings, this.dialect, secret) = (settings, dialect, new(settings.ApiKey));
        Budget = new(settings.Time);
        client = new(new RestClientOptions(new Uri(settings.BaseUrl, $"{dialect.Root}/"))
        {
            ConfigureMessageHandler = handler => settings.Handler ?? handler,
            FollowRedirects = false,
            ThrowOnAnyError = false,
            Timeout = TimeSpan.FromSeconds(100),
            UserAgent = "SequencesAsCode",
        });
        foreach (var (name, value) in dialect.Headers) client.AddDefaultHeader(name, value);
        reads = Pipeline(_ => true);
        writes = Pipeline(trouble => trouble.IsRefusal);
    }

    /// <summary>The calls so far.</summary>
    public CallBudget Budget { get; }

    /// <summary>Sends a request that changes nothing; it is repeated when it fails for a while.</summary>
    public Task<JsonElement> ReadAsync(string method, string path, JsonObject? body, CancellationToken cancellation) =>
        SendAsync(reads, new(dialect.EndpointOf(method, path), method, path, body?.ToJsonString(), cancellation), cancellation);

    /// <summary>Sends a request that changes nothing once, and waits a short while only: for those who want to know what it meets.</summary>
    public async Task<JsonElement> ProbeAsync(string method, string path, JsonObject? body, CancellationToken cancellation)
    {
        try
        {
            return await SendOnceAsync(new(dialect.EndpointOf(method, path), method, path, body?.ToJsonString(), cancellation) { Patience = ProbePatience }, cancellation).ConfigureAwait(false);
        }
        catch (RetryableException exception)
        {
            throw exception.Failure;
        }
    }

    /// <summary>
    /// Sends a request that may change something; it is repeated only when the service said that it did not process it. A cancellation ends its waits; what is on its way is
    /// waited for. So a cancelled write surely had no effect.
    /// </summary>
    public Task<JsonElement> WriteAsync(string method, string path, string body, CancellationToken cancellation) =>
        SendAsync(writes, new(dialect.EndpointOf(method, path), method, path, body, CancellationToken.None), cancellation);

    /// <summary>The same, sent once whatever the service says; when sending it again may help, the exception says so (<see cref="ServiceException.IsForNow"/>).</summary>
    public async Task<JsonElement> WriteOnceAsync(string method, string path, string body, CancellationToken cancellation)
    {
        try
        {
            return await SendOnceAsync(new(dialect.EndpointOf(method, path), method, path, body, CancellationToken.None), cancellation).ConfigureAwait(false);
        }
        catch (RetryableException exception)
        {
            throw exception.IsRefusal ? exception.Failure.Soon(exception.Wait) : exception.Failure;
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<JsonElement> SendAsync(ResiliencePipeline<JsonElement> pipeline, Call call, CancellationToken cancellation)
    {
        try
        {
            return await pipeline.ExecuteAsync(async waiting => await SendOnceAsync(call, waiting).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        }
        catch (RetryableException exception)
        {
            if (exception.IsRefusal) cancellation.ThrowIfCancellationRequested();
            throw exception.Failure;
        }
    }

    private async Task<JsonElement> SendOnceAsync(Call call, CancellationToken waiting)
    {
        var endpoint = Budget.Of(call.Endpoint);
        var pass = await endpoint.EnterAsync(settings.Waiting, waiting).ConfigureAwait(false);
        var ending = CallEnding.Unknown;
        Failure? failure;
        string content;
        bool hasPoint;
        try
        {
            (failure, content, var headers) = await AskAsync(call).ConfigureAwait(false);
            ending = CallEnding.Of(failure, headers);
        }
        finally
        {
            hasPoint = endpoint.Leave(pass, ending);
        }

        return failure switch
        {
            null => Parse(call.Endpoint, content),
            { IsMinuteSpent: true } when !hasPoint => throw ServiceException.MinuteKeepsSpent(call.Endpoint),
            { IsTransient: true } => throw new RetryableException(call.Endpoint, failure),
            _ => throw failure.Exception,
        };
    }

    private async Task<(Failure? Failure, string Content, IReadOnlyDictionary<string, string> Headers)> AskAsync(Call call)
    {
        var request = new RestRequest(call.Path.TrimStart('/'), Enum.Parse<Method>(call.Method, ignoreCase: true)) { Timeout = call.Patience };
        request.AddHeader("Cache-Control", "no-cache");
        if (call.Body is not null) request.AddStringBody(call.Body, ContentType.Json);
        var response = await client.ExecuteAsync(request, call.Sending).ConfigureAwait(false);
        call.Sending.ThrowIfCancellationRequested();
        var (status, headers, content) = ((int)response.StatusCode, Headers(response), response.Content ?? "");
        if (status == 0 || response.ResponseStatus is ResponseStatus.TimedOut or ResponseStatus.Aborted)
        {
            return (NetworkFailure.Of(call.Endpoint, settings, response.ErrorException), content, headers);
        }

        // Should a refusal repeat the key, it stays out of our message.
        return (dialect.Map(call.Endpoint, status, content, headers, settings.Time.GetUtcNow(), secret), content, headers);
    }

    private static Dictionary<string, string> Headers(RestResponse response) =>
        (response.Headers ?? []).GroupBy(header => header.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.First().Value, StringComparer.OrdinalIgnoreCase);

    private static JsonElement Parse(string endpoint, string content)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            if (content.Contains("\\ud", StringComparison.OrdinalIgnoreCase)) CheckText(document.RootElement);
            return document.RootElement.Clone();
        }
        catch (InvalidOperationException)
        {
            throw new RetryableException(endpoint, new(ServiceException.UnexpectedAnswer(endpoint, "it has half a character in a text"), null, true, false));
        }
        catch (JsonException exception)
        {
            throw new RetryableException(endpoint, new(ServiceException.UnexpectedAnswer(endpoint, $"not JSON ({exception.Message.TrimEnd('.')})"), null, true, false));
        }
    }

    // Half a surrogate pair is JSON and no text: whoever reads it later would fail.
    private static void CheckText(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String) element.GetString();
        foreach (var item in element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : default) CheckText(item);
        foreach (var member in element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : default)
        {
            _ = member.Name;
            CheckText(member.Value);
        }
    }

    // Outside, what fails for a while: a handful of tries. Inside, what waits for the next minute: the endpoint's budget keeps the time and says when there is no point any more.
    private ResiliencePipeline<JsonElement> Pipeline(Func<RetryableException, bool> mayRepeat) => new ResiliencePipelineBuilder<JsonElement> { TimeProvider = settings.Time }
        .AddRetry(new RetryStrategyOptions<JsonElement>
        {
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is RetryableException { IsMinuteSpent: false } trouble && mayRepeat(trouble)),
            MaxRetryAttempts = 5,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromSeconds(1),
            MaxDelay = TimeSpan.FromSeconds(20),
            DelayGenerator = arguments => ValueTask.FromResult((arguments.Outcome.Exception as RetryableException)?.Wait),
            OnRetry = arguments =>
            {
                var trouble = (RetryableException)arguments.Outcome.Exception!;
                settings.Waiting?.Invoke(new(trouble.Failure.Failure == ServiceFailure.Busy ? WaitReason.Busy : WaitReason.NoAnswer, trouble.Endpoint, arguments.RetryDelay));
                return ValueTask.CompletedTask;
            },
        })
        .AddRetry(new RetryStrategyOptions<JsonElement>
        {
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is RetryableException { IsMinuteSpent: true }),
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Constant,
            Delay = TimeSpan.Zero,
        })
        .Build();

    /// <param name="Endpoint">The service's name for what is called.</param>
    /// <param name="Method">The HTTP method.</param>
    /// <param name="Path">Below the root.</param>
    /// <param name="Body">JSON, or null.</param>
    /// <param name="Sending">Ends it even while it is on its way.</param>
    private sealed record Call(string Endpoint, string Method, string Path, string? Body, CancellationToken Sending)
    {
        /// <summary>How long its answer is waited for; null for as long as ever.</summary>
        public TimeSpan? Patience { get; init; }
    }

    /// <param name="endpoint">What was called.</param>
    /// <param name="failure">What it met; its exception is thrown when repeating did not help.</param>
    private sealed class RetryableException(string endpoint, Failure failure) : Exception(failure.Exception.Message)
    {
        public string Endpoint { get; } = endpoint;

        public ServiceException Failure { get; } = failure.Exception;

        public TimeSpan? Wait { get; } = failure.Wait;

        public bool IsRefusal { get; } = failure.IsRefusal;

        public bool IsMinuteSpent { get; } = failure.IsMinuteSpent;
    }
}
