using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SequencesAsCode.Model;

namespace SequencesAsCode.Files.Formatting;

/// <summary>Writes single values: plain where that reads the same, else in quotes, and text of several lines as it is.</summary>
internal static partial class ScalarText
{
    private const string Indicators = "-?:,[]{}#&*!|>'\"%@`";
    private const string FlowSigns = ",[]{}";

    /// <summary>On one line.</summary>
    public static string Line(ScalarPart scalar, bool inFlow)
    {
        var value = scalar.Value;
        if (scalar.IsNothing || (scalar.IsPlain && CoreSchema.Resolve(value) is not string)) return value;
        if (IsSafe(value, inFlow) && (scalar.IsPlain || !IsAmbiguous(value))) return value;
        var isSimple = !value.Any(letter => letter < ' ' || IsSpecial(letter));
        return isSimple && (value.Contains('"', StringComparison.Ordinal) || value.Contains('\\', StringComparison.Ordinal))
            ? $"'{value.Replace("'", "''", StringComparison.Ordinal)}'"
            : Escaped(value);
    }

    /// <summary>The sign and the lines of a literal block; null when the value has one line only, or signs a block cannot hold.</summary>
    public static (string Sign, string[] Lines)? Literal(string value)
    {
        if (!value.Contains('\n', StringComparison.Ordinal) || string.IsNullOrWhiteSpace(value)) return null;
        if (value.Any(letter => letter is < ' ' and not ('\n' or '\t') || IsSpecial(letter))) return null;
        var lines = value.Split('\n');
        var first = lines.First(line => line.Length > 0);
        if (string.IsNullOrWhiteSpace(first)) return null;
        var indicator = first[0] is ' ' or '\t' ? "2" : "";
        return value.EndsWith("\n\n", StringComparison.Ordinal) ? ($"|{indicator}+", lines[..^1])
            : value.EndsWith('\n') ? ($"|{indicator}", lines[..^1])
            : ($"|{indicator}-", lines);
    }

    // Line breaks of other kinds and the byte order mark are read differently from place to place.
    private static bool IsSpecial(char letter) => letter is '\u007f' or '\u0085' or '\u2028' or '\u2029' or '\ufeff';

    private static bool IsSafe(string value, bool inFlow)
    {
        if (value.Length == 0 || char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]) || value[^1] == ':') return false;
        if (value.Any(letter => letter < ' ' || IsSpecial(letter)) || (inFlow && value.Any(letter => FlowSigns.Contains(letter, StringComparison.Ordinal)))) return false;
        if (Indicators.Contains(value[0], StringComparison.Ordinal) && !(value[0] is '-' or '?' or ':' && value.Length > 1 && char.IsLetterOrDigit(value[1]))) return false;
        if (inFlow && value[0] is '?' or ':') return false;
        return !value.Contains(": ", StringComparison.Ordinal) && !value.Contains(" #", StringComparison.Ordinal)
            && !value.StartsWith("---", StringComparison.Ordinal) && !value.StartsWith("...", StringComparison.Ordinal);
    }

    // Text to us, and something else to one or the other reader of YAML: quotes that somebody put there stay.
    private static bool IsAmbiguous(string value) => CoreSchema.Resolve(value) is not string || Ambiguous().IsMatch(value);

    private static string Escaped(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var letter in value)
        {
            text.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\n' => "\\n",
                '\t' => "\\t",
                _ when letter < ' ' || IsSpecial(letter) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
                _ => letter.ToString(),
            });
        }

        return text.Append('"').ToString();
    }

    [GeneratedRegex(@"\A([yYnN]|yes|no|on|off|=|<<|[-+]?\.?[0-9][-+0-9a-fox_.,:]*|[-+]?\.(inf|nan)|[0-9]{4}-[0-9].*)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Ambiguous();
}
