namespace SequencesAsCode.Core.Reports;

/// <summary>What kept a command from its result.</summary>
/// <param name="Kind">Decides the exit code.</param>
/// <param name="Message">What is wrong and what to do, in full sentences.</param>
public sealed record Failure(FailureKind Kind, string Message);
