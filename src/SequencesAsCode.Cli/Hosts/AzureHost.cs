using System.Text.Json.Nodes;
using SequencesAsCode.Cli.Repositories;
using SequencesAsCode.Output.Markdown.Writing;

namespace SequencesAsCode.Cli.Hosts;

/// <summary>Azure Pipelines with code in Azure Repos. The token of the job is in <c>SYSTEM_ACCESSTOKEN</c>.</summary>
internal sealed class AzureHost : Host
{
    private const string Version = "api-version=7.1";
    private const string Heads = "refs/heads/";

    private readonly HostVariables variables;
    private readonly HostApi api;
    private readonly string repository;

    public AzureHost(HostVariables variables)
    {
        this.variables = variables;
        var token = $"Bearer {variables.Require("SYSTEM_ACCESSTOKEN")}";
        api = new("Azure DevOps", variables.Require("SYSTEM_COLLECTIONURI"), ("Authorization", token));
        repository =
            $"{variables.Require("SYSTEM_TEAMPROJECTID")}/_apis/git/repositories/"
            + variables.Require("BUILD_REPOSITORY_ID");
        Git = new(variables.All, "origin", token);
        Run = RunOf();
    }

    public override CommentHost Kind => CommentHost.Azure;

    public override HostRun Run { get; }

    public override GitRemote Git { get; }

    public override int LongestPullRequest => 3_900;

    private string Request(string pullRequest) => $"{repository}/pullRequests/{pullRequest}";

    public override async Task<string?> NewestCommitAsync(CancellationToken cancellation)
    {
        var path = $"{Request(Run.PullRequest!)}?{Version}";
        return (await api.GetAsync(path, cancellation).ConfigureAwait(false)).Text("lastMergeSourceCommit", "commitId");
    }

    public override async Task<string?> FindCommentAsync(
        string pullRequest,
        string marker,
        CancellationToken cancellation
    )
    {
        var connection = await api.GetAsync("_apis/connectionData", cancellation).ConfigureAwait(false);
        var me = connection.Text("authenticatedUser", "id");
        var threads = await api.GetAsync($"{Request(pullRequest)}/threads?{Version}", cancellation)
            .ConfigureAwait(false);
        return threads
            .List("value")
            .Where(thread => !thread.IsTrue("isDeleted"))
            .FirstOrDefault(thread =>
                thread.List("comments").FirstOrDefault() is { } first
                && first.Text("author", "id") == me
                && FirstLine.Of(first.Text("content")) == marker
            )
            .Text("id");
    }

    public override Task WriteCommentAsync(string pullRequest, string? id, string body, CancellationToken cancellation)
    {
        var threads = $"{Request(pullRequest)}/threads";
        if (id is not null)
        {
            return api.SendAsync(
                HttpMethod.Patch,
                $"{threads}/{id}/comments/1?{Version}",
                new JsonObject { ["content"] = body },
                cancellation
            );
        }

        // Closed: it asks nobody to resolve it.
        var comment = new JsonObject
        {
            ["parentCommentId"] = 0,
            ["content"] = body,
            ["commentType"] = "text",
        };
        var thread = new JsonObject { ["comments"] = new JsonArray(comment), ["status"] = "closed" };
        return api.SendAsync(HttpMethod.Post, $"{threads}?{Version}", thread, cancellation);
    }

    public override async Task<ImmutableArray<string>> LabelsAsync(string pullRequest, CancellationToken cancellation)
    {
        var found = await api.GetAsync($"{Request(pullRequest)}/labels?{Version}", cancellation).ConfigureAwait(false);
        return [.. found.List("value").Select(label => label.Text("name")).OfType<string>()];
    }

    public override async Task ChangeLabelsAsync(
        string pullRequest,
        ImmutableArray<string> added,
        ImmutableArray<string> removed,
        CancellationToken cancellation
    )
    {
        var labels = $"{Request(pullRequest)}/labels";
        foreach (var label in removed)
        {
            var path = $"{labels}/{Uri.EscapeDataString(label)}?{Version}";
            await api.SendAsync(HttpMethod.Delete, path, null, cancellation).ConfigureAwait(false);
        }

        foreach (var label in added)
        {
            var body = new JsonObject { ["name"] = label };
            await api.SendAsync(HttpMethod.Post, $"{labels}?{Version}", body, cancellation).ConfigureAwait(false);
        }
    }

