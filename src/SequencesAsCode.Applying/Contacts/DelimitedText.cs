using System.Text;

namespace SequencesAsCode.Applying.Contacts;

/// <summary>A record of a delimited text.</summary>
/// <param name="Line">Its first line, 1-based.</param>
/// <param name="Values">The values without quotes.</param>
internal sealed record DelimitedRecord(int Line, ImmutableArray<string> Values);

/// <summary>
/// Reads delimited text by RFC 4180: a value in double quotes may contain the separator, line ends and doubled quotes.
/// Empty lines are skipped.
/// </summary>
internal sealed class DelimitedText(string file, string text, char separator, Action<Diagnostic> mistaken)
{
    private int place,
        line = 1;

    public IEnumerable<DelimitedRecord> Records()
    {
        while (place < text.Length)
        {
            var begin = line;
            if (Record() is { } values && values is not [{ Length: 0 }])
                yield return new(begin, values);
        }
    }

    // Null after a mistake; then the rest of the line is skipped.
    private ImmutableArray<string>? Record()
    {
        var values = ImmutableArray.CreateBuilder<string>();
        while (true)
        {
            if (Value() is not { } value)
            {
                while (place < text.Length && !TakesLineEnd())
                    place++;
                return null;
            }

            values.Add(value.Trim());
            if (place >= text.Length || TakesLineEnd())
                return values.ToImmutable();
            place++;
        }
    }

    private string? Value()
    {
        if (place < text.Length && text[place] == '"')
            return Quoted();
        var begin = place;
        while (place < text.Length && text[place] != separator && text[place] != '\n')
            place++;
        return text[begin..place];
    }

    private string? Quoted()
    {
        var begin = line;
        var value = new StringBuilder();
        for (place++; place < text.Length; place++)
        {
            if (text[place] == '\n')
                line++;
            if (text[place] != '"')
            {
                value.Append(text[place]);
                continue;
            }

            if (place + 1 >= text.Length || text[place + 1] != '"')
            {
                place++;
                if (place >= text.Length || text[place] == separator || text[place] == '\n')
                    return value.ToString();
                mistaken(Diagnostic.TextAfterQuote(new(file, line)));
                return null;
            }

            value.Append('"');
            place++;
        }

        mistaken(Diagnostic.QuoteNotClosed(new(file, begin)));
        return null;
    }

    private bool TakesLineEnd()
    {
        if (text[place] != '\n')
            return false;
        place++;
        line++;
        return true;
    }
}
