using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Core.Diagnostics;
using SequencesAsCode.Core.States;

namespace SequencesAsCode.Cli.Pipeline;

/// <summary>A workspace with its lock, as both stand on disk.</summary>
internal sealed record StoredWorkspace(
    DesiredState Desired, LockStore Store, Base Base, IReadOnlyList<Diagnostic> Warnings);
