using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Markdown.Writing;

namespace SequencesAsCode.Output.Markdown;

/// <summary>
/// Writes the result of a command as a Markdown comment for GitHub, GitLab and Azure DevOps. The comment begins with a
/// hidden marker, by which a script finds and updates it, and is never longer than asked. Equal inputs give equal
/// bytes.
/// </summary>
public static class MarkdownRenderer
{
    /// <summary>The first line of a comment, by which a script finds the comment of an earlier run.</summary>
    public static string Marker(CommentContext context) => Comment.Marker(context).ToString();

    /// <summary>Writes a plan, or the drift that a plan of drift only found.</summary>
    public static void Write(Plan plan, CommentContext context, TextWriter output) =>
        output.Write(plan.Context.DriftOnly ? DriftComment.Of(plan, context) : PlanComment.Of(plan, context));

    /// <summary>Writes how an apply ended.</summary>
    public static void Write(ApplyReport report, CommentContext context, TextWriter output) =>
        output.Write(ReportComment.Of(report, context));

    /// <summary>Writes why a command failed.</summary>
    public static void Write(
        ImmutableArray<Diagnostic> diagnostics,
        Failure? error,
        CommentContext context,
        TextWriter output
    ) => output.Write(FailureComment.Of(diagnostics, error, context));
}
