using System.ComponentModel;
using System.Diagnostics;
using SequencesAsCode.Applying.Checking;
using SequencesAsCode.Cli.Results;

namespace SequencesAsCode.Cli.Pipeline;

/// <summary>Asks git about files of a workspace. That there is no git, or no repository, is an ordinary answer; nothing
/// is written, no hook runs and nobody is asked.</summary>
/// <param name="variables">Environment variables; <c>PATH</c> says where git is.</param>
internal sealed class Git(IReadOnlyDictionary<string, string?> variables)
{
    // What git needs to find itself and its settings; the key is none of its business.
    private static readonly string[] Passed = ["PATH", "HOME", "XDG_CONFIG_HOME", "USERPROFILE", "SystemRoot"];

    private const int MostVersions = 10;

    private static readonly string[] Names = OperatingSystem.IsWindows() ? ["git.exe"] : ["git"];

    /// <summary>How long an answer is waited for.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What git knows of a workspace.</summary>
    /// <param name="folder">The workspace's folder.</param>
    /// <param name="lockName">The lock, relative to it; null when there is none to ask for.</param>
    public GitFacts About(string folder, string? lockName)
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
            lockName is null
                ? GitFile.Unknown
                : FileOf(
                    Path.Exists(Path.Combine(folder, lockName))
                        ? Run(
                            program,
                            folder,
                            "status",
                            "--porcelain",
                            "--ignored",
                            "--untracked-files=all",
                            "--",
                            lockName
                        )
                        : null
                ),
            Run(program, folder, "check-ignore", "--quiet", ".sequences/journal") switch
            {
                { ExitCode: 0 } => true,
                { ExitCode: 1 } => false,
                _ => null,
            },
            null
        );
    }

    /// <summary>Versions of a file that were committed after the one that is there, the newest first; none when git
    /// does not know the one that is there.</summary>
    /// <param name="folder">The workspace's folder.</param>
    /// <param name="name">The file, relative to it.</param>
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
        var (all, own) = (VersionsIn(log.Out), hash.Out.Trim());

        // Committed again, as a revert does, it is still what it was the first time.
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
        var (versions, commit) = (new List<(string Commit, string Blob)>(), "");
        foreach (var line in log.Split('\n'))
        {
            if (line.StartsWith("commit ", StringComparison.Ordinal))
                commit = line["commit ".Length..].Trim();
            if (line.StartsWith(':') && line.Split(' ') is [_, _, _, var blob, ..])
                versions.Add((commit, blob));
        }

        return versions;
    }

    private static GitFile FileOf(Answer? status) =>
        status switch
        {
            not { ExitCode: 0 } => GitFile.Unknown,
            { Out: "" } => GitFile.Committed,
            { Out: ['?', ..] } => GitFile.Untracked,
            { Out: ['!', ..] } => GitFile.Ignored,
            _ => GitFile.Changed,
        };

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
        (
            start.Environment["GIT_TERMINAL_PROMPT"],
            start.Environment["GIT_OPTIONAL_LOCKS"],
            start.Environment["LC_ALL"]
        ) = ("0", "0", "C");
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            if (process.WaitForExit(Patience))
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
