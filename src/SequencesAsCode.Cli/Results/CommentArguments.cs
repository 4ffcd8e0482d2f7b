using SequencesAsCode.Output.Markdown;

namespace SequencesAsCode.Cli.Results;

/// <summary>What the command line says of a comment in Markdown.</summary>
/// <param name="MaxLength">The most characters it may have; null for the usual.</param>
/// <param name="Commit">The commit that was planned; null to take the pipeline's.</param>
internal sealed record CommentArguments(int? MaxLength, string? Commit)
{
    private static readonly string[] CommitVariables = ["GITHUB_SHA", "CI_COMMIT_SHA", "BUILD_SOURCEVERSION"];

    /// <summary>What a comment of one run needs beside its plan.</summary>
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

    /// <summary>What names the comment of a workspace's plan, and nothing of its content.</summary>
    public static CommentContext Name(string folder, string? environmentName) =>
        new(WorkspaceName.Of(folder), environmentName ?? "default", null, ToolVersion.Text);
}
