namespace SequencesAsCode.Cli.Hosts;

/// <summary>The first line of a comment, which is its marker.</summary>
internal static class FirstLine
{
    /// <summary>The first line of a text; empty for null. Hosts may give back other line ends.</summary>
    public static string Of(string? text) => (text ?? "").Split('\n', 2)[0].TrimEnd('\r');
}
