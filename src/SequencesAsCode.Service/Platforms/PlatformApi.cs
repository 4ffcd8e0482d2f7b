using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Service.Platforms;

/// <summary>The REST API of a platform, through the same connection as every service.</summary>
public sealed class PlatformApi : IDisposable
{
    /// <summary>The most elements that a page of a list has.</summary>
    public const int PageSize = 100;

    private readonly ServiceConnection connection;
    private readonly string platform;

    /// <summary>Makes the client of an API.</summary>
    /// <param name="settings">The address, the token, the clock and the network.</param>
    /// <param name="root">Path of the API below the host.</param>
    /// <param name="headers">Sent with every request; the token is among them.</param>
    /// <param name="platform">The name of the platform, for messages.</param>
    /// <exception cref="ServiceException">The token has characters that tokens do not have.</exception>
    public PlatformApi(
        ConnectionSettings settings,
        string root,
        ImmutableArray<KeyValuePair<string, string>> headers,
        string platform
    )
    {
        ArgumentNullException.ThrowIfNull(settings);
        this.platform = platform;
        connection = new(
            settings,
            new(root, headers, (method, path) => $"{platform}'s {method} {path}", reply => Map(platform, reply))
            {
                MayAnswerNothing = true,
                Malformed = ServiceException.TokenMalformed(platform),
            }
        );
    }

    /// <summary>Reads a document. It is asked for again after a failure that may pass.</summary>
    /// <param name="path">The path below the root, with its query.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="ServiceException">The platform refused, or did not answer.</exception>
    public Task<JsonElement> ReadAsync(string path, CancellationToken cancellation) =>
        NeededAsync("GET", path, connection.ReadAsync("GET", path, null, cancellation));

    /// <summary>Asks a question that has a document of its own, and changes nothing.</summary>
    /// <param name="path">The path below the root, with its query.</param>
    /// <param name="question">The document.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="ServiceException">The platform refused, or did not answer.</exception>
    public Task<JsonElement> AskAsync(string path, JsonObject question, CancellationToken cancellation) =>
        NeededAsync("POST", path, connection.ReadAsync("POST", path, question, cancellation));

    /// <summary>Changes something. It is sent again only when the platform did not process it.</summary>
    /// <param name="method">The method of HTTP.</param>
    /// <param name="path">The path below the root, with its query.</param>
    /// <param name="body">The document; null for none.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>The answer; an empty object when there is none.</returns>
    /// <exception cref="ServiceException">The platform refused, or did not answer.</exception>
    public Task<JsonElement> WriteAsync(
        HttpMethod method,
        string path,
        JsonObject? body,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(method);
        return NeededAsync(
            method.Method,
            path,
            connection.WriteAsync(method.Method, path, body?.ToJsonString(), cancellation)
        );
    }

    /// <summary>Reads the bytes of a file. A redirect is followed without the token.</summary>
    /// <param name="path">The path below the root.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="ServiceException">The platform refused, or did not answer.</exception>
    public Task<byte[]> DownloadAsync(string path, CancellationToken cancellation) =>
        NeededAsync("GET", path, connection.DownloadAsync(path, cancellation));

    /// <summary>Reads the elements of a list that comes in pages.</summary>
    /// <param name="path">The path of the list below the root, with its query.</param>
    /// <param name="list">The member of the answer that is the list; empty when the answer is the list.</param>
    /// <param name="most">After so many elements no further page is read.</param>
    /// <param name="cancellation">Ends the calls.</param>
    /// <exception cref="ServiceException">The platform refused, or did not answer.</exception>
    public async Task<ImmutableArray<JsonElement>> ListAsync(
        string path,
        string list,
        int most,
        CancellationToken cancellation
    )
    {
        var all = ImmutableArray.CreateBuilder<JsonElement>();
        for (var page = 1; ; page++)
        {
            var read = await PageAsync(path, list, page, cancellation).ConfigureAwait(false);
            all.AddRange(read);
            if (read.Length < PageSize || all.Count >= most)
                return all.ToImmutable();
        }
    }

