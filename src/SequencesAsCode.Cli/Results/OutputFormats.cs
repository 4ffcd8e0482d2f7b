namespace SequencesAsCode.Cli.Results;

/// <summary>The formats a command can answer in; each command says which of them it knows.</summary>
internal enum OutputFormat
{
    Text,
    Json,
    Markdown,
    Html,
    Sarif,
    Github,
}

/// <summary>The formats' names on the command line.</summary>
internal static class OutputFormats
{
    /// <summary>The names, as help and errors list them.</summary>
    public static string Names(IEnumerable<OutputFormat> formats, string separator) =>
        string.Join(separator, formats.Select(format => format.ToString().ToLowerInvariant()));

    /// <summary>The format of a name, letter case without meaning; null when there is none.</summary>
    public static OutputFormat? Of(string name) =>
        Enum.GetValues<OutputFormat>()
            .Where(format => string.Equals(format.ToString(), name, StringComparison.OrdinalIgnoreCase))
            .Select(format => (OutputFormat?)format)
            .FirstOrDefault();
}
