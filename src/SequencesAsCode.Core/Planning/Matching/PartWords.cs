namespace SequencesAsCode.Core.Planning.Matching;

/// <summary>The words of a step's own text, or of a touch.</summary>
/// <param name="Terms">Words and pairs of neighboring words in ordinal order, with repeats.</param>
/// <param name="Wording">The same texts word for word.</param>
internal sealed record PartWords(ImmutableArray<string> Terms, Wording Wording)
{
    /// <summary>Stands between the words of a pair, and in no word.</summary>
    public const char Joint = ' ';

    /// <summary>The words of the fields that people write.</summary>
    public static PartWords Of(FieldSet fields)
    {
        var subject = WordsOf(fields[Fields.Subject]);
        var body = WordsOf(fields[Fields.Body]);
        var note = WordsOf(fields[Fields.Note]);

        // A subject that a file does not manage matches any subject.
        var wording = new Wording(
            fields.Contains(Fields.Subject) ? string.Join(Joint, subject) : null,
            string.Join(Joint, fields.Contains(Fields.Body) ? body : note)
        );
        var terms = new List<string>(2 * (subject.Count + body.Count + note.Count));
        AddTerms(subject, terms);
        AddTerms(body, terms);
        AddTerms(note, terms);
        terms.Sort(StringComparer.Ordinal);
        return new([.. terms], wording);
    }

    /// <summary>The words of a text in lower case: each run of letters, numbers and underscores.</summary>
    internal static List<string> WordsOf(string text)
    {
        var words = new List<string>();
        for (var at = 0; at < text.Length; at++)
        {
            var from = at;
            while (at < text.Length && IsOfWord(text[at]))
                at++;
            if (at > from)
                words.Add(text[from..at].ToLowerInvariant());
        }

        return words;
    }

    private static List<string> WordsOf(FieldValue? value) =>
        value switch
        {
            FieldValue.Text text => WordsOf(text.Value),
            FieldValue.Html html => WordsOf(HtmlText.Visible(html.Markup)),
            _ => [],
        };

    private static void AddTerms(List<string> words, List<string> terms)
    {
        terms.AddRange(words);
        for (var next = 1; next < words.Count; next++)
            terms.Add($"{words[next - 1]}{Joint}{words[next]}");
    }

    private static bool IsOfWord(char letter) => char.IsLetter(letter) || char.IsNumber(letter) || letter == '_';
}
