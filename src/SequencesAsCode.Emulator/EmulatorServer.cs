using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SequencesAsCode.Emulator.Faults;

namespace SequencesAsCode.Emulator;

/// <summary>
/// The emulator as an HTTP server, on 127.0.0.1 only. It writes no log and leaves Ctrl-C to the calling program.
/// </summary>
public sealed class EmulatorServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private EmulatorServer(WebApplication application, Uri address)
    {
        this.application = application;
        Address = address;
    }

    /// <summary>The address it listens on: <c>http://127.0.0.1:PORT/</c>.</summary>
    public Uri Address { get; }

    /// <summary>
    /// Starts listening; port 0 takes a free one. <c>onChanged</c> is called after each request that changed the state.
    /// </summary>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<EmulatorServer> StartAsync(
        EmulatedApollo apollo,
        int port,
        FaultScript? faults,
        Action<EmulatedApollo>? onChanged,
        CancellationToken ct
    )
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Listen(IPAddress.Loopback, port);
            });
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        var application = builder.Build();
        var exchange = new Exchange(apollo, faults, onChanged, apollo.Time);
        application.Run(context => ServeAsync(context, exchange, application.Lifetime.ApplicationStopping));
        await application.StartAsync(ct).ConfigureAwait(false);
        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        return new EmulatorServer(application, new Uri(addresses.Addresses.First()));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await application.StopAsync(CancellationToken.None).ConfigureAwait(false);
        await application.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task ServeAsync(HttpContext context, Exchange exchange, CancellationToken stopping)
    {
        var request = await ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        var delivery = await exchange.AnswerAsync(request, context.RequestAborted).ConfigureAwait(false);
        if (delivery.Arrival == Arrival.Silence)
            await GivenUpAsync(context.RequestAborted, stopping).ConfigureAwait(false);
        if (delivery.Response is not { } response)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = response.Status;
        context.Response.ContentType = response.ContentType;

        // The server leaves out a header without a value. Blanks around a value have no meaning.
        foreach (var (name, value) in response.Headers)
            context.Response.Headers.Append(name, value.Length == 0 ? " " : value);
        var body = Encoding.UTF8.GetBytes(response.Body);
        if (delivery.Arrival == Arrival.Half)
        {
            context.Response.ContentLength = body.Length;
            await context
                .Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), context.RequestAborted)
                .ConfigureAwait(false);
            await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            context.Abort();
            return;
        }

        await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    private static async Task GivenUpAsync(CancellationToken aborted, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(aborted, stopping);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, either.Token)
            .ContinueWith(_ => { }, TaskScheduler.Default)
            .ConfigureAwait(false);
    }

    private static async Task<EmulatorRequest> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync(cancellation).ConfigureAwait(false);
        return new EmulatorRequest(
            request.Method,
            request.Path.Value ?? "/",
            request.QueryString.Value ?? "",
            [.. request.Headers.Select(h => KeyValuePair.Create(h.Key, h.Value.ToString()))],
            body
        );
    }

    // The default lifetime would take Ctrl-C away from the command that runs the emulator.
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
