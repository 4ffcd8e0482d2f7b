using System.Text.Json.Nodes;
using SequencesAsCode.Emulator;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;
using SequencesAsCode.Testing.Time;

namespace SequencesAsCode.Tests.Pipelines;

/// <summary>
/// What a pipeline runs in: a repository with a remote, a workspace on an account served by the emulator, and stand-ins
/// for the platform's client.
/// </summary>
internal sealed class PipelineSite : IAsyncDisposable
{
    /// <summary>The file of the sequence that most tests edit.</summary>
    public const string Q3 = "sequences/q3-outbound.yaml";

    /// <summary>The id of the live sequence that no file changes.</summary>
    public const string Trial = "66e9e215ece19801b2199102";

    public const string Lock = "sequences.production.lock.json";

    /// <summary>The newest commit of the pull request, unless <see cref="MoveOn"/> says otherwise.</summary>
    public const string Head = "5eed5eed5eed5eed5eed5eed5eed5eed5eed5eed";

    private const string Key = "k3y-TH4T-MUST-N0T-L34K";
    private readonly TemporaryFolder folder = new();
    private readonly EmulatorServer server;

    private PipelineSite(EmulatedApollo apollo, EmulatorServer server) => (Apollo, this.server) = (apollo, server);

    public EmulatedApollo Apollo { get; }

    /// <summary>The checkout that jobs run in.</summary>
    public string Work => Path.Combine(folder.Path, "work");

    public string Temp => Path.Combine(folder.Path, "temp");

    public string Origin => Path.Combine(folder.Path, "origin.git");

    public string Stub => Path.Combine(folder.Path, "stub");

    /// <summary>What every job has around it.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>What the platform's client was asked for.</summary>
    public IReadOnlyList<string> Calls =>
        File.Exists(Path.Combine(Stub, "calls")) ? File.ReadAllLines(Path.Combine(Stub, "calls")) : [];

    /// <param name="platform">Whose <c>comment.sh</c> it gets.</param>
    /// <param name="workspace">The workspace's folder in the repository.</param>
    public static async Task<PipelineSite> StartAsync(string platform, string workspace = ".")
    {
        Shell.Require();
        var seed = File.ReadAllText(Path.Combine(Repository.Root, "examples/quickstart/emulator-seed.json"));
        var apollo = EmulatedApollo.FromSeed(seed, null, new HurriedTime());
        var site = new PipelineSite(
            apollo,
            await EmulatorServer.StartAsync(apollo, 0, null, null, CancellationToken.None)
        );
        site.Build(platform, workspace);
        return site;
    }

    /// <summary>The key's variable, for jobs that get it.</summary>
    public static KeyValuePair<string, string> Secret { get; } = new("APOLLO_API_KEY", Key);

    public string Read(string path) => File.ReadAllText(Path.Combine(Work, path));

    public void Write(string path, string text) => File.WriteAllText(Path.Combine(Work, path), text);

    /// <summary>Somebody pushed to the pull request.</summary>
    public void MoveOn(string head) => File.WriteAllText(Path.Combine(Stub, "head"), head);

    /// <summary>What every platform does before a job: nothing is left of the one before.</summary>
    public void Tidy()
    {
        foreach (var path in new[] { Temp, Path.Combine(Work, "sequences-out") }.Where(Directory.Exists))
            Directory.Delete(path, true);
        Directory.CreateDirectory(Temp);
    }

    /// <summary>Comments on the pull request, as the platform keeps them.</summary>
    public IReadOnlyList<string> Comments() =>
        File.Exists(CommentsPath)
            ?
            [
                .. JsonNode
                    .Parse(File.ReadAllText(CommentsPath))!
                    .AsArray()
                    .Select(comment => (string)comment!["body"]!),
            ]
            : [];

    /// <summary>Somebody else's comment before all others, with whatever they like in it.</summary>
    public void CommentFirst(string body)
    {
        var comments = JsonNode.Parse(File.ReadAllText(CommentsPath))!.AsArray();
        comments.Insert(
            0,
            new JsonObject
            {
                ["id"] = 1,
                ["user"] = new JsonObject { ["login"] = "somebody" },
                ["author"] = new JsonObject { ["id"] = 1 },
                ["body"] = body,
            }
        );
        File.WriteAllText(CommentsPath, comments.ToJsonString());
    }

    public string Git(params string[] arguments)
    {
        var run = Shell.Run(Work, Variables, ["git", .. arguments]);
        return run.ExitCode == 0 ? run.Out.Trim() : throw new InvalidOperationException(run.All);
    }

