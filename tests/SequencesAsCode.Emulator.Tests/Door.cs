using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Testing.Apollo;

namespace SequencesAsCode.Emulator.Tests;

public enum DoorKind
{
    Handler,
    Kestrel,
}

/// <summary>An emulator behind an <see cref="HttpClient"/>, in the process or on the network.</summary>
internal sealed class Door : IAsyncDisposable
{
    private readonly EmulatorServer? server;

    private Door(HttpClient client, EmulatorServer? server)
    {
        Client = client;
        this.server = server;
        client.DefaultRequestHeaders.Add("x-api-key", "k");
    }

    public HttpClient Client { get; }

    public static async Task<Door> OpenAsync(
        DoorKind kind,
        Bench bench,
        FaultScript? faults = null,
        Action<EmulatedApollo>? onChanged = null
    )
    {
        if (kind == DoorKind.Handler)
        {
            var handler = new EmulatorHandler(bench.Apollo, faults, onChanged);
            return new Door(new HttpClient(handler) { BaseAddress = new Uri("http://apollo.test/api/v1/") }, null);
        }

        var server = await EmulatorServer.StartAsync(bench.Apollo, 0, faults, onChanged, CancellationToken.None);
        return new Door(new HttpClient { BaseAddress = new Uri(server.Address, "api/v1/") }, server);
    }

    public Task<HttpResponseMessage> ReadAsync() =>
        Client.GetAsync(new Uri($"emailer_campaigns/{Bench.Outbound}", UriKind.Relative));

    public Task<HttpResponseMessage> SearchAsync(string body = "{}") => PostAsync("emailer_campaigns/search", body);

    public Task<HttpResponseMessage> ArchiveAsync() => PostAsync($"emailer_campaigns/{Bench.Outbound}/archive", "{}");

    public Task<HttpResponseMessage> PostAsync(string path, string body) =>
        Client.PostAsync(
            new Uri(path, UriKind.Relative),
            new StringContent(body, System.Text.Encoding.UTF8, "application/json")
        );

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (server is not null)
            await server.DisposeAsync();
    }
}
