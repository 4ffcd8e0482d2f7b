namespace SequencesAsCode.Cli.Starter;

/// <summary>The lines of <c>.gitignore</c> for what belongs to one machine, and for results that hold copy.</summary>
internal static class IgnoreFile
{
    private const string Name = ".gitignore";

    // The results are meant only beside sequences.yaml: a body may have any of these names.
    private static readonly ImmutableArray<string> Lines =
    [
        ".sequences/",
        "/plan*.json",
        "/plan*.html",
        "/preview*.html",
        "/comment*.md",
        "/*snapshot*.json",
        "/*.sarif",
        "/sequences-out/",
    ];

    /// <summary>Adds the lines that the file of a folder does not have.</summary>
    /// <returns>The line to print; null when nothing was added.</returns>
    public static string? Complete(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, Name);
        var text = File.Exists(path) ? File.ReadAllText(path) : "";
        var present = text.Split('\n').Select(Bare).ToHashSet(StringComparer.Ordinal);
        var missing = Lines.Where(line => !present.Contains(Bare(line))).ToList();
        if (missing.Count == 0)
            return null;
        var lineEnd = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var before = text.Length == 0 || text.EndsWith('\n') ? "" : lineEnd;
        File.AppendAllText(path, before + string.Concat(missing.Select(line => line + lineEnd)));
        return text.Length == 0 ? Name : $"{Name} (added {string.Join(", ", missing)})";
    }

    private static string Bare(string line) => line.Trim().Trim('/');
}
