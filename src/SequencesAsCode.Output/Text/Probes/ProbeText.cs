using System.Globalization;
using SequencesAsCode.Core.Facts;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text.Probes;

/// <summary>What a probe will do, and what it found out, as terminal text.</summary>
internal static class ProbeText
{
    private const int Indent = 2;
    private const int LongestSeen = 60;

    /// <summary>What a probe will do and what it costs, before a person is asked.</summary>
    public static TextDocument Plan(ProbeReport report, string name)
    {
        var document = new TextDocument();
        Line(document, 0, "What 'sequences probe' does:");
        Line(document, Indent, $"Creates one sequence named '{name}': off, without contacts.");
        Line(document, Indent, $"Changes it for {Phrases.Count(report.Questions.Length, "question", "questions")}.");
        Line(document, Indent, "Archives it at the end. Apollo cannot delete a sequence.");
        Line(document, Indent, "Changes nothing else in the account, and sends nothing to anybody.");
        Line(
            document,
            0,
            $"API calls: about {Phrases.Number(report.Updates)} updates, {Phrases.Number(report.Reads)} reads, "
                + "1 create, 1 archive."
        );
        foreach (var calls in report.Calls)
            Line(document, Indent, Left(calls));
        Line(document, 0, Time(report));
        if (!report.IsDryRun)
            return document;
        document.Blank();
        foreach (var question in report.Questions)
        {
            Line(document, 0, question.Name);
            Line(document, Indent, question.Question);
            Line(document, Indent, question.Meaning);
        }

        return document;
    }

    /// <summary>What a probe found out.</summary>
    /// <param name="report">The result.</param>
    /// <param name="file">The facts file; null when nothing was saved.</param>
    /// <param name="saved">How many facts the file has now.</param>
    public static TextDocument Of(ProbeReport report, string? file, int saved)
    {
        var document = new TextDocument();
        document.Blank();
        var width = report.Facts.IsEmpty ? 0 : report.Facts.Max(fact => fact.Name.Length);
        foreach (var fact in report.Facts)
            Line(document, 0, $"{fact.Name.PadRight(width)}  {Answer(fact)}");
        if (!report.Facts.IsEmpty)
            document.Blank();
        if (report.Cleaned > 0)
            Line(
                document,
                0,
                $"Archived {Phrases.Count(report.Cleaned, "scratch sequence", "scratch sequences")} of earlier runs."
            );
        if (report.Scratch is { } id)
            Line(
                document,
                0,
                report.IsClean
                    ? $"The scratch sequence is archived ({id})."
                    : $"Not archived: {id}. Archive it in Apollo, or run 'sequences probe --clean' with a key that may."
            );
        else if (report.Questions.IsEmpty && report.Cleaned == 0)
            Line(document, 0, "There is no scratch sequence to archive.");
        if (file is not null)
            Line(document, 0, $"{Saved(report.Facts.Length, saved)} in {file}.{Next(file)}");
        return document;
    }

    private static string Saved(int measured, int saved)
    {
        var count = Phrases.Count(measured, "fact", "facts");
        return saved > measured ? $"{count} measured, {Phrases.Number(saved)}" : count;
    }

    // The facts of an emulator are kept with its state.
    private static string Next(string file) =>
        file.StartsWith(".sequences/", StringComparison.Ordinal) ? "" : " Commit it.";

    /// <summary>Facts that can be pasted into a public issue, see <see cref="FactSheet.Shared"/>.</summary>
    public static TextDocument Share(FactSheet sheet)
    {
        var document = new TextDocument();
        Line(document, 0, $"sequences probe {sheet.Tool}");
        foreach (var fact in sheet.Facts)
        {
            var seen = fact.Seen is { Length: > 0 } text ? $" ({text})" : "";
            Line(document, 0, $"{fact.Name}: {EnumWord.Of(fact.Outcome)}{seen}");
        }

        return document;
    }

    // The time of a call is an assumption, and the limit of a minute may make the calls wait.
    private static string Time(ProbeReport report)
    {
        var minutes = (report.Seconds + 30) / 60;
        var time = minutes < 1 ? "less than a minute" : $"about {Phrases.Count(minutes, "minute", "minutes")}";
        var scarcest = report.Calls.MaxBy(calls => calls.Minutes);
        return scarcest is { Minutes: > 0, PerMinute: { } most } && report.Seconds == 60 * scarcest.Minutes
            ? $"Time: {time}. Only {Phrases.Number(most)} calls of {scarcest.Endpoint} are allowed each minute."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Time: {time}, if a call takes {ProbeReport.SecondsOfACall} seconds."
            );
    }

    private static string Left(ProbeCalls calls)
    {
        var needed = $"{calls.Endpoint}: about {Phrases.Count(calls.Needed, "call", "calls")}";
        var when = calls.Window == "day" ? "today" : $"this {calls.Window}";
        return calls.Left is { } left ? $"{needed}, {Phrases.Number(left)} left {when}" : needed;
    }

    private static string Answer(Fact fact)
    {
        var word = EnumWord.Of(fact.Outcome);
        if (fact.Seen is not { Length: > 0 } seen)
            return word;
        return $"{word}: {(seen.Length > LongestSeen ? $"{seen[..LongestSeen]}…" : seen)}";
    }

    private static void Line(TextDocument document, int indent, string text) => document.Text(indent, new Run(text));
}
