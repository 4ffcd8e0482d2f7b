namespace SequencesAsCode.Applying.Contacts;

/// <summary>The content of a file of contacts.</summary>
/// <param name="Inputs">The contacts; none when there is a mistake.</param>
/// <param name="Mistakes">The mistakes in the order of lines.</param>
public sealed record ContactFileResult(ContactInputs Inputs, ImmutableArray<Diagnostic> Mistakes);

/// <summary>
/// Reads a file of contacts: a CSV with a column <c>id</c> or <c>email</c>, or one id or address on each line. A file
/// with a mistake gives no contacts.
/// </summary>
public static class ContactFile
{
    /// <summary>The most bytes.</summary>
    public const int Limit = 16 << 20;

    private const int MostMistakes = 100;
    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="name">The name of the file, for messages.</param>
    /// <param name="content">Its bytes.</param>
    public static ContactFileResult Read(string name, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Length > Limit)
            return Refused(Diagnostic.FileTooLarge(new(name), name, content.Length, Limit));
        var unreadable = new List<Diagnostic>();
        if (SourceText.Decode(name, content, unreadable) is not { } source)
            return Refused([.. unreadable]);
        var mistakes = new CappedFindings(MostMistakes);
        var ids = new List<string>();
        var addresses = new List<string>();
        foreach (var (line, text) in Named(name, source.Text, mistakes))
        {
            if (ContactInputs.IsId(text))
                ids.Add(text);
            else if (ContactInputs.IsAddress(text))
                addresses.Add(text);
            else
                mistakes.Add(
                    text.Length == 0
                        ? Diagnostic.NoContactInLine(new(name, line))
                        : Diagnostic.NoContactForm(new(name, line), text)
                );
        }

        if (mistakes.IsEmpty && ids.Count + addresses.Count == 0)
            mistakes.Add(Diagnostic.NoContacts(new(name)));
        return !mistakes.IsEmpty
            ? Refused([.. mistakes.Told().OrderBy(mistake => mistake.At, SourceLocation.FileOrder)])
            : new(ContactInputs.None.With(new([.. ids], [.. addresses], [])), []);
    }

    private static ContactFileResult Refused(params ImmutableArray<Diagnostic> mistakes) =>
        new(ContactInputs.None, mistakes);

    private static IEnumerable<(int Line, string Text)> Named(string name, string text, CappedFindings mistakes)
    {
        if (Columns.Of(name, text) is { } columns)
            return columns.Named(name, text, mistakes);
        var lines = text.Split('\n')
            .Index()
            .Select(line => (Line: line.Index + 1, Text: line.Item.Trim()))
            .Where(line => line.Text.Length > 0)
            .ToList();

        // One mistake for the file is clearer than one for each line.
        if (lines is not [var first, ..] || ContactInputs.IsId(first.Text) || ContactInputs.IsAddress(first.Text))
            return lines;
        mistakes.Add(Diagnostic.NoContactColumn(new(name, first.Line)));
        return [];
    }

    /// <summary>The header of a table: its separator, and the columns of ids and addresses.</summary>
    private sealed record Columns(char Separator, int Count, int? Id, int? Address)
    {
        public static Columns? Of(string name, string text) =>
            Separators
                .Select(separator =>
                    (separator, header: new DelimitedText(name, text, separator, _ => { }).Records().FirstOrDefault())
                )
                .Where(pair => pair.header is not null)
                .Select(pair => new Columns(
                    pair.separator,
                    pair.header!.Values.Length,
                    Place(pair.header, "id") ?? Place(pair.header, "contact_id"),
                    Place(pair.header, "email")
                ))
                .Where(columns => (columns.Id ?? columns.Address) is not null)
                .MaxBy(columns => columns.Count);

        // A row with an id needs no address.
        public IEnumerable<(int Line, string Text)> Named(string name, string text, CappedFindings mistakes)
        {
            foreach (var record in new DelimitedText(name, text, Separator, mistakes.Add).Records().Skip(1))
            {
                if (record.Values.Length != Count)
                    mistakes.Add(Diagnostic.OtherColumns(new(name, record.Line), record.Values.Length, Count));
                else
                    yield return (
                        record.Line,
                        new[] { Id, Address }
                            .OfType<int>()
                            .Select(column => record.Values[column])
                            .FirstOrDefault(value => value.Length > 0)
                            ?? ""
                    );
            }
        }

        private static int? Place(DelimitedRecord header, string column) =>
            header
                .Values.Index()
                .Where(value => value.Item.Equals(column, StringComparison.OrdinalIgnoreCase))
                .Select(value => (int?)value.Index)
                .FirstOrDefault();
    }
}
