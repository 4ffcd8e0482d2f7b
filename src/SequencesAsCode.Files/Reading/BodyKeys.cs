namespace SequencesAsCode.Files.Reading;

/// <summary>The three ways to write a touch's body.</summary>
internal static class BodyKeys
{
    public const string File = "body_file";

    public const string Html = "body_html";

    public const string Markdown = "body_markdown";

    public static ImmutableArray<string> All { get; } = [File, Html, Markdown];
}
