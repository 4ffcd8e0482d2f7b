using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Markdown;

/// <summary>A failed command as a comment: what is wrong and where.</summary>
internal static class FailureComment
{
    public static string Of(ImmutableArray<Diagnostic> diagnostics, Failure? error, CommentContext context)
    {
        var mistakes = diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error);
        var why = error is null ? "the command ended early" : EnumWord.Of(error.Kind).Replace('_', ' ');
        if (mistakes > 0)
            why = $"the files have {Phrases.Count(mistakes, "mistake", "mistakes")}";
        var what = context.Purpose switch
        {
            "apply" => "Nothing more was applied",
            "drift" => "Drift could not be looked for",
            _ => "There is no plan",
        };
        var where = PlanComment
            .Folder(context.Workspace)
            .Prepend(MarkdownText.Of($"Environment <b>{MarkdownText.Prose(context.Environment, 100)}</b>"));
        List<Node> parts = [Comment.Paragraph(Rank.Head, 1, "line", MarkdownText.Join(" · ", where))];
        if (error is not null)
            parts.Add(
                Comment.Paragraph(
                    Rank.Head,
                    1,
                    "line",
                    MarkdownText.Of($"⛔ {MarkdownText.Prose(error.Message, 2_000)}")
                )
            );
        if (!diagnostics.IsEmpty)
            parts.Add(DiagnosticParts.Table(diagnostics));
        return Comment.Of(context, Headline.Of($"{what}: {why}."), parts, null, []);
    }
}
