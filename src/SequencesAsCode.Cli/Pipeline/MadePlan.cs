using SequencesAsCode.Applying.Locking;

namespace SequencesAsCode.Cli.Pipeline;

/// <summary>A plan with what it was made from, open for an apply.</summary>
internal sealed record MadePlan(Plan Plan, DesiredState Desired, LockStore Store, OpenService? Service) : IDisposable
{
    public void Dispose() => Service?.Dispose();
}
