namespace SequencesAsCode.Service.Platforms;

/// <summary>What runs the pipeline.</summary>
public enum CiPlatform
{
    /// <summary>GitHub Actions.</summary>
    GitHub,

    /// <summary>GitLab CI.</summary>
    GitLab,

    /// <summary>Azure Pipelines.</summary>
    Azure,
}
