using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Cli.Repositories;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Service.Platforms;

namespace SequencesAsCode.Cli.Hosts;

/// <summary>GitHub Actions. The token of the job is in <c>GH_TOKEN</c>.</summary>
internal sealed class GithubHost : Host
{
    private const string Bot = "github-actions[bot]";

    private readonly HostVariables variables;
    private readonly PlatformApi api;
    private readonly string repository;
    private readonly GithubArtifacts artifacts;
    private readonly JsonElement @event;
    private readonly string mainBranch;

    public GithubHost(HostNetwork network)
    {
        variables = network.Variables;
        repository = $"repos/{variables.Require("GITHUB_REPOSITORY")}";
        var token = variables.Require("GH_TOKEN");
        api = network.Open(
            "GitHub",
            "GITHUB_API_URL",
            "https://api.github.com",
            token,
            new("Authorization", $"Bearer {token}")
        );
        artifacts = new(api, repository, variables.Require("GITHUB_REPOSITORY"), Workflow(variables));
        var login = Convert.ToBase64String(Encoding.UTF8.GetBytes($"x-access-token:{token}"));
        Git = new(variables.All, "origin", $"Basic {login}");
        @event = variables.Find("GITHUB_EVENT_PATH") is { } file ? Parse(File.ReadAllText(file)) : default;
        mainBranch = @event.Text("repository", "default_branch") ?? "main";
        Run = RunOf();
    }

    public override CommentHost Kind => CommentHost.GitHub;

    public override HostRun Run { get; }

    public override GitRemote Git { get; }

    private string Comments(string pullRequest) => $"{repository}/issues/{pullRequest}/comments";

    public override async Task<string?> NewestCommitAsync(CancellationToken cancellation)
    {
        var found = await api.ReadAsync($"{repository}/pulls/{Run.PullRequest}", cancellation).ConfigureAwait(false);
        return found.Text("head", "sha");
    }

