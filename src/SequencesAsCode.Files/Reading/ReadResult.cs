namespace SequencesAsCode.Files.Reading;

/// <summary>The result of reading a workspace.</summary>
/// <param name="Desired">The content of the files; null exactly when a diagnostic is an error.</param>
/// <param name="Diagnostics">In the order of <see cref="SourceLocation.FileOrder"/>.</param>
public sealed record ReadResult(DesiredState? Desired, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>
    /// The content of <c>sequences.yaml</c>, even when a sequence file has a mistake; null when it cannot be read.
    /// </summary>
    public Workspace? Workspace { get; init; }

    /// <summary>The environment in use; null exactly when <see cref="Workspace"/> is null.</summary>
    public WorkspaceEnvironment? Environment { get; init; }
}
