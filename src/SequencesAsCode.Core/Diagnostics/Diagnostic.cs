using System.Globalization;

namespace SequencesAsCode.Core.Diagnostics;

/// <summary>How much a diagnostic matters: an error stops the run before the next stage, a warning does not.</summary>
public enum Severity
{
    /// <summary>The run stops with exit code 3.</summary>
    Error,

    /// <summary>It is shown, and the run continues.</summary>
    Warning,
}

/// <summary>
/// A mistake in what the user wrote: what is wrong, with the wrong part quoted, and how to fix it. Created only by
/// the factories of this type, in <c>Diagnostic.*.cs</c> by area, so this type has every code and wording.
/// </summary>
public sealed partial record Diagnostic
{
    private const int LongestQuote = 80;

    private Diagnostic(string code, Severity severity, string message, SourceLocation? at)
    {
        Code = code;
        Severity = severity;
        Message = message;
        At = at;
    }

    /// <summary>The code, stable and unique for each kind of mistake, for example <c>SEQ201</c>.</summary>
    public string Code { get; }

    /// <summary>Error or warning.</summary>
    public Severity Severity { get; }

    /// <summary>A few full sentences, without location and code.</summary>
    public string Message { get; }

    /// <summary>The location; null when no file is the cause.</summary>
    public SourceLocation? At { get; }

    /// <summary>
    /// A diagnostic as a saved plan holds it: the only factory that gets code and message from its caller.
    /// </summary>
    public static Diagnostic Saved(string code, Severity severity, string message, SourceLocation? at) =>
        new(code, severity, message, at);

    /// <summary>The same diagnostic with the severity that a workspace sets.</summary>
    public Diagnostic As(Severity severity) => severity == Severity ? this : new(Code, severity, Message, At);

    /// <summary>The same diagnostic at another location.</summary>
    public Diagnostic With(SourceLocation at) => new(Code, Severity, Message, at);

    /// <summary>
    /// <c>file:line:column: error SEQ201: message</c>, the form editors and CI systems make clickable.
    /// </summary>
    public override string ToString()
    {
        var place = At is null ? "" : $"{At}: ";
        var severity = Severity == Severity.Error ? "error" : "warning";
        return $"{place}{severity} {Code}: {Message}";
    }

    private static Diagnostic Error(string code, SourceLocation? at, string message) =>
        new(code, Severity.Error, message, at);

    private static Diagnostic Warning(string code, SourceLocation? at, string message) =>
        new(code, Severity.Warning, message, at);

    private static string Suggest(string? suggestion) => suggestion is null ? "" : $" (did you mean '{suggestion}'?)";

    private static string Place(SourceLocation at) =>
        at.Line == 0 ? at.File : string.Create(CultureInfo.InvariantCulture, $"{at.File}:{at.Line}");

    private static string Several(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Quote(string text) => $"'{Short(text)}'";

    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= LongestQuote ? line : $"{line[..LongestQuote]}…";
    }

    private static string List(IEnumerable<string> words) => string.Join(", ", words.Select(Quote));

    private static string Or(IEnumerable<string> words)
    {
        var quoted = words.Select(Quote).ToList();
        return quoted.Count < 2 ? string.Concat(quoted) : $"{string.Join(", ", quoted.SkipLast(1))} or {quoted[^1]}";
    }
}