    public override async Task<string?> FindCommentAsync(
        string pullRequest,
        string marker,
        CancellationToken cancellation
    )
    {
        var own = await api.FindAsync(
                Comments(pullRequest),
                comment => comment.Text("user", "login") == Bot && FirstLine.Of(comment.Text("body")) == marker,
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
            id is null ? HttpMethod.Post : HttpMethod.Patch,
            id is null ? Comments(pullRequest) : $"{repository}/issues/comments/{id}",
            new JsonObject { ["body"] = body },
            cancellation
        );

    public override async Task<ImmutableArray<string>> LabelsAsync(string pullRequest, CancellationToken cancellation)
    {
        var path = $"{repository}/issues/{pullRequest}/labels";
        var found = await api.ListAsync(path, "", int.MaxValue, cancellation).ConfigureAwait(false);
        return [.. found.Select(label => label.Text("name")).OfType<string>()];
    }

    public override async Task ChangeLabelsAsync(
        string pullRequest,
        ImmutableArray<string> added,
        ImmutableArray<string> removed,
        CancellationToken cancellation
    )
    {
        var labels = $"{repository}/issues/{pullRequest}/labels";
        foreach (var label in removed)
        {
            await api.WriteAsync(HttpMethod.Delete, $"{labels}/{Uri.EscapeDataString(label)}", null, cancellation)
                .ConfigureAwait(false);
        }

        if (added.IsEmpty)
            return;
        var names = new JsonArray([.. added.Select(label => (JsonNode?)JsonValue.Create(label))]);
        await api.WriteAsync(HttpMethod.Post, labels, new JsonObject { ["labels"] = names }, cancellation)
            .ConfigureAwait(false);
    }

    public override async Task<ImmutableArray<string>> MergedAsync(CancellationToken cancellation)
    {
        var found = await api.ReadAsync($"{repository}/commits/{Run.Commit}/pulls", cancellation).ConfigureAwait(false);
        return
        [
            .. found
                .List()
                .Where(pull => pull.Text("merged_at") is not null)
                .Select(pull => pull.Text("number"))
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
        var owner = variables.Require("GITHUB_REPOSITORY").Split('/')[0];
        var head = Uri.EscapeDataString($"{owner}:{branch}");
        var query = $"{repository}/pulls?state=open&head={head}&base={Uri.EscapeDataString(target)}";
        var open = (await api.ReadAsync(query, cancellation).ConfigureAwait(false)).List().FirstOrDefault();
        if (open.Text("number") is { } number)
        {
            var text = new JsonObject { ["body"] = body };
            await api.WriteAsync(HttpMethod.Patch, $"{repository}/pulls/{number}", text, cancellation)
                .ConfigureAwait(false);
            return;
        }

        var pull = new JsonObject
        {
            ["title"] = title,
            ["head"] = branch,
            ["base"] = target,
            ["body"] = body,
        };
        await api.WriteAsync(HttpMethod.Post, $"{repository}/pulls", pull, cancellation).ConfigureAwait(false);
    }

    public override async Task<bool> IsPrivateAsync(CancellationToken cancellation) =>
        (await api.ReadAsync(repository, cancellation).ConfigureAwait(false)).IsTrue("private");

    public override Task<byte[]?> ReadSnapshotAsync(string environment, string given, CancellationToken cancellation) =>
        artifacts.ReadSnapshotAsync(mainBranch, environment, cancellation);

    public override Task TakeLeftAsync(string environment, string folder, CancellationToken cancellation) =>
        Run.Branch is { } branch
            ? artifacts.TakeLeftAsync(branch, environment, folder, cancellation)
            : Task.CompletedTask;

    public override void Show(string file, Action<string> tell)
    {
        if (variables.Find("GITHUB_STEP_SUMMARY") is { } summary)
            File.AppendAllText(summary, File.ReadAllText(file));
    }

    public override void Pass(string name, string value, Action<string> tell)
    {
        if (variables.Find("GITHUB_OUTPUT") is { } outputs)
            File.AppendAllText(outputs, $"{name}={value}\n");
    }

    public override void Dispose() => api.Dispose();

    // OWNER/NAME/.github/workflows/FILE@REF
    private static string? Workflow(HostVariables variables) =>
        variables.Find("GITHUB_WORKFLOW_REF")?.Split('@')[0].Split('/', 3) is [_, _, var file] ? file : null;

    private static JsonElement Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    private HostRun RunOf()
    {
        var name = variables.Find("GITHUB_EVENT_NAME") ?? "";
        if (name == "pull_request_target")
        {
            throw CommandException.Arguments(
                "The event pull_request_target gives the keys of the repository to the pull requests of forks.",
                "Use the event pull_request."
            );
        }

        var run = new HostRun
        {
            Commit = variables.Require("GITHUB_SHA"),
            IsByHand = name == "workflow_dispatch",
            IsAgain = variables.Find("GITHUB_RUN_ATTEMPT") is not (null or "1"),
            Branch = Heads.BranchIn(variables.Find("GITHUB_REF")),
        };
        return name == "pull_request" ? ForPullRequest(run) : run;
    }

    private HostRun ForPullRequest(HostRun run)
    {
        var pull = @event.At("pull_request");
        var site = variables.Find("GITHUB_SERVER_URL") ?? "https://github.com";
        var number = pull.Text("number");
        var commit = pull.Text("head", "sha") ?? run.Commit;
        var home = $"{site}/{variables.Require("GITHUB_REPOSITORY")}";
        var branch = WebPath.Of(pull.Text("head", "ref") ?? "");
        return run with
        {
            PullRequest = number,
            Commit = commit,
            Target = pull.Text("base", "ref"),
            PullRequestUrl = new($"{home}/pull/{number}"),
            FileUrl = FileAddress.Parse($"{home}/blob/{commit}/{{path}}"),
            EditUrl = FileAddress.Parse($"{home}/edit/{branch}/{{path}}"),
        };
    }
}
