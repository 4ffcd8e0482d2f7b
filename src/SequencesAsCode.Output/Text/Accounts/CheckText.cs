using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text.Accounts;

/// <summary>
/// A check of the setup as terminal text: a line for each group of checks that found nothing wrong, each other check
/// with its remedy, then a verdict with the next command.
/// </summary>
internal static class CheckText
{
    private const int Indent = 2;
    private const int WordWidth = 9;

    public static TextDocument Of(CheckReport report, bool all)
    {
        var document = new TextDocument();
        document.Text(0, new Run(Heading(report), Tone.Strong));
        if (all)
            AddAll(document, report);
        else
            AddFolded(document, report);
        document.Blank();
        document.Add(new(LineRole.Copy, 0, null, [new Run(Verdict(report), Tone.Strong)]));
        return document;
    }

    private static string Heading(CheckReport report)
    {
        if (report.IsOfPipeline)
            return $"Doctor for the environment {report.Environment} of {report.Account} ({report.Service})";
        return report.Environment.Length == 0
            ? "Doctor"
            : $"Doctor for {Phrases.Where(report.Environment, report.Service, report.Account)}";
    }

    private static void AddAll(TextDocument document, CheckReport report)
    {
        foreach (var group in report.Checks.GroupBy(check => check.Group))
        {
            document.Heading(new Run(Title(group.Key), Tone.Strong));
            var width = group.Max(check => check.Name.Length);
            foreach (var check in group)
                AddCheck(document, check, width);
            if (group.Count() > 1 && Note(group.Key) is { } note)
                document.Add(new(LineRole.Copy, Indent, null, [new Run(note, Tone.Faint)]));
        }
    }

    private static void AddFolded(TextDocument document, CheckReport report)
    {
        document.Blank();
        foreach (var line in CheckFolds.Of(report))
        {
            if (line is { Check: { } check })
                AddCheck(document, check, 0);
            else
                document.Text(Indent, new Run(Word(line.Status), ToneOf(line.Status)), line.Words);
        }
    }

    private static void AddCheck(TextDocument document, Check check, int width)
    {
        document.Text(
            Indent,
            new Run(Word(check.Status), ToneOf(check.Status)),
            check.Name.PadRight(width),
            new Run($"  {check.Found}", Tone.Faint)
        );
        if (check.Remedy is { } remedy)
            document.Add(new(LineRole.Copy, Indent + WordWidth, null, [remedy]));
    }

    private static string VerdictOfPipeline(CheckReport report)
    {
        if (report.Count(CheckStatus.Problem) > 0)
            return "Not protected.";
        var unknown = report.Count(CheckStatus.Unknown);
        if (unknown > 0)
            return $"Not known: {unknown} of {Phrases.Count(report.Checks.Length, "setting", "settings")}.";
        var warnings = report.Count(CheckStatus.Warning);
        return warnings == 0 ? "Protected." : $"Protected, with {Phrases.Count(warnings, "warning", "warnings")}.";
    }

    private static string Verdict(CheckReport report)
    {
        if (report.IsOfPipeline)
            return VerdictOfPipeline(report);
        var problems = report.Count(CheckStatus.Problem);
        if (problems > 0)
        {
            var solve = report.Next == CommandWords.Init ? "Next" : $"Fix {(problems == 1 ? "it" : "them")}, then run";
            return $"Not ready: {Phrases.Count(problems, "problem", "problems")}. {solve}: {report.Next}";
        }

        var warnings = report.Count(CheckStatus.Warning);
        var with = warnings == 0 ? "" : $", with {Phrases.Count(warnings, "warning", "warnings")}";
        return $"Ready{with}. Next: {report.Next}";
    }

    private static string Title(CheckGroup group) =>
        group switch
        {
            CheckGroup.Workspace => "Workspace",
            CheckGroup.Key => "Key",
            CheckGroup.Endpoints => "Endpoints that the key may call",
            CheckGroup.Calls => "Calls left for the team",
            CheckGroup.Ci => "Settings of the pipeline",
            _ => "Names in the files, and mailboxes",
        };

    private static string? Note(CheckGroup group) =>
        group switch
        {
            CheckGroup.Endpoints =>
                "Endpoints that write are not tested, because a test could change something. Ask an Apollo admin for "
                    + "an endpoint by the name shown here.",
            CheckGroup.Calls => "Unknown does not mean zero calls: Apollo is reported to leave some endpoints out of "
                + "its list.",
            _ => null,
        };

    private static string Word(CheckStatus status) => EnumWord.Of(status).PadRight(WordWidth);

    private static Tone ToneOf(CheckStatus status) =>
        status switch
        {
            CheckStatus.Ok => Tone.Added,
            CheckStatus.Warning => Tone.Changed,
            CheckStatus.Problem => Tone.Alarm,
            _ => Tone.Faint,
        };
}
