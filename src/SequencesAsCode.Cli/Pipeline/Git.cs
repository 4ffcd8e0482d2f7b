using SequencesAsCode.Applying.Checking;
using SequencesAsCode.Cli.Repositories;

namespace SequencesAsCode.Cli.Pipeline;

/// <summary>
/// Asks git about files of a workspace. A missing git or repository is an ordinary answer. Nothing is written, no hook
/// runs, and git never prompts.
/// </summary>
/// <param name="variables">Environment variables; git is looked for in <c>PATH</c>.</param>
internal sealed class Git(IReadOnlyDictionary<string, string?> variables)
{
    // The variables that git needs to find itself and its settings. It never gets a key.
    private static readonly string[] Passed = ["PATH", "HOME", "XDG_CONFIG_HOME", "USERPROFILE", "SystemRoot"];

    private const int MostVersions = 10;

    /// <summary>How long to wait for an answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Reads what git knows about a workspace.</summary>
    /// <param name="folder">The workspace's folder.</param>
    /// <param name="lockName">The lock file, relative to the folder; null when there is none.</param>
    public GitFacts ReadFacts(string folder, string? lockName)
    {
        if (Program() is not { } program)
            return GitFacts.Unknown("git is not installed");
        if (Run(program, folder, "rev-parse", "--is-inside-work-tree") is not { } inside)
            return GitFacts.Unknown("git does not answer");
        if (inside.ExitCode != 0 && !inside.Error.Contains("not a git repository", StringComparison.Ordinal))
            return GitFacts.Unknown("git refuses this folder");
        if (inside.ExitCode != 0 || inside.Out.Trim() != "true")
            return GitFacts.Unknown("not in a git repository");
        return new(
            lockName is null ? GitFile.Unknown : StateOf(program, folder, lockName),
            Run(program, folder, "check-ignore", "--quiet", ".sequences/journal") switch
            {
                { ExitCode: 0 } => true,
                { ExitCode: 1 } => false,
                _ => null,
            },
            null
        );
    }

    /// <summary>
    /// The versions of a file that were committed after the one in the folder, newest first. Empty when the file's
    /// content was never committed.
    /// </summary>
    /// <param name="folder">The workspace's folder.</param>
    /// <param name="name">The file, relative to the folder.</param>
    public IEnumerable<(string Commit, string Text)> LaterVersions(string folder, string name)
    {
        if (Program() is not { } program)
            yield break;
        if (Run(program, folder, "hash-object", "--", name) is not { ExitCode: 0 } hash)
            yield break;
        if (
            Run(
                program,
                folder,
                "log",
                "--all",
                "--date-order",
                "--raw",
                "--no-abbrev",
                "--no-renames",
                "--format=commit %h",
                "--",
                name
            )
            is not { ExitCode: 0 } log
        )
            yield break;
        var all = VersionsIn(log.Out);
        var own = hash.Out.Trim();

        // A revert commits an old version again; the version counts from its first commit.
        var first = all.FindLastIndex(version => version.Blob == own);
        foreach (
            var (commit, blob) in all.Take(Math.Max(first, 0))
                .Where(version => version.Blob != own)
                .DistinctBy(version => version.Blob)
                .Take(MostVersions)
        )
        {
            if (Run(program, folder, "cat-file", "blob", blob) is { ExitCode: 0 } text)
                yield return (commit, text.Out);
        }
    }

    /// <summary>Whether the current commit has a file that is not in the folder.</summary>
    /// <param name="folder">The workspace's folder.</param>
    /// <param name="name">The file, relative to the folder.</param>
    public bool IsDeleted(string folder, string name) =>
        !Path.Exists(Path.Combine(folder, name)) && Program() is { } program && IsInCommit(program, folder, name);

    private bool IsInCommit(string program, string folder, string name) =>
        Run(program, folder, "cat-file", "-e", $"HEAD:./{name}") is { ExitCode: 0 };

    private static List<(string Commit, string Blob)> VersionsIn(string log)
    {
        var versions = new List<(string Commit, string Blob)>();
        var commit = "";
        foreach (var line in log.Split('\n'))
        {
            if (line.StartsWith("commit ", StringComparison.Ordinal))
                commit = line["commit ".Length..].Trim();
            if (line.StartsWith(':') && line.Split(' ') is [_, _, _, var blob, ..])
                versions.Add((commit, blob));
        }

        return versions;
    }

    private GitFile StateOf(string program, string folder, string name)
    {
        if (!Path.Exists(Path.Combine(folder, name)))
            return IsInCommit(program, folder, name) ? GitFile.Deleted : GitFile.Unknown;
        string[] arguments = ["status", "--porcelain", "--ignored", "--untracked-files=all", "--", name];
        return Run(program, folder, arguments) switch
        {
            not { ExitCode: 0 } => GitFile.Unknown,
            { Out: "" } => GitFile.Committed,
            { Out: ['?', ..] } => GitFile.Untracked,
            { Out: ['!', ..] } => GitFile.Ignored,
            _ => GitFile.Changed,
        };
    }

    private string? Program() => GitProcess.Find(variables);

    private GitAnswer? Run(string program, string folder, params string[] arguments)
    {
        var passed = Passed.Where(variables.ContainsKey).Select(name => KeyValuePair.Create(name, variables[name]));
        return GitProcess.Run(
            program,
            folder,
            passed.Append(new("GIT_OPTIONAL_LOCKS", "0")),
            Patience,
            ["-c", "core.fsmonitor=false", .. arguments]
        );
    }
}
