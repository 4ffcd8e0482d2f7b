using System.Text;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Output.Text.Contacts;

/// <summary>
/// A report as CSV (RFC 4180): every contact in every sequence with its outcome and reason. No cell is a formula to a
/// spreadsheet or a control sequence to a terminal.
/// </summary>
public static class ContactTable
{
    /// <summary>The whole table, with its header.</summary>
    public static string Write(ContactReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder("contact_id,email,sequence_id,outcome,reason\r\n");
        foreach (var result in report.Results)
        {
            text.AppendJoin(
                    ',',
                    Cell(result.ContactId),
                    Cell(result.Email),
                    Cell(result.SequenceId),
                    Cell(EnumWord.Of(result.Outcome)),
                    Cell(result.Reason)
                )
                .Append("\r\n");
        }

        return text.ToString();
    }

    // Spreadsheets treat a cell that begins like this as a formula, quoted or not; an apostrophe before it makes it
    // text.
    private static string Cell(string? value)
    {
        var text = Printable.Text(value ?? "");
        if (text.TrimStart() is ['=' or '+' or '-' or '@', ..])
            text = $"'{text}";
        return text.AsSpan().ContainsAny(",\";") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
