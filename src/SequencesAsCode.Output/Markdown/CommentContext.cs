namespace SequencesAsCode.Output.Markdown;

/// <summary>
/// What a comment needs beside its plan. Times are not among it: the same plan gives the same comment.
/// </summary>
/// <param name="Workspace">Names the workspace in the marker.</param>
/// <param name="Environment">Names the environment in the marker, as it was asked for.</param>
/// <param name="Commit">The commit that was planned; null when unknown.</param>
/// <param name="ToolVersion">Version of this program.</param>
/// <param name="MaxLength">Characters the comment may have (UTF-16 units); at least <see cref="Smallest"/>.</param>
public sealed record CommentContext(
    string Workspace,
    string Environment,
    string? Commit,
    string ToolVersion,
    int MaxLength = CommentContext.UsualMaxLength
)
{
    /// <summary>
    /// GitHub takes 65,536 code points, or in comments 262,144 bytes (both measured by others); GitLab and Azure DevOps
    /// take more. A character of this count
    /// is at most one code point and three bytes.
    /// </summary>
    public const int UsualMaxLength = 60_000;

    /// <summary>Fewer characters cannot hold marker, headline and the note of what is left out.</summary>
    public const int Smallest = 500;

    /// <summary>
    /// Whether it is a comment of its own beside that of the plan: <c>apply</c> or <c>drift</c>; empty for the plan's.
    /// </summary>
    public string Purpose { get; init; } = "";
}
