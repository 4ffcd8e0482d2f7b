using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Applying.Tests.Probing.Strict;

/// <summary>Serves a strict account over HTTP on this machine.</summary>
internal sealed class StrictServer : IAsyncDisposable
{
    public const string Key = "strict-key";
    private readonly HttpListener listener = new();
    private readonly StrictAccount account;
    private readonly StrictSwitches switches;
    private readonly Task serving;

    public StrictServer(StrictAccount account, StrictSwitches switches)
    {
        this.account = account;
        this.switches = switches;
        Address = Listen();
        serving = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>The requests so far, as <c>METHOD path</c>.</summary>
    public List<string> Requests { get; } = [];

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
        listener.Close();
    }

    // Another process may take the port between the two, so it is tried again.
    private Uri Listen()
    {
        for (var attempt = 0; ; attempt++)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
            probe.Stop();
            listener.Prefixes.Clear();
            listener.Prefixes.Add(address.ToString());
            try
            {
                listener.Start();
                return address;
            }
            catch (HttpListenerException) when (attempt < 5)
            {
                continue;
            }
        }
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                await AnswerAsync(context);
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        var path = context.Request.Url!.AbsolutePath;
        Requests.Add($"{context.Request.HttpMethod} {path}");
        var (status, answer) = Answer(context.Request, path, text);
        var bytes = Encoding.UTF8.GetBytes(answer);
        context.Response.StatusCode = status;
        context.Response.ContentType = status == 401 ? "text/plain" : "application/json; charset=utf-8";
        context.Response.ContentLength64 = bytes.Length;
        await context.Response.OutputStream.WriteAsync(bytes);
        context.Response.Close();
    }

    private (int Status, string Answer) Answer(HttpListenerRequest request, string path, string text)
    {
        if (request.Headers["X-Api-Key"] != Key)
            return (
                401,
                "Invalid API key. See https://docs.apollo.io/reference/authentication for how to authenticate."
            );
        if (text.Length > 0 && request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true)
            return (415, """{"error":"Unsupported media type"}""");
        try
        {
            var body = text.Length == 0 ? [] : JsonNode.Parse(text) as JsonObject ?? [];
            return Route(request.HttpMethod, path["/api/v1/".Length..].Split('/'), body) is { } answer
                ? (200, answer.ToJsonString())
                : (404, """{"error":"Record not found."}""");
        }
        catch (StrictRefusalException refusal)
        {
            return (422, new JsonObject { ["error"] = refusal.Message }.ToJsonString());
        }
    }

    private JsonObject? Route(string method, string[] path, JsonObject body) =>
        (method, path) switch
        {
            ("GET", ["users", "api_profile"]) => new()
            {
                ["id"] = StrictAccount.Admin,
                ["team_id"] = StrictAccount.Team,
            },
            ("POST", ["emailer_campaigns", "search"]) => account.Search((string?)body["q_name"] ?? ""),
            ("GET", ["emailer_schedules"]) => new() { ["emailer_schedules"] = new JsonArray() },
            ("POST", ["sequences"]) => account.Create(body),
            ("PUT", ["sequences", var id]) => account.Update(id, body),
            ("PATCH", ["sequences", var id]) when switches.HasPatch => account.Update(id, body),
            ("GET", ["emailer_campaigns", var id]) => account.Read(id),
            ("POST", ["emailer_campaigns", var id, "archive"]) => account.Archive(id),
            _ => null,
        };
}
