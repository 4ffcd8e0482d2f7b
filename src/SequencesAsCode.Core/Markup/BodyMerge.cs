using System.Text;

namespace SequencesAsCode.Core.Markup;

/// <summary>
/// Merges edits made in the service into the body of a file. Changes that the service made on receipt are no edits:
/// those parts, and all lines that nobody edited, stay as in the file.
/// </summary>
public sealed class BodyMerge
{
    private readonly string file;
    private readonly string now;
    private readonly List<MarkupToken> mine;
    private readonly List<MarkupToken> theirs;

    // The pieces that the service returned for the file, each with its range in "mine"; removed pieces are missing.
    private readonly List<Served> served = [];
    private readonly StringBuilder merged = new();

    // The index in the file up to which white space was written.
    private int written;

    private BodyMerge(string file, string now)
    {
        this.file = file;
        this.now = now;
        mine = MarkupTokens.OfHtml(file);
        theirs = MarkupTokens.OfHtml(now);
    }

    /// <summary>The file's body with the edits.</summary>
    /// <param name="file">The file's body.</param>
    /// <param name="returned">The body that the service returned after the last write; null when it is unknown.</param>
    /// <param name="now">The body in the service now.</param>
    public static string Of(string file, string? returned, string now)
    {
        var merge = new BodyMerge(file, now);
        if (returned is null)
            merge.Infer();
        else
            merge.Align(returned);
        return merge.Merged();
    }

    private void Infer()
    {
        var form = new ServedForm(now, theirs);
        foreach (var (index, token) in mine.Index())
        {
            if (form.KeyOf(file, token) is { } key)
                served.Add(new(key, index, index + 1));
        }
    }

    // When a run came back as another run, all its pieces have the whole range.
    private void Align(string returned)
    {
        var back = MarkupTokens.OfHtml(returned);
        var at = 0;
        var from = 0;
        foreach (
            var hunk in TokenDiff
                .Of([.. mine.Select(token => token.Key)], [.. back.Select(token => token.Key)])
                .Append(new(mine.Count, mine.Count, back.Count, back.Count))
        )
        {
            for (; at < hunk.NewFrom; at++, from++)
                served.Add(new(back[at].Key, from, from + 1));
            for (; at < hunk.NewTo; at++)
                served.Add(new(back[at].Key, hunk.From, hunk.To) { Group = hunk.NewFrom });
            from = hunk.To;
        }
    }

    private string Merged()
    {
        var place = 0;
        foreach (var hunk in Widened(Edits()))
        {
            place = Copy(place, Math.Max(place, PlaceOf(hunk)));
            place = Replace(hunk, place, hunk.To > hunk.From ? Math.Max(place, served[hunk.To - 1].To) : place);
        }

        Copy(place, mine.Count);
        return merged.Append(file.AsSpan(mine.Count == 0 ? 0 : mine[^1].End)).ToString();
    }

    // After the previous piece; words at the beginning of a line belong to that line.
    private int PlaceOf(Hunk hunk)
    {
        if (hunk.From < served.Count && (hunk.From == 0 || OpensLine(hunk)))
            return served[hunk.From].From;
        return hunk.From == 0 ? 0 : served[hunk.From - 1].To;
    }

    private bool OpensLine(Hunk hunk) =>
        hunk.From == hunk.To
        && hunk.NewTo > hunk.NewFrom
        && !MarkupTokens.IsBlock(theirs[hunk.NewFrom].Name)
        && served[hunk.From - 1].To > 0
        && MarkupTokens.IsBlock(mine[served[hunk.From - 1].To - 1].Name);

    // Copies pieces from the file, each with the white space before it.
    private int Copy(int from, int to)
    {
        if (to > from)
            merged.Append(file.AsSpan(Before(from), mine[to - 1].End - Before(from)));
        return to;
    }

    private int Replace(Hunk hunk, int from, int to)
    {
        var inserted = hunk.NewTo > hunk.NewFrom ? now[theirs[hunk.NewFrom].Start..theirs[hunk.NewTo - 1].End] : "";
        var edited = served
            .Skip(hunk.From)
            .Take(hunk.To - hunk.From)
            .SelectMany(one => Enumerable.Range(one.From, one.To - one.From))
            .ToHashSet();
        if (edited.Count == 0 && inserted.Length > 0)
        {
            merged.Append(Gap(hunk, from)).Append(inserted);
            return from;
        }

        var isWritten = inserted.Length == 0;
        for (var index = from; index < to; index++)
        {
            if (!edited.Contains(index))
            {
                merged.Append(file.AsSpan(Before(index), mine[index].End - Before(index)));
            }
            else if (!isWritten)
            {
                merged.Append(file.AsSpan(Before(index), mine[index].Start - Before(index))).Append(inserted);
                isWritten = true;
            }
        }

        return to;
    }

    // An inserted block gets its own line if its neighbors have one; words go to the beginning of the line.
    private string Gap(Hunk hunk, int at)
    {
        if (at >= mine.Count || (at == 0 && hunk.From > 0))
            return "";
        var space = file[Before(at)..mine[at].Start];
        if (!MarkupTokens.IsBlock(theirs[hunk.NewFrom].Name))
        {
            written = Math.Max(written, mine[at].Start);
            return space;
        }

        return at > 0 && space.Contains('\n', StringComparison.Ordinal) ? space : "";
    }

    private int Before(int index) => Math.Max(written, index == 0 ? 0 : mine[index - 1].End);

    private List<Hunk> Edits()
    {
        List<string> held = [.. served.Select(one => one.Key)];
        List<string> wanted = [.. theirs.Select(token => token.Key)];
        return TokenDiff.Settled(
            TokenDiff.Of(held, wanted),
            held,
            wanted,
            (keys, from, to) => Cost(keys[from], keys[to - 1]) + (ReferenceEquals(keys, held) ? LineEnds(from, to) : 0)
        );
    }

    // A run that begins with the end of an element is more than one block; a run with a line end changes two lines.
    private static int Cost(string first, string last) =>
        first.StartsWith("</", StringComparison.Ordinal) || last is ['<', not '/', ..] ? 2 : 0;

    private int LineEnds(int from, int to) =>
        served
            .Skip(from)
            .Take(to - from)
            .Count(one =>
                one.To > one.From
                && mine[one.From].Kind == MarkupKind.Space
                && file.AsSpan(mine[one.From].Start, mine[one.From].End - mine[one.From].Start).Contains('\n')
            );

    // A run that came back as another run is edited as a whole.
    private List<Hunk> Widened(List<Hunk> hunks)
    {
        var wide = new List<Hunk>();
        foreach (var hunk in hunks)
        {
            var from = hunk.From;
            var to = hunk.To;
            while (
                from > 0
                && from < served.Count
                && served[from].Group is { } group
                && served[from - 1].Group == group
                && hunk.To >= from
            )
                from--;
            while (to > 0 && to < served.Count && served[to - 1].Group is { } other && served[to].Group == other)
                to++;
            var one = new Hunk(from, to, hunk.NewFrom - (hunk.From - from), hunk.NewTo + (to - hunk.To));
            if (wide.Count > 0 && wide[^1].To > one.From)
                wide[^1] = new(
                    wide[^1].From,
                    Math.Max(one.To, wide[^1].To),
                    wide[^1].NewFrom,
                    Math.Max(one.NewTo, wide[^1].NewTo)
                );
            else
                wide.Add(one);
        }

        return wide;
    }

    private sealed record Served(string Key, int From, int To)
    {
        /// <summary>The run that the piece belongs to; null for a piece that came back unchanged.</summary>
        public int? Group { get; init; }
    }
}
