using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Core.Planning.Guarding;

namespace SequencesAsCode.Cli.Pipeline;

/// <summary>The files and the lock of a workspace, as they are on disk.</summary>
/// <param name="Desired">The files.</param>
/// <param name="Store">Reads and writes the lock.</param>
/// <param name="Base">The content of the lock and its journal.</param>
/// <param name="Warnings">Findings that are no errors.</param>
internal sealed record StoredWorkspace(
    DesiredState Desired,
    LockStore Store,
    Base Base,
    IReadOnlyList<Diagnostic> Warnings
)
{
    /// <summary>Versions of the lock that were committed after this one, the newest first.</summary>
    public ImmutableArray<LaterLock> Later { get; init; } = [];
}
