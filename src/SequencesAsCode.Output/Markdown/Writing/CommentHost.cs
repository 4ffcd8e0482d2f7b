namespace SequencesAsCode.Output.Markdown.Writing;

/// <summary>A host of comments on pull requests.</summary>
public enum CommentHost
{
    /// <summary>GitHub, which draws alerts.</summary>
    GitHub,

    /// <summary>GitLab. An alert is a bold sentence there, which every version shows alike.</summary>
    GitLab,

    /// <summary>Azure DevOps, which has no alerts.</summary>
    Azure,
}
