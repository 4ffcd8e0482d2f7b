using System.Text;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Core.Text.Simple;

/// <summary>How the text and the canonical markup of a body are written, whoever reads the body.</summary>
internal static partial class BodyForm
{
    /// <summary>White space that HTML folds.</summary>
    public const string LineSpace = " \t\r\n\f";

    private static readonly ImmutableHashSet<string> Blocks =
    [
        .. "address article blockquote div dl footer h1 h2 h3 h4 h5 h6 header hr li ol p pre section table tr ul".Split(
            ' '
        ),
    ];

    /// <summary>Whether a line ends before and after an element.</summary>
    public static bool IsBlock(string element) => Blocks.Contains(element);

    /// <summary>The lines of a text without white space that nobody sees.</summary>
    public static string Lines(StringBuilder text)
    {
        var lines = text.ToString().Split('\n').Select(line => FoldedSpace.Of(line).Trim());
        return BlankLines().Replace(string.Join('\n', lines), "\n\n").Trim('\n');
    }

    /// <summary>Ends a line at the edge of a block. White space there is invisible.</summary>
    public static void NewLine(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ')
            text.Length--;
        if (text.Length > 0 && text[^1] != '\n')
            text.Append('\n');
    }

    /// <summary>Writes text as markup.</summary>
    public static void Write(string run, StringBuilder text) =>
        text.Append(run.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal));

    /// <summary>Writes an attribute with a blank before it.</summary>
    public static void Write(string attribute, string value, StringBuilder text) =>
        text.Append(' ')
            .Append(attribute)
            .Append("=\"")
            .Append(
                value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal)
            )
            .Append('"');

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex BlankLines();
}
