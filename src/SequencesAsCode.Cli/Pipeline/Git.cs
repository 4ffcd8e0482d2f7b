using System.ComponentModel;
using System.Diagnostics;
using SequencesAsCode.Applying.Checking;

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

    private static readonly string[] Names = OperatingSystem.IsWindows() ? ["git.exe"] : ["git"];

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
            return GitFile.Unknown;
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

    private string? Program() =>
        (variables.GetValueOrDefault("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    private Answer? Run(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, ["-c", "core.fsmonitor=false", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var name in Passed.Where(variables.ContainsKey))
            start.Environment[name] = variables[name];
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["LC_ALL"] = "C";
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();

            // A process that git started may keep the output open after git has ended.
            if (process.WaitForExit(Patience) && Task.WaitAll([output, error], Patience))
                return new(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
            process.Kill(entireProcessTree: true);
            return null;
        }
        catch (Exception exception) when (exception is Win32Exception or IOException or InvalidOperationException)
        {
            return null;
        }
    }

    private sealed record Answer(int ExitCode, string Out, string Error);
}
