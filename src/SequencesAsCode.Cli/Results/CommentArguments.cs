using SequencesAsCode.Output.Markdown.Writing;

namespace SequencesAsCode.Cli.Results;

/// <summary>The options for a comment in Markdown.</summary>
/// <param name="MaxLength">The most characters of the comment; null for the default.</param>
/// <param name="Commit">The commit that was planned; null for the commit of the pipeline.</param>
/// <param name="PageUrl">The address of the page; null when there is none.</param>
/// <param name="FileUrl">The addresses of files; null when unknown.</param>
/// <param name="EditUrl">The addresses where files are edited; null when unknown.</param>
/// <param name="Host">The host of the comment; null for the one of the pipeline.</param>
internal sealed record CommentArguments(
    int? MaxLength,
    string? Commit,
    Uri? PageUrl,
    FileAddress? FileUrl,
    FileAddress? EditUrl,
    CommentHost? Host
)
{
    private static readonly CommentArguments None = new(null, null, null, null, null, null);

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
            PageUrl = PageUrl,
            FileUrl = FileUrl,
            EditUrl = EditUrl,
            Host = Host ?? HostOf(environment),
        };
    }

    /// <summary>The commit that a pipeline runs for; null outside a pipeline.</summary>
    public static string? PipelineCommit(IReadOnlyDictionary<string, string?> environment) =>
        CommitVariables.Select(environment.GetValueOrDefault).FirstOrDefault(IsSet);

    /// <summary>The part of it that names the comment of a workspace, without its content.</summary>
    public static CommentContext Name(string folder, string? environmentName) =>
        new(WorkspaceName.FromFolder(folder), environmentName ?? "default", null, ToolVersion.Text);

    private static CommentHost HostOf(IReadOnlyDictionary<string, string?> environment)
    {
        if (IsSet(environment.GetValueOrDefault("GITLAB_CI")))
            return CommentHost.GitLab;
        return IsSet(environment.GetValueOrDefault("TF_BUILD")) ? CommentHost.Azure : CommentHost.GitHub;
    }

    private static bool IsSet(string? value) => !string.IsNullOrEmpty(value);

    // A page names the commit too, but an apply has no page.
    private void CheckOther(OutputFormat format, string purpose)
    {
        if (this with { Commit = null } != None)
            throw CommandException.Arguments(
                "--max-length, --page-url, --file-url, --edit-url and --host need --format markdown."
            );
        if (Commit is null || format == OutputFormat.Html)
            return;
        var formats = purpose == CommentContext.Apply ? "markdown" : "markdown or html";
        throw CommandException.Arguments($"--commit needs --format {formats}.");
    }
}
