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
            CheckOther(format, purpose);
            return null;
        }

        return Name(folder, environmentName) with
        {
            Commit = Commit ?? PipelineCommit(environment),
            MaxLength = MaxLength ?? CommentContext.UsualMaxLength,
            Purpose = purpose,
        };
    }

    /// <summary>The commit that a pipeline runs for; null outside a pipeline.</summary>
    public static string? PipelineCommit(IReadOnlyDictionary<string, string?> environment) =>
        CommitVariables
            .Select(name => environment.GetValueOrDefault(name))
            .FirstOrDefault(value => !string.IsNullOrEmpty(value));

    /// <summary>The part of it that names the comment of a workspace, without its content.</summary>
    public static CommentContext Name(string folder, string? environmentName) =>
        new(WorkspaceName.Of(folder), environmentName ?? "default", null, ToolVersion.Text);

    // A page names the commit too, but an apply has no page.
    private void CheckOther(OutputFormat format, string purpose)
    {
        if (MaxLength is not null)
            throw CommandException.Arguments("--max-length is about a comment: give it with --format markdown.");
        if (Commit is null || format == OutputFormat.Html)
            return;
        var formats = purpose == "apply" ? "markdown" : "markdown or html";
        throw CommandException.Arguments($"--commit is named in a comment or page: give it with --format {formats}.");
    }
}
