using System.Globalization;
using SequencesAsCode.Output.Markdown.Writing;

namespace SequencesAsCode.Output.Markdown.Changes;

/// <summary>Mistakes and warnings about files.</summary>
internal static class DiagnosticParts
{
    /// <summary>The warnings of a plan under a heading; nothing when there are none.</summary>
    public static IEnumerable<Node> Warnings(Plan plan)
    {
        if (plan.Warnings.IsEmpty)
            return [];
        var list = Comment.List(Rank.Warning, 1, "warning", plan.Warnings.Select(Of));
        return [Comment.Section(Rank.Warning, "list of warnings", MarkdownText.Of($"Warnings"), [list])];
    }

    /// <summary>One diagnostic in a line.</summary>
    public static MarkdownText Of(Diagnostic diagnostic)
    {
        var place = diagnostic.At is null
            ? default
            : MarkdownText.Of($"{MarkdownText.Code(diagnostic.At.ToString())}: ");
        return MarkdownText.Of($"{place}{diagnostic.Message} ({diagnostic.Code})");
    }

    /// <summary>The diagnostics as a table, errors first.</summary>
    public static Group Table(IEnumerable<Diagnostic> diagnostics) =>
        new(
            Rank.Row,
            0,
            "table",
            MarkdownText.Of($"| Where | | What |\n|---|---|---|\n"),
            [
                .. diagnostics
                    .OrderBy(diagnostic => diagnostic.Severity)
                    .Select(diagnostic => new Piece(Rank.Row, 1, "row", Row(diagnostic))),
            ],
            MarkdownText.Of($"\n")
        );

    private static MarkdownText Row(Diagnostic diagnostic)
    {
        var place = diagnostic.At is null
            ? MarkdownText.Of($"–")
            : MarkdownText.Prose(
                diagnostic.At.Line == 0
                    ? diagnostic.At.File
                    : string.Create(CultureInfo.InvariantCulture, $"{diagnostic.At.File}:{diagnostic.At.Line}")
            );
        return MarkdownText.Of(
            $"| {place} | {(diagnostic.Severity == Severity.Error ? "error" : "warning")} {diagnostic.Code} | "
                + $"{diagnostic.Message} |\n"
        );
    }
}
