using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Formatting;

/// <summary>
/// Writes scalars: plain where that keeps the value, else in quotes, and text of several lines as a block.
/// </summary>
internal static class ScalarText
{
    /// <summary>
    /// The value on one line. A plain value stays plain where possible. Quotes stay around text that other readers
    /// could take for another type.
    /// </summary>
    public static string Line(YamlScalar scalar, bool inFlow)
    {
        var value = scalar.Value;
        if (scalar.IsMissing || scalar.Typed is not string)
            return value;
        var mayBePlain = scalar.Style == YamlStyle.Plain || !YamlText.IsAmbiguous(value);
        return mayBePlain && YamlText.CanBePlain(value, inFlow) ? value : YamlText.Quoted(value);
    }

    /// <summary>
    /// The sign and the lines of a literal block; null when the value is one line, or has characters that a block
    /// cannot have.
    /// </summary>
    public static (string Sign, ImmutableArray<string> Lines)? Literal(string value)
    {
        if (!value.Contains('\n', StringComparison.Ordinal) || YamlBlock.Of(value) is not { } block)
            return null;
        return ($"|{(block.BeginsWithBlank ? "2" : "")}{block.Ending}", block.Lines);
    }
}
