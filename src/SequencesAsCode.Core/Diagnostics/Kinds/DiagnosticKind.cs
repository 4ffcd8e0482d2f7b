namespace SequencesAsCode.Core.Diagnostics.Kinds;

/// <summary>A kind of mistake.</summary>
/// <param name="Code">Its code, for example <c>SEQ116</c>.</param>
/// <param name="Severity">How much it matters unless a workspace sets another level.</param>
/// <param name="Title">What is wrong, as a title without a full stop.</param>
public sealed record DiagnosticKind(string Code, Severity Severity, string Title);
