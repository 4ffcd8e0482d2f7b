using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Applying.Locking;

/// <summary>A row of a lock.</summary>
/// <param name="Object">The JSON object.</param>
/// <param name="Line">Its first line, 1-based.</param>
internal sealed record LockRow(JsonObject Object, int Line)
{
    /// <summary>The id of the sequence, step or touch.</summary>
    public string Id => (string?)Object["id"] ?? throw new FormatException("'id' is missing");

    /// <summary>Unique among all rows: in Outreach a sequence and a step may have the same id.</summary>
    public string Identity => (string?)Object["kind"] == "sequence" ? $"sequence {Id}" : Id;
}

/// <summary>
/// The rows of a lock that was merged by hand: commas between rows may be missing or doubled. Everything else is
/// strict, so a lock that ends too early is refused.
/// </summary>
/// <param name="Version">The version of the format.</param>
/// <param name="Account">The account; null when the text has several.</param>
/// <param name="Rows">In the order of the text.</param>
internal sealed partial record LockRows(int Version, string? Account, ImmutableArray<LockRow> Rows)
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16 };

    /// <summary>Reads lines, each with its number in the file.</summary>
    /// <exception cref="FormatException">The lines are not a lock; the message says why.</exception>
    public static LockRows Read(IReadOnlyList<(int Number, string Line)> lines)
    {
        var text = string.Join('\n', lines.Select(line => line.Line));
        if (Head().Match(text) is not { Success: true } head)
            throw new FormatException("it does not begin like a lock");
        try
        {
            var rows = RowsOf(text, head.Length, lines, out var end);
            if (!Tail().IsMatch(text[end..]))
                throw new FormatException("it does not end like a lock");
            var versions = Versions()
                .Matches(head.Value)
                .Select(match =>
                    int.Parse(match.Groups["value"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)
                )
                .ToList();
            var accounts = Accounts()
                .Matches(head.Value)
                .Select(match => (string)JsonNode.Parse(match.Groups["value"].Value)!)
                .Distinct(StringComparer.Ordinal)
                .ToList();
            if (versions.Count == 0 || versions.Min() < 1)
                throw new FormatException("'version' is missing");
            if (accounts.Count == 0)
                throw new FormatException("'account' is missing");
            return new(versions.Max(), accounts is [var only] ? only : null, rows);
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or ArgumentException or OverflowException)
        {
            throw new FormatException(exception.Message.TrimEnd('.'), exception);
        }
    }

    private static ImmutableArray<LockRow> RowsOf(
        string text,
        int from,
        IReadOnlyList<(int Number, string Line)> lines,
        out int end
    )
    {
        var rows = ImmutableArray.CreateBuilder<LockRow>();
        var line = 0;
        var counted = 0;
        for (end = Behind(text, from); end < text.Length && text[end] == '{'; end = Behind(text, end))
        {
            line += text.AsSpan(counted, end - counted).Count('\n');
            counted = end;
            var close = Close(text, end);
            rows.Add(new((JsonObject)JsonNode.Parse(text[end..close], documentOptions: Options)!, lines[line].Number));
            end = close;
        }

        return rows.ToImmutable();
    }

    private static int Behind(string text, int index)
    {
        while (index < text.Length && (text[index] == ',' || char.IsWhiteSpace(text[index])))
            index++;
        return index;
    }

    // The index after the brace that closes the one at an index.
    private static int Close(string text, int index)
    {
        var depth = 0;
        var isText = false;
        for (; index < text.Length; index++)
        {
            if (isText && text[index] == '\\')
                index++;
            else if (text[index] == '"')
                isText = !isText;
            else if (isText)
                continue;
            else if (text[index] == '{')
                depth++;
            else if (text[index] == '}' && --depth == 0)
                return index + 1;
        }

        throw new FormatException("it ends in the middle of a row");
    }

    [GeneratedRegex(
        """\A\s*\{(\s*,?\s*("version"\s*:\s*[0-9]{1,9}|"account"\s*:\s*"([^"\\]|\\.)*"))*\s*,?\s*"objects"\s*:\s*\[""",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Head();

    [GeneratedRegex(@"\A\s*\]\s*\}\s*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Tail();

    [GeneratedRegex(
        """
            "version"\s*:\s*(?<value>[0-9]{1,9})
            """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Versions();

    [GeneratedRegex(
        """
            "account"\s*:\s*(?<value>"([^"\\]|\\.)*")
            """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Accounts();
}
