using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Cli.Screen;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.CodeScanning;
using SequencesAsCode.Output.Html;
using SequencesAsCode.Output.Markdown;
using SequencesAsCode.Output.Text;
using SequencesAsCode.Service.Budget;

namespace SequencesAsCode.Cli.Results;

/// <summary>Puts results on stdout in the asked format and everything else on stderr. In JSON and SARIF, exactly one
/// document is written, whatever the outcome.</summary>
internal sealed class ResultWriter(Terminal terminal)
{
    private readonly TextRenderer results = new(terminal.Colour, terminal.Width);
    private readonly TextRenderer notices = new(false, terminal.Width);

    /// <summary>What a comment needs beside its plan; null while no command of this run writes one.</summary>
    public CommentContext? Comment { get; set; }

    /// <summary>What goes on, for people.</summary>
    public void Notice(string text) => terminal.Notice(text);

    /// <summary>The calls of a run, and what is left of those that the service allows.</summary>
    public void Calls(CallBudget budget)
    {
        if (budget.Calls > 0)
            Notice(CallsSentence.Of(budget));
    }

    /// <summary>Asks a person, who answers on the same line.</summary>
    public void Question(string text)
    {
        terminal.Error.Write(TextRenderer.Plain(text));
        terminal.Error.Flush();
    }

    /// <summary>One line of a result that grows while the command runs.</summary>
    public void Line(string text)
    {
        TextRenderer.WriteNotice(text, terminal.Out);
        terminal.Out.Flush();
    }

    /// <summary>One sequence of an apply that ended.</summary>
    public void Progress(ChangeResult result) => notices.Write(result, terminal.Error);

    /// <summary>A plan as the command's result.</summary>
    /// <param name="format">How.</param>
    /// <param name="exitCode">What the command ends with.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="page">The file that a page goes to; null for stdout. Other formats always go to stdout.</param>
    public int Plan(OutputFormat format, int exitCode, Plan plan, string? page = null)
    {
        if (format == OutputFormat.Json)
            return Json(new(exitCode, plan.Warnings, null, plan, null));
        if (format == OutputFormat.Html)
        {
            Page(page, writer => PreviewRenderer.Write(plan, writer));
            return exitCode;
        }

        if (format == OutputFormat.Markdown)
            MarkdownRenderer.Write(plan, Comment!, terminal.Out);
        else
            results.Write(plan, terminal.Out);
        return exitCode;
    }

    /// <summary>The account's sequences as the command's result.</summary>
    public int Listing(OutputFormat format, Listing listing)
    {
        if (format == OutputFormat.Json)
            return Json(new(ExitCode.Done, [], null, null, null) { Listing = listing });
        results.Write(listing, terminal.Out);
        return ExitCode.Done;
    }

    /// <summary>What was looked at as the command's result.</summary>
    public int Checks(OutputFormat format, int exitCode, CheckReport report)
    {
        if (format == OutputFormat.Json)
            return Json(new(exitCode, [], null, null, null) { Checks = report });
        results.Write(report, terminal.Out);
        return exitCode;
    }

    /// <summary>A plan shown before a person is asked.</summary>
    public void Preview(Plan plan) => results.Write(plan, terminal.Out);

    /// <summary>What will be done with contacts, before a person is asked.</summary>
    public void Preview(ContactPlan plan) => results.Write(plan, terminal.Out);

    /// <summary>What became of contacts as the command's result.</summary>
    public int Contacts(OutputFormat format, int exitCode, ContactReport report)
    {
        if (format == OutputFormat.Json)
            return Json(new(exitCode, [], null, null, null) { Contacts = report });
        terminal.Out.Write("\n");
        results.Write(report, terminal.Out);
        return exitCode;
    }

    /// <summary>A pull as the command's result.</summary>
    public int Pull(int exitCode, PullReport report, string environment)
    {
        results.Write(report, environment, terminal.Out);
        return exitCode;
    }

    /// <summary>An apply as the command's result.</summary>
    public int Report(OutputFormat format, int exitCode, Plan plan, ApplyReport report)
    {
        if (format == OutputFormat.Json)
            return Json(new(exitCode, plan.Warnings, null, plan, report));
        if (format == OutputFormat.Markdown)
            MarkdownRenderer.Write(report, Comment!, terminal.Out);
        else
            results.Write(report, terminal.Out);
        return exitCode;
    }

    /// <summary>A page as the command's result, or as a file.</summary>
    public void Page(string? file, Action<TextWriter> write)
    {
        if (file is null)
        {
            write(terminal.Out);
            return;
        }

        using var page = new StringWriter();
        write(page);
        if (Save(file, page.ToString(), "The page could not be written to"))
            Notice($"The page is written: open {file} in a browser.");
    }

    /// <summary>Writes what a run saves: into a file, or through to whoever reads a pipe or one of the standard
    /// streams.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="text">What.</param>
    /// <param name="failure">What is said when it cannot be done, to stand before the file's name.</param>
    /// <returns>Whether it is a file now.</returns>
    /// <exception cref="CommandException">It could not be written.</exception>
    public bool Save(string file, string text, string failure)
    {
        var place = WritePlace.Of(file);
        if (place.Descriptor is 1 or 2)
        {
            // What this process wrote there already is in front of it.
            var stream = place.Descriptor == 1 ? terminal.Out : terminal.Error;
            stream.Write(text);
            stream.Flush();
        }
        else
        {
            SavedFile.Write(file, text, failure);
        }

        return !place.IsThrough;
    }

    /// <summary>Diagnostics as the command's result.</summary>
    /// <param name="format">How they are written.</param>
    /// <param name="exitCode">The command's exit code.</param>
    /// <param name="diagnostics">All of them, in order.</param>
    /// <param name="folder">The workspace's folder relative to the working folder, for formats whose readers know only
    /// that one.</param>
    public int Diagnostics(OutputFormat format, int exitCode, ImmutableArray<Diagnostic> diagnostics, string folder)
    {
        if (format == OutputFormat.Json)
            return Json(new(exitCode, diagnostics, null, null, null));
        if (format == OutputFormat.Sarif)
            return Sarif(new(exitCode, diagnostics, null, null, null), folder);
        if (format == OutputFormat.Github)
            new GithubRenderer(folder).Write(diagnostics, terminal.Out);
        else
            results.Write(diagnostics, terminal.Out);
        return exitCode;
    }

    /// <summary>A command that ended without its result.</summary>
    public int Failure(OutputFormat format, CommandException exception)
    {
        if (format == OutputFormat.Json)
            return Json(new(exception.ExitCode, exception.Diagnostics, exception.Error, null, null));
        if (format == OutputFormat.Sarif)
            return Sarif(new(exception.ExitCode, exception.Diagnostics, exception.Error, null, null), "");
        if (format == OutputFormat.Github && exception.Error is { } told)
            GithubRenderer.Write(told, terminal.Out);

        // A comment that is updated must not go on showing the plan from before; the log says it as well.
        if (format == OutputFormat.Markdown && Comment is { } comment)
            MarkdownRenderer.Write(exception.Diagnostics, exception.Error, comment, terminal.Out);
        if (!exception.Diagnostics.IsEmpty)
            notices.Write(exception.Diagnostics, terminal.Error);
        if (exception.Error is { } error)
            notices.Write(error, terminal.Error);
        return exception.ExitCode;
    }

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
