namespace SequencesAsCode.Applying.Locking;

/// <summary>The result of reading a lock.</summary>
/// <param name="Base">The content; null when the lock cannot be read.</param>
/// <param name="Diagnostics">Why it cannot be read, or notes.</param>
public sealed record LockResult(Base? Base, ImmutableArray<Diagnostic> Diagnostics);
