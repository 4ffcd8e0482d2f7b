using SequencesAsCode.Output.Markdown;

namespace SequencesAsCode.Cli.Results;

/// <summary>The options for a comment in Markdown.</summary>
/// <param name="MaxLength">The most characters of the comment; null for the default.</param>
/// <param name="Commit">The commit that was planned; null for the commit of the pipeline.</param>
internal sealed record CommentArguments(int? MaxLength, string? Commit)
{
    private static readonly string[] CommitVariables = ["GITHUB_SHA", "CI_COMMIT_SHA", "BUILD_SOURCEVERSION"];

    /// <summary>What the comment of a run needs in addition to its plan; null for another format.</summary>
    /// <exception cref="CommandException">The options were given for another format.</exception>
    public CommentContext? For(
        OutputFormat format,
        string folder,
        string? environmentName,
        string purpose,
        IReadOnlyDictionary<string, string?> environment
    )
    {
        if (format != OutputFormat.Markdown)
        {
            if (MaxLength is null && Commit is null)
                return null;
            throw CommandException.Arguments(
                "--max-length and --commit are about a comment: give them with --format markdown."
            );
        }

        return Name(folder, environmentName) with
        {
            Commit =
                Commit
                ?? CommitVariables
                    .Select(name => environment.GetValueOrDefault(name))
                    .FirstOrDefault(value => !string.IsNullOrEmpty(value)),
            MaxLength = MaxLength ?? CommentContext.UsualMaxLength,
            Purpose = purpose,
        };
    }

    /// <summary>The part of it that names the comment of a workspace, without its content.</summary>
    public static CommentContext Name(string folder, string? environmentName) =>
        new(WorkspaceName.FromFolder(folder), environmentName ?? "default", null, ToolVersion.Text);
}
