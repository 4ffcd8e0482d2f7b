namespace SequencesAsCode.Files;

/// <summary>Writes text so that YAML reads it back as that text.</summary>
internal static class YamlQuoting
{
    /// <summary>In double quotes, or in single quotes when the text itself has double quotes or backslashes.</summary>
    public static string Quote(string text) => text.Contains('"', StringComparison.Ordinal) || text.Contains('\\', StringComparison.Ordinal)
        ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"
        : $"\"{text}\"";
}
