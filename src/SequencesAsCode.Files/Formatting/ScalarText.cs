using System.Collections.Immutable;
using SequencesAsCode.Core.Text;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Formatting;

/// <summary>Writes single values: plain where that reads the same, else in quotes, and text of several lines as it is.</summary>
internal static class ScalarText
{
    /// <summary>On one line. What is plain stays so where it can, and quotes stay round text that somebody could take for something else.</summary>
    public static string Line(ScalarPart scalar, bool inFlow)
    {
        var value = scalar.Value;
        if (scalar.IsNothing || (scalar.IsPlain && CoreSchema.Resolve(value) is not string)) return value;
        return YamlText.CanBePlain(value, inFlow) && (scalar.IsPlain || !YamlText.IsAmbiguous(value)) ? value : YamlText.Quoted(value);
    }

    /// <summary>The sign and the lines of a literal block; null when the value has one line only, or signs a block cannot hold.</summary>
    public static (string Sign, ImmutableArray<string> Lines)? Literal(string value) =>
        value.Contains('\n', StringComparison.Ordinal) && YamlBlock.Of(value) is { } block ? ($"|{(block.BeginsWithBlank ? "2" : "")}{block.Ending}", block.Lines) : null;
}
