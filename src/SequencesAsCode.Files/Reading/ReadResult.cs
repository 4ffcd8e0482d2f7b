namespace SequencesAsCode.Files.Reading;

/// <summary>What reading a workspace gave.</summary>
/// <param name="Desired">What the files say; null exactly when a diagnostic is an error.</param>
/// <param name="Diagnostics">In the order of <see cref="SourceLocation.FileOrder"/>.</param>
public sealed record ReadResult(DesiredState? Desired, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>
    /// What <c>sequences.yaml</c> says, also where a sequence file has a mistake; null when it cannot be read itself.
    /// </summary>
    public Workspace? Workspace { get; init; }

    /// <summary>The environment that values are taken for; null exactly when <see cref="Workspace"/> is.</summary>
    public WorkspaceEnvironment? Environment { get; init; }
}