    /// <summary>Finds an element of a list that comes in pages.</summary>
    /// <param name="path">The path of the list below the root, with its query.</param>
    /// <param name="isMeant">Whether an element is the one.</param>
    /// <param name="cancellation">Ends the calls.</param>
    /// <returns>The first one; undefined when there is none.</returns>
    /// <exception cref="ServiceException">The platform refused, or did not answer.</exception>
    public async Task<JsonElement> FindAsync(
        string path,
        Func<JsonElement, bool> isMeant,
        CancellationToken cancellation
    )
    {
        for (var page = 1; ; page++)
        {
            var read = await PageAsync(path, "", page, cancellation).ConfigureAwait(false);
            var meant = read.FirstOrDefault(isMeant);
            if (meant.ValueKind != JsonValueKind.Undefined || read.Length < PageSize)
                return meant;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    /// <summary>Reads one setting once; a failure is an answer too.</summary>
    /// <param name="path">The path below the root.</param>
    /// <param name="permission">What the token needs for it, as a sentence of what to do.</param>
    /// <param name="cancellation">Ends the call.</param>
    internal async Task<PlatformAnswer> GetAsync(string path, string permission, CancellationToken cancellation)
    {
        try
        {
            var content = await connection.ProbeAsync("GET", path, null, cancellation).ConfigureAwait(false);
            return new(content, IsMissing: false, "");
        }
        catch (ServiceException exception)
        {
            var why = exception.Kind switch
            {
                FailureKind.NotAllowed => $"The token may not read this. {permission}",
                FailureKind.NotFound => $"{exception.Message} {permission}",
                _ => exception.Message,
            };
            return new(default, exception.Kind == FailureKind.NotFound, why);
        }
    }

    private async Task<ImmutableArray<JsonElement>> PageAsync(
        string path,
        string list,
        int page,
        CancellationToken cancellation
    )
    {
        var and = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var place = string.Create(CultureInfo.InvariantCulture, $"{path}{and}per_page={PageSize}&page={page}");
        var answer = await ReadAsync(place, cancellation).ConfigureAwait(false);
        var elements = list.Length == 0 ? answer : WireReader.Member(answer, list);
        return elements.ValueKind == JsonValueKind.Array ? [.. elements.EnumerateArray()] : [];
    }

    // A key of the service is not meant, so the failure is that of a platform that did not do what was asked.
    private async Task<T> NeededAsync<T>(string method, string path, Task<T> call)
    {
        try
        {
            return await call.ConfigureAwait(false);
        }
        catch (ServiceException exception) when (StatusOf(exception.Kind) is { } status)
        {
            throw ServiceException.PlatformRefused(platform, $"{method} {path}", status);
        }
    }

    private static int? StatusOf(FailureKind kind) =>
        kind switch
        {
            FailureKind.KeyRefused => 401,
            FailureKind.NotAllowed => 403,
            FailureKind.NotFound => 404,
            _ => null,
        };

    private static ServiceException? Map(string platform, ServiceReply reply)
    {
        if (reply.IsSuccess)
            return null;
        var wait = ErrorTable.RetryAfter(reply);
        var failure = ServiceException.OfPlatform(
            platform,
            reply.Status switch
            {
                401 => FailureKind.KeyRefused,
                403 when wait is null => FailureKind.NotAllowed,
                404 => FailureKind.NotFound,
                _ => FailureKind.Unavailable,
            },
            reply.Endpoint,
            reply.Status
        );

        // With 403 and a time to wait, GitHub slows down whoever asks too often.
        return reply.Status switch
        {
            429 or 403 when wait is not null => ErrorTable.Transient(failure, RetryScope.All, wait),
            429 => ErrorTable.Transient(failure, RetryScope.All, null),
            >= 500 or 408 => ErrorTable.Transient(failure, RetryScope.Reads, wait),
            _ => failure,
        };
    }
}

/// <summary>What a platform answered to one call.</summary>
/// <param name="Content">The answer; undefined when there is none.</param>
/// <param name="IsMissing">Whether the platform has no such thing, or does not show it to this token.</param>
/// <param name="Why">Why there is no answer, and what to do; empty when there is one.</param>
internal sealed record PlatformAnswer(JsonElement Content, bool IsMissing, string Why)
{
    /// <summary>Whether there is an answer.</summary>
    public bool IsKnown => Content.ValueKind != JsonValueKind.Undefined;
}
