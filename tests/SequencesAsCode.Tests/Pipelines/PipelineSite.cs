using System.Globalization;
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

    private PipelineSite(EmulatedApollo apollo, EmulatorServer server, HostStub host)
    {
        Apollo = apollo;
        this.server = server;
        Host = host;
    }

    public EmulatedApollo Apollo { get; }

    /// <summary>The host of the repository.</summary>
    public HostStub Host { get; }

    /// <summary>The checkout that jobs run in.</summary>
    public string Work => Path.Combine(folder.Path, "work");

    public string Temp => Path.Combine(folder.Path, "temp");

    public string Origin => Path.Combine(folder.Path, "origin.git");

    public string Stub => Path.Combine(folder.Path, "stub");

    /// <summary>What every job has around it.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>Where the actions of this repository are, with a stand-in for what installs the program.</summary>
    public string Actions => Path.Combine(Stub, "actions");

    /// <summary>The folder that hands files from step to step.</summary>
    public string Out => Path.Combine(Temp, "sequences-out");

    /// <summary>What clients of the platform were asked for, and each check of the protection.</summary>
    public IReadOnlyList<string> Calls =>
        File.Exists(Path.Combine(Stub, "calls")) ? File.ReadAllLines(Path.Combine(Stub, "calls")) : [];

    /// <param name="workspace">The workspace's folder in the repository.</param>
    public static async Task<PipelineSite> StartAsync(string workspace = ".")
    {
        Shell.Require();
        var seed = File.ReadAllText(Path.Combine(Repository.Root, "examples/quickstart/emulator-seed.json"));
        var apollo = EmulatedApollo.FromSeed(seed, null, new HurriedTime());
        var site = new PipelineSite(
            apollo,
            await EmulatorServer.StartAsync(apollo, 0, null, null, CancellationToken.None),
            await HostStub.StartAsync()
        );
        site.Build(workspace);
        return site;
    }

    /// <summary>The key's variable, for jobs that get it.</summary>
    public static KeyValuePair<string, string> Secret { get; } = new("APOLLO_API_KEY", Key);

    public string Read(string path) => File.ReadAllText(Path.Combine(Work, path));

    public void Write(string path, string text) => File.WriteAllText(Path.Combine(Work, path), text);

    /// <summary>Somebody pushed to the pull request.</summary>
    public void MoveOn(string head) => Host.Head = head;

    /// <summary>What installs the program ends with an error from now on, or no longer.</summary>
    public void BreakInstall(bool isBroken) =>
        WriteScript(Path.Combine(Actions, "setup", "install.sh"), isBroken ? "#!/bin/sh\nexit 9\n" : Install);

    /// <summary>What the check of the protection ends with from now on.</summary>
    public void Protect(int exitCode) =>
        File.WriteAllText(Path.Combine(Stub, "gate"), exitCode.ToString(CultureInfo.InvariantCulture));

    public static void WriteScript(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
    }

    /// <summary>What every platform does before a job: nothing is left of the one before.</summary>
    public void Tidy()
    {
        foreach (var path in new[] { Temp, Path.Combine(Work, "sequences-out") }.Where(Directory.Exists))
            Directory.Delete(path, true);
        Directory.CreateDirectory(Temp);
    }

    /// <summary>Comments on the pull request, as the platform keeps them.</summary>
    public IReadOnlyList<string> Comments() => [.. Host.Comments.Select(comment => comment.Body)];

    /// <summary>Somebody else's comment before all others, with whatever they like in it.</summary>
    public void CommentFirst(string body) =>
        Host.Comments.Insert(
            0,
            new()
            {
                Id = 1,
                IsOwn = false,
                Body = body,
            }
        );

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

    /// <summary>Somebody else pushes another lock file to the branch sequences-lock.</summary>
    public void ChangeLock(Func<string, string> change)
    {
        CheckOutMain();
        Git("fetch", "--quiet", "origin", "sequences-lock");
        Git("checkout", "--quiet", "--force", "FETCH_HEAD");
        Write(Lock, change(Read(Lock)));
        Git("commit", "--quiet", "--all", "-m", "Change the lock");
        Git("push", "--quiet", "origin", "HEAD:sequences-lock");
        CheckOutMain();
    }

    /// <summary>The id of the lock file on the branch sequences-lock.</summary>
    public string LockOnRemote() =>
        Shell.Run(Origin, Variables, "git", "rev-parse", $"sequences-lock:{Lock}").Out.Trim();

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
        await Host.DisposeAsync();
        folder.Dispose();
    }

    // The program is there already: what installs it is tested by itself. The check of the protection has tests of its
    // own too.
    private const string Install = """
        #!/bin/sh
        set -e
        mkdir -p "$1"
        cat >"$1/sequences" <<'END'
        #!/bin/sh
        if [ "$1 $2" = "doctor --ci" ]; then
            echo "sequences $*" >>"$STUB/calls"
            exit "$(cat "$STUB/gate" 2>/dev/null || echo 0)"
        fi
        export APOLLO_API_BASE_URL="$EMULATOR"
        exec $PROGRAM "$@"
        END
        chmod +x "$1/sequences"

        """;

    private void Build(string workspace)
    {
        foreach (var path in new[] { Work, Temp, Stub, Path.Combine(folder.Path, "home") })
            Directory.CreateDirectory(path);
        SetVariables();
        Repository.Copy("tests/SequencesAsCode.Tests/Pipelines/Stubs", Path.Combine(Stub, "bin"));
        Repository.Copy("examples/quickstart", Path.Combine(Work, workspace));
        File.Delete(Path.Combine(Work, workspace, "emulator-seed.json"));
        Write(
            Path.Combine(workspace, "sequences.yaml"),
            "version: 1\nsequences: sequences/*.yaml\nenvironments: { production: { apollo: {} } "
                + "}\nvariables: [webinar_date]\n"
        );
        Write(".gitignore", ".sequences/\nsequences-out/\n");
        Repository.Copy("actions", Actions);
        BreakInstall(false);
        Shell.Run(folder.Path, Variables, "git", "init", "--quiet", "--bare", "-b", "main", Origin);
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
                ("PROGRAM", ProgramFile.Shell),
                ("EMULATOR", server.Address.ToString()),
                ("TMPDIR", Temp),
            }
        )
            Variables[name] = value;
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } root)
            Variables["DOTNET_ROOT"] = root;
    }
}
