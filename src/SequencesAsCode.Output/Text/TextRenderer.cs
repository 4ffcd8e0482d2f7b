using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Text.Contacts;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text;

/// <summary>
/// Plans, reports and diagnostics as text that a sales lead can read. Nothing that comes from Apollo or a file reaches
/// the output raw.
/// </summary>
/// <param name="colour">Whether to write ANSI colours.</param>
/// <param name="width">Where copy wraps; other lines are left alone.</param>
public sealed class TextRenderer(bool colour, int width = 100)
{
    private readonly PagePainter painter = new(colour, width);

    /// <summary>What would change.</summary>
    public void Write(Plan plan, TextWriter output) =>
        painter.Write(plan.Context.DriftOnly ? DriftPage.Of(plan) : PlanPage.Of(plan), output);

    /// <summary>What a pull takes into the files of an environment, and what it leaves.</summary>
    public void Write(PullReport report, string environment, TextWriter output) =>
        painter.Write(PullPage.Of(report, environment), output);

    /// <summary>The account's sequences.</summary>
    public void Write(Listing listing, TextWriter output) => painter.Write(ListPage.Of(listing), output);

    /// <summary>What was looked at, and what to do about it.</summary>
    public void Write(CheckReport report, TextWriter output) => painter.Write(CheckPage.Of(report), output);

    /// <summary>What a person is asked before contacts are sent.</summary>
    public static string Question(ContactPlan plan) => ContactPhrases.Question(plan);

    /// <summary>What will be done with contacts.</summary>
    public void Write(ContactPlan plan, TextWriter output) => painter.Write(ContactPlanPage.Of(plan), output);

    /// <summary>How contacts ended, and what to do next.</summary>
    public void Write(ContactReport report, TextWriter output) => painter.Write(ContactReportPage.Of(report), output);

    /// <summary>How an apply ended, and what to do next.</summary>
    public void Write(ApplyReport report, TextWriter output) => painter.Write(ReportPage.Of(report), output);

    /// <summary>One diagnostic a line, as editors and CI systems make clickable, then their count.</summary>
    public void Write(ImmutableArray<Diagnostic> diagnostics, TextWriter output)
    {
        var page = new Page();
        foreach (var diagnostic in diagnostics)
        {
            page.Text(
                0,
                new Run(diagnostic.ToString(), diagnostic.Severity == Severity.Error ? Tone.Removed : Tone.Changed)
            );
        }

        var errors = diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error);
        page.Text(
            0,
            $"{Phrases.Count(errors, "error", "errors")}, "
                + $"{Phrases.Count(diagnostics.Length - errors, "warning", "warnings")}."
        );
        painter.Write(page, output);
    }

    /// <summary>One line of progress during apply.</summary>
    public void Write(ChangeResult result, TextWriter output) => painter.Write(ReportPage.Of(result), output);

    /// <summary>One line that says what kept a command from its result.</summary>
    public void Write(Failure error, TextWriter output)
    {
        var page = new Page();
        page.Text(0, new Run($"error: {error.Message}", Tone.Removed));
        painter.Write(page, output);
    }

    /// <summary>Text for a place that somebody else paints, on one line.</summary>
    public static string Plain(string text) => Printable.Text(text);

    /// <summary>One line of what is going on, without colour.</summary>
    public static void WriteNotice(string notice, TextWriter output) =>
        output.Write($"{Printable.Line(Printable.Text(notice))}\n");
}
