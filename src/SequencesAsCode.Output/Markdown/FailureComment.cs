using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Markdown.Changes;
using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Markdown;

/// <summary>A failed command as a comment: what is wrong and where.</summary>
internal static class FailureComment
{
    private const int LongestName = 100;
    private const int LongestMessage = 2_000;

    public static string Of(ImmutableArray<Diagnostic> diagnostics, Failure? error, CommentContext context)
    {
        var where = RunFacts
            .Folder(context.Workspace)
            .Prepend(MarkdownText.Of($"<b>{MarkdownText.Prose(context.Environment, LongestName)}</b>"));
        List<Node> parts = [Comment.Paragraph(Rank.Head, 1, "line", MarkdownText.Join(" · ", where))];
        if (error is not null)
            parts.Add(
                Comment.Paragraph(
                    Rank.Head,
                    1,
                    "line",
                    MarkdownText.Of($"⛔ {MarkdownText.Prose(error.Message, LongestMessage)}")
                )
            );
        if (!diagnostics.IsEmpty)
            parts.Add(DiagnosticParts.Table(diagnostics));
        var title = $"{What(context.Purpose)}: {Why(diagnostics, error)}";
        return Comment.Of(context, new(title, [], false), parts, Comment.Foot(context, null));
    }

    private static string What(string purpose) =>
        purpose switch
        {
            CommentContext.Apply => "Nothing more was applied",
            "drift" => "Edits in Apollo could not be checked",
            _ => "No plan",
        };

    private static string Why(ImmutableArray<Diagnostic> diagnostics, Failure? error)
    {
        var mistakes = diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error);
        if (mistakes > 0)
            return $"the files have {Phrases.Count(mistakes, "error", "errors")}";
        return error is null ? "the command ended early" : EnumWord.Of(error.Kind).Replace('_', ' ');
    }
}
