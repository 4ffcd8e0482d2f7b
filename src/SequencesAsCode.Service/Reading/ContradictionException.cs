namespace SequencesAsCode.Service.Reading;

/// <summary>An answer says two things that cannot both be so. One of an unknown form is no contradiction.</summary>
/// <param name="message">What contradicts what, as it follows a colon.</param>
internal sealed class ContradictionException(string message) : Exception(message);
