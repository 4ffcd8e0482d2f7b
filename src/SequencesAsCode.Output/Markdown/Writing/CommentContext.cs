namespace SequencesAsCode.Output.Markdown.Writing;

/// <summary>
/// What a comment needs in addition to its plan. It has no times, so the same plan gives the same comment.
/// </summary>
/// <param name="Workspace">The name of the workspace in the marker.</param>
/// <param name="Environment">The name of the environment in the marker, as given on the command line.</param>
/// <param name="Commit">The commit that was planned; null when unknown.</param>
/// <param name="ToolVersion">The version of this program.</param>
/// <param name="MaxLength">The most characters of the comment (UTF-16 units); at least <see cref="Smallest"/>.</param>
public sealed record CommentContext(
    string Workspace,
    string Environment,
    string? Commit,
    string ToolVersion,
    int MaxLength = CommentContext.UsualMaxLength
)
{
    /// <summary>
    /// The length when none is given. GitHub accepts 65,536 code points, or 262,144 bytes in comments (both measured by
    /// others); GitLab and Azure DevOps accept more. A UTF-16 unit is at most one code point and three bytes.
    /// </summary>
    public const int UsualMaxLength = 60_000;

    /// <summary>The fewest characters that hold the marker, the headline and the note on what is left out.</summary>
    public const int Smallest = 500;

    /// <summary>The purpose of the comment of an apply.</summary>
    public const string Apply = "apply";

    /// <summary>
    /// The kind of comment: <c>apply</c> or <c>drift</c>; empty for the comment of a plan. Each kind is updated apart.
    /// </summary>
    public string Purpose { get; init; } = "";

    /// <summary>The host that shows the comment; its extras are used only there.</summary>
    public CommentHost Host { get; init; } = CommentHost.GitHub;

    /// <summary>The address of the page with every email before and after; null when there is none.</summary>
    public Uri? PageUrl { get; init; }

    /// <summary>The addresses of files at the planned commit; null when unknown.</summary>
    public FileAddress? FileUrl { get; init; }

    /// <summary>The addresses at which files are edited; null when unknown.</summary>
    public FileAddress? EditUrl { get; init; }

    /// <summary>When the apply ended; null in a comment that has no time.</summary>
    public DateTimeOffset? At { get; init; }
}
