using SequencesAsCode.Applying.Locking;

namespace SequencesAsCode.Cli.Pipeline;

/// <summary>A workspace with its lock, as both stand on disk.</summary>
internal sealed record StoredWorkspace(
    DesiredState Desired,
    LockStore Store,
    Base Base,
    IReadOnlyList<Diagnostic> Warnings
);
