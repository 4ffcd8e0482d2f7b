namespace SequencesAsCode.Files.Reading.Folder;

/// <summary>Resolves the path of a <c>body_file</c>.</summary>
internal static class BodyPath
{
    /// <summary>Whether a file of that name holds Markdown.</summary>
    public static bool IsMarkdown(string path) => Path.GetExtension(path).ToLowerInvariant() is ".md" or ".markdown";

    /// <summary>The path relative to the workspace, with forward slashes; null when it does not stay inside.</summary>
    public static string? Resolve(string sequenceFile, string written)
    {
        if (
            written.StartsWith('/')
            || written.Contains('\\', StringComparison.Ordinal)
            || (written.Length > 1 && written[1] == ':')
        )
            return null;
        var parts = sequenceFile.Split('/').SkipLast(1).ToList();
        foreach (var part in written.Split('/').Where(part => part is not ("" or ".")))
        {
            if (part != "..")
                parts.Add(part);
            else if (parts.Count == 0)
                return null;
            else
                parts.RemoveAt(parts.Count - 1);
        }

        return string.Join('/', parts);
    }
}
