using System.Text;
using System.Text.RegularExpressions;
using SequencesAsCode.Files.Reading;
using SequencesAsCode.Files.Reading.Folder;

namespace SequencesAsCode.Files.Linting;

/// <summary>
/// Finds what was surely meant to be read and is not: patterns that name nothing, and files that no pattern and no
/// sequence names.
/// </summary>
internal static partial class FileRules
{
    private const int LongestLook = 64 * 1024;
    private const int MostLooks = 2_000;
    private const int MostNames = 3;

    /// <summary>What is found, each with the place to correct.</summary>
    public static IEnumerable<Diagnostic> Check(WorkspaceSource source)
    {
        var starts = source
            .File.Patterns.Where(pattern => SequencePatterns.IsUsable(pattern.Pattern))
            .Select(pattern => StartOf(pattern.Pattern))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var known = source.Found.Paths.ToHashSet(StringComparer.Ordinal);
        var others = source
            .File.AllPatterns.Where(SequencePatterns.IsUsable)
            .Select(pattern => SequencePatterns.Expression(SequencePatterns.Parts(pattern)))
            .ToList();
        var files = FolderWalk.Of(source.Found.Files, starts).Where(path => !known.Contains(path)).ToList();
        var elsewhere = files.Where(path => others.Exists(pattern => pattern.IsMatch(path))).ToList();
        files = [.. files.Except(elsewhere, StringComparer.Ordinal)];
        var unread = Unread(source, files);
        return IdlePatterns(source, unread.Count > 0)
            .Concat(NotRead(source, unread))
            .Concat(files.Where(IsSecondWorkspace).Select(path => Diagnostic.SecondWorkspaceFile(new(path), path)))
            .Concat(OrphanRules.Check(source, files, starts, [.. unread, .. elsewhere]));
    }

    /// <summary>Names of files, not too many: <c>'a', 'b', 'c' and 7 more</c>.</summary>
    public static string Names(IReadOnlyList<string> paths) =>
        ShortList.Of([.. paths.Select(path => $"'{path}'")], MostNames);

    private static IEnumerable<Diagnostic> IdlePatterns(WorkspaceSource source, bool isMore)
    {
        foreach (var (pattern, at) in source.Found.Idle)
        {
            var sign = Sign(pattern);
            var missing = Missing(source.Found.Files, StartOf(pattern));

            // At the very beginning there is nothing to match, and the plan says that nothing is managed yet.
            var isBeginning = source.Found.Paths.Count == 0 && !isMore && (missing is null || at.Line == 0);
            if (sign is not null)
                yield return Diagnostic.PatternWithoutMeaning(at, pattern, sign);
            else if (!isBeginning)
                yield return Diagnostic.PatternMatchesNothing(
                    at,
                    pattern,
                    missing,
                    missing is null ? null : Similar.To(missing, Folders(source.Found.Files, missing))
                );
        }
    }

    // What other tools give a meaning, where no file of such a name is there.
    private static string? Sign(string pattern)
    {
        if (pattern.StartsWith('!'))
            return "!";
        return Signs().Match(pattern) is { Success: true } sign ? sign.Value : null;
    }

    // Files of one kind are one finding, at the pattern that is nearest to them.
    private static IEnumerable<Diagnostic> NotRead(WorkspaceSource source, List<string> unread)
    {
        foreach (
            var kind in unread.GroupBy(
                path => PatternFor(path, source.File.Patterns.Select(pattern => StartOf(pattern.Pattern))),
                StringComparer.Ordinal
            )
        )
        {
            var paths = kind.ToList();
            var at = source
                .File.Patterns.Where(pattern => IsIn(StartOf(pattern.Pattern), paths[0]))
                .Concat(source.File.Patterns)
                .First()
                .At;
            var patterns = source
                .File.Patterns.Select(pattern => pattern.Pattern)
                .Where(pattern => !source.Found.Idle.Any(idle => idle.Pattern == pattern) || Sign(pattern) is null)
                .Append(kind.Key)
                .Distinct(StringComparer.Ordinal);
            var rename = Path.GetExtension(paths[0]) == ".yaml" ? "move" : "rename";
            var remedy =
                paths.Count > 1 || rename == "move"
                    ? "Write"
                    : $"Rename it to '{Path.ChangeExtension(paths[0], ".yaml")}', or write";
            yield return Diagnostic.SequenceFilesNotRead(
                at,
                Names(paths),
                paths.Count == 1,
                $"{remedy} in sequences.yaml: sequences: [{string.Join(", ", patterns.Select(Quoted))}]"
            );
        }
    }

