using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Applying;

/// <summary>The result of one sequence, and whether the run ends with it.</summary>
/// <param name="Result">The result.</param>
/// <param name="Stop">Why the run ends; none to go on.</param>
internal sealed record SequenceOutcome(ChangeResult Result, StopReason Stop);
