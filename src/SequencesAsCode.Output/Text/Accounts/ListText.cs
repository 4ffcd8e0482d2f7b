using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text.Accounts;

/// <summary>
/// The account's sequences as a table: those that files manage, then the others with the command that imports them. A
/// name that does not fit is cut.
/// </summary>
internal static class ListText
{
    private const string Gap = "  ";
    private const string Cut = "…";
    private const int ShortestName = 20;

    public static TextDocument Of(Listing listing, ListColumns columns, int width)
    {
        var document = new TextDocument();
        var where = Phrases.Where(listing.Environment, listing.Service, listing.Account);
        document.Text(0, new Run($"Sequences in {where}", Tone.Strong));
        var rows = listing.Sequences.ToLookup(sequence => sequence.Key is not null, Row.Of);
        List<Row> managed = [.. rows[true]];
        List<Row> others = [.. rows[false]];
        var table = new Table(columns, [.. managed, .. others], width);
        document.Blank();
        var head = new Run(table.Head, Tone.Faint);
        if (managed.Count > 0)
            document.Text(0, head);
        foreach (var row in managed)
            document.Text(0, table.Line(row));
        if (others.Count > 0)
            document.Heading(new Run($"Not in any file; import them: {columns.Import}", Tone.Strong));
        if (managed.Count == 0 && others.Count > 0)
            document.Text(0, head);
        foreach (var row in others)
            document.Text(0, table.Line(row));
        document.Blank();
        document.Text(0, new Run(Closing(listing, others.Count), Tone.Strong));
        if (listing.Total == 0)
            document.Text(0, $"To create one, write a sequence file and run '{CommandWords.Plan}'.");
        document.Text(0, new Run("Archived sequences are not listed.", Tone.Faint));
        return document;
    }

    private static string Closing(Listing listing, int others)
    {
        var shown = listing.Sequences.Length;
        var files = listing.Sequences.Count(sequence => sequence.File is not null);
        var lost = shown - files - others;
        var total = shown == listing.Total ? "" : $" of {Phrases.Number(listing.Total)}";
        (int Count, string Words)[] parts =
        [
            (files, "managed by files"),
            (lost, "only in the lock file"),
            (others, "not in any file"),
        ];
        var counts = parts
            .Where(part => part.Count > 0)
            .Select(part => $"{Phrases.Number(part.Count)} {part.Words}")
            .ToList();
        var which = counts.Count == 0 ? "" : $": {string.Join(", ", counts)}";
        return $"{Phrases.Count(shown, "sequence", "sequences")}{total}{which}.";
    }

    /// <summary>The cells of a line, already printable.</summary>
    private sealed record Row(bool IsOn, string Id, string Name, string Steps, string People, string File)
    {
        public static Row Of(ListedSequence sequence) =>
            new(
                sequence.Row.Active,
                sequence.Row.Id,
                Printable.Text(sequence.Row.Name),
                sequence.Row.Steps is { } steps ? Phrases.Number(steps) : "?",
                sequence.Row.People.Count is { } people ? Phrases.Number(people) : "?",
                sequence switch
                {
                    { File: { } file } => Printable.Text(file),
                    { Key: { } key } => Printable.Text($"no file; lock file: {key}"),
                    _ => "",
                }
            );
    }

    /// <summary>The widths of the columns.</summary>
    private sealed class Table
    {
        private readonly ListColumns columns;
        private readonly int name;
        private readonly int people;
        private readonly int file;

        public Table(ListColumns columns, IReadOnlyCollection<Row> rows, int width)
        {
            this.columns = columns;
            people = rows.Select(row => row.People.Length).Append("PEOPLE".Length).Max();
            var others = "STATUS".Length + Ids("").Length + "STEPS".Length + People("").Length + (3 * Gap.Length);
            var longestFile = rows.Select(row => row.File.Length).Append("FILE".Length).Max();
            var longestName = rows.Select(row => row.Name.Length).Append("NAME".Length).Max();
            var room = Math.Max(width - others, 2 * ShortestName);
            name = Math.Min(longestName, Math.Max(ShortestName, room - longestFile));
            file = room - name;
        }

        public string Head => $"STATUS{Gap}{Ids("ID")}{"NAME".PadRight(name)}{Gap}STEPS{People("PEOPLE")}{Gap}FILE";

        public Run[] Line(Row row) =>
            [
                new((row.IsOn ? "on" : "off").PadRight("STATUS".Length) + Gap, row.IsOn ? Tone.Added : Tone.Faint),
                new(Ids(row.Id), Tone.Faint),
                CutEnd(row.Name).PadRight(name),
                new($"{Gap}{row.Steps, 5}{People(row.People)}{Gap}", Tone.Faint),
                new(CutStart(row.File), Tone.Faint),
            ];

        private string Ids(string id) => columns.Ids ? id.PadRight(24) + Gap : "";

        private string People(string number) => columns.People ? Gap + number.PadLeft(people) : "";

        private string CutEnd(string text)
        {
            if (text.Length <= name)
                return text;
            var end = char.IsHighSurrogate(text[name - 2]) ? name - 2 : name - 1;
            return text[..end] + Cut;
        }

        private string CutStart(string text)
        {
            if (text.Length <= file)
                return text;
            var start = text.Length - file + 1;
            return Cut + text[(char.IsLowSurrogate(text[start]) ? start + 1 : start)..];
        }
    }
}
