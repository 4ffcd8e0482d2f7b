using System.Globalization;
using System.Text;
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

    /// <summary>The versions of a file that git has. The file may have had other names in the same folder.</summary>
    /// <param name="folder">The workspace's folder.</param>
    /// <param name="name">The file, relative to the folder.</param>
    /// <param name="pattern">Matches its name and the names that it may have had.</param>
    /// <param name="isIts">Whether it has or had a name that matches.</param>
    public FileVersions Versions(string folder, string name, string pattern, Func<string, bool> isIts)
    {
        if (Program() is not { } program)
            return FileVersions.None;
        if (Run(program, folder, "hash-object", "--", name) is not { ExitCode: 0 } hash)
            return FileVersions.None;

        // Also what only a merge has, and what a merge dropped.
        string[] which = ["--all", "--full-history", "--date-order", "-c", "--raw", "--no-abbrev", "--no-renames"];
        return
            Run(program, folder, ["log", .. which, FileVersions.Format, "--", $":(glob){pattern}"])
                is { ExitCode: 0 } log
            ? FileVersions.Of(hash.Out.Trim(), log.Out, isIts)
            : FileVersions.None;
    }

    /// <summary>The texts of versions, in their order. A version that cannot be read is left out.</summary>
    /// <param name="folder">The workspace's folder.</param>
    /// <param name="versions">The versions.</param>
    public IEnumerable<(string Commit, string Text)> Texts(string folder, IEnumerable<FileVersion> versions)
    {
        var all = versions.DistinctBy(version => version.Blob).ToList();
        if (all.Count == 0 || Program() is not { } program)
            return [];
        var asked = string.Concat(all.Select(version => $"{version.Blob}\n"));
        return Ask(program, folder, asked, "cat-file", "--batch") is { ExitCode: 0 } answer
            ? all.Zip(BlobsIn(answer.Bytes)).Where(pair => pair.Second is not null).Select(Text)
            : [];

        static (string Commit, string Text) Text((FileVersion Version, string? Text) pair) =>
            (pair.Version.Commit, pair.Text!);
    }

    // Each blob has a line with its id, its type and its size before it, and a line end behind it. A missing one has
    // only a line.
    private static IEnumerable<string?> BlobsIn(byte[] answer)
    {
        for (var at = 0; at < answer.Length; )
        {
            var end = Array.IndexOf(answer, (byte)'\n', at);
            var head = Encoding.ASCII.GetString(answer, at, end - at).Split(' ');
            at = end + 1;
            if (head is not [_, "blob", var size])
            {
                yield return null;
                continue;
            }

            var length = int.Parse(size, CultureInfo.InvariantCulture);
            yield return Encoding.UTF8.GetString(answer, at, length);
            at += length + 1;
        }
    }

    /// <summary>Whether the current commit has a file that is not in the folder.</summary>
    /// <param name="folder">The workspace's folder.</param>
    /// <param name="name">The file, relative to the folder.</param>
    public bool IsDeleted(string folder, string name) =>
        !Path.Exists(Path.Combine(folder, name)) && Program() is { } program && IsInCommit(program, folder, name);

    private bool IsInCommit(string program, string folder, string name) =>
        Run(program, folder, "cat-file", "-e", $"HEAD:./{name}") is { ExitCode: 0 };

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

    private GitAnswer? Run(string program, string folder, params string[] arguments) =>
        Ask(program, folder, "", arguments);

    private GitAnswer? Ask(string program, string folder, string input, params string[] arguments)
    {
        var passed = Passed.Where(variables.ContainsKey).Select(name => KeyValuePair.Create(name, variables[name]));
        return GitProcess.Run(
            program,
            folder,
            passed.Append(new("GIT_OPTIONAL_LOCKS", "0")),
            Patience,
            ["-c", "core.fsmonitor=false", .. arguments],
            input
        );
    }
}
