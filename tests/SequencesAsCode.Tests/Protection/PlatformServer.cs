using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace SequencesAsCode.Tests.Protection;

/// <summary>A platform on this machine: it answers each path as it was told to, and every other one with 404.</summary>
internal sealed class PlatformServer : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly Dictionary<string, (int Status, string Content)> answers = new(StringComparer.Ordinal);

    private PlatformServer()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        application = builder.Build();
        application.Run(AnswerAsync);
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>The paths that were asked for, in order.</summary>
    public List<string> Paths { get; } = [];

    /// <summary>The headers that carry a token, in order.</summary>
    public List<string> Tokens { get; } = [];

    public static async Task<PlatformServer> StartAsync()
    {
        var server = new PlatformServer();
        await server.application.StartAsync();
        var addresses = server
            .application.Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!;
        server.Address = new(addresses.Addresses.First());
        return server;
    }

    public PlatformServer Answer(string path, string content, int status = 200)
    {
        answers[path] = (status, content);
        return this;
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        Paths.Add(path);
        Tokens.Add($"{context.Request.Headers.Authorization}{context.Request.Headers["PRIVATE-TOKEN"]}");
        var (status, content) = answers.GetValueOrDefault(path, (404, """{"message":"Not Found"}"""));
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(content);
    }
}
