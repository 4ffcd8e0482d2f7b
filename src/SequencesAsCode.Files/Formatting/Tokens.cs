using SequencesAsCode.Core.Text;
using SequencesAsCode.Files.Yaml;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace SequencesAsCode.Files.Formatting;

/// <summary>
/// What the scanner sees of a text, by place: where tokens stand, and with that where comments do. A comment is whatever stands
/// between two tokens and is not blank, so none can be overlooked.
/// </summary>
internal sealed class Tokens
{
    private readonly List<int> starts = [];
    private readonly LineStarts lines;

    public Tokens(string text)
    {
        lines = new(text);
        var (scanner, end, depth, remarks) = (new Scanner(new StringReader(text)), 0, 0, new List<Remark>());
        while (scanner.MoveNext())
        {
            // The scanner stays at a mistake and tells it for ever; the parser ends there with its reason.
            // And each level of nesting makes it slower: the parser ends at the deepest that may be.
            depth += Deeper(scanner.Current!);
            IsUnderstood &= scanner.Current is not Error && depth <= 2 * YamlTree.MaximumDepth;
            if (!IsUnderstood) break;
            var from = (int)scanner.Current!.Start.Index;
            var to = Math.Max((int)scanner.Current.End.Index, from + Length(scanner.Current, text.AsSpan(from)));
            if (scanner.Current is BlockEntry) Dashes.Enqueue(from);
            if (to <= from || to <= end) continue;
            Between(text, end, from, remarks);
            if (scanner.Current is Scalar { Style: ScalarStyle.Literal or ScalarStyle.Folded }) Header(text, from, remarks);
            starts.Add(from);
            end = to;
        }

        Between(text, end, text.Length, remarks);
        Remarks = new(remarks);
        End = text.Length;
    }

    /// <summary>The comments, in order.</summary>
    public Queue<Remark> Remarks { get; }

    /// <summary>Where the dashes of block lists stand, in order.</summary>
    public Queue<int> Dashes { get; } = [];

    /// <summary>Whether everything is a token or a comment; a fault of this program or the scanner when not.</summary>
    public bool IsUnderstood { get; private set; } = true;

    /// <summary>Where the text ends.</summary>
    public int End { get; }

    /// <summary>Where the first token from an index on begins.</summary>
    public int NextFrom(int index)
    {
        var found = starts.BinarySearch(index);
        var at = found < 0 ? ~found : found;
        return at < starts.Count ? starts[at] : End;
    }

    /// <summary>Column of an index, 0-based.</summary>
    public int Column(int index) => lines.Column(index);

    /// <summary>Whether what begins at an index is the first in its line, and the line above is blank.</summary>
    public bool IsBlankAbove(string text, int index)
    {
        var line = lines.Of(index);
        return line > 0 && text.AsSpan(line..index).IsWhiteSpace() && text.AsSpan(lines.Of(line - 1)..(line - 1)).IsWhiteSpace();
    }

    private static int Deeper(Token token) => token switch
    {
        FlowSequenceStart or FlowMappingStart or BlockSequenceStart or BlockMappingStart => 1,
        FlowSequenceEnd or FlowMappingEnd or BlockEnd => -1,
        _ => 0,
    };

    // The scanner lets these end where they begin.
    private static int Length(Token token, ReadOnlySpan<char> text) => token switch
    {
        FlowSequenceStart or FlowMappingStart or FlowSequenceEnd or FlowMappingEnd => 1,
        DocumentEnd when text.StartsWith("...") => 3,
        VersionDirective or TagDirective => text.IndexOfAny('#', '\n') is var end and >= 0 ? end : text.Length,
        _ => 0,
    };

    private void Between(string text, int from, int to, List<Remark> remarks)
    {
        for (var at = from; at < to;)
        {
            var lineEnd = text.AsSpan(at..to).IndexOf('\n') is var found and >= 0 ? at + found : to;
            var begin = at + text.AsSpan(at..lineEnd).Length - text.AsSpan(at..lineEnd).TrimStart().Length;
            if (begin < lineEnd) remarks.Add(Remark(text, begin, lineEnd));
            at = lineEnd + 1;
        }
    }

    // The scanner counts a comment beside the '|' as part of the text.
    private void Header(string text, int from, List<Remark> remarks)
    {
        var lineEnd = text.IndexOf('\n', from) is var found and >= 0 ? found : text.Length;
        var begin = text.IndexOf('#', from, lineEnd - from);
        if (begin >= 0) remarks.Add(Remark(text, begin, lineEnd));
    }

    private Remark Remark(string text, int begin, int end)
    {
        IsUnderstood &= text[begin] == '#';
        var isBeside = !text.AsSpan(lines.Of(begin)..begin).IsWhiteSpace();
        return new(text[begin..end].TrimEnd(), begin, Column(begin), isBeside, !isBeside && IsBlankAbove(text, begin));
    }
}
