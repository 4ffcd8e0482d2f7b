using System.Net;
using System.Net.Sockets;
using SequencesAsCode.Testing.Apollo;

namespace SequencesAsCode.Emulator.Tests;

public sealed class ServerTests
{
    [Test]
    public async Task The_server_listens_on_loopback_only_and_says_nothing_about_itself()
    {
        var bench = new Bench();
        await using var server = await EmulatorServer.StartAsync(bench.Apollo, 0, null, null, CancellationToken.None);
        using var client = new HttpClient();

        using var response = await client.GetAsync(server.Address);

        Assert.That(server.Address.Host, Is.EqualTo("127.0.0.1"));
        Assert.That(server.Address.Port, Is.Not.Zero);
        Assert.That(response.Headers.Contains("Server"), Is.False);
    }

    [Test]
    public async Task A_port_in_use_is_an_IOException()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var error = await Assert.ThrowsAsync<IOException>(() =>
            EmulatorServer.StartAsync(new Bench().Apollo, port, null, null, CancellationToken.None)
        );

        Assert.That(error!.Message, Does.Contain("in use"));
    }

    [Test]
    public async Task A_stopped_server_answers_no_more()
    {
        var bench = new Bench();
        var server = await EmulatorServer.StartAsync(bench.Apollo, 0, null, null, CancellationToken.None);
        await server.DisposeAsync();
        using var client = new HttpClient();

        Assert.That(async () => await client.GetAsync(server.Address), Throws.InstanceOf<HttpRequestException>());
    }
}
