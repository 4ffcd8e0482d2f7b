namespace SequencesAsCode.Tests.Pipelines;

/// <summary>A comment on the pull request.</summary>
internal sealed class HostComment
{
    public required int Id { get; init; }

    /// <summary>Whether the pipeline wrote it.</summary>
    public required bool IsOwn { get; init; }

    public required string Body { get; set; }
}
