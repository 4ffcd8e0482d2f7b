namespace SequencesAsCode.Cli.Help;

/// <summary>Lays out help in a number of columns: paragraphs, and tables of a name and its description.</summary>
/// <param name="width">The most columns of a line.</param>
internal sealed class HelpLayout(int width)
{
    private const int Indent = 2;
    private const int Gap = 2;
    private const int WidestName = 28;
    private const int NarrowestText = 30;

    /// <summary>A paragraph in lines.</summary>
    public IEnumerable<string> Paragraph(string text) => Wrap(text, width);

    /// <summary>A command line in lines that a POSIX shell reads as one.</summary>
    public IEnumerable<string> CommandLine(string command)
    {
        const string End = " \\";

        // An option stays beside its value.
        var pieces = command.Replace(" --", "\n--", StringComparison.Ordinal).Split('\n');
        var lines = Fill(pieces, width - (2 * Indent) - End.Length).ToList();
        return lines.Select(
            (line, index) =>
                new string(' ', index == 0 ? Indent : 2 * Indent) + line + (index == lines.Count - 1 ? "" : End)
        );
    }

    /// <summary>A table. A name that is too wide has a line of its own.</summary>
    /// <param name="rows">Names with their descriptions.</param>
    /// <param name="column">The width of the names; null for what these names need.</param>
    public IEnumerable<string> Table(IReadOnlyCollection<(string Name, string Text)> rows, int? column = null)
    {
        var names = column ?? ColumnOf(rows.Select(row => row.Name));
        var margin = new string(' ', Indent + names + Gap);
        foreach (var (name, text) in rows)
        {
            var lines = Wrap(text, Math.Max(NarrowestText, width - margin.Length)).ToList();
            var isBeside = name.Length <= names && lines.Count > 0;
            yield return isBeside
                ? $"{new string(' ', Indent)}{name.PadRight(names + Gap)}{lines[0]}"
                : $"{new string(' ', Indent)}{name}";
            foreach (var line in lines.Skip(isBeside ? 1 : 0))
                yield return margin + line;
        }
    }

    /// <summary>The width of a column for names.</summary>
    public static int ColumnOf(IEnumerable<string> names) =>
        names.Select(name => name.Length).Where(length => length <= WidestName).DefaultIfEmpty(0).Max();

    private static IEnumerable<string> Wrap(string text, int room) =>
        Fill(text.Split(' ', StringSplitOptions.RemoveEmptyEntries), room);

    private static IEnumerable<string> Fill(IEnumerable<string> words, int room)
    {
        var line = "";
        foreach (var word in words)
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > room)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        if (line.Length > 0)
            yield return line;
    }
}
