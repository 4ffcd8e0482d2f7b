using SequencesAsCode.Cli.Screen;
using SequencesAsCode.Output.Html;

namespace SequencesAsCode.Cli.Results;

/// <summary>The options for the head of a page.</summary>
/// <param name="Commit">The commit that was planned; null for the commit of the pipeline.</param>
/// <param name="PullRequest">The address of the pull request; null when there is none.</param>
internal sealed record PageArguments(string? Commit, Uri? PullRequest)
{
    /// <summary>The file for a page that would otherwise fill a screen; null for every other output.</summary>
    public static string? FileOnScreen(OutputFormat format, Terminal terminal) =>
        format == OutputFormat.Html && terminal.IsOutputSeen ? "plan.html" : null;

    /// <summary>What the head of a page names; null for another format.</summary>
    /// <param name="format">The format of the result.</param>
    /// <param name="environment">The environment variables.</param>
    /// <param name="made">When the plan is made; null for a plan that was made before.</param>
    /// <exception cref="CommandException">The options were given for another format.</exception>
    public PageOrigin? For(OutputFormat format, IReadOnlyDictionary<string, string?> environment, DateTimeOffset? made)
    {
        if (format == OutputFormat.Html)
            return Of(environment, made);
        if (PullRequest is null)
            return null;
        throw CommandException.Arguments("--pull-request needs --format html.");
    }

    /// <summary>What the head of a page names.</summary>
    public PageOrigin Of(IReadOnlyDictionary<string, string?> environment, DateTimeOffset? made) =>
        new()
        {
            Commit = Commit ?? CommentArguments.PipelineCommit(environment),
            PullRequest = PullRequest,
            Made = made,
        };
}
