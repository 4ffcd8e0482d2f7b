using System.Text.RegularExpressions;

namespace SequencesAsCode.Core.Text;

/// <summary>Reads a text line by line and finds merge conflicts and single markers that are left of one.</summary>
public sealed partial class MarkerReader
{
    /// <summary>
    /// The length of git's markers by default; a longer one is inside another conflict, or configured.
    /// </summary>
    public const int Least = 7;

    private readonly Dictionary<int, Begun> begun = [];
    private readonly List<(int First, int Last)> found = [];
    private string before = "";
    private int? maybe;

    /// <summary>The sign, length and label of a marker; null when the line is not a marker.</summary>
    public static (char Sign, int Length, string Label)? Marker(string line)
    {
        if (
            line.AsSpan().TrimStart() is not [('<' or '|' or '=' or '>'), ..]
            || Form().Match(line) is not { Success: true } match
        )
            return null;
        return (match.Groups["run"].Value[0], match.Groups["run"].Length, match.Groups["label"].Value.Trim());
    }

    /// <summary>Reads the next line.</summary>
    public void Read(int number, string line)
    {
        if (maybe is { } end && !IsQuote(line))
            found.Add((end, end));
        maybe = null;
        if (Marker(line) is { } marker)
            Read(number, marker.Sign, marker.Length, marker.Label);
        before = line;
    }

    /// <summary>
    /// The first and last line of each conflict or marker, in order, without those inside another one.
    /// </summary>
    public IEnumerable<(int First, int Last)> Found()
    {
        if (maybe is { } end)
            found.Add((end, end));
        maybe = null;
        found.AddRange(
            begun.Values.Where(start => start.IsNamed || start.IsParted).Select(start => (start.Line, start.Line))
        );
        begun.Clear();
        var last = 0;
        foreach (var range in found.OrderBy(range => range.First).ThenByDescending(range => range.Last))
        {
            if (range.First <= last)
                continue;
            last = range.Last;
            yield return range;
        }
    }

    private void Read(int number, char sign, int length, string label)
    {
        var open = begun.GetValueOrDefault(length);
        switch (sign)
        {
            case '<' when !IsArrow(label):
                if (open is { IsNamed: true })
                    found.Add((open.Line, open.Line));
                begun[length] = new(number, label.Length > 0, false);
                break;
            case '=' when open is not null && label.Length == 0:
                begun[length] = open with { IsParted = true };
                break;
            case '|' when open is null && label.Length > 0 && !IsArrow(label):
                found.Add((number, number));
                break;
            case '>' when open is { IsParted: true }:
                found.Add((open.Line, number));
                begun.Remove(length);
                break;
            case '>' when label.Length > 0 && !IsArrow(label) && !IsQuote(before):
                maybe = number;
                break;
        }
    }

    // Decoration around words, as in '>>>>>>> Click here <<<<<<<', or a row of a table.
    private static bool IsArrow(string label) =>
        label.EndsWith("<<", StringComparison.Ordinal)
        || label.EndsWith(">>", StringComparison.Ordinal)
        || label.EndsWith('|');

    private static bool IsQuote(string line) => line.AsSpan().TrimStart().StartsWith(">>");

    private sealed record Begun(int Line, bool IsNamed, bool IsParted);

    [GeneratedRegex(
        @"\A[ \t]*(?<run><{7,}|\|{7,}|={7,}|>{7,})(?<label>| [^\n]*|\t[^\n]*|\r)\z",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Form();
}
