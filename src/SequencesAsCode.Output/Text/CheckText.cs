using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text;

/// <summary>
/// A check of the setup as terminal text: for each group a table of results, with remedies below.
/// </summary>
internal static class CheckText
{
    private const int Indent = 2;
    private const int WordWidth = 9;

    private static readonly CheckStatus[] Counted =
    [
        CheckStatus.Problem,
        CheckStatus.Warning,
        CheckStatus.Unknown,
        CheckStatus.Ok,
    ];

    public static TextDocument Of(CheckReport report)
    {
        var document = new TextDocument();
        document.Text(
            0,
            new Run(
                report.Environment.Length == 0
                    ? "Doctor"
                    : $"Doctor for {Phrases.Where(report.Environment, report.Service, report.Account)}",
                Tone.Strong
            )
        );
        foreach (var group in report.Checks.GroupBy(check => check.Group))
            Add(document, group.Key, [.. group]);
        document.Blank();
        var counts = string.Join(", ", Counted.Select(status => Count(report, status)));
        document.Text(0, new Run($"{counts}.", Tone.Strong));
        return document;
    }

    private static void Add(TextDocument document, CheckGroup group, IReadOnlyList<Check> checks)
    {
        document.Heading(new Run(Title(group), Tone.Strong));
        var width = checks.Max(check => check.Name.Length);
        foreach (var check in checks)
        {
            document.Text(
                Indent,
                new Run(EnumWord.Of(check.Status).PadRight(WordWidth), ToneOf(check.Status)),
                check.Name.PadRight(width),
                new Run($"  {check.Found}", Tone.Faint)
            );
            if (check.Remedy is { } remedy)
                document.Add(new(LineRole.Copy, Indent + WordWidth, null, [remedy]));
        }

        if (checks.Count > 1 && Note(group) is { } note)
            document.Add(new(LineRole.Copy, Indent, null, [new Run(note, Tone.Faint)]));
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
            CheckGroup.Endpoints => "Endpoints that the key may call",
            CheckGroup.Calls => "Calls left for the team",
            _ => "Names in the files, and mailboxes",
        };

    private static string? Note(CheckGroup group) =>
        group switch
        {
            CheckGroup.Endpoints => "Endpoints that write are not tried, because a try could change something. Ask an "
                + "administrator for an endpoint by the name shown here.",
            CheckGroup.Calls => "Not known does not mean none: Apollo is reported to leave endpoints out of its list.",
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
