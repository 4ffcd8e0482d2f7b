using System.Text.RegularExpressions;

namespace SequencesAsCode.Output.Prose;

/// <summary>What separates a sentence from the one before it.</summary>
internal enum SentenceGap
{
    /// <summary>Nothing, as before the first sentence and in scripts without spaces.</summary>
    None,

    /// <summary>White space.</summary>
    Space,

    /// <summary>A line end.</summary>
    Line,

    /// <summary>An empty line.</summary>
    Paragraph,
}

/// <summary>A sentence of a text, without the white space around it.</summary>
internal sealed record Sentence(string Text, SentenceGap Before);

/// <summary>Cuts a text into sentences. A line end always ends a sentence.</summary>
internal static partial class Sentences
{
    /// <summary>The sentences in order.</summary>
    public static IEnumerable<Sentence> Of(string text)
    {
        var gap = SentenceGap.None;
        var isFirst = true;
        foreach (var line in text.Split('\n'))
        {
            foreach (Match match in Ends().Matches(line))
            {
                yield return new(match.Groups["text"].Value, isFirst ? SentenceGap.None : gap);
                isFirst = false;
                gap = match.Groups["space"].Length > 0 ? SentenceGap.Space : SentenceGap.None;
            }

            gap = line.Length == 0 ? SentenceGap.Paragraph : SentenceGap.Line;
        }
    }

    // White space or the line's end has to follow a full stop, but not the full stops of Chinese and Japanese.
    [GeneratedRegex(
        @"(?<text>\S.*?(?:[.!?…]+[\p{Pe}\p{Pf}""'*]*(?=\s|$)|[。！？]+[\p{Pe}\p{Pf}]*|(?=\s*$)))(?<space>\s*)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Ends();
}
