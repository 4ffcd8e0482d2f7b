using SequencesAsCode.Output.Markdown.Writing;

namespace SequencesAsCode.Cli.Hosts;

/// <summary>What a pipeline runs for, as its host says.</summary>
internal sealed record HostRun
{
    /// <summary>The number of the pull request; null when it runs for a branch.</summary>
    public string? PullRequest { get; init; }

    /// <summary>The commit to name: the newest of the pull request when the run began, or that of the branch.</summary>
    public required string Commit { get; init; }

    /// <summary>The branch that it runs for; null when it runs for a pull request or a tag.</summary>
    public string? Branch { get; init; }

    /// <summary>The branch that the pull request would change; null when it runs for a branch.</summary>
    public string? Target { get; init; }

    /// <summary>Whether a person started it with a button, and so may give consents.</summary>
    public bool IsByHand { get; init; }

    /// <summary>Whether it is a further attempt of a run that failed.</summary>
    public bool IsAgain { get; init; }

    /// <summary>The address of the pull request; null when there is none.</summary>
    public Uri? PullRequestUrl { get; init; }

    /// <summary>The addresses of files at the commit.</summary>
    public FileAddress? FileUrl { get; init; }

    /// <summary>The addresses at which files of the pull request are edited; null when there are none.</summary>
    public FileAddress? EditUrl { get; init; }

    /// <summary>The address of the files that the job keeps; null when it is known only afterwards.</summary>
    public Uri? PageUrl { get; init; }
}
