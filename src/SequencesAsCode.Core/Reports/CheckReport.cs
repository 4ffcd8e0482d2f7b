using System.Collections.Immutable;

namespace SequencesAsCode.Core.Reports;

/// <summary>Everything that was looked at.</summary>
/// <param name="Environment">Name of the environment; empty when the workspace file does not say one.</param>
/// <param name="Service">Name of the service behind it; empty likewise.</param>
/// <param name="Account">Team id of the account; empty when it is not known.</param>
/// <param name="Checks">By group.</param>
public sealed record CheckReport(string Environment, string Service, string Account, ImmutableArray<Check> Checks)
{
    /// <summary>Who has to act first: a key that is refused comes before the files, those before what the key may not do, and that before a service that does not answer.</summary>
    public CheckFault Fault => new[] { CheckFault.Refused, CheckFault.Files, CheckFault.Access, CheckFault.Unreachable }.FirstOrDefault(fault => Checks.Any(check => check.Fault == fault));

    /// <summary>How many ended so.</summary>
    public int Count(CheckStatus status) => Checks.Count(check => check.Status == status);
}
