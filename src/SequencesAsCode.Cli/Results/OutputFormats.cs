namespace SequencesAsCode.Cli.Results;

/// <summary>The formats of results. Each verb supports some of them.</summary>
internal enum OutputFormat
{
    Text,
    Json,
    Markdown,
    Html,
    Sarif,
    Github,
}

/// <summary>The names of the formats on the command line.</summary>
internal static class OutputFormats
{
    /// <summary>The names, as help and errors list them.</summary>
    public static string Names(IEnumerable<OutputFormat> formats, string separator) =>
        string.Join(separator, formats.Select(format => format.ToString().ToLowerInvariant()));

    /// <summary>The format with a name, in any letter case; null when there is none.</summary>
    public static OutputFormat? Parse(string name) =>
        Enum.GetValues<OutputFormat>()
            .Where(format => string.Equals(format.ToString(), name, StringComparison.OrdinalIgnoreCase))
            .Select(format => (OutputFormat?)format)
            .FirstOrDefault();
}
