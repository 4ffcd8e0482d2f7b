namespace SequencesAsCode.Tests.Pipelines;

/// <summary>A job of GitLab that ended, alone in its pipeline.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Ref">The branch or tag.</param>
/// <param name="IsTag">Whether that is a tag.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Source">What started the pipeline.</param>
/// <param name="Archive">What it keeps.</param>
internal sealed record HostJob(string Name, string Ref, bool IsTag, string Status, string Source, byte[] Archive);

/// <summary>A run of a pipeline of Azure.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Branch">The full name of the ref.</param>
/// <param name="Definition">The id of the pipeline.</param>
/// <param name="Artifacts">What it keeps, by name.</param>
internal sealed record HostBuild(int Id, string Branch, string Definition, Dictionary<string, byte[]> Artifacts);
