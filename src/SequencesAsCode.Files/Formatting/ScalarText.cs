using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Formatting;

/// <summary>
/// Writes single values: plain where that reads the same, else in quotes, and text of several lines as it is.
/// </summary>
internal static class ScalarText
{
    /// <summary>
    /// The value on one line. What is plain stays plain where it can, and quotes stay around text that somebody could
    /// read as something else.
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
    /// The sign and the lines of a literal block; null when the value has one line only, or characters that a block
    /// cannot hold.
    /// </summary>
    public static (string Sign, ImmutableArray<string> Lines)? Literal(string value)
    {
        if (!value.Contains('\n', StringComparison.Ordinal) || YamlBlock.Of(value) is not { } block)
            return null;
        return ($"|{(block.BeginsWithBlank ? "2" : "")}{block.Ending}", block.Lines);
    }
}
