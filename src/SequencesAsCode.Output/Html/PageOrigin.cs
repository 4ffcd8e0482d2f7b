namespace SequencesAsCode.Output.Html;

/// <summary>What the head of a page names, so that an old page is known as one. What is unknown is not shown.</summary>
public sealed record PageOrigin
{
    /// <summary>The commit that was planned; null when unknown.</summary>
    public string? Commit { get; init; }

    /// <summary>The address of the pull request, http or https; null when there is none.</summary>
    public Uri? PullRequest { get; init; }

    /// <summary>When the plan or the preview was made; null when unknown.</summary>
    public DateTimeOffset? Made { get; init; }
}
