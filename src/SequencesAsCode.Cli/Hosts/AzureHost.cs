using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Cli.Repositories;
using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Service.Platforms;

namespace SequencesAsCode.Cli.Hosts;

/// <summary>Azure Pipelines with code in Azure Repos. The token of the job is in <c>SYSTEM_ACCESSTOKEN</c>.</summary>
internal sealed class AzureHost : Host
{
    private const string Version = "api-version=7.1";

    private readonly HostVariables variables;
    private readonly PlatformApi api;
    private readonly string repository;

    public AzureHost(HostNetwork network)
    {
        variables = network.Variables;
        var token = variables.Require("SYSTEM_ACCESSTOKEN");
        var login = $"Bearer {token}";
        api = network.Open("Azure DevOps", "SYSTEM_COLLECTIONURI", null, token, new("Authorization", login));
        repository =
            $"{variables.Require("SYSTEM_TEAMPROJECTID")}/_apis/git/repositories/"
            + variables.Require("BUILD_REPOSITORY_ID");
        Git = new(variables.All, "origin", login);
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
        return (await api.ReadAsync(path, cancellation).ConfigureAwait(false)).Text(
            "lastMergeSourceCommit",
            "commitId"
        );
    }

    public override async Task<string?> FindCommentAsync(
        string pullRequest,
        string marker,
        CancellationToken cancellation
    )
    {
        var connection = await api.ReadAsync("_apis/connectionData", cancellation).ConfigureAwait(false);
        var me = connection.Text("authenticatedUser", "id");
        var threads = await api.ReadAsync($"{Request(pullRequest)}/threads?{Version}", cancellation)
            .ConfigureAwait(false);
        return threads
            .List("value")
            .Where(thread => !thread.IsTrue("isDeleted"))
            .FirstOrDefault(thread => thread.List("comments").Take(1).Any(IsOwn))
            .Text("id");

        bool IsOwn(JsonElement first) =>
            first.Text("author", "id") == me && FirstLine.Of(first.Text("content")) == marker;
    }

    public override Task WriteCommentAsync(string pullRequest, string? id, string body, CancellationToken cancellation)
    {
        var threads = $"{Request(pullRequest)}/threads";
        if (id is not null)
        {
            return api.WriteAsync(
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
        return api.WriteAsync(HttpMethod.Post, $"{threads}?{Version}", thread, cancellation);
    }

    public override async Task<ImmutableArray<string>> LabelsAsync(string pullRequest, CancellationToken cancellation)
    {
        var found = await api.ReadAsync($"{Request(pullRequest)}/labels?{Version}", cancellation).ConfigureAwait(false);
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
            await api.WriteAsync(HttpMethod.Delete, path, null, cancellation).ConfigureAwait(false);
        }

        foreach (var label in added)
        {
            var body = new JsonObject { ["name"] = label };
            await api.WriteAsync(HttpMethod.Post, $"{labels}?{Version}", body, cancellation).ConfigureAwait(false);
        }
    }

    public override async Task<ImmutableArray<string>> MergedAsync(CancellationToken cancellation)
    {
        var query = new JsonObject { ["type"] = "lastMergeCommit", ["items"] = new JsonArray(Run.Commit) };
        var found = await api.AskAsync(
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
        var query =
            $"{requests}?searchCriteria.status=active&searchCriteria.sourceRefName={Heads.RefOf(branch)}&{Version}";
        var open = (await api.ReadAsync(query, cancellation).ConfigureAwait(false)).List("value").FirstOrDefault();
        if (open.Text("pullRequestId") is { } number)
        {
            var text = new JsonObject { ["description"] = body };
            await api.WriteAsync(HttpMethod.Patch, $"{requests}/{number}?{Version}", text, cancellation)
                .ConfigureAwait(false);
            return;
        }

        var request = new JsonObject
        {
            ["sourceRefName"] = Heads.RefOf(branch),
            ["targetRefName"] = Heads.RefOf(target),
            ["title"] = title,
            ["description"] = body,
        };
        await api.WriteAsync(HttpMethod.Post, $"{requests}?{Version}", request, cancellation).ConfigureAwait(false);
    }

    public override async Task<bool> IsPrivateAsync(CancellationToken cancellation)
    {
        var path = $"_apis/projects/{variables.Require("SYSTEM_TEAMPROJECTID")}?{Version}";
        return (await api.ReadAsync(path, cancellation).ConfigureAwait(false)).Text("visibility") == "private";
    }

    // A task of the pipeline downloads it, from runs of the main branch alone.
    public override async Task<byte[]?> ReadSnapshotAsync(
        string environment,
        string given,
        CancellationToken cancellation
    ) => File.Exists(given) ? await File.ReadAllBytesAsync(given, cancellation).ConfigureAwait(false) : null;

    // A task of the pipeline downloads it, from the run that was named.
    public override Task TakeLeftAsync(string environment, string folder, CancellationToken cancellation)
    {
        var given = Path.Combine(variables.Require("AGENT_TEMPDIRECTORY"), "left", "state");
        var files = Directory.Exists(given) ? Directory.GetFiles(given, "*", SearchOption.AllDirectories) : [];
        foreach (var file in files)
        {
            var target = Path.Combine(folder, Path.GetRelativePath(given, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }

        return Task.CompletedTask;
    }

    public override async Task<bool> NameLeftAsync(
        string environment,
        Action<string> tell,
        CancellationToken cancellation
    )
    {
        var runs = new AzureRuns(
            api,
            variables.Require("SYSTEM_TEAMPROJECTID"),
            variables.Require("SYSTEM_DEFINITIONID")
        );
        var left = Run.Branch is { } branch
            ? await runs.FindLeftAsync(Heads.RefOf(branch), environment, cancellation).ConfigureAwait(false)
            : null;
        tell($"##vso[task.setvariable variable=LEFT_RUN]{left?.Run ?? "0"}");
        tell($"##vso[task.setvariable variable=LEFT_ARTIFACT]{left?.Name ?? "none"}");
        return true;
    }

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
            Branch = Heads.BranchIn(variables.Find("BUILD_SOURCEBRANCH")),
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
            Target = Heads.BranchIn(target) ?? target,
            PullRequestUrl = new($"{home}/pullrequest/{number}"),
            FileUrl = FileAddress.Parse($"{home}?version=GC{run.Commit}&path=/{{path}}"),
            PageUrl = variables.Find("BUILD_BUILDID") is { } build
                ? new($"{project}/_build/results?buildId={build}&view=artifacts&type=publishedArtifacts")
                : null,
        };
    }

    private string Part(string variable) => Uri.EscapeDataString(variables.Require(variable));
}
