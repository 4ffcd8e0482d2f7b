using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace SequencesAsCode.Files.Yaml;

/// <summary>
/// The tokens of a text, scanned once: the parser reads them from here. Text between tokens that is not blank counts as
/// a comment, so no comment is overlooked.
/// </summary>
internal sealed class YamlTokens : IScanner
{
    private readonly string text;
    private readonly Scanner scanner;
    private readonly Queue<Token> ahead = [];
    private readonly List<int> starts = [];
    private readonly List<YamlComment> comments = [];
    private readonly LineStarts lines;

    /// <exception cref="YamlException">The text holds a token that cannot be read.</exception>
    public YamlTokens(string text)
    {
        this.text = text;
        scanner = new(new StringReader(text));
        lines = new(text);
        ReadAhead();
    }

    /// <summary>The comments, in order.</summary>
    public IReadOnlyList<YamlComment> Comments => comments;

    /// <summary>
    /// Whether all text is a token or a comment. False after a mistake in the text, or a fault of the scanner.
    /// </summary>
    public bool IsUnderstood { get; private set; } = true;

    /// <summary>Index at which the text ends.</summary>
    public int End => text.Length;

    /// <inheritdoc/>
    public Mark CurrentPosition => scanner.CurrentPosition;

    /// <inheritdoc/>
    public Token? Current { get; private set; }

    /// <inheritdoc/>
    public bool MoveNext() => MoveNextWithoutConsuming();

    /// <inheritdoc/>
    public bool MoveNextWithoutConsuming()
    {
        if (ahead.TryDequeue(out var token))
            Current = token;
        else
            Current = scanner.MoveNext() ? scanner.Current : null;
        return Current is not null;
    }

    /// <inheritdoc/>
    public void ConsumeCurrent() => Current = null;

    /// <summary>Index of the first token at or after an index.</summary>
    public int NextFrom(int index)
    {
        var found = starts.BinarySearch(index);
        var at = found < 0 ? ~found : found;
        return at < starts.Count ? starts[at] : End;
    }

    /// <summary>Column of an index, counted from 0.</summary>
    public int Column(int index) => lines.Column(index);

    /// <summary>Whether the index is the first text of its line, below a blank line.</summary>
    public bool IsBlankAbove(int index)
    {
        var line = lines.Of(index);
        return line > 0
            && text.AsSpan(line..index).IsWhiteSpace()
            && text.AsSpan(lines.Of(line - 1)..(line - 1)).IsWhiteSpace();
    }

    private void ReadAhead()
    {
        var end = 0;
        var depth = 0;
        while (scanner.MoveNext())
        {
            var token = scanner.Current!;
            ahead.Enqueue(token);

            // At a mistake the scanner returns the same token forever; the parser stops there and reports why. Each
            // level of nesting makes the scanner slower; the parser stops at the deepest allowed level.
            depth += Deeper(token);
            IsUnderstood &= token is not Error && depth <= 2 * YamlBuilder.MaximumDepth;
            if (!IsUnderstood)
                break;
            end = Note(token, end);
        }

        AddComments(end, text.Length);
    }

    // Returns the index after all tokens so far.
    private int Note(Token token, int end)
    {
        var from = (int)token.Start.Index;
        var to = Math.Max((int)token.End.Index, from + Length(token, text.AsSpan(from)));
        if (to <= from || to <= end)
            return end;
        AddComments(end, from);
        if (token is Scalar { Style: ScalarStyle.Literal or ScalarStyle.Folded })
            AddCommentOfHeader(from);
        starts.Add(from);
        return to;
    }

    private static int Deeper(Token token) =>
        token switch
        {
            FlowSequenceStart or FlowMappingStart or BlockSequenceStart or BlockMappingStart => 1,
            FlowSequenceEnd or FlowMappingEnd or BlockEnd => -1,
            _ => 0,
        };

    // The scanner reports these tokens without a length.
    private static int Length(Token token, ReadOnlySpan<char> text) =>
        token switch
        {
            FlowSequenceStart or FlowMappingStart or FlowSequenceEnd or FlowMappingEnd => 1,
            DocumentEnd when text.StartsWith("...") => 3,
            VersionDirective or TagDirective => text.IndexOfAny('#', '\n') is var end and >= 0 ? end : text.Length,
            _ => 0,
        };

    private void AddComments(int from, int to)
    {
        for (var at = from; at < to; )
        {
            var lineEnd = text.AsSpan(at..to).IndexOf('\n') is var found and >= 0 ? at + found : to;
            var begin = at + text.AsSpan(at..lineEnd).Length - text.AsSpan(at..lineEnd).TrimStart().Length;
            if (begin < lineEnd)
                AddComment(begin, lineEnd);
            at = lineEnd + 1;
        }
    }

    // The scanner counts a comment after the '|' as part of the text.
    private void AddCommentOfHeader(int from)
    {
        var lineEnd = text.IndexOf('\n', from) is var found and >= 0 ? found : text.Length;
        var begin = text.IndexOf('#', from, lineEnd - from);
        if (begin >= 0)
            AddComment(begin, lineEnd);
    }

    private void AddComment(int begin, int end)
    {
        IsUnderstood &= text[begin] == '#';
        var isBeside = !text.AsSpan(lines.Of(begin)..begin).IsWhiteSpace();
        comments.Add(new(text[begin..end].TrimEnd(), begin, Column(begin), isBeside, !isBeside && IsBlankAbove(begin)));
    }
}

/// <summary>A comment and its place.</summary>
/// <param name="Text">From its <c>#</c> on, without trailing white space.</param>
/// <param name="Index">Index of its <c>#</c> in the text.</param>
/// <param name="Column">Counted from 0.</param>
/// <param name="IsBeside">Whether other text precedes it in its line.</param>
/// <param name="HasBlankAbove">Whether it has a line of its own and the line above is blank.</param>
internal sealed record YamlComment(string Text, int Index, int Column, bool IsBeside, bool HasBlankAbove);