    public override async Task<ImmutableArray<string>> MergedAsync(CancellationToken cancellation)
    {
        var query = new JsonObject { ["type"] = "lastMergeCommit", ["items"] = new JsonArray(Run.Commit) };
        var found = await api.SendAsync(
                HttpMethod.Post,
                $"{repository}/pullrequestquery?{Version}",
                new JsonObject { ["queries"] = new JsonArray(query) },
                cancellation
            )
            .ConfigureAwait(false);
        return
        [
            .. found
                .List("results")
                .SelectMany(result => result.List(Run.Commit))
                .Where(request => request.Text("status") == "completed")
                .Select(request => request.Text("pullRequestId"))
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
        var requests = $"{repository}/pullrequests";
        var query = $"{requests}?searchCriteria.status=active&searchCriteria.sourceRefName={Heads}{branch}&{Version}";
        var open = (await api.GetAsync(query, cancellation).ConfigureAwait(false)).List("value").FirstOrDefault();
        if (open.Text("pullRequestId") is { } number)
        {
            var text = new JsonObject { ["description"] = body };
            await api.SendAsync(HttpMethod.Patch, $"{requests}/{number}?{Version}", text, cancellation)
                .ConfigureAwait(false);
            return;
        }

        var request = new JsonObject
        {
            ["sourceRefName"] = Heads + branch,
            ["targetRefName"] = Heads + target,
            ["title"] = title,
            ["description"] = body,
        };
        await api.SendAsync(HttpMethod.Post, $"{requests}?{Version}", request, cancellation).ConfigureAwait(false);
    }

    public override async Task<bool> IsPrivateAsync(CancellationToken cancellation)
    {
        var path = $"_apis/projects/{variables.Require("SYSTEM_TEAMPROJECTID")}?{Version}";
        return (await api.GetAsync(path, cancellation).ConfigureAwait(false)).Text("visibility") == "private";
    }

    // A task of the pipeline downloads it.
    public override Task<byte[]?> ReadSnapshotAsync(CancellationToken cancellation) => Task.FromResult<byte[]?>(null);

    public override void Show(string file, Action<string> tell) => tell($"##vso[task.uploadsummary]{file}");

    public override void Pass(string name, string value, Action<string> tell) =>
        tell($"##vso[task.setvariable variable={name};isOutput=true]{value}");

    public override void Dispose() => api.Dispose();

    private bool IsFurther(string attempt) => variables.Find(attempt) is not (null or "1");

    private HostRun RunOf()
    {
        var run = new HostRun
        {
            Commit = variables.Find("SYSTEM_PULLREQUEST_SOURCECOMMITID") ?? variables.Require("BUILD_SOURCEVERSION"),
            IsByHand = variables.Find("BUILD_REASON") == "Manual",
            IsAgain = IsFurther("SYSTEM_JOBATTEMPT") || IsFurther("SYSTEM_STAGEATTEMPT"),
        };
        if (variables.Find("SYSTEM_PULLREQUEST_PULLREQUESTID") is not { } number)
            return run;
        var project = $"{variables.Require("SYSTEM_COLLECTIONURI").TrimEnd('/')}/{Part("SYSTEM_TEAMPROJECT")}";
        var home = $"{project}/_git/{Part("BUILD_REPOSITORY_NAME")}";
        var target = variables.Find("SYSTEM_PULLREQUEST_TARGETBRANCH") ?? "";
        return run with
        {
            PullRequest = number,
            Target = target.StartsWith(Heads, StringComparison.Ordinal) ? target[Heads.Length..] : target,
            PullRequestUrl = new($"{home}/pullrequest/{number}"),
            FileUrl = FileAddress.Parse($"{home}?version=GC{run.Commit}&path=/{{path}}"),
            PageUrl = variables.Find("BUILD_BUILDID") is { } build
                ? new($"{project}/_build/results?buildId={build}&view=artifacts&type=publishedArtifacts")
                : null,
        };
    }

    private string Part(string variable) => Uri.EscapeDataString(variables.Require(variable));
}
