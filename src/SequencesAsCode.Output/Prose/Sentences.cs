using System.Text.RegularExpressions;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Output.Text;

namespace SequencesAsCode.Output.Prose;

/// <summary>What stands between a sentence and the one before it.</summary>
internal enum Gap
{
    None,
    Space,
    Line,
    Paragraph,
}

/// <summary>A sentence of a text, without the white space around it.</summary>
internal sealed record Sentence(string Text, Gap Before);

/// <summary>Cuts the text a recipient reads into sentences. A line that ends without a full stop is one as well.</summary>
internal static partial class Sentences
{
    public static IEnumerable<Sentence> Of(string text)
    {
        var gap = Gap.None;
        var isFirst = true;
        foreach (var line in text.Split('\n'))
        {
            foreach (Match match in Ends().Matches(line))
            {
                yield return new(match.Groups["text"].Value, isFirst ? Gap.None : gap);
                (isFirst, gap) = (false, match.Groups["space"].Length > 0 ? Gap.Space : Gap.None);
            }

            gap = line.Length == 0 ? Gap.Paragraph : Gap.Line;
        }
    }

    /// <summary>The pieces that are compared.</summary>
    public static string[] Pieces(string text) => [.. Of(text).Select(sentence => sentence.Text)];

    // A full stop ends a sentence where white space or the line's end follows; those of Chinese and Japanese need none.
    [GeneratedRegex(@"(?<text>\S.*?(?:[.!?…]+[\p{Pe}\p{Pf}""'*]*(?=\s|$)|[。！？]+[\p{Pe}\p{Pf}]*|(?=\s*$)))(?<space>\s*)", RegexOptions.ExplicitCapture)]
    private static partial Regex Ends();
}
