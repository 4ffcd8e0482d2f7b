using System.Globalization;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text;

/// <summary>
/// A pull as terminal text: for each sequence what the files take from Apollo, what stays open, and which files change.
/// </summary>
internal static class PullText
{
    private const int Indent = 2;

    public static TextDocument Of(PullReport report, string environment)
    {
        var document = new TextDocument();
        document.Text(0, new Run($"Pull from {environment}", Tone.Strong));
        foreach (var sequence in report.Sequences)
            Add(document, sequence);
        document.Blank();
        document.Text(0, new Run(Closing(report), Tone.Strong));
        if (report.HasLeft)
        {
            var isOpen = report.Sequences.Any(sequence => sequence.Pull.Left.Any(note => note.IsOpen));
            var orTheirs = isOpen
                ? $", or use Apollo's version with {OptionNames.Theirs} where both sides changed"
                : "";
            document.Text(0, $"The remaining differences were not copied to the file. Edit them by hand{orTheirs}.");
        }

        return document;
    }

    private static void Add(TextDocument document, PulledFile sequence)
    {
        var symbol = ChangeSymbols.Of(sequence.Pull.Taken.IsEmpty ? SequenceAction.Blocked : SequenceAction.Update);
        document.Title(
            new Run($"{symbol.Symbol} ", symbol.Tone),
            new Run(sequence.Pull.Name, Tone.Strong),
            new Run($"  ({sequence.Pull.Key})", Tone.Faint)
        );
        foreach (var note in sequence.Pull.Taken)
            Add(document, note, new Run("← ", Tone.Changed));
        foreach (var note in sequence.Pull.Left)
            AddLeft(document, note);
        foreach (var file in sequence.Written)
            document.Text(Indent, new Run($"writes {file}", Tone.Faint));
        foreach (var file in sequence.Unused)
            document.Text(
                Indent,
                new Run("note: ", Tone.Faint),
                $"{file} is no longer used. Delete it if nothing else needs it."
            );
    }

    private static void Add(TextDocument document, PullNote note, Run mark)
    {
        var where = note.Where is { } part ? $"{part}: " : "";
        if (note.Field is not { } field)
        {
            document.Text(Indent, mark, where, note.What);
            return;
        }

        var because = note.What.Length == 0 ? "" : $" ({note.What})";
        FieldLines.AddDifference(document, new(field, note.File, note.Service, because), Indent, mark, where);
    }

    // Nothing changes on either side.
    private static void AddLeft(TextDocument document, PullNote note)
    {
        var mark = new Run("left: ", Tone.Alarm);
        if (note is not { Field: { } field, File: { } file, Service: { } service } || !FieldPhrases.IsCopy(field))
        {
            Add(document, note, mark);
            return;
        }

        var where = note.Where is { } part ? $"{part}: " : "";
        var because = note.What.Length == 0 ? "" : $" ({note.What})";
        SideLines.Add(document, new(field, file, service), because, Indent, mark, where);
    }

    private static string Closing(PullReport report)
    {
        var files = report.Sequences.SelectMany(sequence => sequence.Written).Distinct(StringComparer.Ordinal).Count();
        var left = report.Sequences.Sum(sequence => sequence.Pull.Left.Length);
        var leftCount = left.ToString(CultureInfo.InvariantCulture);
        var taken = report.Sequences.Sum(sequence => sequence.Pull.Taken.Length);
        return (taken, left) switch
        {
            (0, 0) => "Nothing to pull: the files have every edit made in Apollo.",
            (0, _) => $"Pull: nothing copied, {leftCount} left.",
            _ => $"Pull: {Phrases.Count(taken, "difference", "differences")} copied to "
                + $"{Phrases.Count(files, "file", "files")}{(left == 0 ? "" : $", {leftCount} left")}.",
        };
    }
}
