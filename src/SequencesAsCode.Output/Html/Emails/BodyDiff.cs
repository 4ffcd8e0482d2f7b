using System.Collections.Immutable;
using System.Text;
using DiffPlex;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Output.Prose;

namespace SequencesAsCode.Output.Html.Emails;

/// <summary>How two versions of an email differ.</summary>
internal enum TextChange
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>In words.</summary>
    Words,

    /// <summary>In links or images; the words are the same.</summary>
    Targets,

    /// <summary>Only in markup.</summary>
    Markup,

    /// <summary>In words, and they are too many to be compared one by one.</summary>
    TooLong,
}

/// <summary>Two versions of an email, with the words marked that only one of them has. Structure is left alone: only text carries marks.</summary>
internal sealed record BodyDiff(ImmutableArray<BodyPart> Before, ImmutableArray<BodyPart> After, TextChange Change)
{
    // Beyond this the marks would help nobody, and the algorithm takes time with the square of it.
    private const int MostCharacters = 16_000;

    public static BodyDiff Of(ImmutableArray<BodyPart> before, ImmutableArray<BodyPart> after)
    {
        var (old, now) = (TextOf(before), TextOf(after));
        if (old == now) return new(before, after, SameWords(before, after));
        if (old.Length > MostCharacters || now.Length > MostCharacters) return new(before, after, TextChange.TooLong);
        var diff = new Differ().CreateCustomDiffs(old, now, false, false, text => Pieces(text == old ? before : after));
        var (gone, come) = (new List<Range>(), new List<Range>());
        var (ends, newEnds) = (Ends(diff.PiecesOld), Ends(diff.PiecesNew));
        foreach (var block in diff.DiffBlocks)
        {
            Add(gone, old, ends, block.DeleteStartA, block.DeleteCountA);
            Add(come, now, newEnds, block.InsertStartB, block.InsertCountB);
        }

        var (was, becomes) = (Mark(before, gone), Mark(after, come));
        // Blanks and line ends carry no mark, so what only they changed has to be said.
        return IsMarked(was) || IsMarked(becomes) ? new(was, becomes, TextChange.Words) : new(before, after, SameWords(before, after));
    }

    /// <summary>The words that carry a mark, one after the other; what was put in for a contact by its name is none of them.</summary>
    public static string Marked(ImmutableArray<BodyPart> parts) => string.Concat(parts.Select(part => part is BodyPart.Words { Changed: true, Kind: not WordsKind.Merged } words ? words.Text.Trim() : ""));

    private static bool IsMarked(ImmutableArray<BodyPart> parts) => parts.Any(part => part is BodyPart.Words { Changed: true } or BodyPart.Blank { Changed: true });

    private static TextChange SameWords(ImmutableArray<BodyPart> before, ImmutableArray<BodyPart> after) =>
        Targets(before).SequenceEqual(Targets(after), StringComparer.Ordinal) ? Same(before, after) ? TextChange.None : TextChange.Markup : TextChange.Targets;

    /// <summary>Where the links of an email lead, and where its images come from.</summary>
    public static IEnumerable<string> Targets(ImmutableArray<BodyPart> parts) => parts.Select(part => part switch
    {
        BodyPart.Start { Target: { } target } => $"link {target}",
        BodyPart.Picture picture => $"image {picture.Address}",
        _ => null,
    }).OfType<string>();

    private static bool Same(ImmutableArray<BodyPart> before, ImmutableArray<BodyPart> after) =>
        before.Length == after.Length && before.Zip(after).All(pair => pair switch
        {
            (BodyPart.Start one, BodyPart.Start other) => one.Tag == other.Tag && one.Attributes.SequenceEqual(other.Attributes),
            var (one, other) => one == other,
        });

    // A line end where a reader sees one, so that the last word of a paragraph is not the beginning of the first of the next.
    private static string TextOf(ImmutableArray<BodyPart> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts) text.Append(TextOf(part));
        return text.ToString();
    }

    private static string TextOf(BodyPart part) => part switch
    {
        BodyPart.Words words => words.Text,
        BodyPart.Blank blank => $"{{{{{blank.Name}}}}}",
        BodyPart.Start { Tag: var tag } when AllowedMarkup.IsBlock(tag) => "\n",
        BodyPart.End { Tag: var tag } when AllowedMarkup.IsBlock(tag) => "\n",
        BodyPart.Break => "\n",
        _ => "",
    };

    // What was put in for a contact is no part of the word beside it: d'{{company}} is two words however it reads.
    private static string[] Pieces(ImmutableArray<BodyPart> parts)
    {
        var (pieces, run) = (new List<string>(), new StringBuilder());
        foreach (var part in parts)
        {
            var isPut = part is BodyPart.Words { Kind: not WordsKind.Written };
            if (isPut) Cut();
            run.Append(TextOf(part));
            if (isPut) Cut();
        }

        Cut();
        return [.. pieces];

        void Cut()
        {
            pieces.AddRange(WordPieces.Of(run.ToString()));
            run.Clear();
        }
    }

    private static int[] Ends(IReadOnlyList<string> pieces)
    {
        var (ends, at) = (new int[pieces.Count + 1], 0);
        for (var i = 0; i < pieces.Count; i++) ends[i + 1] = at += pieces[i].Length;
        return ends;
    }

    // Two changed words with a blank between them read as one change.
    private static void Add(List<Range> ranges, string text, int[] ends, int first, int count)
    {
        if (count == 0) return;
        var (start, end) = (ends[first], ends[first + count]);
        if (ranges is [.., var last] && text[last.End.Value..start].All(letter => letter == ' ')) ranges[^1] = last.Start..end;
        else ranges.Add(start..end);
    }

    private static ImmutableArray<BodyPart> Mark(ImmutableArray<BodyPart> parts, List<Range> ranges)
    {
        var marked = ImmutableArray.CreateBuilder<BodyPart>();
        var (at, next) = (0, 0);
        foreach (var part in parts)
        {
            var length = TextOf(part).Length;
            while (next < ranges.Count && ranges[next].End.Value <= at) next++;
            if (part is BodyPart.Words words) Split(words, at, Within(ranges, next, at + length), marked);
            else if (part is BodyPart.Blank blank) marked.Add(blank with { Changed = Within(ranges, next, at + length).Any() });
            else marked.Add(part);
            at += length;
        }

        return marked.ToImmutable();
    }

    private static IEnumerable<Range> Within(List<Range> ranges, int first, int end) => ranges.Skip(first).TakeWhile(range => range.Start.Value < end);

    private static void Split(BodyPart.Words words, int at, IEnumerable<Range> ranges, ImmutableArray<BodyPart>.Builder marked)
    {
        var next = 0;
        foreach (var range in ranges)
        {
            var (start, end) = (Math.Max(range.Start.Value - at, next), Math.Min(range.End.Value - at, words.Text.Length));
            if (start > next) marked.Add(words with { Text = words.Text[next..start] });
            if (end > start) marked.Add(words with { Text = words.Text[start..end], Changed = !string.IsNullOrWhiteSpace(words.Text[start..end]) });
            next = Math.Max(next, end);
        }

        if (next < words.Text.Length) marked.Add(words with { Text = words.Text[next..] });
    }
}
