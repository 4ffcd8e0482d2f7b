using SequencesAsCode.Core.Markup;

namespace SequencesAsCode.Files.Editing.Markdown;

/// <summary>The differences between two bodies, piece by piece.</summary>
internal sealed class BodyEdits
{
    private readonly string html;
    private readonly string wanted;
    private readonly List<MarkupToken> old;
    private readonly List<MarkupToken> fresh;

    /// <summary>Compares two bodies.</summary>
    /// <param name="html">The present HTML.</param>
    /// <param name="wanted">The wanted HTML.</param>
    public BodyEdits(string html, string wanted)
    {
        this.html = html;
        this.wanted = wanted;
        old = MarkupTokens.OfHtml(html);
        fresh = MarkupTokens.OfHtml(wanted);
        List<string> held = [.. old.Select(token => token.Key)];
        List<string> sought = [.. fresh.Select(token => token.Key)];
        All = TokenDiff.Settled(TokenDiff.Of(held, sought), held, sought, Cost);
    }

    /// <summary>The edits, in order.</summary>
    public List<Hunk> All { get; }

    /// <summary>How many pieces there are.</summary>
    public int Pieces => old.Count;

    /// <summary>The share of both that is equal, from 0 to 1.</summary>
    public double Likeness =>
        old.Count + fresh.Count == 0
            ? 1
            : 1
                - (
                    (double)All.Sum(edit => edit.To - edit.From + edit.NewTo - edit.NewFrom) / (old.Count + fresh.Count)
                );

    /// <summary>The first piece at or after a place.</summary>
    public int PieceAt(int place) =>
        old.FindIndex(token => token.Start >= place) is >= 0 and var index ? index : old.Count;

    /// <summary>Whether a piece of the wanted HTML begins or ends a block or a line.</summary>
    public bool IsBlock(int piece) => piece < fresh.Count && MarkupTokens.IsBlock(fresh[piece].Name);

    /// <summary>
    /// Whether a piece of the wanted HTML is a single break, which begins a line and separates no paragraphs.
    /// </summary>
    public bool IsLineBreak(int piece) => IsBreak(piece) && !IsBreak(piece - 1) && !IsBreak(piece + 1);

    private bool IsBreak(int piece) => piece >= 0 && piece < fresh.Count && fresh[piece].Name == "br";

    /// <summary>Whether a piece of the present HTML ends a block.</summary>
    public bool EndsBlock(int piece) =>
        piece >= 0
        && piece < old.Count
        && (
            old[piece].Kind == MarkupKind.Hidden
            || (old[piece].Kind == MarkupKind.End && MarkupTokens.IsBlock(old[piece].Name))
        );

    /// <summary>The wanted HTML from one piece to another.</summary>
    public string Wanted(int from, int to) => from < to ? wanted[fresh[from].Start..fresh[to - 1].End] : "";

    /// <summary>The links whose target alone changes.</summary>
    public IEnumerable<(string Before, string After)> Links()
    {
        foreach (var edit in All.Where(edit => (edit.To - edit.From, edit.NewTo - edit.NewFrom) is (1, 1)))
        {
            if (
                LinkTarget.Of(html, old[edit.From]) is { Length: > 0 } before
                && LinkTarget.Of(wanted, fresh[edit.NewFrom]) is { Length: > 0 } after
                && before != after
            )
                yield return (before, after);
        }
    }

    // A run of blocks best begins with the break before its first block, or with the tag that opens it, and ends where
    // the last block is closed.
    private static int Cost(IReadOnlyList<string> keys, int from, int to)
    {
        var last = keys[to - 1];
        var front = FrontCost(keys[from], last, to - from > 1 ? keys[from + 1] : null);
        return last is ['<', not '/', ..] && last != "<br>" ? front + 3 : front;
    }

    private static int FrontCost(string first, string last, string? second)
    {
        if (first == "<br>" && second == "<br>")
            return 0;
        if (first.StartsWith("</", StringComparison.Ordinal))
            return 3;
        return last.StartsWith("</", StringComparison.Ordinal) ? 0 : 1;
    }
}
