using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Polly;
using Polly.Retry;
using RestSharp;

namespace SequencesAsCode.Service;

/// <summary>Where the service is and how it is spoken to.</summary>
/// <param name="BaseUrl">Host root; <c>/api/v1</c> is appended. Plain http only for loopback.</param>
/// <param name="ApiKey">Sent as <c>x-api-key</c>, to this host only.</param>
/// <param name="Handler">Carries the requests instead of the network, for the embedded emulator; null for the network.</param>
/// <param name="Time">The clock that waits and timeouts go by.</param>
/// <param name="Notice">Told, in one sentence, when a wait begins; null for nobody.</param>
public sealed record ConnectionSettings(Uri BaseUrl, string ApiKey, HttpMessageHandler? Handler, TimeProvider Time, Action<string>? Notice)
{
    /// <summary>Apollo's host.</summary>
    public static Uri DefaultBaseUrl { get; } = new("https://api.apollo.io");

    /// <summary>Checks an address that a person set.</summary>
    /// <exception cref="ServiceException">It is not an absolute address, or plain http to another machine.</exception>
    public static Uri CheckBaseUrl(string value)
    {
        if (!Uri.TryCreate(value, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw ServiceException.BaseUrl(null, "it must be the root of a host, such as https://api.apollo.io");
        }

        if (address.UserInfo.Length > 0) throw ServiceException.BaseUrl(address, "it must be the root of a host, without a user and a password, which would not be used");
        if (address.PathAndQuery != "/" || address.Fragment.Length > 0) throw ServiceException.BaseUrl(address, "it must be the root of a host, without a path; /api/v1 is appended");
        return address.Scheme == "http" && !address.IsLoopback
            ? throw ServiceException.BaseUrl(address, "plain http is allowed for this machine only, because the API key would travel in clear text; use https")
            : address;
    }
}

/// <summary>The one way requests take: sends, waits where waiting helps, and maps every trouble through one table.</summary>
internal sealed class ApolloConnection : IDisposable
{
    private readonly RestClient client;
    private readonly ConnectionSettings settings;
    private readonly Secret secret;
    private readonly ResiliencePipeline<JsonElement> reads;
    private readonly ResiliencePipeline<JsonElement> writes;

    public ApolloConnection(ConnectionSettings settings)
    {
        // Whatever else notices a character that a header cannot have shows the key with it.
        if (settings.ApiKey.AsSpan().ContainsAnyExceptInRange('!', '~')) throw ServiceException.KeyMalformed();
        (this.settings, secret) = (settings, new(settings.ApiKey));
        client = new(new RestClientOptions(new Uri(settings.BaseUrl, "/api/v1/"))
        {
            ConfigureMessageHandler = handler => settings.Handler ?? handler,
            FollowRedirects = false,
            ThrowOnAnyError = false,
            Timeout = TimeSpan.FromSeconds(100),
            UserAgent = "SequencesAsCode",
        });
        client.AddDefaultHeader("x-api-key", settings.ApiKey);
        reads = Pipeline(exception => exception is RetryableException);
        writes = Pipeline(exception => exception is RetryableException { IsRefusal: true });
    }

    /// <summary>Sends a request that changes nothing; it is repeated when it fails for a while.</summary>
    public Task<JsonElement> ReadAsync(string method, string path, JsonObject? body, CancellationToken cancellation) =>
        SendAsync(reads, method, path, body?.ToJsonString(), cancellation);

    /// <summary>Sends a request that may change something; it is repeated only when the service said that it did not process it.</summary>
    public Task<JsonElement> WriteAsync(string method, string path, string body, CancellationToken cancellation) =>
        SendAsync(writes, method, path, body, cancellation);

    public void Dispose() => client.Dispose();

    private async Task<JsonElement> SendAsync(ResiliencePipeline<JsonElement> pipeline, string method, string path, string? body, CancellationToken cancellation)
    {
        try
        {
            return await pipeline.ExecuteAsync(async token => await SendOnceAsync(method, path, body, token).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        }
        catch (RetryableException exception)
        {
            throw exception.Failure;
        }
    }

    private async Task<JsonElement> SendOnceAsync(string method, string path, string? body, CancellationToken cancellation)
    {
        var endpoint = EndpointName.Of(method, path);
        var request = new RestRequest(path.TrimStart('/'), Enum.Parse<Method>(method, ignoreCase: true));
        request.AddHeader("Cache-Control", "no-cache");
        if (body is not null) request.AddStringBody(body, ContentType.Json);
        var response = await client.ExecuteAsync(request, cancellation).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        var status = (int)response.StatusCode;
        if (status == 0 || response.ResponseStatus is ResponseStatus.TimedOut or ResponseStatus.Aborted)
        {
            throw new RetryableException(ServiceException.Unavailable(endpoint, response.ErrorException?.InnerException?.Message ?? response.ErrorException?.Message ?? "no answer", response.ErrorException), null, false);
        }

        // Should a refusal repeat the key, it stays out of our message.
        var content = response.Content ?? "";
        return ErrorTable.Map(endpoint, status, content, Headers(response), secret) switch
        {
            null => Parse(endpoint, content),
            { Wait: { } wait } failure when wait <= ErrorTable.LongestWait => throw new RetryableException(failure.Exception, wait, failure.IsRefusal),
            { IsTransient: true } failure => throw new RetryableException(failure.Exception, null, failure.IsRefusal),
            var failure => throw failure.Exception,
        };
    }

    private static Dictionary<string, string> Headers(RestResponse response) =>
        (response.Headers ?? []).GroupBy(header => header.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.First().Value, StringComparer.OrdinalIgnoreCase);

    private static JsonElement Parse(string endpoint, string content)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw new RetryableException(ServiceException.UnexpectedAnswer(endpoint, $"not JSON ({exception.Message.TrimEnd('.')})"), null, false);
        }
    }

    private ResiliencePipeline<JsonElement> Pipeline(Func<Exception, bool> shouldRepeat) => new ResiliencePipelineBuilder<JsonElement> { TimeProvider = settings.Time }
        .AddRetry(new RetryStrategyOptions<JsonElement>
        {
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is { } exception && shouldRepeat(exception)),
            MaxRetryAttempts = 5,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromSeconds(1),
            MaxDelay = TimeSpan.FromSeconds(20),
            DelayGenerator = arguments => ValueTask.FromResult((arguments.Outcome.Exception as RetryableException)?.Wait),
            OnRetry = arguments =>
            {
                var failure = ((RetryableException)arguments.Outcome.Exception!).Failure;
                var reason = failure.Failure switch { ServiceFailure.Busy => "The service is busy", ServiceFailure.QuotaSpent => "The calls of this minute are spent", _ => "The service gave no usable answer" };
                settings.Notice?.Invoke(string.Create(CultureInfo.InvariantCulture, $"{reason}; trying again in {Math.Ceiling(arguments.RetryDelay.TotalSeconds)} s."));
                return ValueTask.CompletedTask;
            },
        })
        .Build();

    /// <param name="failure">What is thrown when repeating did not help.</param>
    /// <param name="wait">How long the service asks to wait; null for our own choice.</param>
    /// <param name="isRefusal">Whether the service said that it did not process the request.</param>
    private sealed class RetryableException(ServiceException failure, TimeSpan? wait, bool isRefusal) : Exception(failure.Message)
    {
        public ServiceException Failure { get; } = failure;

        public TimeSpan? Wait { get; } = wait;

        public bool IsRefusal { get; } = isRefusal;
    }
}
