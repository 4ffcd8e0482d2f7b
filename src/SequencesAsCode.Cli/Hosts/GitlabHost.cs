using System.Text;
using System.Text.Json.Nodes;
using SequencesAsCode.Cli.Repositories;
using SequencesAsCode.Output.Markdown.Writing;

namespace SequencesAsCode.Cli.Hosts;

/// <summary>
/// GitLab CI. A project access token that writes notes is in <c>SEQUENCES_TOKEN</c>, and one that pushes in
/// <c>SEQUENCES_PUSH_TOKEN</c>.
/// </summary>
internal sealed class GitlabHost : Host
{
    private readonly HostVariables variables;
    private readonly HostApi api;
    private readonly string project;

    public GitlabHost(HostVariables variables)
    {
        this.variables = variables;
        project = $"projects/{variables.Require("CI_PROJECT_ID")}";
        var token = variables.Find("SEQUENCES_TOKEN");
        api = new("GitLab", variables.Require("CI_API_V4_URL"), Header(token));
        var push = variables.Find("SEQUENCES_PUSH_TOKEN") ?? token;
        var login = push is null ? null : Convert.ToBase64String(Encoding.UTF8.GetBytes($"oauth2:{push}"));
        Git = new(variables.All, $"{variables.Require("CI_PROJECT_URL")}.git", login is null ? null : $"Basic {login}");
        Run = RunOf();
    }

    public override CommentHost Kind => CommentHost.GitLab;

    public override HostRun Run { get; }

    public override GitRemote Git { get; }

    private string Snapshot => $"{project}/packages/generic/sequences-snapshot/1/snapshot.json";

    private string Request(string pullRequest) => $"{project}/merge_requests/{pullRequest}";

    public override async Task<string?> NewestCommitAsync(CancellationToken cancellation) =>
        (await api.GetAsync(Request(Run.PullRequest!), cancellation).ConfigureAwait(false)).Text("sha");

    public override async Task<string?> FindCommentAsync(
        string pullRequest,
        string marker,
        CancellationToken cancellation
    )
    {
        var me = (await api.GetAsync("user", cancellation).ConfigureAwait(false)).Text("id");
        var own = await api.FindAsync(
                $"{Request(pullRequest)}/notes",
                note => note.Text("author", "id") == me && FirstLine.Of(note.Text("body")) == marker,
                cancellation
            )
            .ConfigureAwait(false);
        return own.Text("id");
    }

    public override Task WriteCommentAsync(
        string pullRequest,
        string? id,
        string body,
        CancellationToken cancellation
    ) =>
        api.SendAsync(
            id is null ? HttpMethod.Post : HttpMethod.Put,
            id is null ? $"{Request(pullRequest)}/notes" : $"{Request(pullRequest)}/notes/{id}",
            new JsonObject { ["body"] = body },
            cancellation
        );

    public override async Task<ImmutableArray<string>> LabelsAsync(string pullRequest, CancellationToken cancellation)
    {
        var found = await api.GetAsync(Request(pullRequest), cancellation).ConfigureAwait(false);
        return [.. found.List("labels").Select(label => label.Text()).OfType<string>()];
    }

    public override Task ChangeLabelsAsync(
        string pullRequest,
        ImmutableArray<string> added,
        ImmutableArray<string> removed,
        CancellationToken cancellation
    ) =>
        api.SendAsync(
            HttpMethod.Put,
            Request(pullRequest),
            new JsonObject { ["add_labels"] = string.Join(',', added), ["remove_labels"] = string.Join(',', removed) },
            cancellation
        );

    public override async Task<ImmutableArray<string>> MergedAsync(CancellationToken cancellation)
    {
        var path = $"{project}/repository/commits/{Run.Commit}/merge_requests";
        var found = await api.GetAsync(path, cancellation).ConfigureAwait(false);
        return
        [
            .. found
                .List()
                .Where(request => request.Text("state") == "merged")
                .Select(request => request.Text("iid"))
                .OfType<string>(),
        ];
    }

    // The push opened it.
    public override Task OfferAsync(
        string branch,
        string target,
        string title,
        string body,
        CancellationToken cancellation
    ) => Task.CompletedTask;

    public override IEnumerable<string> PushOptions(string target, string title) =>
        new[] { "merge_request.create", $"merge_request.target={target}", $"merge_request.title={title}" }.SelectMany(
            option => new[] { "--push-option", option }
        );

    public override Task<bool> IsPrivateAsync(CancellationToken cancellation) =>
        Task.FromResult(variables.Find("CI_PROJECT_VISIBILITY") == "private");

    public override async Task<byte[]?> ReadSnapshotAsync(CancellationToken cancellation)
    {
        using var packages = Packages();
        return await packages.DownloadAsync(Snapshot, cancellation).ConfigureAwait(false);
    }

    public override async Task KeepSnapshotAsync(byte[] snapshot, CancellationToken cancellation)
    {
        using var packages = Packages();
        await packages.UploadAsync(Snapshot, snapshot, cancellation).ConfigureAwait(false);
    }

    // No variable says that a job was retried, but its pipeline has the earlier job of that name as well.
    public override async Task<bool> IsAgainAsync(CancellationToken cancellation)
    {
        var jobs = $"{project}/pipelines/{variables.Require("CI_PIPELINE_ID")}/jobs?include_retried=true&per_page=100";
        var (name, id) = (variables.Require("CI_JOB_NAME"), variables.Require("CI_JOB_ID"));
        var all = await api.GetAsync(jobs, cancellation).ConfigureAwait(false);
        return all.List().Any(job => job.Text("name") == name && job.Text("id") != id);
    }

    public override void Dispose() => api.Dispose();

    private static (string Name, string Value) Header(string? token) => ("PRIVATE-TOKEN", token ?? "");

    private HostApi Packages() =>
        new("GitLab", variables.Require("CI_API_V4_URL"), ("JOB-TOKEN", variables.Require("CI_JOB_TOKEN")));

    private HostRun RunOf()
    {
        var home = variables.Require("CI_PROJECT_URL");
        var commit = variables.Find("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA") ?? variables.Require("CI_COMMIT_SHA");
        var run = new HostRun { Commit = commit, IsByHand = variables.Find("CI_PIPELINE_SOURCE") == "web" };
        if (variables.Find("CI_MERGE_REQUEST_IID") is not { } number)
            return run;
        var branch = WebPath.Of(variables.Find("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME") ?? "");
        return run with
        {
            PullRequest = number,
            Target = variables.Find("CI_MERGE_REQUEST_TARGET_BRANCH_NAME"),
            PullRequestUrl = new($"{home}/-/merge_requests/{number}"),
            FileUrl = FileAddress.Parse($"{home}/-/blob/{commit}/{{path}}"),
            EditUrl = FileAddress.Parse($"{home}/-/edit/{branch}/{{path}}"),
            PageUrl = variables.Find("CI_JOB_ID") is { } job ? new($"{home}/-/jobs/{job}/artifacts/browse") : null,
        };
    }
}
