using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text;

/// <summary>
/// What was looked at on a page: for each group a table of how it ended, what was looked at and what was found, with
/// the remedy below.
/// </summary>
internal static class CheckPage
{
    private const int Indent = 2;
    private const int WordWidth = 9;

    public static Page Of(CheckReport report)
    {
        var page = new Page();
        page.Text(
            0,
            new Run(
                report.Environment.Length == 0
                    ? "Doctor"
                    : $"Doctor for {Phrases.Where(report.Environment, report.Service, report.Account)}",
                Tone.Strong
            )
        );
        foreach (var group in report.Checks.GroupBy(check => check.Group))
            Add(page, group.Key, [.. group]);
        page.Blank();
        page.Text(
            0,
            new Run(
                $"{string.Join(", ", new[] { CheckStatus.Problem, CheckStatus.Warning, CheckStatus.Unknown, CheckStatus.Ok }.Select(status => Count(report, status)))}.",
                Tone.Strong
            )
        );
        return page;
    }

    private static void Add(Page page, CheckGroup group, IReadOnlyList<Check> checks)
    {
        page.Heading(new Run(Title(group), Tone.Strong));
        var width = checks.Max(check => check.Name.Length);
        foreach (var check in checks)
        {
            page.Text(
                Indent,
                new Run(EnumWord.Of(check.Status).PadRight(WordWidth), ToneOf(check.Status)),
                check.Name.PadRight(width),
                new Run($"  {check.Found}", Tone.Faint)
            );
            if (check.Remedy is { } remedy)
                page.Add(new(LineRole.Copy, Indent + WordWidth, null, [remedy]));
        }

        if (checks.Count > 1 && Note(group) is { } note)
            page.Add(new(LineRole.Copy, Indent, null, [new Run(note, Tone.Faint)]));
    }

    private static string Count(CheckReport report, CheckStatus status) =>
        status switch
        {
            CheckStatus.Problem => Phrases.Count(report.Count(status), "problem", "problems"),
            CheckStatus.Warning => Phrases.Count(report.Count(status), "warning", "warnings"),
            _ => Phrases.Count(report.Count(status), EnumWord.Of(status), EnumWord.Of(status)),
        };

    private static string Title(CheckGroup group) =>
        group switch
        {
            CheckGroup.Workspace => "Workspace",
            CheckGroup.Key => "Key",
            CheckGroup.Endpoints => "What the key may call",
            CheckGroup.Calls => "Calls left to the team",
            _ => "What the files name, and mailboxes",
        };

    private static string? Note(CheckGroup group) =>
        group switch
        {
            CheckGroup.Endpoints =>
                "What writes is not tried, because a try could do something. The names are those to ask an "
                    + "administrator for.",
            CheckGroup.Calls => "Not told is not none: Apollo is reported to leave endpoints out of its list.",
            _ => null,
        };

    private static Tone ToneOf(CheckStatus status) =>
        status switch
        {
            CheckStatus.Ok => Tone.Added,
            CheckStatus.Warning => Tone.Changed,
            CheckStatus.Problem => Tone.Alarm,
            _ => Tone.Faint,
        };
}
