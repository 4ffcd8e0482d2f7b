using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text;

/// <summary>An apply as terminal text: how each sequence ended, the count, and what to do next.</summary>
internal static class ReportText
{
    private static readonly int WidestStatus = Enum.GetValues<ChangeStatus>()
        .Max(status => ChangeSymbols.Of(status).Word.Length);

    /// <summary>The first line.</summary>
    public static TextDocument Beginning(PlanContext context)
    {
        var document = new TextDocument();
        document.Text(0, new Run($"Apply to {Phrases.Where(context)}", Tone.Strong));
        return document;
    }

    /// <summary>The result of one sequence with everything that Apollo answered.</summary>
    public static TextDocument Entry(ChangeResult result)
    {
        var document = new TextDocument();
        document.Text(2, Ending(result));
        if (result.Message is { } message)
            document.Text(2 + WidestStatus + 2, message);
        RewriteLines.Add(document, result, 2 + WidestStatus + 2);
        return document;
    }

    /// <summary>The count, and what to do next.</summary>
    public static TextDocument End(ApplyReport report)
    {
        var document = new TextDocument();
        document.Add(new(LineRole.Text, 0, null, []));
        document.Text(0, new Run(ReportPhrases.Closing(report), Tone.Strong));
        foreach (var advice in ReportPhrases.Advice(report))
            document.Text(0, advice);
        if (report.LockError is { } error)
            document.Text(0, new Run(error, Tone.Alarm));
        return document;
    }

    /// <summary>The result of one sequence in a line.</summary>
    public static TextDocument Of(ChangeResult result)
    {
        var document = new TextDocument();
        document.Text(0, [.. Ending(result), result.Message is { } message ? $": {message}" : ""]);
        return document;
    }

    private static Run[] Ending(ChangeResult result)
    {
        var symbol = ChangeSymbols.Of(result.Status);
        var done = ReportPhrases.Done(result) is { } words ? $": {words}" : "";
        return
        [
            new(symbol.Word.PadRight(WidestStatus + 2), symbol.Tone),
            new(result.Name, Tone.Strong),
            new($"  ({result.Key})", Tone.Faint),
            done,
        ];
    }
}