    /// <summary>The text of a file on a branch of the remote; null when it is not there.</summary>
    public string? OnRemote(string branch, string path)
    {
        var run = Shell.Run(Origin, Variables, "git", "show", $"{branch}:{path}");
        return run.ExitCode == 0 ? run.Out : null;
    }

    /// <summary>Files that the newest commit of a branch of the remote changed.</summary>
    public string[] ChangedOnRemote(string branch) =>
        Shell
            .Run(Origin, Variables, "git", "show", "--name-only", "--format=", branch)
            .Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Does what a merge does: the work tree becomes the newest main.</summary>
    public void CheckOutMain()
    {
        Git("fetch", "--quiet", "origin", "main");
        Git("checkout", "--quiet", "--force", "-B", "main", "origin/main");
        Git("clean", "--quiet", "-fdx");
    }

    /// <summary>Commits everything in the work tree and pushes it to main.</summary>
    public void Merge(string message)
    {
        Git("add", "--all");
        Git("commit", "--quiet", "-m", message);
        Git("push", "--quiet", "origin", "HEAD:main");
    }

    /// <summary>Switches a sequence off, as somebody does in Apollo.</summary>
    public void SwitchOffInApollo(string id)
    {
        var answer = Apollo.Handle(
            new("POST", $"/api/v1/emailer_campaigns/{id}/abort", "", [new("x-api-key", "somebody")], "")
        );
        Assert.That(answer.Status, Is.EqualTo(200), answer.Body);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    private string CommentsPath => Path.Combine(Stub, "comments.json");

    private void Build(string platform, string workspace)
    {
        foreach (var path in new[] { Work, Temp, Stub, Path.Combine(folder.Path, "home") })
            Directory.CreateDirectory(path);
        SetVariables();
        Repository.Copy("tests/SequencesAsCode.Tests/Pipelines/Stubs", Path.Combine(Stub, "bin"));
        MoveOn(Head);
        Repository.Copy("examples/quickstart", Path.Combine(Work, workspace));
        File.Delete(Path.Combine(Work, workspace, "emulator-seed.json"));
        Write(
            Path.Combine(workspace, "sequences.yaml"),
            "version: 1\nsequences: sequences/*.yaml\nenvironments: { production: { apollo: {} } "
                + "}\nvariables: [webinar_date]\n"
        );
        Write(".gitignore", ".sequences/\n");
        Repository.Copy("examples/ci/shared", Path.Combine(Work, "ci"));
        File.Copy(
            Path.Combine(Repository.Root, "examples/ci", platform, "comment.sh"),
            Path.Combine(Work, "ci/comment.sh")
        );

        // The program is there already: what installs it is tested by itself.
        Write(
            "ci/install.sh",
            """
            #!/bin/sh
            set -e
            mkdir -p "$1"
            printf '#!/bin/sh\nexec dotnet "$PROGRAM" "$@"\n' >"$1/sequences"
            chmod +x "$1/sequences"
            """
        );
        Shell.Run(folder.Path, Variables, "git", "init", "--quiet", "--bare", "-b", "main", Origin);
        Shell.Run(Origin, Variables, "git", "config", "receive.advertisePushOptions", "true");
        Git("init", "--quiet", "-b", "main");
        Git("remote", "add", "origin", $"file://{Origin}");
        Git("add", "--all");
        Git("commit", "--quiet", "-m", "Begin");
        Git("push", "--quiet", "origin", "main");
    }

    private void SetVariables()
    {
        var home = Path.Combine(folder.Path, "home");
        foreach (
            var (name, value) in new (string, string)[]
            {
                ("PATH", $"{Path.Combine(Stub, "bin")}:{Environment.GetEnvironmentVariable("PATH")}"),
                ("HOME", home),
                ("DOTNET_CLI_HOME", home),
                ("DOTNET_NOLOGO", "1"),
                ("GIT_CONFIG_NOSYSTEM", "1"),
                ("GIT_AUTHOR_NAME", "a"),
                ("GIT_AUTHOR_EMAIL", "a@example.com"),
                ("GIT_COMMITTER_NAME", "a"),
                ("GIT_COMMITTER_EMAIL", "a@example.com"),
                ("STUB", Stub),
                ("PROGRAM", ProgramFile.Path),
                ("APOLLO_API_BASE_URL", server.Address.ToString()),
                ("TMPDIR", Temp),
            }
        )
            Variables[name] = value;
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } root)
            Variables["DOTNET_ROOT"] = root;
    }
}
