namespace SequencesAsCode.Service.Wire;

/// <summary>Two parts of an answer contradict each other. An answer of an unknown form is no contradiction.</summary>
/// <param name="message">The contradiction, as it follows a colon.</param>
internal sealed class ContradictionException(string message) : Exception(message);
