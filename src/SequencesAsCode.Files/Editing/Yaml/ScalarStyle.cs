using System.Text.RegularExpressions;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Editing.Yaml;

/// <summary>Writes a text for <see cref="YamlEditor"/> in the style of the text that it replaces.</summary>
internal static partial class ScalarStyle
{
    /// <summary>
    /// The value in the style of the old one, or on one line when the style or the place does not allow that.
    /// </summary>
    public static string Like(YamlScalar old, string value, bool inFlow) =>
        old.Style switch
        {
            YamlStyle.SingleQuoted when YamlText.IsOneLine(value) => YamlText.SingleQuoted(value),
            YamlStyle.DoubleQuoted => YamlText.DoubleQuoted(value),
            YamlStyle.Literal or YamlStyle.Folded when !inFlow && YamlBlock.Of(value) is { IsSteady: true } block =>
                Block(block, old.Style == YamlStyle.Folded),
            _ => YamlText.Of(value, inFlow),
        };

    private static string Block(YamlBlock block, bool folded)
    {
        var text = string.Join('\n', block.Lines);

        // A line end in a folded block is a space; two of them are a line end.
        return folded && !block.Lines.Any(line => line.StartsWith(' '))
            ? $">{block.Ending}\n{LineEnds().Replace(text, "$0\n")}\n"
            : $"|{block.Ending}\n{text}\n";
    }

    [GeneratedRegex("\n+")]
    private static partial Regex LineEnds();
}
