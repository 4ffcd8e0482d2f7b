using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Cli.Results;

namespace SequencesAsCode.Cli.Hosts;

/// <summary>The REST API of a host. Redirects are followed without the token.</summary>
internal sealed class HostApi : IDisposable
{
    /// <summary>The most elements of a list that one answer has, on every host that has pages.</summary>
    public const int PageSize = 100;

    private readonly HttpClient client;
    private readonly string name;
    private readonly string root;
    private readonly (string Name, string Value) token;

    /// <summary>Makes the client of an API.</summary>
    /// <param name="name">The host, as messages name it.</param>
    /// <param name="root">The address that every path starts from.</param>
    /// <param name="token">The header that gives the right.</param>
    public HostApi(string name, string root, (string Name, string Value) token)
    {
        this.name = name;
        this.root = root.TrimEnd('/');
        this.token = token;
        client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            Timeout = TimeSpan.FromSeconds(100),
        };
        client.DefaultRequestHeaders.UserAgent.Add(new("sequences", null));
        client.DefaultRequestHeaders.Accept.Add(new("application/json"));
    }

    /// <summary>Reads a document.</summary>
    /// <param name="path">The path below the root, with its query.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <exception cref="CommandException">The host refused or did not answer.</exception>
    public Task<JsonNode> GetAsync(string path, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Get, path, null, cancellation);

    /// <summary>Finds an element of a list that comes in pages.</summary>
    /// <param name="path">The path of the list below the root, without a query.</param>
    /// <param name="isMeant">Whether an element is the one.</param>
    /// <param name="cancellation">Cancels the calls.</param>
    /// <returns>The first one; null when there is none.</returns>
    /// <exception cref="CommandException">The host refused or did not answer.</exception>
    public async Task<JsonNode?> FindAsync(string path, Func<JsonNode, bool> isMeant, CancellationToken cancellation)
    {
        for (var page = 1; ; page++)
        {
            var list = await GetAsync($"{path}?per_page={PageSize}&page={page}", cancellation).ConfigureAwait(false);
            var found = list.List().ToList();
            var meant = found.FirstOrDefault(isMeant);
            if (meant is not null || found.Count < PageSize)
                return meant;
        }
    }

    /// <summary>Sends a document and reads the answer.</summary>
    /// <param name="method">The method of HTTP.</param>
    /// <param name="path">The path below the root, with its query.</param>
    /// <param name="body">The document; null for none.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The answer; an empty object when there is none.</returns>
    /// <exception cref="CommandException">The host refused or did not answer.</exception>
    public async Task<JsonNode> SendAsync(
        HttpMethod method,
        string path,
        JsonNode? body,
        CancellationToken cancellation
    )
    {
        var content = body is null ? null : new StringContent(Text(body), Encoding.UTF8, "application/json");
        using var answer = await AskAsync(method, path, content, cancellation).ConfigureAwait(false);
        var text = await answer.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false);
        try
        {
            return (text.Length == 0 ? null : JsonNode.Parse(text)) ?? new JsonObject();
        }
        catch (JsonException)
        {
            throw CommandException.Unreachable($"{name} answered {method} {path} with something other than JSON.");
        }
    }

    /// <summary>Reads the bytes of a file.</summary>
    /// <exception cref="CommandException">The host refused or did not answer.</exception>
    public async Task<byte[]> DownloadAsync(string path, CancellationToken cancellation)
    {
        using var answer = await AskAsync(HttpMethod.Get, path, null, cancellation).ConfigureAwait(false);
        if (answer.Headers.Location is not { } there)
            return await answer.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
        using var moved = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(root), there));
        using var file = await SendAsync(moved, path, cancellation).ConfigureAwait(false);
        return await file.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Writes the bytes of a file.</summary>
    /// <exception cref="CommandException">The host refused or did not answer.</exception>
    public async Task UploadAsync(string path, byte[] bytes, CancellationToken cancellation)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var answer = await AskAsync(HttpMethod.Put, path, content, cancellation).ConfigureAwait(false);
    }

    public void Dispose() => client.Dispose();

    private async Task<HttpResponseMessage> AskAsync(
        HttpMethod method,
        string path,
        HttpContent? content,
        CancellationToken cancellation
    )
    {
        using var request = new HttpRequestMessage(method, $"{root}/{path}") { Content = content };
        request.Headers.TryAddWithoutValidation(token.Name, token.Value);
        return await SendAsync(request, path, cancellation).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        string path,
        CancellationToken cancellation
    )
    {
        HttpResponseMessage answer;
        try
        {
            answer = await client.SendAsync(request, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception)
            when (exception is HttpRequestException or IOException
                || (exception is OperationCanceledException && !cancellation.IsCancellationRequested)
            )
        {
            throw CommandException.Unreachable($"{name} did not answer {request.Method} {path}: {exception.Message}");
        }

        if (answer.IsSuccessStatusCode || answer.StatusCode is HttpStatusCode.Found or HttpStatusCode.RedirectKeepVerb)
            return answer;
        using (answer)
            throw Refusal(request.Method, path, answer.StatusCode);
    }

    private CommandException Refusal(HttpMethod method, string path, HttpStatusCode status)
    {
        var remedy = status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound
            ? " Check the token of the job and its permissions."
            : "";
        return CommandException.Unreachable($"{name} answered {(int)status} to {method} {path}.{remedy}");
    }

    private static string Text(JsonNode node)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
            node.WriteTo(writer);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
