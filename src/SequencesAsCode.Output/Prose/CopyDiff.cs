namespace SequencesAsCode.Output.Prose;

/// <summary>Compares two versions of a text sentence by sentence, and a reworded sentence word by word.</summary>
internal static class CopyDiff
{
    private const int Context = 1;
    private const int MostSentences = 4_000;

    /// <summary>Whether comparing would take long and help nobody.</summary>
    public static bool IsTooLong(string before, string after) =>
        Math.Max(Sentences.Of(before).Count(), Sentences.Of(after).Count()) > MostSentences;

    /// <summary>The changed sentences with one on each side; longer stretches of unchanged ones are counted.</summary>
    public static ImmutableArray<CopyLine> Of(string before, string after) =>
        Lines(Elided([.. Items([.. Sentences.Of(before)], [.. Sentences.Of(after)])]));

    private static IEnumerable<Item> Items(List<Sentence> before, List<Sentence> after)
    {
        foreach (var run in ProseDiff.Align(Keys(before), Keys(after)))
        {
            var old = before[run.From..run.To];
            var now = after[run.NewFrom..run.NewTo];
            foreach (var item in run.IsSame ? Same(old, now) : Changed(old, now))
                yield return item;
        }
    }

    private static List<string> Keys(List<Sentence> sentences) => sentences.ConvertAll(sentence => sentence.Text);

    private static IEnumerable<Item> Changed(List<Sentence> old, List<Sentence> now)
    {
        foreach (var pair in SentencePairs.Of(old, now))
        {
            var pieces = WordDiff.Of(pair.Old?.Text ?? "", pair.New?.Text ?? "");
            yield return new((pair.New ?? pair.Old)!.Before, pieces, true);
        }
    }

    // A line end between two sentences that both stay can change too; it is shown by a sign of its own.
    private static IEnumerable<Item> Same(List<Sentence> old, List<Sentence> now)
    {
        foreach (var (index, sentence) in now.Index())
        {
            ImmutableArray<ProsePiece> ends = index == 0 ? [] : LineEnds(old[index].Before, sentence.Before);
            yield return new(sentence.Before, [.. ends, new(sentence.Text)], !ends.IsEmpty);
        }
    }

    private static ImmutableArray<ProsePiece> LineEnds(SentenceGap old, SentenceGap now)
    {
        if (Sign(old) == Sign(now))
            return [];
        ProsePiece[] pieces = [new(Sign(old), PieceKind.Removed), new(Sign(now), PieceKind.Added)];
        return [.. pieces.Where(piece => piece.Text.Length > 0)];
    }

    private static string Sign(SentenceGap gap) =>
        gap switch
        {
            SentenceGap.Line => "↵",
            SentenceGap.Paragraph => "¶",
            _ => "",
        };

    private static List<Item> Elided(List<Item> items)
    {
        var shown = new List<Item>();
        var isNear = NearChanges(items);
        var index = 0;
        while (index < items.Count)
        {
            var end = index;
            while (end < items.Count && !isNear[end])
                end++;
            if (end - index > 1)
            {
                shown.Add(new(SentenceGap.Line, [], false) { Unchanged = end - index });
                index = end;
            }
            else
            {
                shown.Add(items[index]);
                index++;
            }
        }

        return shown;
    }

    private static bool[] NearChanges(List<Item> items)
    {
        var isNear = new bool[items.Count];
        foreach (var (index, _) in items.Index().Where(pair => pair.Item.IsChange))
        {
            var first = Math.Max(0, index - Context);
            var last = Math.Min(items.Count - 1, index + Context);
            isNear.AsSpan(first, last - first + 1).Fill(true);
        }

        return isNear;
    }

    private static ImmutableArray<CopyLine> Lines(List<Item> items)
    {
        var lines = ImmutableArray.CreateBuilder<CopyLine>();
        var line = ImmutableArray.CreateBuilder<ProsePiece>();
        foreach (var item in items)
        {
            if (item.Before is SentenceGap.Line or SentenceGap.Paragraph || IsReplacement(line, item))
                Flush();
            if (line.Count > 0 && item.Before == SentenceGap.Space)
                line.Add(new(" "));
            line.AddRange(item.Pieces);
            if (item.Unchanged > 0)
                lines.Add(new(item.Unchanged, []));
        }

        Flush();
        return lines.ToImmutable();

        void Flush()
        {
            if (line.Count > 0)
                lines.Add(new(0, line.ToImmutable()));
            line.Clear();
        }
    }

    // "[-All of it.-]{+Something else.+}" reads better on two lines.
    private static bool IsReplacement(ImmutableArray<ProsePiece>.Builder line, Item item) =>
        item.Pieces is [{ Kind: PieceKind.Added }]
        && line.Any(piece => piece.Kind == PieceKind.Removed)
        && line.All(piece => piece.Kind == PieceKind.Removed || piece.Text == " ");

    private sealed record Item(SentenceGap Before, ImmutableArray<ProsePiece> Pieces, bool IsChange)
    {
        /// <summary>How many unchanged sentences this item stands for; 0 for a sentence.</summary>
        public int Unchanged { get; init; }
    }
}
