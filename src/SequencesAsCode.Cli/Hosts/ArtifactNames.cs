namespace SequencesAsCode.Cli.Hosts;

/// <summary>
/// The names under which pipelines keep what later runs take up. The files of the pipelines write the same names. Each
/// has the environment in it, so that a repository can have several.
/// </summary>
internal static class ArtifactNames
{
    /// <summary>The snapshot that offline plans use; on GitLab the job that keeps it.</summary>
    public static string Snapshot(string environment) => $"sequences-snapshot-{environment}";

    /// <summary>What an apply left, whether it failed or not; on GitLab the job that keeps it.</summary>
    public static string Apply(string environment) => $"sequences-apply-{environment}";
}
