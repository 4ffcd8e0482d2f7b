namespace SequencesAsCode.Core.Diagnostics.Kinds;

/// <summary>
/// The only table of the kinds of mistakes, for SARIF and the pages in <c>docs/codes</c>. The kinds of lint are the
/// rules of <see cref="LintRules"/>.
/// </summary>
public static partial class DiagnosticKinds
{
    /// <summary>All kinds, by code.</summary>
    public static ImmutableArray<DiagnosticKind> All { get; } =
    [
        .. Files
            .Concat(Values)
            .Concat(Rules)
            .Concat(Runs)
            .Concat(LintRules.All.Select(Of))
            .OrderBy(kind => kind.Code, StringComparer.Ordinal),
    ];

    /// <summary>The kind with a code; null when there is none.</summary>
    public static DiagnosticKind? Find(string code) => All.FirstOrDefault(kind => kind.Code == code);

    private static DiagnosticKind Of(LintRule rule) =>
        new(rule.Code, rule.Level == LintLevel.Error ? Severity.Error : Severity.Warning, rule.Title);

    private static DiagnosticKind Error(string code, string title) => new(code, Severity.Error, title);

    private static DiagnosticKind Warning(string code, string title) => new(code, Severity.Warning, title);
}
