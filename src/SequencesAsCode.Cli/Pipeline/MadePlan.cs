using SequencesAsCode.Applying.Locking;

namespace SequencesAsCode.Cli.Pipeline;

/// <summary>A plan with the files, the lock and the service that an apply needs.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Desired">The files.</param>
/// <param name="Store">The lock.</param>
/// <param name="Service">The open service; null when the plan needed none.</param>
internal sealed record MadePlan(Plan Plan, DesiredState Desired, LockStore Store, OpenService? Service) : IDisposable
{
    public void Dispose() => Service?.Dispose();
}
