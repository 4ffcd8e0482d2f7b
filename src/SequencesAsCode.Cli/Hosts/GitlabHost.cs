using System.Text;
using System.Text.Json.Nodes;
using SequencesAsCode.Cli.Repositories;
using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Service.Platforms;

namespace SequencesAsCode.Cli.Hosts;

/// <summary>
/// GitLab CI. A project access token that writes notes is in <c>SEQUENCES_TOKEN</c>, and one that pushes in
/// <c>SEQUENCES_PUSH_TOKEN</c>.
/// </summary>
internal sealed class GitlabHost : Host
{
    // Artifacts of a job keep their paths in the checkout.
    private const string KeptFolder = "sequences-out/";

    private readonly HostVariables variables;
    private readonly PlatformApi api;
    private readonly string project;

    public GitlabHost(HostNetwork network)
    {
        variables = network.Variables;
        project = $"projects/{variables.Require("CI_PROJECT_ID")}";
        var token = variables.Find("SEQUENCES_TOKEN");
        api = network.Open("GitLab", "CI_API_V4_URL", null, token ?? "", new("PRIVATE-TOKEN", token ?? ""));
        var push = variables.Find("SEQUENCES_PUSH_TOKEN") ?? token;
        var login = push is null ? null : Convert.ToBase64String(Encoding.UTF8.GetBytes($"oauth2:{push}"));
        Git = new(variables.All, $"{variables.Require("CI_PROJECT_URL")}.git", login is null ? null : $"Basic {login}");
        Run = RunOf();
    }

    public override CommentHost Kind => CommentHost.GitLab;

    public override HostRun Run { get; }

    public override GitRemote Git { get; }

    private string Request(string pullRequest) => $"{project}/merge_requests/{pullRequest}";

    public override async Task<string?> NewestCommitAsync(CancellationToken cancellation) =>
        (await api.ReadAsync(Request(Run.PullRequest!), cancellation).ConfigureAwait(false)).Text("sha");

    public override async Task<string?> FindCommentAsync(
        string pullRequest,
        string marker,
        CancellationToken cancellation
    )
    {
        var me = (await api.ReadAsync("user", cancellation).ConfigureAwait(false)).Text("id");
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
        api.WriteAsync(
            id is null ? HttpMethod.Post : HttpMethod.Put,
            id is null ? $"{Request(pullRequest)}/notes" : $"{Request(pullRequest)}/notes/{id}",
            new JsonObject { ["body"] = body },
            cancellation
        );

    public override async Task<ImmutableArray<string>> LabelsAsync(string pullRequest, CancellationToken cancellation)
    {
        var found = await api.ReadAsync(Request(pullRequest), cancellation).ConfigureAwait(false);
        return [.. found.List("labels").Select(label => label.Text()).OfType<string>()];
    }

    public override Task ChangeLabelsAsync(
        string pullRequest,
        ImmutableArray<string> added,
        ImmutableArray<string> removed,
        CancellationToken cancellation
    ) =>
        api.WriteAsync(
            HttpMethod.Put,
            Request(pullRequest),
            new JsonObject { ["add_labels"] = string.Join(',', added), ["remove_labels"] = string.Join(',', removed) },
            cancellation
        );

    public override async Task<ImmutableArray<string>> MergedAsync(CancellationToken cancellation)
    {
        var path = $"{project}/repository/commits/{Run.Commit}/merge_requests";
        var found = await api.ReadAsync(path, cancellation).ConfigureAwait(false);
        return
        [
            .. found
                .List()
                .Where(request => request.Text("state") == "merged")
                .Select(request => request.Text("iid"))
                .OfType<string>(),
        ];
    }

    public override async Task OfferAsync(
        string branch,
        string target,
        string title,
        string body,
        CancellationToken cancellation
    )
    {
        var requests = $"{project}/merge_requests";
        var (source, onto) = (Uri.EscapeDataString(branch), Uri.EscapeDataString(target));
        var query = $"{requests}?state=opened&source_branch={source}&target_branch={onto}";
        var open = (await api.ReadAsync(query, cancellation).ConfigureAwait(false))
            .List()
            .FirstOrDefault(request => request.Text("source_project_id") == request.Text("target_project_id"));
        if (open.Text("iid") is { } number)
        {
            var text = new JsonObject { ["description"] = body };
            await api.WriteAsync(HttpMethod.Put, $"{requests}/{number}", text, cancellation).ConfigureAwait(false);
            return;
        }

        var request = new JsonObject
        {
            ["source_branch"] = branch,
            ["target_branch"] = target,
            ["title"] = title,
            ["description"] = body,
        };
        await api.WriteAsync(HttpMethod.Post, requests, request, cancellation).ConfigureAwait(false);
    }

    public override Task<bool> IsPrivateAsync(CancellationToken cancellation) =>
        Task.FromResult(variables.Find("CI_PROJECT_VISIBILITY") == "private");

    public override Task<byte[]?> ReadSnapshotAsync(string environment, string given, CancellationToken cancellation) =>
        new GitlabJobs(api, project, variables.Require("CI_DEFAULT_BRANCH")).ReadAsync(
            ArtifactNames.Snapshot(environment),
            $"{KeptFolder}snapshot.json",
            cancellation
        );

    public override async Task TakeLeftAsync(string environment, string folder, CancellationToken cancellation)
    {
        if (Run.Branch is not { } branch)
            return;
        var jobs = new GitlabJobs(api, project, branch);
        var kept = await jobs.ArchiveAsync(ArtifactNames.Apply(environment), $"{KeptFolder}result.md", cancellation)
            .ConfigureAwait(false);
        if (kept is not null)
            await Archive.TakeAsync(kept, $"{KeptFolder}state/", folder, cancellation).ConfigureAwait(false);
    }

    // No variable says that a job was retried, but its pipeline has the earlier job of that name as well.
    public override async Task<bool> IsAgainAsync(CancellationToken cancellation)
    {
        var jobs = $"{project}/pipelines/{variables.Require("CI_PIPELINE_ID")}/jobs?include_retried=true";
        var (name, id) = (variables.Require("CI_JOB_NAME"), variables.Require("CI_JOB_ID"));
        var all = await api.ListAsync(jobs, "", int.MaxValue, cancellation).ConfigureAwait(false);
        return all.Any(job => job.Text("name") == name && job.Text("id") != id);
    }

    public override void Dispose() => api.Dispose();

    private HostRun RunOf()
    {
        var home = variables.Require("CI_PROJECT_URL");
        var commit = variables.Find("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA") ?? variables.Require("CI_COMMIT_SHA");
        var run = new HostRun
        {
            Commit = commit,
            Branch = variables.Find("CI_COMMIT_BRANCH"),
            IsByHand = variables.Find("CI_PIPELINE_SOURCE") == "web",
        };
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
