using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Cli.Screen;
using SequencesAsCode.Core.Json.Documents;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.CodeScanning;
using SequencesAsCode.Output.Html;
using SequencesAsCode.Output.Markdown;
using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Text;
using SequencesAsCode.Output.Text.Accounts;
using SequencesAsCode.Service.Budget;

namespace SequencesAsCode.Cli.Results;

/// <summary>
/// Writes results to stdout in the requested format and everything else to stderr. In JSON and SARIF exactly one
/// document is written, whatever the outcome.
/// </summary>
internal sealed class ResultWriter(Terminal terminal)
{
    private readonly TextRenderer results = new(terminal.Colour, terminal.Width);
    private readonly TextRenderer notices = new(false, terminal.Width);
    private bool isPreviewed;
    private bool isReportBegun;

    /// <summary>What a comment needs in addition to its plan; null when this run writes no comment.</summary>
    public CommentContext? Comment { get; set; }

    /// <summary>What the head of a page names; null when this run writes no page.</summary>
    public PageOrigin? Origin { get; set; }

    /// <summary>How text for people shows paths of the workspace.</summary>
    public ShownPaths Paths { get; set; } = ShownPaths.Same;

    /// <summary>Whether a person asked for every detail.</summary>
    public bool IsVerbose { get; set; }

    /// <summary>Writes a notice for people to stderr.</summary>
    public void Notice(string text) => terminal.Notice(text);

    /// <summary>Writes how many calls the run made and how many are left, when few are left or every detail is asked
    /// for.</summary>
    public void Calls(CallBudget budget)
    {
        if (budget.Calls > 0 && (IsVerbose || CallsSentence.IsScarce(budget)))
            Notice(CallsSentence.Format(budget, IsVerbose));
    }

    /// <summary>Writes a question; the answer is typed on the same line.</summary>
    public void Question(string text)
    {
        terminal.Error.Write(TextRenderer.Plain(text));
        terminal.Error.Flush();
    }

    /// <summary>Writes one line of a result that grows while the command runs.</summary>
    public void Line(string text)
    {
        TextRenderer.WriteNotice(text, terminal.Out);
        terminal.Out.Flush();
    }

    /// <summary>Writes a line that the host of a pipeline reads as a command. Other lines never are one.</summary>
    public void HostCommand(string text)
    {
        terminal.Out.Write($"{text.ReplaceLineEndings(" ")}\n");
        terminal.Out.Flush();
    }

    /// <summary>Begins the result of an apply, to which each sequence is added when it ends.</summary>
    public void BeginReport(PlanContext context)
    {
        if (isPreviewed)
            terminal.Out.Write("\n");
        results.WriteBeginning(context, terminal.Out);
        terminal.Out.Flush();
        isReportBegun = true;
    }

    /// <summary>Adds the end of one sequence to the result of an apply.</summary>
    public void Result(ChangeResult result)
    {
        results.WriteResult(result, terminal.Out);
        terminal.Out.Flush();
    }

    /// <summary>Writes how one sequence of an apply ended.</summary>
    public void Progress(ChangeResult result) => notices.Write(result, terminal.Error);

    /// <summary>Writes a plan as the command's result.</summary>
    /// <param name="format">The format of the result.</param>
    /// <param name="exitCode">The exit code of the command.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="page">The file for an HTML page; null for stdout. Other formats always go to stdout.</param>
    public int Plan(OutputFormat format, int exitCode, Plan plan, string? page = null)
    {
        if (format == OutputFormat.Json)
            return Json(DocumentFor(exitCode, plan.Warnings) with { Plan = plan });
        if (format == OutputFormat.Html)
        {
            Page(page, writer => PreviewRenderer.Write(plan, writer, Origin));
            return exitCode;
        }

        if (format == OutputFormat.Markdown)
            MarkdownRenderer.Write(plan, Comment!, terminal.Out);
        else
            results.Write(Paths.Of(plan), terminal.Out);
        return exitCode;
    }

    /// <summary>Writes the account's sequences as the command's result.</summary>
    /// <param name="format">The format of the result.</param>
    /// <param name="listing">The sequences.</param>
    /// <param name="columns">The further columns of a text.</param>
    public int Listing(OutputFormat format, Listing listing, ListColumns columns)
    {
        if (format == OutputFormat.Json)
            return Json(DocumentFor(ExitCode.Done, []) with { Listing = listing });
        results.Write(Paths.Of(listing), terminal.Out, columns);
        return ExitCode.Done;
    }

    /// <summary>Writes the results of a check of the setup as the command's result.</summary>
    public int Checks(OutputFormat format, int exitCode, CheckReport report)
    {
        if (format == OutputFormat.Json)
            return Json(DocumentFor(exitCode, []) with { Checks = report });
        results.Write(report, terminal.Out, IsVerbose);
        return exitCode;
    }

    /// <summary>Writes a probe as the command's result: its questions, or what it found out.</summary>
    public int Probe(OutputFormat format, int exitCode, ProbeReport report, string? file = null, int saved = 0)
    {
        if (format == OutputFormat.Json)
            return Json(DocumentFor(exitCode, []) with { Probe = report, Error = report.Failure });
        results.Write(report, file, saved, terminal.Out);
        if (report.Failure is { } failure)
            notices.Write(failure, terminal.Error);
        return exitCode;
    }

    /// <summary>Writes a plan before a person is asked.</summary>
    public void Preview(Plan plan)
    {
        results.Write(Paths.Of(plan), terminal.Out);
        isPreviewed = true;
    }

