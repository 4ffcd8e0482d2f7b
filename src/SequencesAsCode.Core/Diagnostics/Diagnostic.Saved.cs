namespace SequencesAsCode.Core.Diagnostics;

public sealed partial record Diagnostic
{
    /// <summary>
    /// A diagnostic as a saved plan holds it; the only one whose code and wording do not stand in this type.
    /// </summary>
    public static Diagnostic Saved(string code, Severity severity, string message, SourceLocation? at) =>
        new(code, severity, message, at);
}
