using System.Text;
using System.Text.RegularExpressions;
using SequencesAsCode.Core.Markup;
using SequencesAsCode.Files.Bodies;

namespace SequencesAsCode.Files.Editing.Markdown;

/// <summary>
/// Applies edits of rendered text to the Markdown that it was rendered from, word by word, so that other lines stay as
/// they are written.
/// </summary>
internal sealed partial class MarkdownPatch
{
    private readonly string source;
    private readonly string html;
    private readonly string wanted;
    private readonly LineEndStyle lineEnds;
    private readonly List<MarkupToken> written;
    private readonly List<MarkupToken> old;
    private readonly List<MarkupToken> fresh;
    private readonly List<Hunk> edits;
    private readonly Lazy<int[]> early;
    private readonly Lazy<int[]> late;

    private MarkdownPatch(string source, string html, string wanted, LineEndStyle lineEnds)
    {
        this.source = source;
        this.html = html;
        this.wanted = wanted;
        this.lineEnds = lineEnds;
        written = MarkdownWords.Of(source);
        old = MarkupTokens.OfHtml(html);
        fresh = MarkupTokens.OfHtml(wanted);
        early = new(() => Places(isLate: false));
        late = new(() => Places(isLate: true));
        edits = TokenDiff.Of([.. old.Select(token => token.Key)], [.. fresh.Select(token => token.Key)]);
    }

    /// <summary>Texts that may render to the wanted HTML; the caller has to render each of them.</summary>
    /// <param name="source">The Markdown of a block.</param>
    /// <param name="html">What it renders to.</param>
    /// <param name="wanted">The HTML that it must render to.</param>
    /// <param name="lineEnds">What a single line end becomes.</param>
    public static IEnumerable<string> Candidates(string source, string html, string wanted, LineEndStyle lineEnds)
    {
        if (source.TrimStart().StartsWith('<'))
            yield return BodyMerge.Of(source, source, wanted);
        var patch = new MarkdownPatch(source, html, wanted, lineEnds);
        foreach (var reach in Enum.GetValues<Reach>())
        {
            foreach (var isLate in (bool[])[false, true])
            {
                foreach (var spelling in MarkdownForm.Spellings)
                {
                    if (patch.Text(reach, isLate, spelling) is { } text)
                        yield return text;
                }
            }
        }
    }

    private string? Text(Reach reach, bool isLate, MarkdownSpelling spelling)
    {
        var places = (isLate ? late : early).Value;
        var text = new StringBuilder(source);
        var free = source.Length;
        foreach (var edit in Enumerable.Reverse(Settled(places, reach)))
        {
            if (reach != Reach.Elements && Link(edit, places) is { } link)
            {
                if (link.To > free)
                    return null;
                free = link.From;
                text.Remove(link.From, link.To - link.From).Insert(link.From, link.Text);
                continue;
            }

            var (from, to) = Range(edit, places, reach, isLate);
            if (from > to)
                return null;
            var (start, end) = reach == Reach.Lines && edit.NewFrom == edit.NewTo ? WholeLines(from, to) : (from, to);
            if (start > end || end > free)
                return null;
            free = start;
            var words = new MarkdownWords(wanted, spelling, lineEnds, Prefix(start));
            text.Remove(start, end - start).Insert(start, words.Written(fresh[edit.NewFrom..edit.NewTo]));
        }

        return text.ToString();
    }

    // The edits, moved so that removals keep line ends, and extended to whole elements where that is asked for.
    private List<Hunk> Settled(int[] places, Reach reach)
    {
        List<string> held = [.. old.Select(token => token.Key)];
        var settled = TokenDiff.Settled(
            edits,
            held,
            [.. fresh.Select(token => token.Key)],
            (keys, from, to) => ReferenceEquals(keys, held) ? LineEnds(places, from, to) : 0
        );
        return reach == Reach.Elements ? settled.ConvertAll(Whole) : settled;
    }

    private int LineEnds(int[] places, int from, int to) =>
        places[from..to]
            .Count(place =>
                place >= 0
                && source.AsSpan(written[place].Start, written[place].End - written[place].Start).Contains('\n')
            );

    // From the opening to the closing tag of a link: the short form of a link states text and target at once.
    private Hunk Whole(Hunk edit)
    {
        var start = old.FindLastIndex(Math.Min(edit.From, old.Count - 1), token => token.Name == "a");
        if (start < 0 || old[start].Kind != MarkupKind.Start)
            return edit;
        var end = old.FindIndex(Math.Max(edit.To, start + 1), token => token.Name == "a") + 1;
        if (end < 1 || edits.Exists(other => other != edit && other.From >= start && other.From <= end))
            return edit;
        return new(
            Math.Min(start, edit.From),
            end,
            edit.NewFrom - Math.Max(0, edit.From - start),
            edit.NewTo + (end - edit.To)
        );
    }

