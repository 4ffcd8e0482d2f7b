using System.Text.RegularExpressions;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Linting.Text;

/// <summary>
/// Whether YAML itself takes paragraphs and lists out of a text: folded, quoted and plain text over several lines loses
/// one line end of each gap.
/// </summary>
internal static partial class FoldedText
{
    /// <summary>Whether a text was written with gaps, or as a list, that are not in its value.</summary>
    public static bool Loses(SourceText source, YamlScalar text)
    {
        if (text.IsAlias || text.Style == YamlStyle.Literal)
            return false;
        var written = source.Text[text.Start..text.End];
        if (text.Style == YamlStyle.Folded)
            written = written[(written.IndexOf('\n', StringComparison.Ordinal) + 1)..];
        return Gap().Count(written.Trim()) > Gap().Count(text.Value.Trim())
            || Item().Count(written) > Item().Count(text.Value);
    }

    [GeneratedRegex(@"\n([ \t]*\n)+", RegexOptions.ExplicitCapture)]
    private static partial Regex Gap();

    [GeneratedRegex(@"^[ \t]*([-*+]|[0-9]{1,9}[.)])[ \t]+\S", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Item();
}
