using System.Collections.Immutable;
using DiffPlex;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Output.Text;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Prose;

/// <summary>Two versions of a text by sentence, and a changed sentence by word.</summary>
internal static class CopyDiff
{
    private const int Context = 1;
    private const int MostSentences = 4_000;
    private static readonly Differ Differ = new();

    /// <summary>Whether comparing would take long and help nobody.</summary>
    public static bool IsTooLong(string before, string after) => Math.Max(Sentences.Of(before).Count(), Sentences.Of(after).Count()) > MostSentences;

    /// <summary>The changed sentences and one on each side; the others are counted.</summary>
    public static ImmutableArray<CopyLine> Of(string before, string after) => Lines(Elided([.. Items(before, after)]));

    private static IEnumerable<Item> Items(string before, string after)
    {
        var (old, now) = (Sentences.Of(before).ToList(), Sentences.Of(after).ToList());
        var diff = Differ.CreateCustomDiffs(before, after, false, false, Sentences.Pieces);
        var (next, was) = (0, 0);
        foreach (var block in diff.DiffBlocks)
        {
            foreach (var item in Same(old[was..block.DeleteStartA], now[next..block.InsertStartB])) yield return item;
            (was, next) = (block.DeleteStartA + block.DeleteCountA, block.InsertStartB + block.InsertCountB);
            foreach (var (gone, come) in SentencePairs.Of(old[block.DeleteStartA..was], now[block.InsertStartB..next]))
            {
                yield return new((come ?? gone)!.Before, WordDiff.Of(gone?.Text ?? "", come?.Text ?? ""), true);
            }
        }

        foreach (var item in Same(old[was..], now[next..])) yield return item;
    }

    // A line end that comes or goes between sentences that stay is a change as well; it gets a mark of its own.
    private static IEnumerable<Item> Same(List<Sentence> old, List<Sentence> now)
    {
        for (var i = 0; i < now.Count; i++)
        {
            var (was, sentence) = (Mark(old[i].Before), Mark(now[i].Before));
            ImmutableArray<Run> marks = i == 0 || was == sentence ? [] : [.. new Run[] { new(was, Tone.WordsOut), new(sentence, Tone.WordsIn) }.Where(run => run.Text.Length > 0)];
            yield return new(now[i].Before, [.. marks, now[i].Text], !marks.IsEmpty);
        }
    }

    private static string Mark(Gap gap) => gap switch { Gap.Line => "↵", Gap.Paragraph => "¶", _ => "" };

    private static List<Item> Elided(List<Item> items)
    {
        var distance = new int[items.Count];
        for (var (i, far) = (0, int.MaxValue / 2); i < items.Count; i++) distance[i] = far = items[i].IsChange ? 0 : far + 1;
        for (var (i, far) = (items.Count - 1, int.MaxValue / 2); i >= 0; i--) distance[i] = Math.Min(distance[i], far = items[i].IsChange ? 0 : far + 1);

        var shown = new List<Item>();
        for (var i = 0; i < items.Count;)
        {
            var end = i;
            while (end < items.Count && distance[end] > Context) end++;
            if (end - i > 1) shown.Add(new(Gap.Line, [], false) { Unchanged = end - i });
            else shown.AddRange(items[i..end]);
            for (i = end; i < items.Count && distance[i] <= Context; i++) shown.Add(items[i]);
        }

        return shown;
    }

    private static ImmutableArray<CopyLine> Lines(List<Item> items)
    {
        var lines = ImmutableArray.CreateBuilder<CopyLine>();
        var line = ImmutableArray.CreateBuilder<Run>();
        foreach (var item in items)
        {
            if (item.Before is Gap.Line or Gap.Paragraph || IsReplacement(line, item)) Flush();
            if (item.Unchanged > 0) lines.Add(new(item.Unchanged, []));
            else
            {
                if (line.Count > 0 && item.Before == Gap.Space) line.Add(" ");
                line.AddRange(item.Runs);
            }
        }

        Flush();
        return lines.ToImmutable();

        void Flush()
        {
            if (line.Count > 0) lines.Add(new(0, line.ToImmutable()));
            line.Clear();
        }
    }

    // "[-All of it.-]{+Something else.+}" reads better below each other.
    private static bool IsReplacement(ImmutableArray<Run>.Builder line, Item item) =>
        item.Runs is [{ Tone: Tone.WordsIn }] && line.Any(run => run.Tone == Tone.WordsOut) && line.All(run => run.Tone == Tone.WordsOut || run.Text == " ");

    private sealed record Item(Gap Before, ImmutableArray<Run> Runs, bool IsChange)
    {
        public int Unchanged { get; init; }
    }
}
