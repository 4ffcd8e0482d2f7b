using System.Text.RegularExpressions;

namespace SequencesAsCode.Core.Text;

/// <summary>An unfinished part that version control left in a text.</summary>
/// <param name="Line">Its first line, 1-based.</param>
/// <param name="Last">Its last line, 1-based; the first line for a single marker.</param>
/// <param name="Index">The index where the text of its first line begins.</param>
/// <param name="Written">The first line, trimmed.</param>
/// <param name="IsPointer">Whether it is a pointer of Git LFS; otherwise it is a conflict.</param>
public sealed record MergeLeftover(int Line, int Last, int Index, string Written, bool IsPointer);

/// <summary>
/// Finds conflict markers, in all styles and lengths of git, and pointers of Git LFS. A single line of <c>=======</c>
/// is a heading in Markdown, and <c>&gt;&gt;&gt;&gt;&gt;&gt;&gt;</c> beside other quoted lines is a quote; neither is
/// found.
/// </summary>
public static partial class MergeLeftovers
{
    private static readonly string[] Runs = ["<<<<<<<", "|||||||", ">>>>>>>"];

    /// <summary>All unfinished parts in order, each conflict once.</summary>
    public static IReadOnlyList<MergeLeftover> In(string text)
    {
        var found = new List<MergeLeftover>();
        if (Pointer(text) is { } pointer)
            found.Add(pointer);
        if (Runs.Any(run => text.Contains(run, StringComparison.Ordinal)))
            found.AddRange(Conflicts(text));
        return found;
    }

    private static MergeLeftover? Pointer(string text)
    {
        if (
            !text.Contains(".github.com/spec/v", StringComparison.Ordinal)
            || LfsVersion().Match(text) is not { Success: true } version
        )
            return null;
        var isFirst = string.IsNullOrWhiteSpace(text[..version.Index]);
        return isFirst || LfsObject().IsMatch(text, version.Index)
            ? At(text, version.Index) with
            {
                IsPointer = true,
            }
            : null;
    }

    private static IEnumerable<MergeLeftover> Conflicts(string text)
    {
        var reader = new MarkerReader();
        foreach (var line in text.Split('\n').Index())
            reader.Read(line.Index + 1, line.Item);
        var starts = new LineStarts(text);
        return reader
            .Found()
            .Select(range => At(text, starts[range.First]) with { Line = range.First, Last = range.Last });
    }

    private static MergeLeftover At(string text, int from)
    {
        while (from < text.Length && char.IsWhiteSpace(text[from]))
            from++;
        var end = text.IndexOf('\n', from);
        var line = text.AsSpan(0, from).Count('\n') + 1;
        return new(line, line, from, text[from..(end < 0 ? text.Length : end)].TrimEnd(), false);
    }

    [GeneratedRegex(
        @"^[ \t]*version https://(git-lfs|hawser)\.github\.com/spec/v[0-9]+[ \t\r]*$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex LfsVersion();

    [GeneratedRegex(@"^[ \t]*oid sha256:[0-9a-f]{64}", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex LfsObject();
}