    private static string PatternFor(string path, IEnumerable<string> starts)
    {
        var ending = Path.GetExtension(path);
        var folder =
            starts.Where(start => start.Length > 0 && IsIn(start, path)).OrderBy(start => start.Length).FirstOrDefault()
            ?? (
                path.Contains('/', StringComparison.Ordinal)
                    ? path[..path.IndexOf('/', StringComparison.Ordinal)]
                    : null
            );
        return folder is null ? path : $"{folder}/**/*{ending}";
    }

    // In a list between brackets some signs would end the value.
    private static string Quoted(string pattern) =>
        pattern.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '.' or '_' or '-' or '*')
        && pattern[0] is not ('*' or '-')
            ? pattern
            : $"'{pattern.Replace("'", "''", StringComparison.Ordinal)}'";

    private static List<string> Unread(WorkspaceSource source, IEnumerable<string> files) =>
        [
            .. files
                .Where(path =>
                    path != WorkspaceReader.FileName
                    && !IsSecondWorkspace(path)
                    && Path.GetExtension(path).ToLowerInvariant() is ".yaml" or ".yml"
                )
                .Take(MostLooks)
                .Where(path => LooksLikeASequence(source.Found.Files.Full(path))),
        ];

    private static bool IsSecondWorkspace(string path) =>
        path != WorkspaceReader.FileName && path.ToLowerInvariant() is "sequences.yml" or "sequences.yaml";

    private static bool LooksLikeASequence(string path)
    {
        var text = Beginning(path);
        return KeyLine().IsMatch(text) && PartLine().IsMatch(text);
    }

    /// <summary>The text that a file begins with; empty when it cannot be read.</summary>
    public static string Beginning(string path)
    {
        try
        {
            // Only what is a file: a pipe would be waited for.
            if (new FileInfo(path) is not { LinkTarget: null, Length: > 0 })
                return "";
            using var stream = File.OpenRead(path);
            var bytes = new byte[Math.Min(LongestLook, stream.Length)];
            return Encoding.UTF8.GetString(
                bytes,
                0,
                stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)
            );
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    // The first folder on the way that is not there.
    private static string? Missing(WorkspaceFiles files, string start)
    {
        var parts = start.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return Enumerable
            .Range(1, parts.Length)
            .Select(count => string.Join('/', parts.Take(count)))
            .FirstOrDefault(folder => !Directory.Exists(files.Full(folder)));
    }

    private static IEnumerable<string> Folders(WorkspaceFiles files, string missing)
    {
        var above = missing.Contains('/', StringComparison.Ordinal) ? missing[..missing.LastIndexOf('/')] : "";
        if (!Directory.Exists(files.Full(above)))
            return [];
        return Directory
            .EnumerateDirectories(files.Full(above))
            .Select(folder => Path.GetFileName(folder))
            .Where(name => !name.StartsWith('.'))
            .Take(MostLooks)
            .Select(name => above.Length == 0 ? name : $"{above}/{name}");
    }

    private static string StartOf(string pattern) => SequencePatterns.Start(SequencePatterns.Parts(pattern));

    private static bool IsIn(string folder, string path) =>
        folder.Length == 0 || path.StartsWith($"{folder}/", StringComparison.Ordinal);

    [GeneratedRegex(@"\{[^}]*\}?|\[[^\]]*\]?|[@+!]?\([^)]*\)|[|,;]|~/|\$\w+|/!")]
    private static partial Regex Signs();

    [GeneratedRegex(@"^\uFEFF?key[ \t]*:[ \t]*\S", RegexOptions.Multiline)]
    private static partial Regex KeyLine();

    [GeneratedRegex(@"^(?:name|steps)[ \t]*:", RegexOptions.Multiline)]
    private static partial Regex PartLine();
}
