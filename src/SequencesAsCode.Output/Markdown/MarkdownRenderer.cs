using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Output.Markdown;

/// <summary>
/// Writes what a command has to say as a comment in Markdown, made for GitHub and read by GitLab and Azure DevOps as
/// well. It begins with a hidden marker by which one
/// comment is found and updated in place, and is never longer than asked. Equal inputs give equal bytes.
/// </summary>
public static class MarkdownRenderer
{
    /// <summary>The first line of a comment, by which a script finds the comment of the run before.</summary>
    public static string Marker(CommentContext context) => Comment.Marker(context).ToString();

    /// <summary>What would change, or what was edited in Apollo.</summary>
    public static void Write(Plan plan, CommentContext context, TextWriter output) =>
        output.Write(plan.Context.DriftOnly ? DriftComment.Of(plan, context) : PlanComment.Of(plan, context));

    /// <summary>How an apply ended.</summary>
    public static void Write(ApplyReport report, CommentContext context, TextWriter output) =>
        output.Write(ReportComment.Of(report, context));

    /// <summary>What kept a command from its result.</summary>
    public static void Write(
        ImmutableArray<Diagnostic> diagnostics,
        Failure? error,
        CommentContext context,
        TextWriter output
    ) => output.Write(FailureComment.Of(diagnostics, error, context));
}
