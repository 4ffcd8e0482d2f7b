namespace SequencesAsCode.Core.Diagnostics;

/// <summary>How much a diagnostic matters: an error stops the run before the next stage, a warning does not.</summary>
public enum Severity
{
    /// <summary>The run stops with exit code 3.</summary>
    Error,

    /// <summary>Shown; the run goes on.</summary>
    Warning,
}

/// <summary>
/// A mistake in what the user wrote: one sentence that quotes the offender and says what to do. Made only by the
/// factory
/// methods of this type (split by area over <c>Diagnostic.*.cs</c>), so every code and wording stands in one place.
/// </summary>
public sealed partial record Diagnostic
{
    private Diagnostic(string code, Severity severity, string message, SourceLocation? at)
    {
        (Code, Severity, Message, At) = (code, severity, message, at);
    }

    /// <summary>Stable, unique per kind of mistake, for example <c>SEQ201</c>.</summary>
    public string Code { get; }

    /// <summary>Error or warning.</summary>
    public Severity Severity { get; }

    /// <summary>One full sentence or two, without location and code.</summary>
    public string Message { get; }

    /// <summary>Where it is; null when no file is to blame.</summary>
    public SourceLocation? At { get; }

    /// <summary>
    /// <c>file:line:column: error SEQ201: message</c>, the form editors and CI systems make clickable.
    /// </summary>
    public override string ToString() =>
        $"{(At is null ? "" : $"{At}: ")}{(Severity == Severity.Error ? "error" : "warning")} {Code}: {Message}";

    private static Diagnostic Error(string code, SourceLocation? at, string message) =>
        new(code, Severity.Error, message, at);

    private static Diagnostic Warning(string code, SourceLocation? at, string message) =>
        new(code, Severity.Warning, message, at);
}
