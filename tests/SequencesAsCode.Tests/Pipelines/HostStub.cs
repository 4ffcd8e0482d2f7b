using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SequencesAsCode.Tests.Pipelines;

/// <summary>
/// Stands for the APIs of GitHub, GitLab and Azure DevOps: it keeps one pull request with the number 7, and what
/// pipelines do with it.
/// </summary>
internal sealed class HostStub : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly Lock gate = new();

    private HostStub(WebApplication application) => this.application = application;

    public string Address { get; private set; } = "";

    /// <summary>The newest commit of the pull request.</summary>
    public string Head { get; set; } = PipelineSite.Head;

    public bool IsPrivate { get; set; } = true;

    /// <summary>Whether the token may change labels.</summary>
    public bool TakesLabels { get; set; } = true;

    /// <summary>The commit that the pull request was merged as.</summary>
    public string? MergedAs { get; set; }

    public List<HostComment> Comments { get; } = [];

    public SortedSet<string> Labels { get; } = new(StringComparer.Ordinal);

    /// <summary>The text of the open pull request of a pipeline; null when there is none.</summary>
    public string? Offered { get; set; }

    /// <summary>The jobs of GitLab's pipeline 40, retried ones too: id and name.</summary>
    public List<(int Id, string Name)> JobsOfRun { get; } =
    [(12, "sequences-plan-main-production"), (13, "sequences-apply-production")];

    /// <summary>Archives of artifacts by name.</summary>
    public Dictionary<string, byte[]> Artifacts { get; } = new(StringComparer.Ordinal);

    /// <summary>The run that the newest snapshot is of.</summary>
    public JsonObject SnapshotRun { get; set; } = SomeHostRuns.Trusted();

    /// <summary>Artifacts on GitHub that come before those of <see cref="Artifacts"/> in each list.</summary>
    public List<JsonObject> OtherArtifacts { get; } = [];

    /// <summary>Whether the commit of <see cref="SnapshotRun"/> is on the main branch.</summary>
    public bool IsMerged { get; set; } = true;

    /// <summary>The deployments on GitHub.</summary>
    public List<HostDeployment> Deployments { get; } =
    [new("sequences-main", "main", 42, "in_progress"), new("sequences-apply", "main", 42, "in_progress")];

    /// <summary>Whether the token may read deployments.</summary>
    public bool ShowsDeployments { get; set; } = true;

    /// <summary>Jobs of GitLab that ended, the newest first.</summary>
    public List<HostJob> Jobs { get; } = [];

    /// <summary>Runs of Azure, the newest first.</summary>
    public List<HostBuild> Builds { get; } = [];

    /// <summary>Each call that changes something: method and path.</summary>
    public List<string> Writes { get; } = [];

    /// <summary>Paths that were asked for with no token, or with another one.</summary>
    public List<string> Unauthorized { get; } = [];

    public static async Task<HostStub> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.Listen(IPAddress.Loopback, 0);
                kestrel.AllowSynchronousIO = true;
            });
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        var application = builder.Build();
        var stub = new HostStub(application);
        application.Run(stub.ServeAsync);
        await application.StartAsync();
        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        stub.Address = addresses.Addresses.First();
        return stub;
    }

    public async ValueTask DisposeAsync()
    {
        await application.StopAsync(CancellationToken.None);
        await application.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var path = context.Request.Path.Value!;
        HostAnswer answer;
        lock (gate)
        {
            var method = context.Request.Method;
            if (!IsKnown(context.Request.Headers))
                Unauthorized.Add(path);
            if (method != "GET" && !path.EndsWith("pullrequestquery", StringComparison.Ordinal))
                Writes.Add($"{method} {path}");
            answer = HostRoutes.Answer(this, method, path, context.Request.Query, body.ToArray());
        }

        context.Response.StatusCode = answer.Status;
        if (answer.Bytes is { } bytes)
            await context.Response.Body.WriteAsync(bytes);
    }

    private static bool IsKnown(IHeaderDictionary headers) =>
        headers.Authorization == "Bearer t0ken" || headers["PRIVATE-TOKEN"] == "t0ken";

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
