using System.Text.RegularExpressions;
using Markdig.Syntax;
using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Linting.Text;

namespace SequencesAsCode.Files.Linting.Markup;

/// <summary>Finds signs for bold text that Markdown did not take for any, so that recipients read them.</summary>
internal static partial class LeftSigns
{
    /// <summary>What is found, each at its first sign.</summary>
    public static IEnumerable<(Diagnostic Finding, int Index)> Check(ParsedMarkdown copy)
    {
        foreach (var leaf in copy.Document.Descendants<LeafBlock>().Where(leaf => leaf.Inline is not null))
        {
            var start = leaf.Span.Start;
            var read = copy.Read[start..(leaf.Span.End + 1)];
            foreach (var finding in Stars(copy, start, read))
                yield return finding;
            foreach (Match lines in Underlined().Matches(read))
                yield return Pair(copy, start + lines.Index, lines.Length, 2);
        }
    }

    private static IEnumerable<(Diagnostic Finding, int Index)> Stars(ParsedMarkdown copy, int start, string read)
    {
        var runs = Runs().Matches(read);
        for (var i = 0; i < runs.Count; i++)
        {
            var run = runs[i];
            var next = i + 1 < runs.Count ? runs[i + 1] : null;
            if (next is not null && IsPair(read, run, next))
            {
                yield return Pair(copy, start + run.Index, next.Index + next.Length - run.Index, run.Length);
                i++;
            }
            else if (!IsBlank(read, run.Index - 1) || !IsBlank(read, run.Index + run.Length))
            {
                yield return (Diagnostic.BoldNotTaken(TextFindings.Unplaced, run.Value, null), start + run.Index);
            }
        }
    }

    // Between blanks on both sides it is a sign of its own, as in 5 ** 3, unless words stand between two.
    private static bool IsPair(string read, Match open, Match close)
    {
        if (open.Length != close.Length)
            return false;
        var opens = IsBlank(read, open.Index - 1) || !IsBlank(read, open.Index + open.Length);
        var closes = !IsBlank(read, close.Index - 1) || IsBlank(read, close.Index + close.Length);
        return opens
            && closes
            && read[(open.Index + open.Length)..close.Index]
                .Any(letter => char.IsLetter(letter) || letter == ParsedMarkdown.Mark);
    }

    private static bool IsBlank(string text, int index) =>
        index < 0 || index >= text.Length || char.IsWhiteSpace(text[index]);

    private static (Diagnostic Finding, int Index) Pair(ParsedMarkdown copy, int index, int length, int signs)
    {
        var written = copy.Text.Substring(index, length).Replace('\n', ' ');
        return (Diagnostic.BoldNotTaken(TextFindings.Unplaced, written, written[signs..^signs].Trim()), index);
    }

    [GeneratedRegex(@"(?<!\*)\*{2,3}(?!\*)")]
    private static partial Regex Runs();

    [GeneratedRegex(@"(?<![A-Za-z0-9_])__(?=[^\s_])[^_\n]*(?<=[^\s_])__(?![A-Za-z0-9_])")]
    private static partial Regex Underlined();
}