    /// <summary>Writes what will be done with contacts before a person is asked.</summary>
    public void Preview(ContactPlan plan) => results.Write(plan, terminal.Out);

    /// <summary>Writes what was done with contacts as the command's result.</summary>
    public int Contacts(OutputFormat format, int exitCode, ContactReport report)
    {
        if (format == OutputFormat.Json)
            return Json(DocumentFor(exitCode, []) with { Contacts = report });
        terminal.Out.Write("\n");
        results.Write(report, terminal.Out);
        return exitCode;
    }

    /// <summary>Writes a pull as the command's result.</summary>
    public int Pull(int exitCode, PullReport report, string environment)
    {
        results.Write(Paths.Of(report), environment, terminal.Out);
        return exitCode;
    }

    /// <summary>Writes an apply as the command's result.</summary>
    public int Report(OutputFormat format, int exitCode, Plan plan, ApplyReport report)
    {
        if (format == OutputFormat.Json)
            return Json(DocumentFor(exitCode, plan.Warnings) with { Plan = plan, Report = report });
        if (format == OutputFormat.Markdown)
        {
            MarkdownRenderer.Write(report, Comment!, terminal.Out);
            return exitCode;
        }

        if (!isReportBegun)
        {
            BeginReport(report.Context);
            foreach (var result in report.Results)
                results.WriteResult(result, terminal.Out);
        }

        results.WriteEnd(report, terminal.Out);
        return exitCode;
    }

    /// <summary>Writes an HTML page to stdout or to a file.</summary>
    public void Page(string? file, Action<TextWriter> write)
    {
        if (file is null)
            write(terminal.Out);
        else if (Save(file, write, "The page could not be written to"))
            Notice($"The page is written. Open {file} in a browser.");
    }

    /// <summary>Saves a text to a file, a pipe or a standard stream.</summary>
    /// <param name="file">The path of the file, pipe or stream.</param>
    /// <param name="write">Writes the text.</param>
    /// <param name="failure">The beginning of the error message, before the path.</param>
    /// <returns>True when the text is in a file that can be read later.</returns>
    /// <exception cref="CommandException">The text could not be written.</exception>
    public bool Save(string file, Action<TextWriter> write, string failure)
    {
        var place = WritePlace.Of(file);
        if (place.Descriptor is 1 or 2)
        {
            // The same writer as for earlier output, so that the order is kept.
            var stream = place.Descriptor == 1 ? terminal.Out : terminal.Error;
            write(stream);
            stream.Flush();
        }
        else
        {
            SavedFile.Write(file, write, failure);
        }

        return !place.IsThrough;
    }

    /// <summary>Writes diagnostics as the command's result.</summary>
    /// <param name="format">The format of the result.</param>
    /// <param name="exitCode">The exit code of the command.</param>
    /// <param name="diagnostics">The diagnostics in order.</param>
    /// <param name="folder">The workspace relative to the working folder, for formats whose readers know only the
    /// working folder.</param>
    /// <param name="ownerOf">The key of the sequence that a file belongs to; null when unknown.</param>
    public int Diagnostics(
        OutputFormat format,
        int exitCode,
        ImmutableArray<Diagnostic> diagnostics,
        string folder,
        Func<string, string?> ownerOf
    )
    {
        if (format == OutputFormat.Json)
            return Json(DocumentFor(exitCode, diagnostics));
        if (format == OutputFormat.Sarif)
            return Sarif(DocumentFor(exitCode, diagnostics), folder);
        if (format == OutputFormat.Github)
            new GithubRenderer(folder).Write(diagnostics, terminal.Out);
        else
            results.Write(Paths.Of(diagnostics), terminal.Out, IsVerbose, ownerOf);
        return exitCode;
    }

    /// <summary>Writes why a command failed, and returns its exit code.</summary>
    public int Failure(OutputFormat format, CommandException exception)
    {
        if (format == OutputFormat.Json)
            return Json(DocumentFor(exception));
        if (format == OutputFormat.Sarif)
            return Sarif(DocumentFor(exception), "");
        if (format == OutputFormat.Github && exception.Error is { } told)
            GithubRenderer.Write(told, terminal.Out);

        // An updated comment must not keep the earlier plan, so it shows the failure too.
        if (format == OutputFormat.Markdown && Comment is { } comment)
            MarkdownRenderer.Write(exception.Diagnostics, exception.Error, comment, terminal.Out);
        if (!exception.Diagnostics.IsEmpty)
        {
            var found = exception.IsOfWorkspace ? Paths.Of(exception.Diagnostics) : exception.Diagnostics;
            notices.Write(found, terminal.Error, IsVerbose);
        }

        if (exception.Error is { } error)
            notices.Write(error with { Message = exception.Headline }, terminal.Error);
        foreach (var line in exception.Next)
            Notice(line);
        return exception.ExitCode;
    }

    private static OutputDocument DocumentFor(int exitCode, ImmutableArray<Diagnostic> diagnostics) =>
        new(exitCode, diagnostics, Error: null, Plan: null, Report: null);

    private static OutputDocument DocumentFor(CommandException exception) =>
        DocumentFor(exception.ExitCode, exception.Diagnostics) with
        {
            Error = exception.Error,
        };

    private int Sarif(OutputDocument document, string folder)
    {
        new SarifRenderer(ToolVersion.Text, folder).Write(document, terminal.Out);
        return document.ExitCode;
    }

    private int Json(OutputDocument document)
    {
        JsonRenderer.Write(document, terminal.Out);
        return document.ExitCode;
    }
}
