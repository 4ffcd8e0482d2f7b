using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text;

/// <summary>
/// A pull on a page: for each sequence what the files take from Apollo, what stays open, and which files change.
/// </summary>
internal static class PullPage
{
    private const int Indent = 2;

    public static Page Of(PullReport report, string environment)
    {
        var page = new Page();
        page.Text(0, new Run($"Pull from {environment}", Tone.Strong));
        foreach (var sequence in report.Sequences)
            Add(page, sequence);
        page.Blank();
        page.Text(0, new Run(Closing(report), Tone.Strong));
        if (report.HasLeft)
        {
            var isOpen = report.Sequences.Any(sequence => sequence.Pull.Left.Any(note => note.IsOpen));
            var orTheirs = isOpen ? $", or where both sides changed take Apollo's with {OptionNames.Theirs}" : "";
            page.Text(0, $"What is left stays as it is in the file: edit it by hand{orTheirs}.");
        }

        return page;
    }

    private static void Add(Page page, PulledFile sequence)
    {
        var symbol = ChangeSymbols.Of(sequence.Pull.Taken.IsEmpty ? SequenceAction.Blocked : SequenceAction.Update);
        page.Title(
            new Run($"{symbol.Symbol} ", symbol.Tone),
            new Run(sequence.Pull.Name, Tone.Strong),
            new Run($"  ({sequence.Pull.Key})", Tone.Faint)
        );
        foreach (var note in sequence.Pull.Taken)
            Add(page, note, new Run("← ", Tone.Changed));
        foreach (var note in sequence.Pull.Left)
            Add(page, note, new Run("left: ", Tone.Alarm));
        foreach (var file in sequence.Written)
            page.Text(Indent, new Run($"writes {file}", Tone.Faint));
        foreach (var file in sequence.Unused)
            page.Text(
                Indent,
                new Run("note: ", Tone.Faint),
                $"{file} is not used any more: delete it if nothing else needs it."
            );
    }

    private static void Add(Page page, PullNote note, Run mark)
    {
        var where = note.Where is { } part ? $"{part}: " : "";
        if (note.Field is not { } field)
        {
            page.Text(Indent, mark, where, note.What);
            return;
        }

        var because = note.What.Length == 0 ? "" : $" ({note.What})";
        FieldLines.AddDifference(page, field, note.File, note.Service, because, Indent, mark, where);
    }

    private static string Closing(PullReport report)
    {
        var files = report.Sequences.SelectMany(sequence => sequence.Written).Distinct(StringComparer.Ordinal).Count();
        var left = report.Sequences.Sum(sequence => sequence.Pull.Left.Length);
        var taken = report.Sequences.Sum(sequence => sequence.Pull.Taken.Length);
        return (taken, left) switch
        {
            (0, 0) => "Nothing to pull: the files say what Apollo has, but for changes of their own.",
            (0, _) => $"Pull: nothing taken, {left.ToString(System.Globalization.CultureInfo.InvariantCulture)} left.",
            _ => $"Pull: {Phrases.Count(taken, "difference", "differences")} taken into "
                + $"{Phrases.Count(files, "file", "files")}"
                + $"{(left == 0 ? "" : $", {left.ToString(System.Globalization.CultureInfo.InvariantCulture)} left")}.",
        };
    }
}
