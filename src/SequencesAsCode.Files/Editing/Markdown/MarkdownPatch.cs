using System.Text;
using System.Text.RegularExpressions;
using SequencesAsCode.Core.Markup;
using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Editing.Yaml;

namespace SequencesAsCode.Files.Editing.Markdown;

/// <summary>
/// Puts edits of rendered text into the Markdown that it was rendered from, word by word, so that lines which were not
/// edited stay as they are written.
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
        (this.source, this.html, this.wanted, this.lineEnds) = (source, html, wanted, lineEnds);
        written = MarkdownWords.Of(source);
        (old, fresh) = (MarkupTokens.OfHtml(html), MarkupTokens.OfHtml(wanted));
        (early, late) = (new(() => Places(false)), new(() => Places(true)));
        edits = TokenDiff.Of([.. old.Select(token => token.Key)], [.. fresh.Select(token => token.Key)]);
    }

    /// <summary>Texts that may render to what is wanted, each of which is still to be proven.</summary>
    /// <param name="source">The Markdown of a block.</param>
    /// <param name="html">What it renders to.</param>
    /// <param name="wanted">What it is to render to.</param>
    /// <param name="lineEnds">What a single line end is.</param>
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
        var (text, free) = (new StringBuilder(source), source.Length);
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
            text.Remove(start, end - start)
                .Insert(
                    start,
                    new MarkdownWords(wanted, spelling, lineEnds, Prefix(start)).Written(
                        fresh[edit.NewFrom..edit.NewTo]
                    )
                );
        }

        return text.ToString();
    }

    // Taken out with the blank that does not end a line; and whole elements where the tags of one are edited.
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

    // From the tag that opens a link to the one that closes it: the short form of a link says text and target at once.
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

    // For each old piece the written one that it was rendered from, or -1. A word that stands there twice may mean the
    // first or the last.
    private int[] Places(bool isLate)
    {
        var places = Enumerable.Repeat(-1, old.Count).ToArray();
        var words = old.Index()
            .Where(one => one.Item.Kind is MarkupKind.Word or MarkupKind.Space)
            .Select(one => one.Index)
            .ToList();
        List<string> seen = [.. words.Select(index => old[index].Key)];
        List<string> said = [.. written.Select(token => token.Key)];
        if (isLate)
            (seen, said) = ([.. Enumerable.Reverse(seen)], [.. Enumerable.Reverse(said)]);
        var (at, other) = (0, 0);
        foreach (var hunk in TokenDiff.Of(seen, said).Append(new(seen.Count, seen.Count, said.Count, said.Count)))
        {
            for (; at < hunk.From; at++, other++)
                places[words[isLate ? words.Count - 1 - at : at]] = isLate ? written.Count - 1 - other : other;
            (at, other) = (hunk.To, hunk.NewTo);
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
        var (low, high) = (before < 0 ? 0 : written[before].End, after < 0 ? source.Length : written[after].Start);
        if (edit.From == edit.To)
        {
            // a tag that opens stands at the word behind it, one that closes at the word before
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

    // A link that leads elsewhere: only its target is written anew.
    private (int From, int To, string Text)? Link(Hunk edit, int[] places)
    {
        if ((edit.To - edit.From, edit.NewTo - edit.NewFrom) is not (1, 1))
            return null;
        if (
            Target(html, old[edit.From]) is not { } target
            || Target(wanted, fresh[edit.NewFrom]) is not { } next
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
        return at < 0 ? null : (at, at + target.Length, next);
    }

    private static string? Target(string html, MarkupToken tag) =>
        tag is { Kind: MarkupKind.Start, Name: "a" }
            ? MarkupTokens.Attributes(html, tag).Find(one => one.Name == "href")?.Value
            : null;

    // What a new line or item of the same list begins with.
    private string Prefix(int at)
    {
        var start = at == 0 ? 0 : source.LastIndexOf('\n', at - 1) + 1;
        return LineStart().Match(source, start, source.Length - start).Value;
    }

    [GeneratedRegex(@"\G(<[^<>\s]+>|\[[^\]]*\](\([^()]*\)|\[[^\]]*\])?)", RegexOptions.ExplicitCapture)]
    private static partial Regex ShortLink();

    [GeneratedRegex(@"\A[ \t]*(>[ \t]?)*[ \t]*(([-*+]|[0-9]{1,9}[.)])[ \t]+)?")]
    private static partial Regex LineStart();

    private enum Reach
    {
        // From the first word that goes to the last.
        Words,

        // Up to the words that stay, with the signs in between.
        Around,

        // The lines that hold it.
        Lines,

        // The same, with the whole element whose tag it is.
        Elements,
    }
}
