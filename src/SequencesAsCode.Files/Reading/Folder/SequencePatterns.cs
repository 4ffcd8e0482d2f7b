using System.Text;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Files.Reading.Folder;

/// <summary>
/// Finds the files that patterns such as <c>sequences/**/*.yaml</c> name. Hidden files and folders are skipped.
/// </summary>
internal sealed class SequencePatterns(WorkspaceFiles files, ICollection<Diagnostic> diagnostics)
{
    /// <summary>The most characters of a pattern; a regular expression cannot be built for much longer ones.</summary>
    public const int Longest = 250;

    private const int DeepestFolder = 64;

    private readonly SortedSet<string> found = new(StringComparer.Ordinal);
    private readonly HashSet<string> reported = new(StringComparer.Ordinal);

    private bool hasFound;

    /// <summary>The patterns that match no file, not even one that another pattern matches.</summary>
    public List<(string Pattern, SourceLocation At)> Idle { get; } = [];

    /// <summary>Paths relative to the workspace, in ordinal order.</summary>
    public IReadOnlyCollection<string> Find(IEnumerable<(string Pattern, SourceLocation At)> patterns)
    {
        foreach (var (pattern, at) in patterns)
        {
            if (!IsInside(pattern))
                diagnostics.Add(Diagnostic.BadPattern(at, pattern));
            else if (pattern.Length > Longest)
                diagnostics.Add(Diagnostic.PatternTooLong(at, pattern, Longest));
            else
                Find(pattern, at);
        }

        return found;
    }

    /// <summary>Whether files are searched with the pattern.</summary>
    public static bool IsUsable(string pattern) => IsInside(pattern) && pattern.Length <= Longest;

    /// <summary>Whether the pattern stays in the workspace.</summary>
    public static bool IsInside(string pattern) =>
        !pattern.StartsWith('/')
        && !pattern.Contains('\\', StringComparison.Ordinal)
        && !(pattern.Length > 1 && pattern[1] == ':')
        && !pattern.Split('/').Contains("..");

    private void Find(string pattern, SourceLocation at)
    {
        var parts = Parts(pattern);
        var start = Start(parts);
        var depth = parts.Contains("**") ? DeepestFolder : parts.Length;

        var expression = Expression(parts);
        hasFound = false;
        Walk(start, expression, depth, at);
        foreach (
            var draft in files.Drafts.Where(draft => draft != WorkspaceReader.FileName && expression.IsMatch(draft))
        )
            Add(draft);
        if (!hasFound)
            Idle.Add((pattern, at));
    }

    private void Add(string path)
    {
        hasFound = true;
        found.Add(path);
    }

    /// <summary>
    /// The folder that contains all matches of a pattern of these parts; empty for the workspace itself.
    /// </summary>
    public static string Start(IReadOnlyList<string> parts) =>
        string.Join(
            '/',
            parts
                .SkipLast(1)
                .TakeWhile(part =>
                    !part.Contains('*', StringComparison.Ordinal) && !part.Contains('?', StringComparison.Ordinal)
                )
        );

    /// <summary>The expression for the paths that a pattern of these parts matches.</summary>
    public static Regex Expression(IReadOnlyList<string> parts)
    {
        // NonBacktracking: no pattern can make the match slow
        return new(Regular(parts), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }

    /// <summary>The parts of a pattern between slashes, without parts that have no effect.</summary>
    public static ImmutableArray<string> Parts(string pattern) =>
        [.. pattern.Split('/').Where(part => part is not ("" or "."))];

    private void Walk(string folder, Regex pattern, int depth, SourceLocation at)
    {
        var full = files.Full(folder);
        if (!Directory.Exists(full))
            return;
        if (folder.Length > 0 && !files.StaysInside(folder))
        {
            if (reported.Add(folder))
                diagnostics.Add(Diagnostic.LinkLeavesWorkspace(at, folder));
            return;
        }

        try
        {
            foreach (
                var entry in new DirectoryInfo(full)
                    .EnumerateFileSystemInfos()
                    .Where(entry => !entry.Name.StartsWith('.'))
                    .OrderBy(entry => entry.Name, StringComparer.Ordinal)
            )
            {
                var path = folder.Length == 0 ? entry.Name : $"{folder}/{entry.Name}";
                if (pattern.IsMatch(path) && path != WorkspaceReader.FileName)
                    Add(path);
                else if (Directory.Exists(entry.FullName) && depth > 1 && IsToBeWalked(entry, path))
                    Walk(path, pattern, depth - 1, at);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            if (reported.Add(folder))
                diagnostics.Add(
                    Diagnostic.FileUnreadable(at, folder.Length == 0 ? "." : folder, WorkspaceFiles.Reason(fault))
                );
        }
    }

    // A link to a folder of the workspace would list its files twice, or forever. A link that leads out is an error.
    private bool IsToBeWalked(FileSystemInfo entry, string path) =>
        entry.LinkTarget is null || !files.StaysInside(path);

    private static string Regular(IReadOnlyList<string> parts)
    {
        var text = new StringBuilder(@"\A");
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i] == "**" && i < parts.Count - 1)
                text.Append("([^/]+/)*");
            else if (parts[i] == "**")
                text.Append(".+");
            else
                text.Append(Segment(parts[i])).Append(i < parts.Count - 1 ? "/" : "");
        }

        return text.Append(@"\z").ToString();
    }

    private static string Segment(string part) =>
        string.Concat(
            part.Select(letter =>
                letter switch
                {
                    '*' => "[^/]*",
                    '?' => "[^/]",
                    _ => Regex.Escape(letter.ToString()),
                }
            )
        );
}
