using SequencesAsCode.Model;

namespace SequencesAsCode.Files.Editing;

/// <summary>Writes a text value for <see cref="YamlEditor"/>.</summary>
internal static class YamlScalarText
{
    /// <summary>The shortest text on one line that YAML reads back as the value.</summary>
    public static string Of(string value, bool inFlow) => YamlText.Of(value, inFlow);

    /// <summary>The value in the quoting style of an old one where the style can hold it, otherwise on one line. Outside of brackets only: there no block can stand.</summary>
    public static string Like(YamlScalar old, string value) => Like(old, value, inFlow: false);

    /// <summary>The value in the quoting style of an old one where the style and the place can hold it, otherwise on one line.</summary>
    public static string Like(YamlScalar old, string value, bool inFlow) => old.Style switch
    {
        YamlStyle.SingleQuoted when YamlText.IsOneLine(value) => YamlText.SingleQuoted(value),
        YamlStyle.DoubleQuoted => YamlText.DoubleQuoted(value),
        YamlStyle.Literal or YamlStyle.Folded when !inFlow && FitsBlock(value) => Block(value, old.Style == YamlStyle.Folded),
        _ => YamlText.Of(value, inFlow),
    };

    /// <summary>The value as a block scalar, which <see cref="YamlEditor"/> indents; null when none can hold it.</summary>
    public static string? Block(string value) => FitsBlock(value) ? Block(value, folded: false) : null;

    private static string Block(string value, bool folded)
    {
        var text = value.EndsWith('\n') ? value[..^1] : value;
        var header = (folded && !text.Split('\n').Any(line => line.StartsWith(' ')) ? ">" : "|") + (value.EndsWith('\n') ? "" : "-");
        if (header[0] == '|') return $"{header}\n{text}\n";

        // a line end in a folded block is a blank, and one more makes it a line end
        return $"{header}\n{System.Text.RegularExpressions.Regex.Replace(text, "\n+", lines => lines.Value + "\n")}\n";
    }

    // lines of nothing but blanks, and blank lines at the ends, are read differently by different readers
    private static bool FitsBlock(string value)
    {
        var lines = (value.EndsWith('\n') ? value[..^1] : value).Split('\n');
        return lines.All(line => YamlText.IsOneLine(line) && (line.Length == 0 || line.Trim(' ').Length > 0)) && lines[0].Length > 0 && lines[^1].Length > 0;
    }
}