    // For each old piece the index of the written one that it was rendered from, or -1. A word that occurs twice is
    // matched to its first or its last place.
    private int[] Places(bool isLate)
    {
        var places = Enumerable.Repeat(-1, old.Count).ToArray();
        var words = old.Index()
            .Where(one => one.Item.Kind is MarkupKind.Word or MarkupKind.Space)
            .Select(one => one.Index)
            .ToList();
        List<string> seen = [.. words.Select(index => old[index].Key)];
        List<string> spelled = [.. written.Select(token => token.Key)];
        if (isLate)
        {
            seen.Reverse();
            spelled.Reverse();
        }

        var at = 0;
        var other = 0;
        var end = new Hunk(seen.Count, seen.Count, spelled.Count, spelled.Count);
        foreach (var hunk in TokenDiff.Of(seen, spelled).Append(end))
        {
            for (; at < hunk.From; at++, other++)
            {
                if (isLate)
                    places[words[words.Count - 1 - at]] = written.Count - 1 - other;
                else
                    places[words[at]] = other;
            }

            at = hunk.To;
            other = hunk.NewTo;
        }

        return places;
    }

    private (int From, int To) Range(Hunk edit, int[] places, Reach reach, bool isLate)
    {
        var before = Enumerable
            .Range(0, edit.From)
            .Reverse()
            .Select(index => places[index])
            .FirstOrDefault(place => place >= 0, -1);
        var after = Enumerable
            .Range(edit.To, old.Count - edit.To)
            .Select(index => places[index])
            .FirstOrDefault(place => place >= 0, -1);
        var low = before < 0 ? 0 : written[before].End;
        var high = after < 0 ? source.Length : written[after].Start;
        if (edit.From == edit.To)
        {
            // An opening tag belongs to the word after it, a closing tag to the word before it.
            var isBehind =
                fresh[edit.NewTo - 1].Kind == MarkupKind.Start && fresh[edit.NewTo - 1].Name != "br"
                    ? !isLate
                    : fresh[edit.NewFrom].Kind != MarkupKind.End && isLate;
            return isBehind ? (high, high) : (low, low);
        }

        var inside = Enumerable
            .Range(edit.From, edit.To - edit.From)
            .Select(index => places[index])
            .Where(place => place >= 0)
            .ToList();
        if (reach == Reach.Around || inside.Count == 0)
            return (low, high);
        var words = (From: written[inside[0]].Start, To: written[inside[^1]].End);
        return
            reach == Reach.Elements
            && words.From > 0
            && ShortLink().Match(source, words.From - 1) is { Success: true } link
            && link.Index + link.Length >= words.To
            ? (link.Index, link.Index + link.Length)
            : words;
    }

    private (int From, int To) WholeLines(int from, int to)
    {
        var start = from == 0 ? 0 : source.LastIndexOf('\n', from - 1) + 1;
        var end = source.IndexOf('\n', to);
        return end >= 0 ? (start, end + 1) : (Math.Max(0, start - 1), source.Length);
    }

    // Where only the target of a link changes, only the target is rewritten.
    private NewTarget? Link(Hunk edit, int[] places)
    {
        if ((edit.To - edit.From, edit.NewTo - edit.NewFrom) is not (1, 1))
            return null;
        if (
            LinkTarget.Of(html, old[edit.From]) is not { } target
            || LinkTarget.Of(wanted, fresh[edit.NewFrom]) is not { } next
            || target == next
        )
            return null;
        var place = Enumerable
            .Range(edit.To, old.Count - edit.To)
            .Select(index => places[index])
            .FirstOrDefault(index => index >= 0, -1);
        if (place < 0)
            return null;
        var at = source.IndexOf(target, written[place].Start, StringComparison.Ordinal);
        return at < 0 ? null : new(at, at + target.Length, next);
    }

    // The beginning of the line, which a new line or item of the same list repeats.
    private string Prefix(int at)
    {
        var start = at == 0 ? 0 : source.LastIndexOf('\n', at - 1) + 1;
        return LineStart().Match(source, start, source.Length - start).Value;
    }

    [GeneratedRegex(@"\G(<[^<>\s]+>|\[[^\]]*\](\([^()]*\)|\[[^\]]*\])?)", RegexOptions.ExplicitCapture)]
    private static partial Regex ShortLink();

    [GeneratedRegex(@"\A[ \t]*(>[ \t]?)*[ \t]*(([-*+]|[0-9]{1,9}[.)])[ \t]+)?")]
    private static partial Regex LineStart();

    // The text that replaces a stretch of the source.
    private sealed record NewTarget(int From, int To, string Text);

    private enum Reach
    {
        // From the first removed word to the last.
        Words,

        // Up to the words that stay, including the signs in between.
        Around,

        // The lines that hold it.
        Lines,

        // The lines, extended to the whole element whose tag is edited.
        Elements,
    }
}
