using SequencesAsCode.Core.Facts;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Text.Accounts;
using SequencesAsCode.Output.Text.Contacts;
using SequencesAsCode.Output.Text.Plans;
using SequencesAsCode.Output.Text.Probes;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text;

/// <summary>
/// Writes plans, reports and diagnostics as text that a sales lead can read. Text from Apollo or from files is made
/// printable first.
/// </summary>
/// <param name="colour">Whether to write ANSI colours.</param>
/// <param name="width">The column at which email text wraps; other lines do not wrap.</param>
public sealed class TextRenderer(bool colour, int width = 100)
{
    private readonly TextPainter painter = new(colour, width);

    /// <summary>Writes a plan, or the drift that a plan of drift only found.</summary>
    public void Write(Plan plan, TextWriter output) =>
        painter.Write(plan.Context.DriftOnly ? DriftText.Of(plan) : PlanText.Of(plan), output);

    /// <summary>Writes what a pull took into the files of an environment, and what it left.</summary>
    public void Write(PullReport report, string environment, TextWriter output) =>
        painter.Write(PullText.Of(report, environment), output);

    /// <summary>Writes the account's sequences as a table that fits the width.</summary>
    /// <param name="listing">The sequences.</param>
    /// <param name="output">Takes the text.</param>
    /// <param name="columns">The columns beside status, name, steps and file.</param>
    public void Write(Listing listing, TextWriter output, ListColumns columns) =>
        painter.Write(ListText.Of(listing, columns, width), output);

    /// <summary>Writes the results of a check of the setup, with remedies, a verdict and the next command.</summary>
    /// <param name="report">The checks.</param>
    /// <param name="output">Takes the text.</param>
    /// <param name="all">Whether checks that found nothing wrong are written one by one, too.</param>
    public void Write(CheckReport report, TextWriter output, bool all) =>
        painter.Write(CheckText.Of(report, all), output);

    /// <summary>Writes what a probe will do.</summary>
    /// <param name="report">The questions.</param>
    /// <param name="name">The name of the scratch sequence.</param>
    /// <param name="output">Takes the text.</param>
    public void WritePlan(ProbeReport report, string name, TextWriter output) =>
        painter.Write(ProbeText.Plan(report, name), output);

    /// <summary>Writes what a probe found out.</summary>
    /// <param name="report">The result.</param>
    /// <param name="file">The facts file; null when nothing was saved.</param>
    /// <param name="saved">How many facts the file has now.</param>
    /// <param name="output">Takes the text.</param>
    public void Write(ProbeReport report, string? file, int saved, TextWriter output) =>
        painter.Write(ProbeText.Of(report, file, saved), output);

    /// <summary>Writes facts that can be shared, see <see cref="FactSheet.Shared"/>.</summary>
    public void Write(FactSheet sheet, TextWriter output) => painter.Write(ProbeText.Share(sheet), output);

    /// <summary>The question to ask a person before a plan is applied.</summary>
    public static string Question(Plan plan) => Reach.Question(plan);

    /// <summary>The question to ask a person before contacts are added or removed.</summary>
    public static string Question(ContactPlan plan) => ContactPhrases.Question(plan);

    /// <summary>Writes what will be done with contacts.</summary>
    public void Write(ContactPlan plan, TextWriter output) => painter.Write(ContactPlanText.Of(plan), output);

    /// <summary>Writes what was done with contacts, and what to do next.</summary>
    public void Write(ContactReport report, TextWriter output) => painter.Write(ContactReportText.Of(report), output);

    /// <summary>Writes how an apply ended, and what to do next.</summary>
    public void Write(ApplyReport report, TextWriter output)
    {
        WriteBeginning(report.Context, output);
        foreach (var result in report.Results)
            WriteResult(result, output);
        WriteEnd(report, output);
    }

    /// <summary>Writes the first line of a report that grows while an apply runs.</summary>
    public void WriteBeginning(PlanContext context, TextWriter output) =>
        painter.Write(ReportText.Beginning(context), output);

    /// <summary>Writes how one sequence of a growing report ended.</summary>
    public void WriteResult(ChangeResult result, TextWriter output) => painter.Write(ReportText.Entry(result), output);

    /// <summary>Writes the end of a growing report: the count, and what to do next.</summary>
    public void WriteEnd(ApplyReport report, TextWriter output) => painter.Write(ReportText.End(report), output);

    /// <summary>
    /// Writes each diagnostic on a line that editors and CI systems make clickable, or several of one sentence as a
    /// group, and then how many there are.
    /// </summary>
    /// <param name="diagnostics">The diagnostics.</param>
    /// <param name="output">Takes the text.</param>
    /// <param name="each">Whether each is written on its own line.</param>
    /// <param name="ownerOf">The key of the sequence that a file belongs to; null when unknown.</param>
    public void Write(
        ImmutableArray<Diagnostic> diagnostics,
        TextWriter output,
        bool each = false,
        Func<string, string?>? ownerOf = null
    )
    {
        var document = new TextDocument();
        if (each)
            FindingLines.AddEach(document, diagnostics);
        else
            FindingLines.Add(document, diagnostics, 0, ownerOf);
        var errors = diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error);
        document.Text(
            0,
            $"{Phrases.Count(errors, "error", "errors")}, "
                + $"{Phrases.Count(diagnostics.Length - errors, "warning", "warnings")}."
        );
        painter.Write(document, output);
    }

    /// <summary>Writes one line of progress during an apply.</summary>
    public void Write(ChangeResult result, TextWriter output) => painter.Write(ReportText.Of(result), output);

    /// <summary>Writes why a command failed, in one line.</summary>
    public void Write(Failure error, TextWriter output)
    {
        var document = new TextDocument();
        document.Text(0, new Run($"error: {error.Message}", Tone.Removed));
        painter.Write(document, output);
    }

    /// <summary>The text on one printable line, for output that another component paints.</summary>
    public static string Plain(string text) => Printable.Text(text);

    /// <summary>Writes a notice for people on one line, without color.</summary>
    public static void WriteNotice(string notice, TextWriter output) =>
        output.Write($"{Printable.Line(Printable.Text(notice))}\n");
}
